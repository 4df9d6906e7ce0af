"""
A deliverable is due before its work package begins or after it has ended.

Why it matters
    The form requires a month inside the work package. A result that comes before the work, or long
    after it, shows that the plan was not read as a whole.

Example
    work_packages:
      - id: innovate
        tasks:
          - {id: sme-survey, months: M4-M12, ...}
        deliverables:
          - {id: survey-report, due: M14, ...}

How to correct it
    Move the deliverable into the months of the work package, or lengthen the task that leads to
    it. It is a warning: the Portal takes any month of the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN105", Severity.WARNING)
def deliverable_outside_work_package(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for package in dossier.proposal.work_packages:
        if not package.tasks and not package.months:
            continue
        for deliverable in package.deliverables:
            if deliverable.due not in package.span and deliverable.due <= end:
                yield Finding(
                    deliverable.place.of("due"),
                    f"{titled(dossier, deliverable)} is due in {deliverable.due}, but "
                    f"{titled(dossier, package)} lasts {months(package.span)}",
                    hint="move it between these months, or lengthen the task that leads to it",
                )
