"""
A deliverable about an event does not name what records it.

Why it matters
    For deliverables such as events, the form lists what their description has to name: invitation,
    agenda, list of those present, target group, number of attendees and the length of the report.

Example
    deliverables:
      - {id: conference, title: Final conference, due: M36, description: English., ...}

How to correct it
    Add to its `description` what is handed in, as in
    `Agenda, attendance list, slides; about 120 attendees; report of 10 pages`. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

EVENT = (
    "conference", "workshop", "seminar", "webinar", "info day", "info-day", "information day",
    "congress", "symposium", "forum$", "fair$", "matchmaking", "brokerage", "closing day",
    "closing event", "final event", "event$", "events$", "open day", "atelier", "seminaire",
    "webinaire", "journee", "colloque", "salon$", "evenement", "rencontre",
)  # fmt: skip
RECORD = (
    "agenda", "programme", "program$", "invitation", "attend", "presence", "participant", "list$",
    "minutes", "people", "ordre du jour", "liste", "personnes",
)  # fmt: skip


@rule("PLN135", Severity.ADVICE)
def event_deliverable_without_record(dossier: Dossier) -> Iterator[Finding]:
    for one in dossier.proposal.deliverables:
        if speaks_of(one.title, EVENT) and not speaks_of(one.description, RECORD):
            yield Finding(
                one.place.of("description"),
                f"{titled(dossier, one)} is about an event, and its description names no agenda, "
                "list of those present or number of attendees",
                hint="add what is handed in, as in description: Agenda, attendance list and report "
                "of 10 pages; about 100 attendees",
            )
