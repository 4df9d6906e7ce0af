"""
A work package has no task.

Why it matters
    Tasks carry the work, the people and the months. Without one the work package is a heading, and
    the timetable and the effort table have nothing to show for it.

Example
    work_packages:
      - {id: train, title: Skills, priority: train, lead: citeve}

How to correct it
    Add the tasks, each with months, lead and effort.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.plan.dossier import Dossier


@rule("PLN112")
def work_package_without_tasks(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        if not package.tasks:
            yield Finding(
                package.place.of("id"),
                f"{titled(dossier, package)} has no task",
                hint="add its tasks, each with months, lead and effort",
            )
