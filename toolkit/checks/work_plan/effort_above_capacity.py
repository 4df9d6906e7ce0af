"""
A partner is to work more than its people can.

Why it matters
    Evaluators judge whether the work can be done with the people named. The plan spreads each
    task's person-months evenly over its months; one person-month in a month is one person full
    time. This rule holds it against what the outline knows: the people under `staff`, each of them
    full time, or two where nobody is named; and in one task two people full time, however many
    there are. These limits are this tool's, and generous: people have other work too.

Example
    partners:
      - {id: ntt, staff: [{name: Ada Bianchi, ...}], ...}
    work_packages:
      - tasks:
          - {id: catalogue, months: M4-M6, effort: {ntt: 9}, ...}      # three people full time

How to correct it
    Spread the work over more months, lower the person-months under `effort`, share them with other
    partners, or name the people who will do it under `staff`. It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner
from toolkit.model.months import Month
from toolkit.model.numbers import plainly
from toolkit.model.wording import counted, months
from toolkit.model.workplan import Task
from toolkit.plan.dossier import Dossier

UNNAMED = 2
"""People that a partner without staff is taken to have."""

IN_TASK = 2
"""People full time in one task above which its effort is taken for a mistake."""

TENTH = Decimal("0.1")


@rule("PLN130", Severity.WARNING)
def effort_above_capacity(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        monthly = dossier.effort.by_month(partner=partner.id)
        limit = len(partner.staff) or UNNAMED
        over = [month for month, work in monthly.items() if work > limit + TENTH / 2]
        if not over:
            yield from _in_one_task(dossier, partner)
            continue
        peak = max(over, key=lambda month: monthly[month])
        task, own = _largest(dossier, partner, peak)
        need = monthly[peak].quantize(TENTH)
        known = (
            f"{counted(limit, 'person', 'people')} under staff"
            if partner.staff
            else "nobody under staff"
        )
        yield Finding(
            task.place.of("effort", partner.id),
            f"{partner.short_name} has {plainly(need)} person-months of work in the single month "
            f"{peak}, and {known}; most of it comes from the {plainly(own)} person-months in "
            f"{titled(dossier, task)} ({months(task.months)})",
            hint="spread the work over more months, lower the person-months, or name those who do "
            "it under staff",
        )


def _in_one_task(dossier: Dossier, partner: Partner) -> Iterator[Finding]:
    """What is found in the first of its tasks that would take more people than is likely."""
    for task in (one for one in dossier.proposal.tasks if partner.id in one.effort):
        own = dossier.effort.total(task=task.id, partner=partner.id)
        people = own / task.months.length
        if people > IN_TASK + TENTH / 2:
            yield Finding(
                task.place.of("effort", partner.id),
                f"{partner.short_name} has {plainly(own)} person-months in "
                f"{titled(dossier, task)} ({months(task.months)}), which is "
                f"{plainly(people.quantize(TENTH))} people full time",
                hint="lower the person-months, or give the task more months",
            )
            return


def _largest(dossier: Dossier, partner: Partner, month: Month) -> tuple[Task, Decimal]:
    """The task on which the partner works most in a month in which it works, and its effort."""
    tasks = [one for one in dossier.proposal.tasks if month in one.months]
    efforts = [dossier.effort.total(task=one.id, partner=partner.id) for one in tasks]
    found = zip(tasks, efforts, strict=True)
    return max(found, key=lambda pair: pair[1] / pair[0].months.length)
