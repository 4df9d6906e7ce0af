"""
The months that a work package is given go on after the project has ended.

Why it matters
    The header of the work package would show a month that the project does not have.

Example
    project: {duration: 36, ...}
    work_packages:
      - {id: management, months: M1-M38, ...}

How to correct it
    Let the work package end with the project, or leave `months` out: they follow from its tasks.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN111")
def work_package_outside_project(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for package in dossier.proposal.work_packages:
        if package.months and package.months.last > end:
            yield Finding(
                package.place.of("months"),
                f"{titled(dossier, package)} lasts {months(package.months)}, "
                f"but the project ends in {end}",
                hint=f"let it end in {end} or earlier, or leave its months out",
            )
