"""Which partners have answered their packs, and what is still empty in them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.form_file import FormContext
from toolkit.intake.scope import Scope


class PackStatus(NamedTuple):
    """One partner's pack."""

    partner: str
    """The short name."""

    file: str
    written: str
    """When it was written, in ISO 8601; empty where there is none."""

    by: str
    """The day by which it is to be sent back; empty where none was named."""

    edited: bool
    """Whether the file in the folder of packs was changed since it was written."""

    pulled: str
    """When it came in last; empty where it did not yet."""

    changes: int
    """How many values it has brought."""

    missing: tuple[str, ...]
    """The cells with a star that are empty."""

    faults: tuple[Diagnostic, ...] = ()
    """Why the file cannot be read."""


def pack_status(outline: Path, *, clock: datetime) -> tuple[PackStatus, ...]:
    """The state of every partner's pack; raises ProposalError as `FormContext.of`."""
    from toolkit.store.journal import checksum_at
    from toolkit.store.packs import known_packs
    from toolkit.store.state import read_state

    context = FormContext.of(outline, clock=clock, dry_run=True)
    known = known_packs(context.memory)
    state, _ = read_state(context.memory)
    found = []
    for ident, name in context.words.parts.get("partner", {}).items():
        pack = known.get(ident)
        if pack is None:
            found.append(PackStatus(name, "", "", "", False, "", 0, ()))
            continue
        path = outline.parent / pack.file
        missing: tuple[str, ...] = ()
        faults: tuple[Diagnostic, ...] = ()
        edited = path.is_file() and not state.knows(checksum_at(path))
        if path.is_file():
            try:
                missing = _missing(context, path, Scope(ident))
            except ProposalError as error:
                faults = error.diagnostics
        came = pack.pulled, pack.changes
        one = PackStatus(name, pack.file, pack.written, pack.by, edited, *came, missing, faults)
        found.append(one)
    return tuple(found)


def _missing(context: FormContext, path: Path, scope: Scope) -> tuple[str, ...]:
    """The cells that no row can be without, and that are empty in a pack."""
    from toolkit.merge.pull.form_file import opened_form

    form = opened_form(path, scope, context.form, context.memory)
    return tuple(form.missing())
