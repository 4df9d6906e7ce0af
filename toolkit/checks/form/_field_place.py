"""Where a field of the outline is written that a prompt of the draft asks for."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.diagnostics import Place
from toolkit.model.proposal import Proposal


def place_of_field(proposal: Proposal, field: str) -> Place:
    """The place of `partners.ateval.staff`, where parts are named by their ids; that of the
    nearest part around it where it is not written."""
    part: object = proposal
    place = proposal.place
    for name in field.split("."):
        key: str | int = name
        if isinstance(part, tuple):
            key = next((n for n, one in enumerate(part) if getattr(one, "id", "") == name), -1)
            part = part[key] if key >= 0 else None
        elif isinstance(part, Mapping):
            part = part.get(name)
        else:
            part = getattr(part, name, None)
        place, outer = place.of(key), place
        if part is None or place is outer:
            break
    return place
