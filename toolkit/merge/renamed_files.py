"""Reports built files that a person gave a name by which no build finds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.built_for import built_for
from toolkit.ordinary_files import strangeness
from toolkit.store.names import written

MOST = 50
"""Files of a folder that are looked at, in the order of their names."""


def renamed_files(path: Path, known: Collection[Path]) -> Iterator[Diagnostic]:
    """The findings on files beside `path`, newly written, that were built for the same project.

    Those in `known`, those that a build may have written under their name, and copies whose names
    hold that of `path` are reported elsewhere.
    """
    now = written(path.name)
    if now is None:
        return
    for other in islice(_others(path), MOST):
        if other in known or not built_for(other, now.acronym, now.ending):
            continue
        fact = (
            f"{other.name} was built for this project and has another name now, so no build finds "
            f"it; a new {path.name} is written beside it"
        )
        hint = (
            f"to go on with {other.name}, delete the new {path.name}, give it that name and build "
            "again; else move it away"
        )
        yield Diagnostic(Place(str(other)), "MRG142", fact, hint, Severity.WARNING)


def _others(path: Path) -> Iterator[Path]:
    stem = path.stem.casefold()
    try:
        found = sorted(path.parent.glob(f"*{path.suffix}"))
    except OSError:
        return  # where a folder cannot be read, that is reported where its files are
    for one in found:
        if one.name.startswith("~$") or stem in one.stem.casefold() or written(one.name):
            continue
        if not strangeness(one):
            yield one
