"""
The points of the criteria of an open call do not sum to what they should.

Why it matters
    The form asks for the criteria by which third parties are chosen, and the Commission's guidance
    for them to be published with their weights. Points that sum to 90 or 110 show that the text
    was not read again, and applicants cannot tell what a threshold of 60 points means.

Example
    instruments:
      - id: innovate-boost
        criteria: [Novelty (40 points), Feasibility (30 points), Market (20 points)]     # 90

How to correct it
    Change the points so that they sum to 100. Where the sum is another on purpose, name it under
    selection: "at least 15 of 25 points". It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.money._points import points_in, totals_named
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

SCALE = 10
"""Criteria that all give the same few points are marked on a scale, as from 0 to 5."""


@rule("BUD108", Severity.WARNING)
def points_not_hundred(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        given = [points_in(one) for one in instrument.criteria]
        points = [number for one in given for number in one]
        if not points or not all(given) or (len(set(points)) == 1 and points[0] <= SCALE):
            continue
        total = sum(points)
        if total == 100 or total in totals_named(
            "\n".join((*instrument.criteria, instrument.selection))
        ):
            continue
        yield Finding(
            instrument.place.of("criteria"),
            f"the criteria of '{instrument.title}' give {listed(map(plainly, points))} points, "
            f"which is {plainly(total)} in all and not 100",
            hint="change the points so that they sum to 100; or name the sum under selection, as "
            f"in: at least {plainly(total // 2)} of {plainly(total)} points",
        )
