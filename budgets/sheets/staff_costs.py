"""Staff costs: person-months times rate by work package, partner and profile, to the cent."""

from __future__ import annotations

from decimal import Decimal

from budgets.cell_values import Formula, Shown, Value
from budgets.grid import HEAD, TOTAL, Grid
from budgets.layout import Column
from budgets.profiles import Profile, columns_by_partner
from budgets.sheets import sheet
from budgets.typed_values import number_in
from budgets.widths import profile_widths
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier

RULE = (
    "Each amount is rounded half up to the cent, then the amounts are summed: the rule of the "
    "EU's detailed budget table."
)


@sheet("Staff costs", order=75, kind="people")
def staff_costs(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    profiles = tuple(one for one in grid.labels.profiles if one.funded)
    widths = profile_widths(grid.labels, 12.5)
    grid.columns(
        Column("label", say("No"), 6.5),
        Column("title", say("Work package"), 40, "wrap"),
        *(Column(one.key, one.title, widths[one.key], "eur") for one in profiles),
        Column("total", say("Total, EUR"), 15, "eur", note=say(RULE)),
    )
    grid.heading(
        say("{acronym}: staff costs, EUR", acronym=dossier.proposal.project.acronym), say(RULE)
    )
    heads: dict[str, Value] = {
        grid.labels.own[one][0]: Shown(grid.labels.partner[one], "text")
        for one in dossier.budget.partners
    }
    grid.row("partner", heads, "over")
    grid.header()
    grid.row(
        "rate",
        {
            "title": say("EUR a person-month"),
            **{
                one.key: Formula(number_in(f"[rates!{one.key}|rate]"), one.rate or Decimal(0))
                for one in profiles
            },
        },
        "package",
    )
    _packages(grid, dossier, profiles)
    grid.layout.freeze = f"rate|{profiles[0].key}" if profiles else ""
    grid.layout.repeat = ("partner", HEAD)
    grid.layout.paper = "A3"
    grid.layout.repeat_columns = ("label", "title")
    grid.layout.groups = (*columns_by_partner(profiles), ("total",))


def _packages(grid: Grid, dossier: Dossier, profiles: tuple[Profile, ...]) -> None:
    """A row for each work package, and their sums."""
    amounts = {line.key: line.amount for line in dossier.budget.lines}
    totals = {one.key: ZERO for one in profiles}
    packages = [one.id for one in dossier.proposal.work_packages]
    for package in dossier.proposal.work_packages:
        found = [
            amounts.get(f"staff/{package.id}/{one.partner}/{one.name}", ZERO) for one in profiles
        ]
        cells: dict[str, Value] = {
            "label": grid.labels.package[package.id],
            "title": package.title,
            "total": _across(profiles, sum(found, ZERO)),
        }
        for one, amount in zip(profiles, found, strict=True):
            text = f"ROUND([effort!{package.id}|{one.key}]*[$rate|{one.key}],2)"
            cells[one.key] = Formula(text, amount)
            totals[one.key] += amount
        grid.row(package.id, cells)
    sums: dict[str, Value] = {
        "title": grid.say("Total"),
        "total": _across(profiles, sum(totals.values(), ZERO)),
    }
    for key, whole in totals.items():
        area = f"[{packages[0]}|{key}:{packages[-1]}|{key}]" if packages else "0"
        sums[key] = Formula(f"SUM({area})", whole)
    grid.row(TOTAL, sums, "total")


def _across(profiles: tuple[Profile, ...], found: Decimal) -> Formula:
    if not profiles:
        return Formula("0", found)
    return Formula(f"SUM([{profiles[0].key}:{profiles[-1].key}])", found)
