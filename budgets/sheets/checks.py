"""Sums that must agree, limits of the call and the order of the plan, each with a light."""

from __future__ import annotations

from budgets.cell_values import Formula, Shown
from budgets.grid import HEAD, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.workbook_checks.every import lights_of
from budgets.workbook_checks.workbook_check import BAD, GOOD, OPEN
from toolkit.plan.dossier import Dossier

UNKNOWN = "Not known yet: see the sheet Call rules."


@sheet("Checks", order=120)
def checks(grid: Grid, dossier: Dossier) -> None:
    grid.columns(
        Column("what", "Check", 58),
        Column("found", "Found", 17, "eur"),
        Column("limit", "Held against", 17, "eur"),
        Column("light", "Light", 9, "centre"),
        Column("says", "What it says", 76),
    )
    grid.heading(
        f"{dossier.proposal.project.acronym}: checks",
        "The lights follow every figure that is typed anywhere in the workbook.",
    )
    grid.header()
    lights = lights_of(dossier)
    for one in lights:
        says = {GOOD: one.when_good, BAD: one.when_bad, OPEN: UNKNOWN}[one.light]
        unknown = 'OR([found]="",[limit]="")'
        grid.row(
            one.key,
            {
                "what": one.title,
                "found": Shown(one.found, one.form),
                "limit": Shown(one.limit, one.form),
                "light": Formula(
                    f'IF({unknown},"{OPEN}",IF({one.test},"{GOOD}","{BAD}"))', one.light
                ),
                "says": Formula(
                    f'IF([light]="{GOOD}","{one.when_good}",'
                    f'IF([light]="{BAD}","{one.when_bad}","{UNKNOWN}"))',
                    says,
                ),
            },
        )
    area = f"{lights[0].key}|light:{lights[-1].key}|light"
    grid.name("Lights", area, "The lights of the sheet Checks")
    for word, look in ((GOOD, "good"), (BAD, "bad"), (OPEN, "open")):
        grid.highlight(area, f'[light]="{word}"', look)
    grid.layout.freeze = f"{lights[0].key}|found"
    grid.layout.repeat = (HEAD, HEAD)
