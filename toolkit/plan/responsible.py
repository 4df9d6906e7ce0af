"""Who can correct a finding: the partner and the work package that a field of the outline is
about."""

from __future__ import annotations

from typing import Any, NamedTuple

from toolkit.model.proposal import COMMUNICATION, Proposal
from toolkit.model.workplan import WorkPackage


class Responsible(NamedTuple):
    """The partner who can correct something, and the work package that it belongs to."""

    partner: str
    """The id of the partner."""

    package: str = ""
    """The id of the work package; empty where it belongs to none."""


def responsible_for(path: str, proposal: Proposal) -> Responsible:
    """Who can correct the field at `path`, as in `work_packages.2.tasks.0.effort`.

    The innermost part that has a leader, owner or partner decides; the coordinator answers for all
    that belongs to nobody.
    """
    part: Any = proposal
    partner, package = proposal.coordinator.id, ""
    for step in path.split(".") if path else ():
        part = _inside(part, step)
        if part is None:
            break
        if isinstance(part, WorkPackage):
            package = part.id
        partner = _leader(part, proposal) or partner
        package = package or _package_of(part, proposal)
    return Responsible(partner, package)


def _inside(part: Any, step: str) -> Any:
    if isinstance(part, tuple) and step.isdigit():
        return part[int(step)] if int(step) < len(part) else None
    if isinstance(part, dict):
        return part.get(step)
    return getattr(part, step, None) if not isinstance(part, str) else None


def _leader(part: Any, proposal: Proposal) -> str:
    """The partner whose part it is, or who leads, owns or pays it; empty where nobody does."""
    if part in proposal.partners:
        return str(part.id)
    for name in ("lead", "owner", "partner"):
        found = getattr(part, name, None)
        if isinstance(found, str) and found in proposal.partner:
            return found
    if part is proposal.communication:
        return next(
            (one.lead for one in proposal.work_packages if one.priority == COMMUNICATION), ""
        )
    return ""


def _package_of(part: Any, proposal: Proposal) -> str:
    """The work package of an instrument, a risk or a priority; empty for all else."""
    if part in proposal.instruments:
        found = proposal.package_of(part)
        return found.id if found else ""
    if part in proposal.risks and len(part.work_package) == 1:
        return str(part.work_package[0])
    for name, case in proposal.priorities.items():
        if part is case:
            serving = (one.id for one in proposal.work_packages if one.priority == name)
            return next(serving, "")
    return ""
