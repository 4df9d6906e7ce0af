"""
A task goes on after the project has ended.

Why it matters
    Work after the end is not paid, and an evaluator who finds such a month doubts the others too.
    In the budget its costs count in the total, but in no reporting period.

Example
    project: {duration: 36, ...}
    work_packages:
      - tasks:
          - {id: final-report, months: M34-M40, ...}

How to correct it
    Let the task end with the project or earlier, or lengthen the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN101")
def task_outside_project(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for task in dossier.proposal.tasks:
        if task.months.last > end:
            yield Finding(
                task.place.of("months"),
                f"{titled(dossier, task)} lasts {months(task.months)}, "
                f"but the project ends in {end}",
                hint=f"let it end in {end} or earlier, or lengthen the project",
            )
