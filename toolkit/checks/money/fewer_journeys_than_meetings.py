"""
A partner plans fewer journeys than there are meetings of the consortium in other countries.

Why it matters
    Meetings of the consortium take place at one partner's; the others travel. Where the budget
    holds fewer journeys than meetings, either the meetings or the budget is wrong, and the
    difference is paid by the partner itself.

Example
    # three meetings of the consortium are in other countries than PT
    costs:
      - {partner: citeve, row: C.1, item: Journeys to meetings, units: 2, unit_cost: 620}

How to correct it
    Set units to one journey for each meeting and person, or hold a meeting online (location:
    online). It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.money._journeys import (
    is_abroad,
    is_in_person,
    is_meeting,
    journey_rows,
    travel_of,
)
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner, Role
from toolkit.model.costs import CostLine
from toolkit.model.numbers import plainly
from toolkit.model.wording import counted, listed
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier

SUM_OF_MANY = 1500
"""EUR from which one unit may be several journeys in one sum."""

PAYING = (Role.COORDINATOR, Role.BENEFICIARY)


@rule("BUD126", Severity.WARNING)
def fewer_journeys_than_meetings(dossier: Dossier) -> Iterator[Finding]:
    rows = journey_rows(dossier)
    for package in dossier.proposal.work_packages:
        meetings = [one for one in package.events if is_meeting(one) and is_in_person(one)]
        few = []
        for partner in dossier.proposal.partners:
            abroad = sum(is_abroad(one, partner.country) for one in meetings)
            lines = [one for one in travel_of(package, rows) if one.partner == partner.id]
            if _has_to_pay(dossier, package, partner) and _has_too_few(lines, abroad):
                few.append((partner, lines, abroad))
        if few:
            first, lines, _ = few[0]
            yield Finding(
                lines[0].place.of("units") if lines else package.place.of("costs"),
                "fewer journeys are planned than there are meetings in other countries: "
                + listed(
                    f"{partner.short_name} {plainly(sum(one.units for one in own))} for "
                    f"{counted(abroad, 'meeting')}"
                    for partner, own, abroad in few
                ),
                hint=f"give {first.short_name} a journey for each of them in {package.id}, or let "
                "meetings take place online (location: online)",
            )


def _has_to_pay(dossier: Dossier, package: WorkPackage, partner: Partner) -> bool:
    """Whether it works in the work package and travels at its own cost."""
    effort = dossier.effort.total(partner=partner.id, work_package=package.id)
    return partner.role in PAYING and bool(effort)


def _has_too_few(lines: list[CostLine], meetings: int) -> bool:
    if any(one.units == 1 and one.unit_cost >= SUM_OF_MANY for one in lines):
        return False
    return sum(one.units for one in lines) < meetings
