"""Who works how much in which month: full-time equivalents by partner, as a heat map."""

from __future__ import annotations

from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Shown, Value
from budgets.grid import END, HEAD, TOTAL, Grid
from budgets.input_rules import PEOPLE
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.typed_values import NO_NUMBER, OVER
from budgets.widths import for_names
from toolkit.plan.dossier import Dossier

NONE = Decimal(0)
FAULTS = "Load: where a month holds more work than people, or people are no number"
PEOPLE_RULE = (
    "How many full-time people can work on the project. Filled with the number of people whom the "
    "outline names; type what is right. A month above it turns red."
)


@sheet("Load", order=60, kind="people")
def load(grid: Grid, dossier: Dossier) -> None:
    schedule, say = dossier.schedule, grid.say
    _columns(grid, dossier)
    grid.heading(
        say("{acronym}: load by partner and month", acronym=dossier.proposal.project.acronym),
        say(
            "Full-time equivalents: the person-months of each task, spread evenly over its months. "
            "Above the people available a month turns red."
        ),
    )
    grid.row(
        "date",
        {
            str(month): Shown(
                Formula(f"[work_plan!month|{month}]", schedule.first_day(month)), "mmm"
            )
            for month in schedule.months
        },
        "band",
    )
    grid.header()
    for partner in dossier.proposal.partners:
        _partner(grid, dossier, partner.id, len(partner.staff))
    _total(grid, dossier)
    first = f"partner/{dossier.proposal.partners[0].id}"
    last = f"partner/{dossier.proposal.partners[-1].id}"
    area = f"{first}|M1:{last}|{schedule.months[-1]}"
    grid.highlight(area, "AND(ISNUMBER([$people]),ROUND([M1],6)>[$people])", "over")
    grid.highlight(area, "", "heat")
    grid.name("LoadPeople", f"{first}|people:{last}|people", say("People available, by partner"))
    grid.name("LoadFault", f"{first}|over:{last}|over", say(FAULTS))
    grid.name("LoadPeak", f"{first}|peak:{last}|peak", say("The fullest month of each partner"))
    grid.layout.freeze = f"{first}|total"
    grid.layout.repeat = ("date", HEAD)
    grid.layout.paper = "A3"


def _columns(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("partner", say("Partner"), for_names(grid.labels.partner.values(), 18)),
        Column(
            "people",
            say("People"),
            9,
            "load",
            PEOPLE,
            say(PEOPLE_RULE),
        ),
        Column("total", say("Person-\nmonths"), 10, "pm"),
        Column(
            "mean",
            say("Mean\nFTE"),
            8,
            "load",
            note=say("Person-months by the months of the project."),
        ),
        Column("peak", say("Peak\nFTE"), 8, "load"),
        Column("over", say("Over"), 8, hidden=True),
        *(
            Column(str(month), Shown(month.number, "tick"), 5.2, "heat")
            for month in dossier.schedule.months
        ),
    )


def _partner(grid: Grid, dossier: Dossier, partner: str, people: int) -> None:
    own = grid.labels.own[partner]
    months, schedule = dossier.effort.by_month(partner=partner), dossier.schedule
    tasks = _tasks(dossier)
    effort = f"[effort!${tasks[0]}|$sum/{partner}:${tasks[1]}|$sum/{partner}]"
    inside = f"(EffortStart<=[${HEAD}|{{0}}])*(EffortEnd>=[${HEAD}|{{0}}])*EffortShare"
    total = dossier.effort.total(partner=partner)
    loads = [months.get(month, NONE) for month in schedule.months]
    area = f"[M1:{schedule.months[-1]}]"
    cells: dict[str, Value] = {
        "partner": grid.labels.partner[partner],
        "people": Input(people) if people else EMPTY,
        "total": Formula(f"SUM([effort!{TOTAL}|{own[0]}:{TOTAL}|{own[1]}])", total),
        "mean": Formula('IFERROR([total]/Duration,"")', total / schedule.duration),
        "peak": Formula(f"MAX({area})", max(loads)),
        "over": Formula(
            f'IF(ISNUMBER([people]),IF(ROUND([peak],6)>[people],"{OVER}",""),'
            f'IF(ISBLANK([people]),"","{NO_NUMBER}"))',
            OVER if people and round(max(loads), 6) > people else "",
        ),
    }
    for month, amount in zip(schedule.months, loads, strict=True):
        text = f"SUMPRODUCT({inside.format(month)},{effort})"
        cells[str(month)] = Formula(text, amount)
    grid.row(f"partner/{partner}", cells)


def _tasks(dossier: Dossier) -> tuple[str, str]:
    """The first and the last row of the sheet Effort that may hold work."""
    return next((one.id for one in dossier.proposal.work_packages), TOTAL), END


def _total(grid: Grid, dossier: Dossier) -> None:
    partners = dossier.proposal.partners
    months, schedule = dossier.effort.by_month(), dossier.schedule
    first, last = f"partner/{partners[0].id}", f"partner/{partners[-1].id}"
    total = dossier.effort.total()
    cells: dict[str, Value] = {
        "partner": grid.say("Total"),
        "total": Formula(f"SUM([{first}|total:{last}|total])", total),
        "mean": Formula('IFERROR([total]/Duration,"")', total / schedule.duration),
        "peak": Formula(
            f"MAX([M1:{schedule.months[-1]}])",
            max(months.get(month, NONE) for month in schedule.months),
        ),
    }
    for month in schedule.months:
        text = f"SUM([{first}|{month}:{last}|{month}])"
        cells[str(month)] = Formula(text, months.get(month, NONE))
    grid.row(TOTAL, cells, "total")
