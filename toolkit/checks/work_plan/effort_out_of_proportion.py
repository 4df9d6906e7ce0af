"""
One partner has more than a fifth of all effort in one task, and far less in its others.

Why it matters
    Such a figure is usually a slip of the keyboard: 17 where 1.7 was meant. It multiplies the staff
    costs, and evaluators compare effort with what the task delivers. The limits are this tool's: a
    fifth of all person-months, five times what the partner has in its usual task, in projects of
    eight tasks or more. Tasks of management are left out, where a coordinator may well have much.

Example
    tasks:
      - {id: projects, effort: {citeve: 17, ateval: 0.4, ntt: 0.5}, ...}

How to correct it
    Look at the decimal point under `effort`. Where so much is meant, divide the task in parts that
    can be followed. It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal
from statistics import median_low

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.proposal import MANAGEMENT
from toolkit.model.wording import percent
from toolkit.plan.dossier import Dossier

FEWEST_TASKS, SHARE, TIMES = 8, Decimal("0.2"), 5
PEOPLE = 2
"""People full time in one task; what takes more is above the capacity of a partner (PLN130)."""


@rule("PLN143", Severity.WARNING)
def effort_out_of_proportion(dossier: Dossier) -> Iterator[Finding]:
    tasks = [
        task
        for package in dossier.proposal.work_packages
        for task in package.tasks
        if package.priority != MANAGEMENT
    ]
    whole = dossier.effort.total()
    if len(tasks) < FEWEST_TASKS or not whole:
        return
    for partner in dossier.proposal.partners:
        at_work = [one for one in tasks if partner.id in one.effort]
        efforts = [dossier.effort.total(task=one.id, partner=partner.id) for one in at_work]
        own = [one for one in efforts if one]
        usual = median_low(own) if own else Decimal(0)
        for task, effort in zip(at_work, efforts, strict=True):
            if effort > task.months.length * PEOPLE:
                continue
            if len(own) > 1 and effort > max(whole * SHARE, usual * TIMES):
                yield Finding(
                    task.place.of("effort", partner.id),
                    f"{partner.short_name} has {plainly(effort)} person-months in "
                    f"{titled(dossier, task)}, {percent(effort / whole)} of all effort, and "
                    f"{plainly(usual)} in its usual task",
                    hint="look at the decimal point, or divide the task where so much is meant",
                )
