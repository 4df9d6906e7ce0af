"""What the command that exports figures reports: the file, and how many rows it has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

from toolkit.cli.file_report import FileOutcome
from toolkit.cli.report import Report
from toolkit.diagnostics import Diagnostic, Place
from toolkit.model.wording import counted

OTHER_FILE = "POR110"


class Output(Report):
    """What `proposal export` reports."""

    path: str = ""
    """The file that was written; empty where none was."""

    outcome: FileOutcome = FileOutcome.WRITTEN
    """`written`: there was none of this name; `replaced`: there was an earlier export."""

    rows: int = 0
    """How many rows it has below its headings."""

    @classmethod
    def of(cls, outline: Path, path: Path, *, was_there: bool, rows: int) -> Self:
        """The report on a file that was written."""
        outcome = FileOutcome.REPLACED if was_there else FileOutcome.WRITTEN
        return cls(
            command="export", outline=str(outline), path=str(path), outcome=outcome, rows=rows
        )

    def lines(self) -> Iterator[str]:
        """The file with the number of its rows."""
        yield f"{self.path}: {self.outcome}, {counted(self.rows, 'row')}"


def other_file(path: Path) -> Diagnostic:
    """Why an export does not take the place of a file."""
    fact = f"{path.name} is there already, and is no export of these figures"
    return Diagnostic(Place(str(path)), OTHER_FILE, fact, "name another file with --output")
