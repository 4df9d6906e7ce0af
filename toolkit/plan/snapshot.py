"""A proposal in figures and names alone: enough to say later what changed in the project."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from toolkit.model.base import Located, Prose
from toolkit.model.consortium import Partner
from toolkit.model.workplan import UNNAMED_PROFILE, Deliverable, Milestone, Task, WorkPackage
from toolkit.plan.dossier import Dossier
from toolkit.plan.effort import profile_of

VERSION = 1

Snapshot = dict[str, Any]
"""Plain data, as JSON holds it; parts by id, in the order of the outline."""


def snapshot_of(dossier: Dossier) -> Snapshot:
    """The proposal as it is now."""
    proposal, figures = dossier.proposal, dossier.figures
    project = proposal.project
    return {
        "version": VERSION,
        "project": {
            "acronym": project.acronym,
            "title": project.title,
            "start": project.start.isoformat(),
            "duration": project.duration,
            "text": _digest(
                (project.summary, *(one.title for one in project.objectives)),
                proposal.sections.items(),
                [(name, _prose(case)) for name, case in proposal.priorities.items()],
                [_prose(proposal.communication), *map(_prose, proposal.risks)],
            ),
        },
        "figures": {
            "total costs": str(figures.total_costs),
            "grant": _text(figures.grant),
            "own contribution": _text(figures.own_contribution),
            "support to third parties": str(figures.third_parties),
            "person-months": f"{figures.person_months.normalize():f}",
        },
        "partners": {one.id: _partner(dossier, one.id) for one in proposal.partners},
        "parts": dict(_parts(dossier)),
        "support": {
            one.id: {
                "title": one.title,
                "form": one.form,
                "paid_to": one.paid_to and one.paid_to.value,
                "months": str(one.months),
                "text": _prose(one),
            }
            for one in proposal.instruments
        },
        "lines": {
            line.key: {
                "partner": line.partner,
                "package": line.work_package,
                "row": line.row,
                "item": line.item,
                "amount": str(line.amount),
            }
            for line in dossier.budget.lines
            if line.key.startswith(("cost/", "subcontract/", "instrument/"))
        },
    }


def _partner(dossier: Dossier, ident: str) -> dict[str, Any]:
    partner = dossier.proposal.partner[ident]
    return {
        "name": partner.short_name,
        "role": partner.role.value,
        "kind": partner.kind.value,
        "legal_form": partner.legal_form and partner.legal_form.value,
        "rates": {name: str(rate) for name, rate in partner.rates.items()},
        "plain_effort": _profile_of_plain_effort(dossier, partner),
        "person_months": f"{dossier.effort.total(partner=ident).normalize():f}",
        "costs": str(dossier.budget.total(partner=ident)),
        "text": _prose(partner),
    }


def _profile_of_plain_effort(dossier: Dossier, partner: Partner) -> str:
    """The staff profile that plain numbers in effort count as; empty where there are none."""
    plain = any(
        UNNAMED_PROFILE in task.effort.get(partner.id, {}) for task in dossier.proposal.tasks
    )
    return profile_of(partner, UNNAMED_PROFILE) if plain else ""


def _parts(dossier: Dossier) -> Iterable[tuple[str, dict[str, Any]]]:
    for package in dossier.proposal.work_packages:
        yield package.id, _part(dossier, package, "work package")
        for task in package.tasks:
            yield task.id, _part(dossier, task, "task") | {"package": package.id}
        for deliverable in package.deliverables:
            yield deliverable.id, _part(dossier, deliverable, "deliverable")
        for milestone in package.milestones:
            yield milestone.id, _part(dossier, milestone, "milestone")


def _part(
    dossier: Dossier, part: WorkPackage | Task | Deliverable | Milestone, kind: str
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": kind,
        "label": str(dossier.proposal.labels[part.id]),
        "title": part.title,
        "lead": part.lead,
        "text": _prose(part),
    }
    if isinstance(part, Deliverable | Milestone):
        return found | {"due": part.due.number}
    span = part.months if isinstance(part, Task) else part.span
    found |= {"first": span.first.number, "last": span.last.number}
    if isinstance(part, Task):
        found["person_months"] = f"{dossier.effort.total(task=part.id).normalize():f}"
    return found


def _prose(part: Located) -> str:
    """A checksum of what is written about a part, without what is written about parts in it."""
    texts = []
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Prose):
            texts.append(str(value))
        elif isinstance(value, tuple):
            texts += [str(one) for one in value if isinstance(one, Prose)]
    return _digest(texts)


def _digest(*values: Any) -> str:
    return sha256(repr([list(one) for one in values]).encode()).hexdigest()[:12]


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
