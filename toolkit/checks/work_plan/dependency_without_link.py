"""
A task waits for work of another priority, and no link between the two priorities is described.

Why it matters
    The draft draws an arrow from one work package to the other, because a task of the second waits
    for one of the first (`after`), and the text on the first priority does not mention it among
    what it gives to others. Figure and text then disagree. It follows from the outline itself; a
    link without an arrow is no fault.

Example
    work_packages:
      - {id: adopt, priority: adopt, tasks: [{id: adoption, after: [dependency-map], ...}], ...}
    priorities:
      network:
        links: [{to: innovate, text: Critical inputs become challenges.}]     # nothing on adopt

How to correct it
    Add the link, as in `{to: adopt, text: The map shows where to save.}`, or take the task out of
    `after` if it does not wait for the other. It is advice, one for each priority.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.model.workplan import Task
from toolkit.plan.dossier import Dossier


@rule("PLN142", Severity.ADVICE)
def dependency_without_link(dossier: Dossier) -> Iterator[Finding]:
    waiting = _waiting(dossier)
    for priority, case in dossier.proposal.priorities.items():
        linked = {one.to for one in case.links}
        missing = {to: pair for (start, to), pair in waiting.items() if start == priority}
        missing = {to: pair for to, pair in missing.items() if to not in linked}
        if not case.links or not missing:
            continue
        reasons = listed(
            f"{titled(dossier, task)}, of {to}, waits for {titled(dossier, first)}"
            for to, (task, first) in missing.items()
        )
        example = next(iter(missing))
        yield Finding(
            case.place.of("links"),
            f"{reasons}, but the links of {priority} lead only to {listed(sorted(linked))}",
            hint=f"add one, as in {{to: {example}, text: What it passes on to it.}}, or take it "
            "out of after",
        )


def _waiting(dossier: Dossier) -> dict[tuple[str, str], tuple[Task, Task]]:
    """By the priorities of both: the first task that waits for one of another priority."""
    home = {
        task.id: (package.priority, task)
        for package in dossier.proposal.work_packages
        for task in package.tasks
    }
    found: dict[tuple[str, str], tuple[Task, Task]] = {}
    for package in dossier.proposal.work_packages:
        for task in package.tasks:
            for name in task.after:
                start, first = home.get(name, ("", task))
                known = start in dossier.call.priority and package.priority in dossier.call.priority
                if known and start != package.priority:
                    found.setdefault((start, package.priority), (task, first))
    return found
