"""
A task begins before what it waits for is finished.

Why it matters
    The plan says in one place that the task needs a result, and in another that it begins without
    it. The chart of the work plan draws both.

Example
    tasks:
      - {id: sme-survey, months: M4-M12, ...}
      - {id: first-call, months: M10-M14, after: [sme-survey], ...}

How to correct it
    Let the task begin in the month after, shorten what it waits for, or take it out of `after`.
    A milestone is reached by the end of its month, so a task may begin in the month after that.
    It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("PLN114", Severity.WARNING)
def task_before_what_it_waits_for(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    awaited = {one.id: (one, one.months.last, "lasts until") for one in proposal.tasks}
    reached = {one.id: (one, one.due, "is due in") for one in proposal.milestones}
    for task in proposal.tasks:
        for position, name in enumerate(task.after):
            if name not in awaited and name not in reached:
                continue
            part, end, how = awaited[name] if name in awaited else reached[name]
            if task.months.first <= end:
                yield Finding(
                    task.place.of("after", position),
                    f"{titled(dossier, task)} begins in {task.months.first}, but waits for "
                    f"{titled(dossier, part)}, which {how} {end}",
                    hint=f"let it begin in M{end.number + 1} or later",
                )
