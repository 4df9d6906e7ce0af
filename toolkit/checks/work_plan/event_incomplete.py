"""
An event lacks its topic, location, month, length or number of attendees.

Why it matters
    The form's table of events, meetings and mobility has a column for each of these; an empty cell
    is seen at once, and the travel costs cannot be judged without them.

Example
    events:
      - {id: kick-off-meeting, title: Kick-off, partner: ateval, month: M1}

How to correct it
    Fill in the fields that are named, as in
    `topics: Rules and calendar`, `location: "Lyon, France"` (or `online`), `month: M1`, `days: 2`
    and `attendees: 12`. Where it is not known yet, write what you plan with. It is a warning, one
    for each work package.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed, listed_up_to
from toolkit.model.workplan import Event
from toolkit.plan.dossier import Dossier

EXAMPLES = {
    "topics": "topics: Rules and calendar",
    "location": 'location: "Lyon, France"',
    "month": "month: M6",
    "days": "days: 1",
    "attendees": "attendees: 20",
}
UNKNOWN = frozenset(
    ("", "-", "--", "?", "??", "???", "...", "x", "xx", "xxx", "n/a", "na", "tbd", "tbc", "tba",
     "none", "not known", "unknown", "somewhere", "inconnu", "aucun")
)  # fmt: skip
OPEN = (
    "to be defined", "to be decided", "to be confirmed", "to be announced", "to be determined",
    "to be agreed", "to be chosen", "a definir", "a preciser", "a confirmer", "a decider",
)  # fmt: skip


@rule("PLN129", Severity.WARNING)
def event_incomplete(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        lacking = [(one, missing) for one in package.events if (missing := list(_missing(one)))]
        if not lacking:
            continue
        first, fields = lacking[0]
        others = [
            f"{dossier.proposal.labels[one.id]} ({', '.join(missing)})"
            for one, missing in lacking[1:]
        ]
        more = (
            f"; {counted(len(others), 'more event')}: {listed_up_to(others, 4)}" if others else ""
        )
        yield Finding(
            first.place.of(fields[0]),
            f"{titled(dossier, first)} has no {listed(fields, 'or')}{more}",
            hint=f"write {listed(EXAMPLES[one] for one in fields)}",
        )


def _missing(event: Event) -> Iterator[str]:
    """The fields that are empty, or in which nothing is known."""
    for name in EXAMPLES:
        value = getattr(event, name)
        text = folded(str(value)).strip(" .!") if value else ""
        if text in UNKNOWN or text.startswith(OPEN):
            yield name
