"""
The criteria of an open call have no points.

Why it matters
    The form asks for the criteria by which support is awarded, and the Commission's guidance on
    support to third parties asks that applicants know how much each of them counts. Without points
    two evaluators rank in two ways, and a firm that is turned down has something to complain about.

Example
    instruments:
      - id: innovate-boost
        criteria: [Novelty for the firm, Feasibility, Market]

How to correct it
    Write the points behind each criterion: Novelty for the firm (40 points), Feasibility (30
    points), Market (30 points). Where all count the same, say so under selection. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.money._points import points_in, weighs_without_figures
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier


@rule("BUD109", Severity.WARNING)
def criteria_without_points(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        criteria = [one for one in instrument.criteria if one.strip()]
        without = [one for one in criteria if not points_in(one)]
        if not without or points_in(instrument.selection):
            continue
        if len(without) == len(criteria) and weighs_without_figures(
            [*criteria, instrument.selection]
        ):
            continue
        number = (
            "no criterion has"
            if len(without) == len(criteria)
            else (
                f"{len(without)} of {counted(len(criteria), 'criterion', 'criteria')} "
                f"{'has no' if len(without) == 1 else 'have no'}"
            )
        )
        yield Finding(
            instrument.place.of("criteria", instrument.criteria.index(without[0])),
            f"'{instrument.title}': {number} points",
            hint="write the points behind each criterion, as in: Novelty for the firm (40 points)",
        )
