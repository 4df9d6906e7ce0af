"""
A task lies outside the months that its work package is given.

Why it matters
    The form shows the months of the work package in its header and those of the task beneath; when
    they disagree, one of them is wrong.

Example
    work_packages:
      - id: innovate
        months: M4-M24
        tasks:
          - {id: sme-survey, months: M1-M6, ...}

How to correct it
    Move the task, or widen the months of the work package. Leave `months` of the work package
    out, and they follow from its tasks. It is a warning: the Portal does not compare them,
    evaluators do.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN102", Severity.WARNING)
def task_outside_work_package(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        for task in package.tasks:
            if task.months.first not in package.span or task.months.last not in package.span:
                yield Finding(
                    task.place.of("months"),
                    f"{titled(dossier, task)} lasts {months(task.months)}, but "
                    f"{titled(dossier, package)} lasts {months(package.span)}",
                    hint="move the task, or leave out the months of the work package",
                )
