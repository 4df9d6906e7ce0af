"""Sums that must agree, limits of the call and the order of the plan, each with a light."""

from __future__ import annotations

from budgets.cell_values import Formula, Shown
from budgets.grid import HEAD, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.typed_values import having
from budgets.words import BAD, GOOD, NAMES, NOT_KNOWN, OPEN
from budgets.workbook_checks.every import lights_of
from budgets.workbook_checks.workbook_check import WorkbookCheck
from toolkit.plan.dossier import Dossier

ARROW = "→ "


@sheet("Checks", order=120, kind="look")
def checks(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("what", say("Check"), 58),
        Column("found", say("Found"), 17, "eur"),
        Column("limit", say("Held against"), 17, "eur"),
        Column("light", say("Light"), 12, "centre"),
        Column("says", say("What it says"), 84, "wrap"),
        Column("where", say("Where"), 24),
        Column("good", say("Says when it is well"), 40, hidden=True),
        Column("bad", say("Says when it is not"), 40, hidden=True),
    )
    grid.heading(
        say("{acronym}: checks", acronym=dossier.proposal.project.acronym),
        say("The lights follow every figure that is typed anywhere in the workbook."),
    )
    grid.header()
    lights = lights_of(dossier)
    for one in lights:
        good, bad = say(one.when_good), say(one.when_bad)
        says = {GOOD: good, BAD: bad, OPEN: say(NOT_KNOWN)}[one.light]
        unknown = 'OR([found]="",[limit]="")'
        grid.row(
            one.key,
            {
                "what": say(one.title),
                "found": Shown(one.found, one.form),
                "limit": Shown(one.limit, one.form),
                "light": Formula(
                    f"IFERROR(IF({unknown},LightOpen,IF({one.test},LightGood,LightBad)),LightBad)",
                    say(one.light),
                ),
                "says": Formula(
                    "IF([light]=LightGood,[good],IF([light]=LightBad,[bad],NotKnownYet))",
                    says,
                ),
                "where": Shown(_where(grid, one), look="link"),
                "good": good,
                "bad": bad,
            },
        )
    area = f"{lights[0].key}|light:{lights[-1].key}|light"
    grid.name("Lights", area, say("The lights of the sheet Checks"))
    for word, look in ((GOOD, "good"), (BAD, "bad"), (OPEN, "open")):
        grid.highlight(area, f"[light]={NAMES[word]}", look)
    grid.layout.freeze = f"{lights[0].key}|found"
    grid.layout.repeat = (HEAD, HEAD)


def _where(grid: Grid, check: WorkbookCheck) -> Formula:
    """A link to what is wrong: to the first of the cells with a fault, else to where to look."""
    text, result = "", ""
    for one in reversed(check.where):
        title, at = f"[guide!sheet/{one.sheet}|what]", ""
        if one.faults:
            place = f'INDEX({one.name},MATCH("*{one.code}*",{one.faults},0))'
            at = f'&" "&ADDRESS(ROW({place}),COLUMN({one.name}),4)'
        link = f'HYPERLINK("#{one.name}","{ARROW}"&{title}{at})'
        wrong = one.test or f"{having(one.faults, one.code)}>0"
        text = f"IF({wrong},{link},{text})" if text else link
        tab = grid.sheets[one.sheet]
        if one.first or not (result or one.faults):
            address = tab.at(f"{one.first}|{one.column}") if one.first else ""
            result = f"{ARROW}{tab.title} {address}".rstrip()
    text = text or '""'  # a light that several sheets may turn leads to none of them
    return Formula(f'IF([light]=LightBad,{text},"")', result if check.light == BAD else "")
