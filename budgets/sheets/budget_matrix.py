"""Each partner's costs in each work package: direct, base of the indirect ones, indirect, total."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from budgets.cell_values import Formula, Value, in_formula
from budgets.grid import HEAD, TOTAL, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.widths import for_names
from toolkit.model.call import LUMP_SUM
from toolkit.model.money import ZERO
from toolkit.plan.contribution_shares import weight_of
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.dossier import Dossier

Result = Decimal | None
"""EUR; None while the call's rates are not known."""

Amount = Callable[[str, str], Result]
UNKNOWN = "COUNT(RateThirdParties,RateOther)<2"
RATED = ("weight", "share")
"""The blocks that need the rates of the call."""


RULE = (
    "Indirect costs are their rate times their base, rounded half up to the cent for each partner "
    "and work package."
)

DIVIDED = (
    "The running sum over the work packages is rounded to the cent: the parts of a partner add up "
    "to its contribution."
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
    _contribution(grid, dossier)
    grid.name("IndirectBase", f"base/{TOTAL}|total", say("Direct costs that indirect costs follow"))
    grid.name("IndirectCosts", f"indirect/{TOTAL}|total", say("Indirect costs of the project"))
    partners = dossier.budget.partners
    grid.layout.freeze = f"direct/{partners[0]}|{packages[0]}" if packages else ""
    if len(partners) <= FEW:
        grid.layout.breaks = ("section/indirect", "section/weight")
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


def _contribution(grid: Grid, dossier: Dossier) -> None:
    """The blocks of what costs times rates give, and of the contribution that is divided by it."""
    budget, shares = dossier.budget, dossier.shares
    packages = [one.id for one in dossier.proposal.work_packages]
    first = packages[0] if packages else ""
    row = in_formula(grid.labels.rows[budget.third_party_row].label)

    def weight(partner: str, package: str) -> str:
        who = f"InstrumentPartner,[$partner],InstrumentPackage,[${HEAD}|{package}]"
        line = f"CostPartner,[$partner],CostPackage,[${HEAD}|{package}],CostRow,{row}"
        support = f"(SUMIFS(InstrumentTotal,{who})+SUMIFS(CostAmount,{line}))"
        total = f"[total/{partner}|{package}]"
        return f'IF({UNKNOWN},"",{total}*RateOther+{support}*(RateThirdParties-RateOther))'

    def share(partner: str, package: str) -> str:
        reached = f"SUM([weight/{partner}|${first}:weight/{partner}|{package}])"
        asked = f"[budget!partner/{partner}|asked]"
        before = ""
        if package != first:
            last = packages[packages.index(package) - 1]
            before = f"-SUM([share/{partner}|${first}:share/{partner}|{last}])"
        whole = f"[weight/{partner}|$total]"
        exact = f"ROUND(ROUND({asked}*{reached}/{whole},6),2)"
        return f'IF({UNKNOWN},"",IF({whole}=0,0,ROUND({exact}{before},2)))'

    known = shares is not None
    _section(
        grid,
        dossier,
        "weight",
        "Costs times rates, in whose proportion the contribution is divided",
        weight,
        lambda partner, package: weight_of(budget, partner, package) if known else None,
    )
    _section(
        grid,
        dossier,
        "share",
        "Lump sum by partner and work package"
        if dossier.call.grant == LUMP_SUM
        else "Contribution by partner and work package",
        share,
        lambda partner, package: shares[partner, package] if shares is not None else None,
    )
    meaning = grid.say("The contribution of all partners in all work packages")
    grid.name("SharesTotal", f"share/{TOTAL}|total", meaning)


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
    if name == "share":
        grid.line(grid.say(DIVIDED), "note", key=f"note/{name}")
    grid.header(head or f"{name}/{HEAD}")
    by_package: dict[str, Result] = dict.fromkeys(packages, ZERO)
    for partner in partners:
        cells: dict[str, Value] = {"partner": grid.labels.partner[partner]}
        whole: Result = ZERO
        for package in packages:
            found = amount(partner, package)
            whole = _sum(whole, found)
            by_package[package] = _sum(by_package[package], found)
            cells[package] = Formula(text(partner, package), "" if found is None else found)
        cells["total"] = _across(packages, whole, name in RATED)
        grid.row(f"{name}/{partner}", cells)
    sums: dict[str, Value] = {"partner": grid.say("Total")}
    whole = ZERO
    for package, found in by_package.items():
        whole = _sum(whole, found)
        area = f"[{name}/{partners[0]}|{package}:{name}/{partners[-1]}|{package}]"
        sums[package] = _summed(area, found, name in RATED)
    sums["total"] = _across(packages, whole, name in RATED)
    grid.row(f"{name}/{TOTAL}", sums, "total")


def _sum(one: Result, other: Result) -> Result:
    return None if one is None or other is None else one + other


def _across(packages: list[str], found: Result, may_be_unknown: bool) -> Formula:
    if not packages:
        return Formula("0", ZERO)
    return _summed(f"[{packages[0]}:{packages[-1]}]", found, may_be_unknown)


def _summed(area: str, found: Result, may_be_unknown: bool) -> Formula:
    """The sum of an area; nothing while the rates of the call are not known."""
    text = f'IF({UNKNOWN},"",SUM({area}))' if may_be_unknown else f"SUM({area})"
    return Formula(text, "" if found is None else found)
