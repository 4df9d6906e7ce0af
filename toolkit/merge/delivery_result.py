"""The result of delivering one generated file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.outcome import NO_TALLY, Tally


class Kind(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    """There was none of this name."""
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    """The one that is there says the same already; nothing was written."""
    UPDATED = "updated"
    """The one that is there was edited, and has taken up what the outline changed."""

    BESIDE = "beside"
    """The one that is there was edited and is kept; the new one has a name of its own."""


class Delivered(NamedTuple):
    """One file of a build, and what became of it."""

    path: Path
    """Where the newly built content is."""

    kind: Kind
    backup: Path | None = None
    """The copy of the replaced file."""

    kept: Path | None = None
    """The edited file that was left alone."""

    findings: tuple[Diagnostic, ...] = ()
    """What waits for a decision after an update, or why there was none."""

    tally: Tally = NO_TALLY
    """What an update did, part by part."""

    formerly: Path | None = None
    """The file under the acronym that the project had before; it goes, and `backup` is its copy."""

    contradicting: int = 0
    """How many texts of a Word file say something else than the field of the outline that they
    show."""

    def diagnostic(self) -> Diagnostic | None:
        """What a person should know about it; None where all went as usual."""
        if not self.kept:
            return None
        return Diagnostic(
            Place(str(self.kept)),
            "MRG010",
            f"{self.kept.name} has been edited since it was built, or was not built here; "
            f"it is kept, and the new one is {self.path.name}",
            # where it is said why it was not updated, it is said there what to do
            hint=""
            if self.findings
            else "take over what you want from the new one, "
            "or move the edited one away and build again",
            severity=Severity.WARNING,
        )
