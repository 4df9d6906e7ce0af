"""Reads from an Office file for which project it was built, and names the command for its edits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.diagnostics import ProposalError, typed
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import ABOUT
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ooxml.package import Package
from toolkit.store.names import COMMUNICATION_PLAN, INTAKE, PART_B, PROPOSAL, WORKBOOK


def document_of(path: Path) -> str | None:
    """What a file was called when it was built: `AGRIRES`, `AGRIRES communication plan`.

    Empty where it does not say; None where it is no Office file or cannot be read: why is reported
    where it is used.
    """
    try:
        content = read_incoming(path)
        return properties_of(Package.read(content, ABOUT)).get("pk.doc", "")
    except (ProposalError, OSError):
        return None


def built_for(path: Path, acronym: str, ending: str) -> bool:
    """Whether a file says of itself that it was built for the project of that acronym."""
    made = document_of(path) or ""
    behind = ending in (COMMUNICATION_PLAN, INTAKE, PART_B)
    return made.startswith(f"{acronym} ") if behind else made == acronym


def says_nothing(path: Path) -> bool:
    """Whether an Office file does not say for which project it was built, if for any.

    So are copies that Google Docs has saved.
    """
    return document_of(path) == ""


def bringing(ending: str, paths: Sequence[Path], outline: Path, *, adopt: bool = False) -> str:
    """The command that brings what people wrote into these files, and what it does.

    With `adopt` it takes a proposal that has lost its record.
    """
    if ending == PROPOSAL:
        names = " ".join(typed(one) for one in paths)
        command = f"proposal merge {names} --outline {typed(outline)}{' --adopt' if adopt else ''}"
        return f"{command} brings what was written into {'it' if len(paths) == 1 else 'them'}"
    option = {WORKBOOK: "--workbook", INTAKE: "--from"}.get(ending, "--word")
    command = f"proposal pull {typed(outline)} {option} {typed(paths[0])}"
    rest = ", and so with each of the others" if len(paths) > 1 else ""
    return f"{command} brings what was typed into it{rest}"
