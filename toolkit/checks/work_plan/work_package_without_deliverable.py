"""
A work package has no deliverable.

Why it matters
    Deliverables are how the funder sees that a work package has done its work. It may have none,
    but then somebody should have meant it so.

Example
    work_packages:
      - {id: train, tasks: [...], deliverables: []}

How to correct it
    Add the result that an outsider would want to read or use. It is a warning: few and good
    deliverables are better than many.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("PLN113", Severity.WARNING)
def work_package_without_deliverable(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        if not package.deliverables:
            yield Finding(
                package.place.of("id"),
                f"{titled(dossier, package)} has no deliverable",
                hint="add the result that shows the funder that its work is done",
            )
