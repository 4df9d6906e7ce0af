"""The order of the plan: everything within the project, nothing before what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgets.workbook_checks.workbook_check import WorkbookCheck, none_of
from toolkit.model.months import Month
from toolkit.plan.dossier import Dossier

NONE = Decimal(0)


def order(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """What an evaluator would see on the chart."""
    proposal = dossier.proposal
    ends = _ends(dossier)
    yield none_of(
        "inside-project",
        "Parts of the plan that end after the project",
        'COUNTIF(PlanEnd,">"&Duration)+COUNTIF(NewEnd,">"&Duration)',
        sum(end > proposal.project.last for end in ends.values()),
        "Everything ends within the project.",
        "Months marked red on the work plan lie after the end of the project.",
    )
    yield none_of(
        "waits",
        "Tasks that begin before what they wait for is finished",
        'SUMPRODUCT((PlanFree<>"")*(PlanStart<PlanFree))'
        '+SUMPRODUCT((NewFree<>"")*(NewFrom>0)*(NewFrom<NewFree))',
        sum(
            any(task.months.first <= ends[one] for one in task.after if one in ends)
            for task in proposal.tasks
        ),
        "Every task finds ready what it needs.",
        "Starts marked red on the work plan come too early.",
    )
    yield none_of(
        "inside-package",
        "Deliverables due outside the months of their work package",
        "SUMPRODUCT((PointKind=KindDeliverable)*((PointDue<PointStart)+(PointDue>PointEnd)>0))",
        sum(
            one.due not in package.span
            for package in proposal.work_packages
            for one in package.deliverables
        ),
        "Every deliverable is due within its work package.",
        "Move the deliverable, or lengthen the work package.",
    )
    yield none_of(
        "load",
        "Partners with more work in a month than people",
        'SUMPRODUCT((LoadPeople<>"")*(ROUND(LoadPeak,6)>LoadPeople))',
        _overbooked(dossier),
        "Nobody is planned for more than there is.",
        "Months marked red on the sheet Load are over-booked.",
    )


def _ends(dossier: Dossier) -> dict[str, Month]:
    """When each part of the plan is finished, by id."""
    proposal = dossier.proposal
    found = {one.id: one.span.last for one in proposal.work_packages}
    found |= {one.id: one.months.last for one in proposal.tasks}
    found |= {one.id: one.due for one in proposal.deliverables}
    return found | {one.id: one.due for one in proposal.milestones}


def _overbooked(dossier: Dossier) -> int:
    """Partners whose fullest month takes more people than the outline names."""
    months, found = dossier.schedule.months, 0
    for partner in dossier.proposal.partners:
        loads = dossier.effort.by_month(partner=partner.id)
        peak = max(loads.get(month, NONE) for month in months)
        found += bool(partner.staff) and round(peak, 6) > len(partner.staff)
    return found
