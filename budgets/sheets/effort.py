"""Person-months by task, partner and staff profile, with totals by work package and partner."""

from __future__ import annotations

from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Shown, Value
from budgets.grid import END, HEAD, TOTAL, Grid
from budgets.input_rules import PERSON_MONTHS
from budgets.layout import Column
from budgets.profiles import Profile, columns_by_partner
from budgets.room import AREA, LAST, MORE, PLAN, area, begin, rooms
from budgets.sheets import sheet
from budgets.typed_values import (
    BELOW_ZERO,
    NO_NUMBER,
    NUMBERS,
    fault,
    no_numbers,
    number_in,
    summed,
)
from budgets.widths import for_names, profile_widths
from budgets.words import NAMES, PACKAGE, TASK
from toolkit.model.money import ZERO
from toolkit.model.workplan import Task, WorkPackage
from toolkit.plan.dossier import Dossier

PART = (
    "IF(AND([start]>=1,[end]>=[start],[start]=INT([start]),[end]=INT([end])),1/([end]-[start]+1),0)"
)
"""The part of a task that falls on one month; 0 where its months cannot be read."""

COST_RULE = (
    "What the person-months of the task cost: its part of the staff costs of its work package, "
    "which are rounded to the cent on the sheet Staff costs."
)


@sheet("Effort", order=50, kind="people")
def effort(grid: Grid, dossier: Dossier) -> None:
    profiles, say = grid.labels.profiles, grid.say
    partners, names = dossier.proposal.partners, grid.labels.partner
    widths = profile_widths(grid.labels, 9)
    grid.columns(
        Column("label", say("No"), 6.5),
        Column("kind", say("Kind|sheet"), 7),
        Column("title", say("Title"), 40, "wrap"),
        Column("lead", say("Lead"), for_names(names.values(), 10)),
        Column("start", say("Start"), 6.5, "month", note=say("From the sheet Work plan.")),
        Column("end", say("End"), 6.5, "month", note=say("From the sheet Work plan.")),
        Column("share", say("Share a month"), 8, "weight", hidden=True),
        *(Column(one.key, one.title, widths[one.key], "pm", PERSON_MONTHS) for one in profiles),
        *(
            Column(f"sum/{one.id}", names[one.id], for_names([names[one.id]], 9, wraps=True), "pm")
            for one in partners
        ),
        Column("total", say("Total"), 11, "pm"),
        Column("fault", say("Faults"), 12, hidden=True),
        Column("cost", say("Staff costs,\nEUR"), 14, "eur", note=say(COST_RULE)),
    )
    grid.heading(
        say("{acronym}: staff effort", acronym=dossier.proposal.project.acronym),
        say(
            "Person-months by task, partner and staff profile. In each work package the leader's "
            "total is bold."
        ),
    )
    _heads(grid, dossier, profiles)
    grid.header()
    amounts = _amounts(dossier)
    for package in dossier.proposal.work_packages:
        _package(grid, dossier, package, profiles)
        for task in package.tasks:
            _task(grid, dossier, package, task, profiles, amounts)
    _total(grid, dossier, profiles)
    _room(grid, dossier, profiles)
    _names(grid, dossier)
    grid.layout.freeze = f"{_first(dossier)}|start"
    grid.layout.repeat = ("partner", HEAD)
    grid.layout.paper = "A3"
    grid.layout.repeat_columns = ("label", "end")
    sums = (*(f"sum/{one.id}" for one in partners), "total")
    grid.layout.groups = (*columns_by_partner(profiles), (*sums, "cost"))


def _heads(grid: Grid, dossier: Dossier, profiles: tuple[Profile, ...]) -> None:
    """The names of the partners, and the rate of each staff profile, above the columns."""
    say, partners = grid.say, dossier.proposal.partners
    heads: dict[str, Value] = {
        first: Shown(grid.labels.partner[partner], "text")
        for partner, (first, _) in grid.labels.own.items()
    }
    heads[f"sum/{partners[0].id}"] = Shown(say("Totals by partner"), "text")
    grid.row("partner", heads, "over")
    rates: dict[str, Value] = {"title": say("EUR a person-month")}
    for one in profiles:
        rates[one.key] = Shown(
            Formula(
                number_in(f"[rates!{one.key}|rate]"), one.rate if one.rate and one.funded else 0
            ),
            "eur",
        )
    grid.row("rate", rates, "small")


