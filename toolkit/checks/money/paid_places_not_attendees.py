"""
An event is paid for another number of people than it expects.

Why it matters
    A cost line with the name of an event and as many units as a conference has guests is priced by
    the head. Where the table of events names another number, one of the two is old, and the
    difference is money that is missing or cannot be explained.

Example
    events:
      - {id: final, title: Final conference, attendees: 120, ...}
    costs:
      - {partner: ateval, row: C.3, item: Final conference, units: 200, unit_cost: 22}

How to correct it
    Give both the same number, or give the cost line another item where its units are not people. It
    is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier

FEWEST = 10
"""Smaller numbers may be days, rooms or journeys."""


@rule("BUD127", Severity.WARNING)
def paid_places_not_attendees(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        events = {folded(one.title).strip(): one for one in package.events}
        for cost in package.costs:
            event = events.get(folded(cost.item).strip())
            if not event or not event.attendees or cost.units == event.attendees:
                continue
            if cost.units >= FEWEST and event.attendees >= FEWEST:
                yield Finding(
                    cost.place.of("units"),
                    f"'{cost.item}' is paid for {plainly(cost.units)}, and "
                    f"{titled(dossier, event)} expects {plainly(event.attendees)} people",
                    hint="give units and attendees the same number, or give the cost line another "
                    "item where its units are not people",
                )
