"""Finds a built file: beside the outline, under a former acronym, or in the folder of a build."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError, typed
from toolkit.merge.former_names import followed, formers
from toolkit.merge.update import content_at
from toolkit.ordinary_files import strangeness
from toolkit.store.memory import Memory, OutsideError
from toolkit.store.names import written
from toolkit.store.state import State, read_state


def built_file(outline: Path, name: str, memory: Memory) -> Path | None:
    """The built file of that name; None where there is none.

    Raises ProposalError where it is a link, or is in a folder outside of the project of which
    nothing is known on this computer.
    """
    state, _ = read_state(memory)
    beside = outline.parent / name
    if content_at(beside) is not None:
        return beside
    acronym = name_of.acronym if (name_of := written(name)) else ""
    former = followed(
        formers(memory, state, outline.parent, acronym), outline.parent, [name], memory
    )
    return former.get(name) or _elsewhere(name, memory, state)


def _elsewhere(name: str, memory: Memory, state: State) -> Path | None:
    unknown = ""
    for key in state.files:
        if key.rpartition("/")[2].rpartition(os.sep)[2] != name:
            continue
        try:
            path = memory.place(key)
        except OutsideError:
            unknown = key
            continue
        if path.is_file() and not strangeness(path):
            return path
    if not unknown:
        return None
    path = Path(os.path.normpath(memory.home / unknown))
    fact = f"the last build wrote {name} into {path.parent}, says its record; it is not read, "
    fact += "since no build on this computer was told to write there"
    hint = f"name the file with --workbook or --word, or build once with --out {typed(path.parent)}"
    raise ProposalError(Diagnostic(Place(str(memory.root)), "MRG104", fact, hint))
