"""
The text of a task names a partner that has no effort in it.

Why it matters
    The text says that a partner does something, and the table of effort says that it does
    nothing there. Evaluators compare the two ("the role of the partner is not clear" is a usual
    comment on budgets), and the work is not paid for. The leader of the task, and partners
    under `participants`, may be named.

Example
    tasks:
      - id: survey
        lead: ateval
        effort: {ateval: 3}
        description: "[[citeve]] writes the questions."

How to correct it
    Give the partner person-months in this task, as in `effort: {ateval: 3, citeve: 0.5}`; name
    it under `participants` where it takes part without effort; or take it out of the text.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.model.workplan import Task
from toolkit.plan.dossier import Dossier


@rule("TXT129", Severity.WARNING)
def partner_in_a_task_without_effort(dossier: Dossier) -> Iterator[Finding]:
    names = {one.id: (f"[[{one.id}]]", one.short_name) for one in dossier.proposal.partners}
    for task in dossier.proposal.tasks:
        if not task.effort:
            continue
        text, at_work = task.description, _at_work(task)
        found = {
            partner: start
            for partner, (mention, name) in names.items()
            if (mention in text or name in text)
            and partner not in at_work
            and (start := _place(text, mention, name)) is not None
        }
        if found:
            first, *_ = order = sorted(found, key=found.__getitem__)
            named = [dossier.proposal.partner[one].short_name for one in order]
            has = "has" if len(named) == 1 else "have"
            yield Finding(
                task.place.of("description").inside(text, found[first]),
                f"the text of {titled(dossier, task)} names {listed(named)}, which {has} no "
                "effort in it",
                hint=f"give {first} person-months, as in `effort: {{{first}: 0.5}}`, name it under "
                "`participants`, or take it out of the text",
            )


def _place(text: str, mention: str, name: str) -> int | None:
    """Where a text first mentions or names a partner; None where the name is part of a word."""
    found = re.search(rf"{re.escape(mention)}|(?<![\w-]){re.escape(name)}(?![\w-])", text)
    return found.start() if found else None


def _at_work(task: Task) -> set[str]:
    """The partners who may be named: with effort, in the lead, or taking part without effort."""
    with_effort = (one for one, by_profile in task.effort.items() if any(by_profile.values()))
    return {task.lead, *task.participants, *with_effort}
