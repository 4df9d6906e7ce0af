"""What a pull changes in the outline, as values of a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_report import File, FileKind, FileOutcome
from toolkit.cli.report import Value
from toolkit.diagnostics import Place

if TYPE_CHECKING:
    from toolkit.merge.pull.pull import Pulled
    from toolkit.merge.pull.reported_change import Change


class FieldChange(Value):
    """A field of the outline that gets another value."""

    file: str
    """The file of the outline in which it is written."""

    line: int
    """The line in that file, counted from 1."""

    column: int
    """The column in that line, counted from 1."""

    path: str
    """The way to it in the outline: `work_packages.0.tasks.1.months`."""

    what: str
    """The field in words: `the months of task sme-survey 'SME survey'`."""

    old: str
    """Its value in the outline; empty where there was none."""

    new: str
    """The value that was pulled."""

    shown_old: str
    """The old value as text output shows it: cut to what changed where it is long."""

    shown_new: str
    """The new value as text output shows it."""

    cell: str = ""
    """Where in the workbook it was typed: `'Rates'!D14`; empty where it comes from Word."""

    form: str = ""
    """The name of the form or pack that it comes from; empty where it comes from another file."""

    @classmethod
    def of(cls, change: Change) -> Self:
        """The change of a pull."""
        place, (old, new) = change.place, change.whole
        return cls(
            file=place.file,
            line=place.line,
            column=place.column,
            path=place.path,
            what=change.what,
            old=old,
            new=new,
            shown_old=change.old,
            shown_new=change.new,
            cell=change.cell,
            form=change.file,
        )

    def __str__(self) -> str:
        place = Place(self.file, self.line, self.column)
        value = f"{self.shown_old} -> {self.shown_new}" if self.shown_old else self.shown_new
        return f"{place}: {self.what}: {value}"


def outline_files(pulled: Pulled) -> tuple[File, ...]:
    """The files of the outline that a pull writes."""
    return tuple(_file(path, pulled.backups.get(path)) for path in sorted(pulled.files))


def _file(path: Path, backup: Path | None) -> File:
    return File(
        path=str(path),
        kind=FileKind.OUTLINE,
        outcome=FileOutcome.UPDATED,
        backup=None if backup is None else str(backup),
    )
