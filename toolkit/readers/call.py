"""Reads the profiles of calls: what a call for proposals prescribes, from `templates/calls`."""

from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from toolkit.diagnostics import NOWHERE, Diagnostic, ProposalError
from toolkit.files import template_root
from toolkit.model.call import Call
from toolkit.readers import codes
from toolkit.readers.located import read_fields
from toolkit.readers.validation import validated


def call_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of the calls that have a profile in `folder`; in our own when none is given."""
    return tuple(sorted(path.stem for path in (folder or _ours()).glob("*.yaml")))


def read_call(name: str, folder: Path | None = None) -> Call:
    """The call of that name. Raises ProposalError when it has no profile, or a faulty one."""
    path = (folder or _ours()) / f"{name}.yaml"
    if name not in call_names(folder):
        raise ProposalError(unknown_call(name, folder))
    return _read(path, path.stat().st_mtime_ns)


def unknown_call(name: str, folder: Path | None = None) -> Diagnostic:
    """What is told of a call without a profile; it has no place yet."""
    known = call_names(folder)
    near = get_close_matches(name.lower(), known, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are profiles of {', '.join(known)}"
    return Diagnostic(NOWHERE, codes.UNKNOWN_CALL, f"there is no profile of a call '{name}'", hint)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Call:
    """The profile in that file; read again when it has changed."""
    fields, faults = read_fields(path)
    call, more = validated(Call, fields, "the profile") if fields is not None else (None, [])
    if call is None or faults or more:
        raise ProposalError(*faults, *more)
    return call


def _ours() -> Path:
    return template_root() / "calls"
