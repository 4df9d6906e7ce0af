"""What the command that writes the form reports: the form, and what is marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_lines import file_lines
from toolkit.cli.file_report import File
from toolkit.cli.report import Report, findings
from toolkit.diagnostics import typed

if TYPE_CHECKING:
    from toolkit.write_form import FormWritten


class Output(Report):
    """What `proposal intake` reports."""

    dry_run: bool = False
    """Whether nothing was written, and the file is the one that would be."""

    files: tuple[File, ...] = ()
    """The form; empty where nothing was written."""

    next: str = ""
    """What to do next, in one line."""

    @classmethod
    def of(cls, outline: Path, written: FormWritten, *, dry_run: bool = False) -> Self:
        """The report on a form."""
        files = tuple(map(File.of, written.delivered))
        told = [found for one in written.delivered for found in one.findings]
        every = (*written.findings, *told)
        named = typed(outline)
        step = f"next: fill in {written.name}, save it, then: proposal pull {named}"
        return cls(
            command="intake",
            outline=str(outline),
            exit_code=1 if every else 0,
            findings=findings(every),
            dry_run=dry_run,
            files=files,
            next="" if dry_run else step,
        )

    def lines(self) -> Iterator[str]:
        """The file with what became of it."""
        if self.dry_run:
            yield "Nothing is written; it would give:"
        for one in self.files:
            yield from file_lines(one)
