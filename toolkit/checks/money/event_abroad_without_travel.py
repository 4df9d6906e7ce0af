"""
An event takes place in another country than that of its organiser, and no journey is planned.

Why it matters
    Budget and table of events describe the same project. A mission to Australia without a
    flight either does not take place or is paid by nobody, and a finance officer compares the two
    tables line by line.

Example
    partners:
      - {id: aei, country: ES, ...}
    work_packages:
      - id: go-international
        events:
          - {id: mission, title: Mission, partner: aei, location: "Melbourne, Australia", ...}
        costs: []

How to correct it
    Add a cost line in row C.1 (or C.1a, C.1b, C.1c) to the same work package, or correct the place
    of the event or the partner that organises it. Meetings of the consortium are looked at on
    their own (BUD126). It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.checks.money._journeys import (
    is_abroad,
    is_in_person,
    is_meeting,
    journey_rows,
    travel_of,
    travel_rows,
)
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("BUD125", Severity.WARNING)
def event_abroad_without_travel(dossier: Dossier) -> Iterator[Finding]:
    rows = journey_rows(dossier)
    for package in dossier.proposal.work_packages:
        paying = {one.partner for one in travel_of(package, rows)}
        staying = {one.partner for one in travel_of(package, travel_rows(dossier) - rows)}
        for event in package.events:
            partner = dossier.proposal.partner[event.partner]
            if not rows or not partner.funded or partner.id in paying or is_meeting(event):
                continue
            if is_in_person(event) and is_abroad(event, partner.country):
                without = (
                    "accommodation or subsistence but no journey"
                    if partner.id in staying
                    else "no travel costs"
                )
                yield Finding(
                    event.place.of("location"),
                    f"{titled(dossier, event)} is in {event.location.strip()}, and "
                    f"{partner.short_name} ({dossier.call.country_name(partner.country)}), which "
                    f"organises it, has {without} in {titled(dossier, package)}",
                    hint=f"add a cost line of {partner.id} in row {min(rows)} to the work package, "
                    "or correct the location or the partner of the event",
                )
