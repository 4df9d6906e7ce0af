"""
A text lets something begin after a part that, by the plan, is finished later.

Why it matters
    A call that "opens only when the map has been delivered" cannot open two months before the
    map is due. Evaluators compare such sentences with the timetable (feasibility of the work
    plan). A part may begin in the month in which the other one is due.

Example
    work_packages:
      - id: wp
        tasks: [{id: open-call, months: M8-M12, description: It opens when [[map]] is ready.}]
        deliverables: [{id: map, due: M10, ...}]

How to correct it
    Let the task or call begin later, bring the other part forward, or write what is known by
    then: "first findings of the map".
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT126", Severity.WARNING)
def begins_before_what_it_waits_for(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.ORDER)
