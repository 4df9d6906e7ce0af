"""
An event takes place after the project has ended.

Why it matters
    Its costs are not eligible any more, and the table of events contradicts the timetable.

Example
    project: {duration: 36, ...}
    work_packages:
      - events:
          - {id: final-fair, title: Final fair, partner: citeve, month: M37}

How to correct it
    Move the event to the last month or earlier, or lengthen the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.plan.dossier import Dossier


@rule("PLN107")
def event_after_project_end(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for package in dossier.proposal.work_packages:
        for event in package.events:
            if event.month and event.month > end:
                yield Finding(
                    event.place.of("month"),
                    f"{titled(dossier, event)} takes place in {event.month}, but the project ends "
                    f"in {end}",
                    hint=f"move it to {end} or earlier, or lengthen the project",
                )
