"""Each partner's costs in each work package: direct, base of the indirect ones, indirect, total."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from budgets.cell_values import Formula, Value
from budgets.grid import HEAD, TOTAL, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.widths import for_names
from toolkit.model.money import ZERO
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.dossier import Dossier

Amount = Callable[[str, str], Decimal]

RULE = (
    "Indirect costs are their rate times their base, rounded half up to the cent for each partner "
    "and work package."
)

FEW = 12
"""As many partners have two blocks on a page."""


@sheet("Partner by package", order=105, kind="money")
def budget_matrix(grid: Grid, dossier: Dossier) -> None:
    packages, say = [one.id for one in dossier.proposal.work_packages], grid.say
    grid.columns(
        Column("partner", say("Partner"), for_names(grid.labels.partner.values(), 20)),
        *(Column(one, grid.labels.package[one], 15, "eur") for one in packages),
        Column("total", say("Total, EUR"), 16, "eur"),
    )
    grid.heading(
        say(
            "{acronym}: costs by partner and work package, EUR",
            acronym=dossier.proposal.project.acronym,
        ),
        say(RULE),
    )
    _direct_costs(grid, dossier)
    _indirect_costs(grid, dossier)
    grid.name("IndirectBase", f"base/{TOTAL}|total", say("Direct costs that indirect costs follow"))
    grid.name("IndirectCosts", f"indirect/{TOTAL}|total", say("Indirect costs of the project"))
    partners = dossier.budget.partners
    grid.layout.freeze = f"direct/{partners[0]}|{packages[0]}" if packages else ""
    if len(partners) <= FEW:
        grid.layout.breaks = ("section/indirect",)
    else:
        grid.layout.repeat = (HEAD, HEAD)


def _direct_costs(grid: Grid, dossier: Dossier) -> None:
    """The blocks of all direct costs, and of those on which indirect costs are calculated."""
    budget = dossier.budget
    bases = {(line.partner, line.work_package): line.units for line in budget.indirect_lines}

    def own(partner: str, package: str) -> str:
        first, last = grid.labels.own[partner]
        return f"SUM([staff_costs!{package}|{first}:{package}|{last}])"

    def costs(kind: str, package: str) -> str:
        return f"+SUMIFS(Cost{kind},CostPartner,[$partner],CostPackage,[${HEAD}|{package}])"

    def support(package: str) -> str:
        who = f"InstrumentPartner,[$partner],InstrumentPackage,[${HEAD}|{package}]"
        return f"+SUMIFS(InstrumentTotal,{who})"

    outside = dossier.call.indirect.base_excludes
    staffed = dossier.call.row_of(STAFF).code not in outside
    supported = budget.third_party_row not in outside

    def direct(partner: str, package: str) -> str:
        return own(partner, package) + costs("Amount", package) + support(package)

    def base(partner: str, package: str) -> str:
        staff = own(partner, package) if staffed else "0"
        return staff + costs("Base", package) + (support(package) if supported else "")

    _section(
        grid,
        dossier,
        "direct",
        "Direct costs",
        direct,
        lambda partner, package: budget.direct(partner=partner, work_package=package),
        HEAD,
    )
    _section(
        grid,
        dossier,
        "base",
        "Direct costs on which indirect costs are reckoned",
        base,
        lambda partner, package: bases.get((partner, package), ZERO),
    )


def _indirect_costs(grid: Grid, dossier: Dossier) -> None:
    """The blocks of indirect costs and of the total."""
    budget = dossier.budget
    _section(
        grid,
        dossier,
        "indirect",
        "Indirect costs",
        lambda partner, package: f"ROUND(N(IndirectRate)*[base/{partner}|{package}],2)",
        lambda partner, package: budget.indirect(partner=partner, work_package=package),
    )
    _section(
        grid,
        dossier,
        "total",
        "Total costs",
        lambda partner, package: f"[direct/{partner}|{package}]+[indirect/{partner}|{package}]",
        lambda partner, package: budget.total(partner=partner, work_package=package),
    )


def _section(
    grid: Grid,
    dossier: Dossier,
    name: str,
    title: str,
    text: Callable[[str, str], str],
    amount: Amount,
    head: str = "",
) -> None:
    """A block of partners by work packages with its sums."""
    partners = dossier.budget.partners
    packages = [one.id for one in dossier.proposal.work_packages]
    if not head:
        grid.gap()
    grid.line(grid.say(title), "section", key=f"section/{name}")
    grid.header(head or f"{name}/{HEAD}")
    for partner in partners:
        cells: dict[str, Value] = {"partner": grid.labels.partner[partner]}
        whole = ZERO
        for package in packages:
            found = amount(partner, package)
            whole += found
            cells[package] = Formula(text(partner, package), found)
        cells["total"] = _across(packages, whole)
        grid.row(f"{name}/{partner}", cells)
    sums: dict[str, Value] = {"partner": grid.say("Total")}
    whole = ZERO
    for package in packages:
        found = sum((amount(partner, package) for partner in partners), ZERO)
        whole += found
        area = f"[{name}/{partners[0]}|{package}:{name}/{partners[-1]}|{package}]"
        sums[package] = Formula(f"SUM({area})", found)
    sums["total"] = _across(packages, whole)
    grid.row(f"{name}/{TOTAL}", sums, "total")


def _across(packages: list[str], found: Decimal) -> Formula:
    return Formula(f"SUM([{packages[0]}:{packages[-1]}])" if packages else "0", found)
