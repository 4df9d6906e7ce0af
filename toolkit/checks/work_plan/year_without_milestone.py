"""
No milestone is due for a year or longer, or more than three in one month.

Why it matters
    Milestones are the points at which the funder and the consortium see whether the work is on its
    way. Evaluators of other EU programmes have asked for more intermediate ones; a year without any
    is a year in which nothing can be noticed. Good practice, not a rule of the form.

Example
    milestones:
      - {id: kick-off, title: Kick-off, due: M1, ...}
      - {id: all-done, title: All results handed over, due: M36, ...}

How to correct it
    Add a milestone in the months that are named: a call opened, contracts signed, a first result in
    use. Where several fall in one month, give each the month in which it is really reached. It is
    advice.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

YEAR, MOST = 12, 3


@rule("PLN132", Severity.ADVICE)
def year_without_milestone(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    if not proposal.work_packages:
        return
    found = sorted(proposal.milestones, key=lambda one: one.due)
    end = proposal.project.duration
    due = [0, *(one.due.number for one in found if one.due.number <= end), end + 1]
    empty = [(before + 1, after - 1) for before, after in pairwise(due) if after - before > YEAR]
    if empty:
        first, last = empty[0]
        spans = listed(f"M{first}-M{last} ({last - first + 1} months)" for first, last in empty)
        yield Finding(
            _place(dossier, first),
            f"no milestone is due in {spans}",
            hint=f"add one around M{(first + last + 1) // 2}, where the funder can see that the "
            "work is on its way, as a call opened or a first result in use",
        )
    for month, number in Counter(one.due for one in found).items():
        if number > MOST:
            together = [one for one in found if one.due == month]
            yield Finding(
                together[0].place.of("due"),
                f"{number} milestones are due in {month}: "
                + listed(titled(dossier, one) for one in together),
                hint="give each the month in which it is reached, and join those that are one",
            )


def _place(dossier: Dossier, month: int) -> Place:
    """Where the milestone before the month is due, or the first one, or a work package begins."""
    found = sorted(dossier.proposal.milestones, key=lambda one: one.due)
    before = [one for one in found if one.due.number < month]
    if found:
        return (before or found[:1])[-1].place.of("due")
    return dossier.proposal.work_packages[0].place.of("milestones")
