"""EUR a person-month by partner and staff profile, and what comes of it."""

from __future__ import annotations

from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Value
from budgets.grid import HEAD, TOTAL, Grid
from budgets.input_rules import FUNDED, MONEY, PROFILE
from budgets.layout import Column
from budgets.room import MORE, RATES, begin, rooms
from budgets.sheets import sheet
from budgets.typed_values import BELOW_ZERO, MISSING, NO_NUMBER
from budgets.widths import for_names
from toolkit.model.money import ZERO
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.dossier import Dossier

FAULT = (
    f'IF(ISBLANK([rate]),IF([pm]<>0,"{MISSING}",""),'
    f'IF(ISNUMBER([rate]),IF([rate]<0,"{BELOW_ZERO}",""),"{NO_NUMBER}"))'
)

COST_RULE = "Person-months times rate, rounded to the cent in each work package, then summed."


@sheet("Rates", order=70, kind="people")
def rates(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column(
            "partner", say("Partner"), for_names(grid.labels.partner.values(), 18), guard=FUNDED
        ),
        Column("profile", say("Staff profile"), 24, guard=PROFILE),
        Column("rate", say("EUR a\nperson-month"), 17, "eur", MONEY),
        Column("pm", say("Person-months"), 11, "pm", note=say("From the sheet Effort.")),
        Column(
            "cost",
            say("Cost, EUR"),
            15,
            "eur",
            note=say(COST_RULE),
        ),
        Column("fault", say("Faults"), 12, hidden=True),
    )
    grid.heading(
        say("{acronym}: rates", acronym=dossier.proposal.project.acronym),
        say(
            "What a person-month of each staff profile costs. Associated partners declare no costs."
        ),
    )
    grid.header()
    _profiles(grid, dossier)
    _new_profiles(grid)
    grid.layout.freeze = f"{grid.labels.profiles[0].key}|rate"
    grid.layout.repeat = (HEAD, HEAD)
    grid.layout.portrait = True


def _profiles(grid: Grid, dossier: Dossier) -> None:
    """A row for each staff profile, and the total."""
    effort, spent = dossier.effort, _spent(dossier)
    profiles = grid.labels.profiles
    for one in profiles:
        cells: dict[str, Value] = {
            "partner": grid.labels.partner[one.partner],
            "profile": one.title,
            "rate": EMPTY if one.rate is None else Input(one.rate),
            "pm": Formula(
                f"[effort!{TOTAL}|{one.key}]",
                effort.total(partner=one.partner, profile=one.name),
            ),
        }
        worked = effort.total(partner=one.partner, profile=one.name)
        if one.funded:
            cells["fault"] = Formula(FAULT, "" if one.rate is not None or not worked else MISSING)
            cells["cost"] = Formula(
                f"[staff_costs!{TOTAL}|{one.key}]", spent.get((one.partner, one.name), ZERO)
            )
        else:
            cells["rate"] = cells["cost"] = None
        grid.row(one.key, cells)
    first, last = profiles[0].key, profiles[-1].key
    grid.row(
        TOTAL,
        {
            "partner": grid.say("Total"),
            "pm": Formula(f"SUM([{first}|pm:{last}|pm])", effort.total()),
            "cost": Formula(f"SUM([{first}|cost:{last}|cost])", sum(spent.values(), ZERO)),
        },
        "total",
    )
    for name, column, meaning in (
        ("RateValue", "rate", "Rates: EUR a person-month"),
        ("RateFault", "fault", "Rates: what is wrong with the rate of a row"),
    ):
        grid.name(name, f"{first}|{column}:{last}|{column}", grid.say(meaning))
    grid.highlight(f"{first}|rate:{last}|rate", '[fault]<>""', "bad")


def _new_profiles(grid: Grid) -> None:
    """Empty rows for staff profiles that are not in the outline."""
    say = grid.say
    begin(
        grid,
        say("New staff profiles"),
        say("Each gets its column on Effort with the next proposal pull and proposal build."),
    )
    typed = ("partner", "profile", "rate")
    for key in rooms(RATES):
        grid.row(key, dict.fromkeys(typed, EMPTY))
    grid.end(MORE)
    new = rooms(RATES)[0], rooms(RATES)[-1]
    for name, column, meaning in (
        ("NewRatePartner", "partner", "New staff profiles: the partner"),
        ("NewRateProfile", "profile", "New staff profiles: the name of the profile"),
        ("NewRate", "rate", "New staff profiles: EUR a person-month"),
    ):
        area = f"{new[0]}|{column}:{new[1]}|{column}"
        grid.name(name, area, say(meaning))
    begun = "COUNTA([$partner],[$profile],[$rate])"
    grid.highlight(f"{new[0]}|partner:{new[1]}|rate", f"AND({begun}>0,{begun}<3)", "bad")


def _spent(dossier: Dossier) -> dict[tuple[str, str], Decimal]:
    """Staff costs by partner and profile."""
    found: dict[tuple[str, str], Decimal] = {}
    for line in dossier.budget.lines:
        if line.key.startswith(f"{STAFF}/"):
            _, _, partner, profile = line.key.split("/", 3)
            found[partner, profile] = found.get((partner, profile), ZERO) + line.amount
    return found
