"""What all sheets share: the names of partners and work packages, staff profiles, cost rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from budgets.cost_rows import Row, budget_columns, cost_rows_of
from budgets.names import distinct
from budgets.profiles import Profile, profiles_of
from toolkit.plan.dossier import Dossier


class Labels(NamedTuple):
    """Partners and work packages by id, each with a name of its own."""

    partner: Mapping[str, str]
    package: Mapping[str, str]
    profiles: tuple[Profile, ...]
    """The staff profiles, partner by partner."""

    own: Mapping[str, tuple[str, str]]
    """The keys of the first and the last profile of each partner."""

    rows: Mapping[str, Row]
    """The cost rows, by code."""

    columns: Mapping[str, tuple[str, ...]]
    """The cost rows that are columns of the budget, each with the codes that it counts."""

    part: Mapping[str, str]
    """The number of each work package, task, deliverable and milestone, by id."""


def labels_of(dossier: Dossier) -> Labels:
    """Short names and labels; altered only where SUMIFS would misread them or mix two up."""
    proposal, profiles = dossier.proposal, profiles_of(dossier)
    rows = cost_rows_of(dossier)
    own: dict[str, tuple[str, str]] = {}
    for one in profiles:
        own[one.partner] = (own.get(one.partner, (one.key, ""))[0], one.key)
    return Labels(
        partner=distinct((one.id, one.short_name) for one in proposal.partners),
        package=distinct((one.id, proposal.labels[one.id]) for one in proposal.work_packages),
        profiles=profiles,
        own=own,
        rows=rows,
        columns=budget_columns(dossier, rows),
        part={
            ident: proposal.labels[ident]
            for package in proposal.work_packages
            for ident in (
                package.id,
                *(one.id for one in package.tasks),
                *(one.id for one in package.deliverables),
                *(one.id for one in package.milestones),
            )
        },
    )
