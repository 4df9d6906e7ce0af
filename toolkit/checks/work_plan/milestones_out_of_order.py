"""
Milestones of a work package are not numbered in the order of their months.

Why it matters
    Milestones are numbered through the whole project, and readers expect a higher number later.
    Numbers follow from the order of the outline, work package by work package; only inside one of
    them, or where every number is frozen, does their order say anything. A matter of legibility,
    not a rule of the form.

Example
    milestones:
      - {id: contracts-signed, due: M13, ...}
      - {id: call-open, due: M9, ...}

How to correct it
    Move the earlier milestone above the later one, or correct the month or the frozen `label`. It
    is advice.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.workplan import Milestone
from toolkit.plan.dossier import Dossier


@rule("PLN137", Severity.ADVICE)
def milestones_out_of_order(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    every = list(proposal.milestones)
    groups: list[Sequence[Milestone]] = [one.milestones for one in proposal.work_packages]
    if all(one.label for one in every):
        groups = [every]
    for group in groups:
        ordered = sorted(group, key=lambda one: proposal.labels[one.id])
        for before, after in pairwise(ordered):
            if after.due < before.due:
                yield Finding(
                    after.place.of("due"),
                    f"{titled(dossier, after)} is due in {after.due}, before "
                    f"{titled(dossier, before)} in {before.due}",
                    hint=f"move it above {before.id} in the outline, or correct the month"
                    if not (before.label or after.label)
                    else "exchange their labels, or correct the month",
                )
                break
