"""
A work package plans journeys, and no event to which they lead.

Why it matters
    The form has a table of events, meetings and mobility for every work package. Journeys that
    stand in the budget alone cannot be judged: nobody sees where to, when and for how many.
    Visits to firms need no row there, and lines that speak of visits are left out.

Example
    work_packages:
      - id: go-international
        events: []
        costs:
          - {partner: aei, row: C.1, item: Journeys to Canada, units: 2, unit_cost: 2100}

How to correct it
    Add the event under events of the work package, with place, month and attendees; or move the
    cost line to the work package that has it. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks._words import some_of, titled
from toolkit.checks.money._journeys import is_in_person, travel_of, travel_rows
from toolkit.diagnostics import Severity
from toolkit.model.money import ZERO, cents
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

VISITS = ("visit", "on site", "on-site", "coach", "audit", "visite", "sur site", "sur place")


@rule("BUD124", Severity.WARNING)
def travel_without_event(dossier: Dossier) -> Iterator[Finding]:
    rows = travel_rows(dossier)
    found = []
    for package in dossier.proposal.work_packages:
        lines = [one for one in travel_of(package, rows) if not speaks_of(one.item, VISITS)]
        if lines and not any(is_in_person(one) for one in package.events):
            found.append((package, lines))
    if not found:
        return
    cost = sum((cents(one.units * one.unit_cost) for _, lines in found for one in lines), ZERO)
    package, lines = found[0]
    yield Finding(
        lines[0].place.of("item"),
        f"{some_of([titled(dossier, one) for one, _ in found])} "
        f"{'plans' if len(found) == 1 else 'plan'} journeys for {short_euro(cost)} and no event "
        "to which they lead",
        hint=f"add the event under events of {package.id}, with location, month and attendees, or "
        "move the cost line to the work package that has the event",
    )
