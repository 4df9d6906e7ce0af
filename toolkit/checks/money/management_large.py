"""
Management takes a large part of the work or of the money.

Why it matters
    Evaluators ask whether coordination is in proportion. Common advice is some 10 to 15 % of the
    person-months; no rule of the call fixes it. Tasks that handle the open calls are not counted
    here, since they serve the SMEs. This tool asks above 20 % of the person-months, or where the
    whole work package takes more than 30 % of the direct costs without support to third parties.

Example
    # 22 of 60 person-months are for coordination, reporting and meetings

How to correct it
    Move work to the tasks that it serves, or lower effort and costs of the management work package.
    It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.checks.money._support_tasks import support_tasks
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.proposal import MANAGEMENT
from toolkit.model.wording import percent, short_euro
from toolkit.plan.dossier import Dossier

OF_EFFORT, OF_COSTS = Decimal("0.20"), Decimal("0.30")
LEAST_EFFORT = 12
"""Person-months of a project below which nothing is compared."""


@rule("BUD119", Severity.WARNING)
def management_large(dossier: Dossier) -> Iterator[Finding]:
    effort, budget = dossier.effort, dossier.budget
    packages = [one for one in dossier.proposal.work_packages if one.priority == MANAGEMENT]
    whole, costs = effort.total(), budget.direct() - budget.third_parties()
    if not packages or whole < LEAST_EFFORT or costs <= 0:
        return
    desk = {one.id for one in support_tasks(dossier.proposal)}
    managing = sum(
        (
            effort.total(task=task.id)
            for one in packages
            for task in one.tasks
            if task.id not in desk
        ),
        Decimal(0),
    )
    spent = sum(
        (
            budget.direct(work_package=one.id) - budget.third_parties(work_package=one.id)
            for one in packages
        ),
        Decimal(0),
    )
    if managing / whole > OF_EFFORT:
        what = (
            f"takes {plainly(managing)} of {plainly(whole)} person-months, "
            f"{percent(managing / whole, OF_EFFORT)}, without the tasks for the open calls"
        )
    elif spent / costs > OF_COSTS:
        what = (
            f"takes {short_euro(spent)} of {short_euro(costs)}, {percent(spent / costs, OF_COSTS)} "
            "of the direct costs without support to third parties"
        )
    else:
        return
    yield Finding(
        packages[0].place.of("id"),
        f"{titled(dossier, packages[0])} {what}",
        hint="lower it, or move work to the tasks that it serves: evaluators ask whether "
        "coordination is in proportion",
    )
