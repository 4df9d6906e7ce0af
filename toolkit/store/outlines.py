"""Finds the outlines in a folder, and which of them is meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, typed
from toolkit.ordinary_files import leads_inside, strangeness
from toolkit.readers.glance import SUFFIXES, glance
from toolkit.store.memory import unreadable

USUAL = "outline.yaml"
MOST = 50
"""YAML files that are looked at, in the order of their names."""

NAMED = 6
"""Outlines of a folder that are named."""


class Found(NamedTuple):
    """An outline in a folder."""

    name: str
    acronym: str
    """Empty where it could not be read."""


def project_folder(outline: Path) -> Path:
    """The folder in which an outline is, without links on the way; it may not be there.

    Raises ProposalError where the outline is a link that leads out of its folder: what is written
    would change another project.
    """
    folder = Path(os.path.realpath(outline.parent))
    target = Path(os.path.realpath(folder / outline.name))
    if not leads_inside(target, folder) and os.path.lexists(outline):
        fact = f"{outline.name} is a link to {target}, outside of the folder in which it lies"
        raise ProposalError(
            Diagnostic(
                Place(str(outline)), "MRG113", fact, f"name that file itself: {typed(target)}"
            )
        )
    return folder


def outlines_in(folder: Path, besides: str = "") -> tuple[Found, ...]:
    """The outlines in a folder by name, but for one; links and hidden files are not looked at.

    Raises ProposalError where the folder cannot be read.
    """
    try:
        names = sorted(
            one.name
            for one in folder.iterdir()
            if one.suffix.lower() in SUFFIXES and not one.name.startswith(".")
        )
        ordinary = [
            one
            for one in names
            if not strangeness(folder / one) and not same_file(folder / one, folder / besides)
        ]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise ProposalError(unreadable(folder, error)) from error
    seen = ((name, glance(folder / name)) for name in ordinary[:MOST])
    return tuple(Found(name, one.acronym) for name, one in seen if one)


def same_file(one: Path, other: Path) -> bool:
    """Whether two names are those of one file, however a system writes them."""
    try:
        return one == other or (other.is_file() and one.samefile(other))
    except OSError:
        return False


def outline_in(folder: Path) -> Path:
    """The outline that is meant by its folder: outline.yaml, else the only one that is there.

    Raises ProposalError where there is none, or more than one.
    """
    real = Path(os.path.realpath(folder))  # raises OSError where the current folder is gone
    if os.path.lexists(real / USUAL):
        return folder / USUAL
    names = [one.name for one in outlines_in(real)]
    if len(names) == 1:
        return folder / names[0]
    if not names:
        fact = f"{folder} is a folder without an outline"
        hint = f"write one with: proposal new {typed(folder)}; or name another folder or file"
    else:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        fact = f"{folder} is a folder with {len(names)} outlines: {', '.join(names[:NAMED])}{more}"
        hint = f"name the one that you mean, such as {typed(folder / names[0])}"
    raise ProposalError(Diagnostic(Place(str(folder)), "MRG110", fact, hint))