def _amounts(dossier: Dossier) -> dict[tuple[str, str, str], Decimal]:
    """Person-months by task, partner and profile; no entry where nothing is planned."""
    found: dict[tuple[str, str, str], Decimal] = {}
    for work in dossier.effort.works:
        key = (work.task, work.partner, work.profile)
        found[key] = found.get(key, Decimal(0)) + work.person_months
    return found


def _package(
    grid: Grid, dossier: Dossier, package: WorkPackage, profiles: tuple[Profile, ...]
) -> None:
    total = dossier.effort.total
    paid = dossier.spending.by_package.get(package.id, ZERO)
    cells: dict[str, Value] = {
        "label": Shown(grid.labels.package[package.id], look="group"),
        "kind": Shown(grid.say(PACKAGE), look="group"),
        "title": Shown(package.title, look="group"),
        "lead": Shown(grid.labels.partner.get(package.lead, package.lead), look="group"),
        "start": Formula(f"N([work_plan!{package.id}|from])", package.span.first.number),
        "end": Formula(f"N([work_plan!{package.id}|to])", package.span.last.number),
        "total": Shown(_down(package, "total", total(work_package=package.id)), look="group"),
        "cost": Formula(f"[staff_costs!{package.id}|total]", paid),
    }
    for one in profiles:
        found = total(work_package=package.id, partner=one.partner, profile=one.name)
        cells[one.key] = _down(package, one.key, found)
    for partner in dossier.proposal.partners:
        key = f"sum/{partner.id}"
        value = _down(package, key, total(work_package=package.id, partner=partner.id))
        cells[key] = Shown(value, look="group") if partner.id == package.lead else value
    grid.row(package.id, cells, "package")


def _down(package: WorkPackage, column: str, found: Decimal) -> Formula:
    """The sum of a column over the tasks of a work package, those in the empty rows included."""
    new = f"SUMIFS({area(column)},NewWork,[$label],{area(column)},{NUMBERS})"
    if not package.tasks:
        return Formula(new, found)
    first, last = package.tasks[0].id, package.tasks[-1].id
    return Formula(f"{summed(f'[{first}|{column}:{last}|{column}]')}+{new}", found)


def _task(
    grid: Grid,
    dossier: Dossier,
    package: WorkPackage,
    task: Task,
    profiles: tuple[Profile, ...],
    amounts: dict[tuple[str, str, str], Decimal],
) -> None:
    total, length = dossier.effort.total, task.months.length
    cells: dict[str, Value] = {
        "label": dossier.proposal.labels[task.id],
        "kind": grid.say(TASK),
        "title": task.title,
        "lead": grid.labels.partner.get(task.lead, task.lead),
        "start": Formula(f"N([work_plan!{task.id}|from])", task.months.first.number),
        "end": Formula(f"N([work_plan!{task.id}|to])", task.months.last.number),
        "share": Formula(PART, 1 / length),
    }
    for one in profiles:
        amount = amounts.get((task.id, one.partner, one.name))
        cells[one.key] = EMPTY if amount is None else Input(amount)
    for partner in dossier.proposal.partners:
        own = grid.labels.own[partner.id]
        cells[f"sum/{partner.id}"] = Formula(
            summed(f"[{own[0]}:{own[1]}]"), total(task=task.id, partner=partner.id)
        )
    first, last = profiles[0].key, profiles[-1].key
    cells["total"] = Formula(summed(f"[{first}:{last}]"), total(task=task.id))
    cells["fault"] = Formula(
        fault(
            (BELOW_ZERO, f'COUNTIF([{first}:{last}],"<0")>0'),
            (NO_NUMBER, no_numbers(f"[{first}:{last}]")),
        ),
        "",
    )
    rates = f"[$rate|${first}:$rate|${last}]"
    paid = f"IFERROR(SUMPRODUCT([{first}:{last}],{rates}),0)"
    whole = f"SUMPRODUCT([${package.id}|${first}:${package.id}|${last}],{rates})"
    cells["cost"] = Formula(
        f"IF({whole}=0,0,[${package.id}|$cost]*{paid}/{whole})",
        dossier.spending.by_task.get(task.id, 0),
    )
    grid.row(task.id, cells, level=1)


