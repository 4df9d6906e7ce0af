"""Reads the profiles of calls: what a call for proposals prescribes, from `templates/calls`."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path, PurePath

from toolkit.diagnostics import NOWHERE, Diagnostic, ProposalError
from toolkit.files import template_root
from toolkit.model.base import ID
from toolkit.model.call import Call
from toolkit.readers import codes
from toolkit.readers.validation import validated
from toolkit.readers.yaml_reader import read_fields

MOST_NAMED = 10
"""Profiles that a hint names."""

OWN = Path("templates") / "calls"
"""The folder of a project's own profiles, relative to its outline."""


def call_names(folder: Path | None = None, home: Path | None = None) -> tuple[str, ...]:
    """The names of the calls that have a profile: in `folder`, or our own when none is given, and
    beside the outline in the folder `home`."""
    own = (one.stem for one in (home / OWN).glob("*.yaml") if _is_name(one.stem)) if home else ()
    return tuple(sorted({*_files(folder), *own}))


def read_call(name: str, folder: Path | None = None, home: Path | None = None) -> Call:
    """The call of that name; a profile beside the outline, in the folder `home`, goes before ours.

    Raises ProposalError when it has no profile, or a faulty one.
    """
    if home is not None and (own := _own(name, home)):
        return _read_own(own, home, folder, _state(own))
    files = _files(folder)
    if name not in files:
        raise ProposalError(unknown_call(name, folder, home))
    return _read(files[name], files[name].stat().st_mtime_ns)


def is_known(name: str, folder: Path | None = None, home: Path | None = None) -> bool:
    """Whether a call of that name has a profile, faulty or not."""
    return bool(home and _own(name, home)) or name in _files(folder)


def unknown_call(name: str, folder: Path | None = None, home: Path | None = None) -> Diagnostic:
    """The finding on a call without a profile; it has no place yet."""
    known = call_names(folder, home)
    meant = PurePath(name.replace("\\", "/")).name.removesuffix(".yaml").removesuffix(".yml")
    near = get_close_matches(meant.lower(), known, 1)
    listed = ", ".join(known[:MOST_NAMED]) + (", ..." if len(known) > MOST_NAMED else "")
    hint = f"did you mean {near[0]}?" if near else f"there are profiles of {listed}"
    if misnamed := _misnamed(meant, home):
        better = re.sub(r"[^a-z0-9]+", "-", misnamed.stem.lower()).strip("-")
        hint = f"rename {misnamed.name} to {better}.yaml, and write call: {better}"
    return Diagnostic(NOWHERE, codes.UNKNOWN_CALL, f"there is no profile of a call '{name}'", hint)


def _own(name: str, home: Path) -> Path | None:
    """The file of a profile beside the outline in the folder `home`; None where there is none."""
    path = home / OWN / f"{name}.yaml"
    return path if _is_name(name) and os.path.lexists(path) else None


def _is_name(text: str) -> bool:
    return re.fullmatch(ID, text) is not None


def _misnamed(meant: str, home: Path | None) -> Path | None:
    """The file beside the outline that is meant, where its own name keeps it from being found."""
    for one in sorted((home / OWN).glob("*.y*ml")) if home else ():
        fits = one.suffix == ".yaml" and _is_name(one.stem)
        if one.stem.lower() == meant.lower() and not fits:
            return one
    return None


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Call:
    """The profile in that file; read again when it has changed."""
    fields, faults = read_fields(path)
    call, more = validated(Call, fields, "the profile") if fields is not None else (None, [])
    if call is None or faults or more:
        raise ProposalError(*faults, *more)
    return call


@lru_cache(maxsize=8)
def _read_own(path: Path, home: Path, folder: Path | None, _state: tuple[int, int]) -> Call:
    from toolkit.readers.own_call import read_own_call  # most projects have none

    return read_own_call(path, home, _files(folder), partial(read_call, folder=folder))


def _state(path: Path) -> tuple[int, int]:
    """What changes when the file does; zeros where it cannot be asked for."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _files(folder: Path | None) -> dict[str, Path]:
    """The files of the profiles in `folder`, or our own, by name."""
    return {one.stem: one for one in sorted((folder or _ours()).glob("*.yaml"))}


def _ours() -> Path:
    return template_root() / "calls"
