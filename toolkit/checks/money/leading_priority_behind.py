"""
A priority that does not lead has more effort and more money than the one that does.

Why it matters
    The call asks which priority leads, and evaluators look for it in the figures. Where another
    priority gets more work as well as more money, the choice looks like a word on paper. More money
    alone is no fault: adopting a process costs more than training.

Example
    project:
      leading_priorities: [train]        # 5 person-months and 27 000 EUR
    # the work package of adopt has 9 person-months and 820 000 EUR

How to correct it
    Name the other priority under leading_priorities (there may be several), or move effort or
    awards to the one that leads. It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.call import CallPriority
from toolkit.model.numbers import plainly
from toolkit.model.wording import listed, short_euro
from toolkit.plan.dossier import Dossier


@rule("BUD120", Severity.WARNING)
def leading_priority_behind(dossier: Dossier) -> Iterator[Finding]:
    leading = [(one, *_effort_and_costs(dossier, one)) for one in dossier.leading]
    if not any(effort for _, effort, _ in leading):
        return
    most_effort = max(effort for _, effort, _ in leading)
    most_costs = max(costs for _, _, costs in leading)
    for other in dossier.call.priorities:
        effort, costs = _effort_and_costs(dossier, other)
        if other in dossier.leading or effort <= most_effort or costs <= most_costs:
            continue
        names = listed(one.short_title for one, _, _ in leading)
        yield Finding(
            dossier.proposal.project.place.of("leading_priorities"),
            f"{other.short_title} has {plainly(effort)} person-months and {short_euro(costs)}, but "
            f"{names}, in the lead, {plainly(most_effort)} and {short_euro(most_costs)}",
            hint=f"add {other.id} to leading_priorities, or move effort or awards to "
            f"{leading[0][0].short_title}",
        )
        return


def _effort_and_costs(dossier: Dossier, priority: CallPriority) -> tuple[Decimal, Decimal]:
    """Person-months and all costs of the work packages of a priority."""
    packages = [one for one in dossier.proposal.work_packages if one.priority == priority.id]
    return (
        sum((dossier.effort.total(work_package=one.id) for one in packages), Decimal(0)),
        sum((dossier.budget.total(work_package=one.id) for one in packages), Decimal(0)),
    )
