"""What the beginning of a project reports: the files that were written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.cli.file_report import File
from toolkit.cli.report import Report
from toolkit.diagnostics import typed


class Output(Report):
    """What `proposal new` reports."""

    acronym: str = ""
    """The short name of the project; empty where nothing was written."""

    strand: str = ""
    """The id of the strand of the call; empty where nothing was written."""

    strand_title: str = ""
    """The title of that strand."""

    form: str = ""
    """With --intake: the form that is to be filled in."""

    files: tuple[File, ...] = ()
    """The outline, and its schema for the editor, or the form."""

    def lines(self) -> Iterator[str]:
        """What was written, and the next command."""
        if self.form:
            named = typed(Path(self.outline))
            yield f"{self.form} is the form of {self.acronym}"
            yield f"next: fill it in, save it, then: proposal pull {named}, proposal build {named}"
            return
        yield f"{self.outline} is the outline of {self.acronym}, strand {self.strand_title}"
        yield f"next: fill it in, then: proposal build {typed(Path(self.outline))}"
