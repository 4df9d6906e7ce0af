"""
The table of events has no meeting of the consortium for a long time.

Why it matters
    A letter of evaluation of another EU programme holds it against a proposal that its meetings are
    not in the timetable. Without them it is not seen how the partners decide, and their travel
    costs have no event. Good practice; the limit of eighteen months is this tool's.

Example
    events:
      - {id: first-meeting, title: First meeting, type: consortium meeting, month: M1, ...}
      # nothing more in 36 months

How to correct it
    Add each planned meeting under `events` of the management work package, online ones too, with
    `type: Consortium meeting` and its `month`. It is advice.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Place, Severity
from toolkit.model.proposal import MANAGEMENT
from toolkit.model.wording import listed
from toolkit.model.workplan import Event
from toolkit.plan.dossier import Dossier

LONGEST = 18
MEETING = re.compile(
    r"consortium|steering|kick-?off|(project|partners?'?|management|coordination) (board )?meeting"
    r"|general assembly|^(first|second|third|fourth|final|last|mid-term) (meeting|assembly)"
    r"|comite de pilotage|(reunion|lancement|assemblee)\b"
)


@rule("PLN139", Severity.ADVICE)
def consortium_meetings_missing(dossier: Dossier) -> Iterator[Finding]:
    packages = dossier.proposal.work_packages
    if not packages or not any(one.tasks for one in packages):
        return
    found = [one for package in packages for one in package.events if _is_meeting(one)]
    if not found:
        management = [one for one in packages if one.priority == MANAGEMENT]
        yield Finding(
            (management or packages)[0].place.of("events"),
            "no meeting of the consortium is among the events",
            hint="add those that are planned, as in events: "
            "[{id: first-meeting, title: First meeting, type: Consortium meeting, month: M1, ...}]",
        )
        return
    months = sorted(one.month.number for one in found if one.month)
    due = [0, *months, dossier.proposal.project.duration + 1]
    gaps = [
        (before + 1, after - 1) for before, after in pairwise(due) if after - before - 1 > LONGEST
    ]
    if gaps and months:
        spans = listed(f"M{first}-M{last} ({last - first + 1} months)" for first, last in gaps)
        yield Finding(
            _place(found, gaps[0][0]),
            f"no meeting of the consortium is among the events in {spans}",
            hint="add those that are planned there, online ones too, as in type: Consortium "
            f"meeting and month: M{(gaps[0][0] + gaps[0][1]) // 2}",
        )


def _is_meeting(event: Event) -> bool:
    return bool(MEETING.search(folded(event.type)) or MEETING.search(folded(event.title)))


def _place(meetings: list[Event], month: int) -> Place:
    """Where the last meeting before the month has its month, else the first one."""
    dated = sorted((one for one in meetings if one.month), key=lambda one: str(one.month))
    before = [one for one in dated if one.month and one.month.number < month]
    last = max(before, key=lambda one: one.month.number if one.month else 0, default=dated[0])
    return last.place.of("month")