def _total(grid: Grid, dossier: Dossier, profiles: tuple[Profile, ...]) -> None:
    total = dossier.effort.total
    cells: dict[str, Value] = {"title": grid.say("Total")}

    def down(column: str, found: Decimal) -> Formula:
        listed = f"[{HEAD}|{column}:{_last(grid)}|{column}]"
        own = f"SUMIFS({listed},EffortKind,{NAMES[TASK]},{listed},{NUMBERS})"
        kinds = f"{area('kind')},{NAMES[TASK]}"
        new = f"SUMIFS({area(column)},{kinds},{area(column)},{NUMBERS})"
        return Formula(f"{own}+{new}", found)

    for one in profiles:
        cells[one.key] = down(one.key, total(partner=one.partner, profile=one.name))
    for partner in dossier.proposal.partners:
        cells[f"sum/{partner.id}"] = down(f"sum/{partner.id}", total(partner=partner.id))
    cells["total"] = down("total", total())
    cells["cost"] = down("cost", sum(dossier.spending.by_package.values(), ZERO))
    grid.row(TOTAL, cells, "total")


def _room(grid: Grid, dossier: Dossier, profiles: tuple[Profile, ...]) -> None:
    """A row for each task that may be typed into the empty rows of the work plan."""
    say = grid.say
    begin(
        grid,
        say("Effort of the new tasks on the sheet Work plan"),
        say("Person-months of a task that is complete there; in a red row they do not count yet."),
    )
    first, last = profiles[0].key, profiles[-1].key
    packages = dossier.proposal.work_packages
    rates = f"[$rate|${first}:$rate|${last}]"
    paid = f"SUMPRODUCT([{first}:{last}],{rates})"
    cost = "0"
    if packages:
        top, bottom = packages[0].id, _bottom(dossier)
        labels = f"[${top}|$label:${bottom}|$label]"
        whole = f"SUMPRODUCT(({labels}=[$label])*[${top}|${first}:${bottom}|${last}]*{rates})"
        own = f"SUMIF({labels},[$label],[${top}|$cost:${bottom}|$cost])"
        cost = f'IF([label]="",0,IF({paid}=0,0,{own}*{paid}/{whole}))'
    for key in rooms(PLAN):
        cells: dict[str, Value] = {
            "label": Formula(f'IF([work_plan!{key}|from]>0,[work_plan!{key}|label],"")', ""),
            "kind": Formula(f'IF([label]="","",{NAMES[TASK]})', ""),
            "title": Formula(f'[work_plan!{key}|title]&""', ""),
            "lead": Formula(f'[work_plan!{key}|lead]&""', ""),
            "start": Formula(f"[work_plan!{key}|from]", 0),
            "end": Formula(f"[work_plan!{key}|to]", 0),
            "share": Formula("IF([start]>0,1/([end]-[start]+1),0)", 0),
            "total": Formula(f"SUM([{first}:{last}])", 0),
            "cost": Formula(cost, 0),
            **{one.key: EMPTY for one in profiles},
        }
        for partner in dossier.proposal.partners:
            own_first, own_last = grid.labels.own[partner.id]
            cells[f"sum/{partner.id}"] = Formula(f"SUM([{own_first}:{own_last}])", 0)
        grid.row(key, cells)
    grid.end(MORE)
    grid.name("NewWork", AREA.format("label"), say("Effort: the work package of each new task"))
    grid.name("NewEffort", AREA.format("total"), say("Effort: the person-months of each new task"))
    grid.highlight(f"{rooms(PLAN)[0]}|label:{LAST}|total", 'AND([$total]>0,[$label]="")', "bad")


def _names(grid: Grid, dossier: Dossier) -> None:
    first, last = _first(dossier), _bottom(dossier)
    grid.name("EffortKind", f"{HEAD}|kind:{last}|kind", grid.say("Effort: work package or task"))
    for name, column, meaning in (
        ("EffortStart", "start", "Effort: the first month of each task"),
        ("EffortEnd", "end", "Effort: the last month of each task"),
        ("EffortShare", "share", "Effort: the part of a task that falls on one month"),
        ("EffortLabel", "label", "Effort: the number of each row"),
        ("EffortFault", "fault", "Effort: what is wrong with what is typed into a row"),
        ("EffortCost", "cost", "Effort: the staff costs of each task"),
    ):
        grid.name(name, f"{first}|{column}:{END}|{column}", grid.say(meaning))
    grid.name("PersonMonths", f"{TOTAL}|total", grid.say("Person-months of the project"))


def _bottom(dossier: Dossier) -> str:
    """The last row above the total."""
    packages = dossier.proposal.work_packages
    if not packages:
        return HEAD
    return packages[-1].tasks[-1].id if packages[-1].tasks else packages[-1].id


def _first(dossier: Dossier) -> str:
    return next((one.id for one in dossier.proposal.work_packages), TOTAL)


def _last(grid: Grid) -> str:
    return list(grid.rows)[-1]
