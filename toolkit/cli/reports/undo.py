"""What an undo reports: what was taken back, and the files that changed with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_report import File, FileOutcome, kind_of
from toolkit.cli.report import Report, findings

if TYPE_CHECKING:
    from toolkit.store.undo import Undone

WORDS = {
    FileOutcome.RESTORED: "as it was before",
    FileOutcome.REMOVED: "removed, it was new",
}


class Output(Report):
    """What `proposal undo` reports."""

    undone: str = ""
    """The command that was taken back: `build`, `merge`, `pull`; empty where none was."""

    when: str = ""
    """When that command ran, as in `2026-02-01T12:00:00`; empty where none was taken back."""

    interrupted: bool = False
    """Whether that command had been interrupted while it wrote."""

    files: tuple[File, ...] = ()
    """The files that were put back or removed."""

    @classmethod
    def of(cls, outline: Path, undone: Undone) -> Self:
        """The report of an undo."""
        restored = (_file(path, FileOutcome.RESTORED) for path in undone.restored)
        removed = (_file(path, FileOutcome.REMOVED) for path in undone.removed)
        return cls(
            command="undo",
            outline=str(outline),
            findings=findings(undone.findings),
            undone=undone.cut_short or undone.what,
            when=undone.when,
            interrupted=bool(undone.cut_short),
            files=(*restored, *removed),
        )

    def lines(self) -> Iterator[str]:
        """What was taken back, then each file."""
        when = self.when.replace("T", " ")[:16]
        if not self.interrupted:
            yield f"The {self.undone} of {when} was undone."
        else:
            yield f"The {self.undone} of {when} had been interrupted."
            if not self.files:
                yield "It had not written any file; nothing had to be put back"
        for one in self.files:
            yield f"{one.name}: {WORDS[one.outcome]}"


def _file(path: Path, outcome: FileOutcome) -> File:
    return File(path=str(path), kind=kind_of(path), outcome=outcome)
