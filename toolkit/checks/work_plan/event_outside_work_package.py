"""
An event takes place in a month in which its work package does not run.

Why it matters
    The table of events and the timetable contradict each other, and the costs of the event lie
    outside the work that they belong to. It follows from the outline itself.

Example
    work_packages:
      - id: adopt
        tasks: [{id: catalogue, months: M4-M12, ...}]
        events:
          - {id: open-doors, title: Open doors in six mills, partner: ntt, month: M32, ...}

How to correct it
    Move the event into the months of the work package, lengthen the task that prepares it, or put
    it under the work package in which it takes place. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN128", Severity.WARNING)
def event_outside_work_package(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for package in dossier.proposal.work_packages:
        if not (package.tasks or package.months):
            continue
        for event in package.events:
            if event.month and event.month not in package.span and event.month <= end:
                yield Finding(
                    event.place.of("month"),
                    f"{titled(dossier, event)} takes place in {event.month}, but "
                    f"{titled(dossier, package)} lasts {months(package.span)}",
                    hint=f"move it between {package.span.first} and {package.span.last}, lengthen "
                    "the task that prepares it, or list it in another work package",
                )
