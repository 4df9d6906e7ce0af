"""The order of the plan: everything within the project, nothing before what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgets.cell_values import Formula
from budgets.late_lines import late_lines
from budgets.typed_values import EARLY, LATE, OVER, REVERSED
from budgets.workbook_checks.workbook_check import Cells, WorkbookCheck, counted, none_of
from toolkit.model.months import Month
from toolkit.plan.dossier import Dossier

NONE = Decimal(0)
NEW_EARLY = 'SUMPRODUCT((NewFree<>"")*(NewFrom>0)*(NewFrom<NewFree))'
"""New tasks of the work plan that begin before what they wait for is finished."""


def order(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """What an evaluator would see on the chart."""
    where = Cells("work_plan", "PlanStart", "PlanFault", REVERSED, "start")
    yield none_of(
        "backwards",
        "Parts of the plan that end before they begin",
        counted(0, where),
        "Everything begins before it ends.",
        "Put the months right: until then no month has their work.",
        where,
    )
    yield _inside_project(dossier)
    yield _waits(dossier)
    yield none_of(
        "inside-package",
        "Deliverables due outside the months of their work package",
        Formula(
            "SUMPRODUCT((PointKind=KindDeliverable)*ISNUMBER(PointDue)*ISNUMBER(PointEnd)"
            "*((PointDue<PointStart)+(PointDue>PointEnd)>0))",
            sum(
                one.due not in package.span
                for package in dossier.proposal.work_packages
                for one in package.deliverables
            ),
        ),
        "Every deliverable is due within its work package.",
        "Move the deliverable, or lengthen the work package.",
        Cells("work_plan", "PlanEnd"),
    )
    yield _periods(dossier)
    yield _load(dossier)


def _inside_project(dossier: Dossier) -> WorkbookCheck:
    last = dossier.proposal.project.last
    late = [ident for ident, end in _ends(dossier).items() if end > last]
    computed = {one.id for one in dossier.proposal.work_packages if one.tasks and not one.months}
    typed = next((one for one in late if one not in computed), "")
    where = Cells("work_plan", "PlanEnd", "PlanFault", LATE, "end", typed)
    costs, awards = late_lines(dossier)
    line, award = next(iter(costs), ""), next(iter(awards), "")
    others = (
        Cells("costs", "CostMonths", "CostFault", LATE, "first", line),
        Cells("instruments", "SupportMonths", "SupportFault", LATE, "first", award),
    )
    number = len(late) + len(costs) + len(awards)
    return none_of(
        "inside-project",
        "Parts of the plan, and lines, that end after the project",
        Formula(
            f'COUNTIF(PlanTo,">"&Duration)+COUNTIF(NewEnd,">"&Duration)+{counted(0, *others).text}',
            number,
        ),
        "Everything ends within the project.",
        "Months marked red on the work plan, or in a line, lie after the end of the project.",
        where,
        *others,
    )


def _waits(dossier: Dossier) -> WorkbookCheck:
    ends = _ends(dossier)
    early = [
        task.id
        for task in dossier.proposal.tasks
        if any(task.months.first <= ends[one] for one in task.after if one in ends)
    ]
    where = Cells("work_plan", "PlanStart", "PlanFault", EARLY, "start", next(iter(early), ""))
    return none_of(
        "waits",
        "Tasks that begin before what they wait for is finished",
        Formula(f"{counted(0, where).text}+{NEW_EARLY}", len(early)),
        "Every task finds ready what it needs.",
        "Starts marked red on the work plan come too early.",
        where,
    )


def _periods(dossier: Dossier) -> WorkbookCheck:
    """Every period begins in the month behind the last of the one before."""
    spans, last = dossier.schedule.periods, dossier.proposal.project.last
    breaks, text = 0, []
    for number, span in enumerate(spans, 1):
        before = f"N([work_plan!period/{number - 1}|to])" if number > 1 else "0"
        text.append(f"(N([work_plan!period/{number}|from])<>{before}+1)")
        breaks += span.first.number != (spans[number - 2].last.number if number > 1 else 0) + 1
    if spans:
        text.append(f"(N([work_plan!period/{len(spans)}|to])<>Duration)")
        breaks += spans[-1].last != last
    return none_of(
        "periods",
        "Gaps and overlaps of the reporting periods",
        Formula("+".join(text) if text else "0", breaks),
        "Together they are the whole project, each month once.",
        "Some costs are reported twice or in no period: let each period begin in the month after "
        "the one before, from the first month to the last.",
        Cells("work_plan", "PlanPeriods"),
    )


def _load(dossier: Dossier) -> WorkbookCheck:
    over = list(_overbooked(dossier))
    first = f"partner/{over[0]}" if over else ""
    where = Cells("load", "LoadPeople", "LoadFault", OVER, "people", first)
    return none_of(
        "load",
        "Partners with more work in a month than people",
        counted(len(over), where),
        "Nobody is planned for more than there is.",
        "Months marked red on the sheet Load are over-booked.",
        where,
    )


def _ends(dossier: Dossier) -> dict[str, Month]:
    """When each part of the plan is finished, by id, in the order of the sheet."""
    found: dict[str, Month] = {}
    for package in dossier.proposal.work_packages:
        found[package.id] = package.span.last
        found |= {one.id: one.months.last for one in package.tasks}
        found |= {one.id: one.due for one in package.deliverables}
        found |= {one.id: one.due for one in package.milestones}
    return found


def _overbooked(dossier: Dossier) -> Iterator[str]:
    """Partners whose fullest month takes more people than the outline names."""
    months = dossier.schedule.months
    for partner in dossier.proposal.partners:
        loads = dossier.effort.by_month(partner=partner.id)
        peak = max(loads.get(month, NONE) for month in months)
        if partner.staff and round(peak, 6) > len(partner.staff):
            yield partner.id
