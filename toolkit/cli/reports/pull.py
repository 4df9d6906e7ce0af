"""What a pull reports: each field old and new, and the texts that stay in Word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_report import File
from toolkit.cli.next_step import after_pull
from toolkit.cli.pulled_report import FieldChange, outline_files
from toolkit.cli.report import Report, findings
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed

if TYPE_CHECKING:
    from toolkit.merge.pull.pull import Pulled

IS_NO_FIELD = ("belongs to no single field, and stays", "belong to no single field, and stay")
SOME = 5
"""As many values beside the tables are named without `--all`."""

WAS_DELETED = (
    "was deleted there, and stays in the outline",
    "were deleted there, and stay in the outline",
)
"""Of one text, and of several."""


class Output(Report):
    """What `proposal pull` reports."""

    dry_run: bool = False
    """Whether nothing was written, and the changes are those that a pull would make."""

    sources: tuple[str, ...] = ()
    """The names of the files that were read."""

    changes: tuple[FieldChange, ...] = ()
    """The fields of the outline that get another value, in the order of the outline."""

    files: tuple[File, ...] = ()
    """The files of the outline that these changes are written into."""

    texts_in_word: tuple[str, ...] = ()
    """Texts that people edited in Word and that belong to no single field; they stay in Word."""

    beside_tables: tuple[str, ...] = ()
    """Values that people typed beside the tables of the workbook; they stay in the workbook."""

    texts_deleted_in_word: tuple[str, ...] = ()
    """Texts of the outline that people deleted in Word; they stay in the outline."""

    next: str = ""
    """What to do next, in one line; empty where nothing was pulled."""

    @classmethod
    def of(cls, outline: Path, pulled: Pulled, *, dry_run: bool = False) -> Self:
        """The report of a pull."""
        return cls(
            command="pull",
            outline=str(outline),
            exit_code=int(any(one.severity is not Severity.ADVICE for one in pulled.findings)),
            findings=findings(pulled.findings),
            dry_run=dry_run,
            sources=pulled.sources,
            changes=tuple(map(FieldChange.of, pulled.changes)),
            files=outline_files(pulled),
            texts_in_word=pulled.stays,
            texts_deleted_in_word=pulled.deleted,
            beside_tables=pulled.beside,
            next=after_pull(str(outline), len(pulled.changes), pulled.findings, dry_run=dry_run),
        )

    def lines(self, *, every: bool = False) -> Iterator[str]:
        """Where in the outline, which field, its old and its new value.

        With `every` each text that stays in Word, and each value beside a table, is named.
        """
        if self.dry_run and self.changes:
            yield "Nothing is written; a pull would bring:"
        yield from _by_form(self.changes)
        yield from _staying("edited text", IS_NO_FIELD, self.texts_in_word, every)
        yield from _staying("text", WAS_DELETED, self.texts_deleted_in_word, every)
        yield from _beside(self.beside_tables, every)
        if self.sources and not self.changes:
            verb = "has" if len(self.sources) == 1 else "have"
            yield f"{listed(self.sources)} {verb} nothing that is not in the outline"
        elif self.changes and not self.dry_run:
            names = ", ".join(sorted(one.name for one in self.files))
            yield f"{counted(len(self.changes), 'change')} in {names}"


def _by_form(changes: tuple[FieldChange, ...]) -> Iterator[str]:
    """The changes; where several forms came back, below the name of each."""
    forms = dict.fromkeys(one.form for one in changes)
    if len(forms) < 2:
        yield from map(str, changes)
        return
    for form in forms:
        yield f"{form or 'workbook and Word file'}:"
        yield from (f"    {one}" for one in changes if one.form == form)


def _beside(values: tuple[str, ...], every: bool) -> Iterator[str]:
    """What a person typed beside the tables: the first of them, or each."""
    if not values:
        return
    named = values if every else values[:SOME]
    hint = "" if len(named) == len(values) else " (--all names them all)"
    stay = "stays in the workbook" if len(values) == 1 else "stay in the workbook"
    what = counted(len(values), "value")
    yield f"Workbook: {what} beside the tables {stay}: {', '.join(named)}{hint}"


def _staying(what: str, why: tuple[str, str], texts: tuple[str, ...], every: bool) -> Iterator[str]:
    if not texts:
        return
    hint = "" if every else " (--all names them)"
    yield f"Word: {counted(len(texts), what)} {why[len(texts) > 1]}{hint}"
    if every:
        yield from (f"    {one}" for one in texts)
