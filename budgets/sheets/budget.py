"""The budget by partner and by work package, in the cost rows of the call."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from budgets.cell_values import Formula, Shown, Value, in_formula
from budgets.cost_rows import Row
from budgets.grid import HEAD, TOTAL, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.widths import for_names
from toolkit.model.money import ZERO, cents
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.dossier import Dossier

INDIRECT_RULE = "From the sheet Partner by package: rounded for each partner and work package."
UNKNOWN = "COUNT(RateThirdParties,RateOther)<2"


@sheet("Budget", order=100, kind="money")
def budget(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    _columns(grid, dossier)
    grid.heading(
        say("{acronym}: budget, EUR", acronym=dossier.proposal.project.acronym),
        say(
            "Every line is rounded half up to the cent, then summed, as in the EU's detailed "
            "budget table."
        ),
    )
    grid.line(say("By partner"), "section")
    grid.header()
    for partner in dossier.budget.partners:
        _partner(grid, dossier, partner)
    _total(grid, dossier, TOTAL, [f"partner/{one}" for one in dossier.budget.partners])
    _rounding(grid, dossier)
    grid.gap()
    grid.line(say("By work package"), "section")
    grid.row(
        f"packages/{HEAD}",
        {one.key: one.title for one in grid.columns_} | {"label": say("Work package")},
        "head",
        until="total",
    )
    for package in dossier.proposal.work_packages:
        _package(grid, dossier, package.id)
    packages = [f"package/{one.id}" for one in dossier.proposal.work_packages]
    _total(grid, dossier, f"packages/{TOTAL}", packages, by_partner=False)
    _names(grid, dossier)
    grid.layout.freeze = (
        f"partner/{dossier.budget.partners[0]}|{next(iter(grid.labels.rows.values())).key}"
    )
    grid.layout.paper = "A3"


def _columns(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("label", say("Partner"), for_names(grid.labels.partner.values(), 18)),
        *(
            Column(one.key, one.label, 14, "eur", note=grid.language.term(one.title))
            for one in _rows(grid).values()
        ),
        Column("direct", say("Direct\ncosts"), 15, "eur"),
        Column(
            "indirect",
            say("{code}\nIndirect", code=dossier.call.indirect.code),
            14,
            "eur",
            note=say(INDIRECT_RULE),
        ),
        Column("total", say("Total\ncosts"), 15, "eur"),
        Column(
            "before",
            say("Costs times\nrates"),
            15,
            "eur",
            note=say(
                "Support to third parties times its rate, plus all other costs times theirs; "
                "each rounded to the cent."
            ),
        ),
        Column(
            "cut",
            say("Cut to the\nmaximum"),
            15,
            "eur",
            note=say("Above the maximum grant everybody is cut by the same factor."),
            hidden=True,
        ),
        Column(
            "asked",
            say("Contribution\nasked for"),
            15,
            "eur",
            note=say(
                "Above the maximum grant everybody is cut by the same factor, and the coordinator "
                "takes what rounding leaves."
            ),
        ),
        Column(
            "rate",
            say("Rate"),
            9,
            "share",
            note=say("The contribution as a share of the total costs."),
        ),
        Column("own", say("Own\ncontribution"), 15, "eur"),
    )


def _names(grid: Grid, dossier: Dossier) -> None:
    """Names the sums of the project, which other sheets and people use."""
    support = grid.labels.rows[dossier.budget.third_party_row].key
    for name, column, meaning in (
        ("TotalCosts", "total", "Total costs of the project"),
        ("CostsTimesRates", "before", "What the funding rates give, before the maximum grant"),
        ("Grant", "asked", "The contribution that the consortium asks for"),
        ("OwnContribution", "own", "What the partners pay themselves"),
        ("ThirdPartySupport", support, "Financial support to third parties"),
    ):
        grid.name(name, f"{TOTAL}|{column}", grid.say(meaning))


def _rows(grid: Grid) -> dict[str, Row]:
    """The cost rows that are columns, by code."""
    return {code: grid.labels.rows[code] for code in grid.labels.columns}


def _direct(dossier: Dossier, codes: tuple[str, ...], **marks: str) -> Decimal:
    """The direct costs in these rows."""
    return sum((dossier.budget.direct(row=one, **marks) for one in codes), ZERO)


def _in_row(grid: Grid, dossier: Dossier, codes: tuple[str, ...], of: str, staff: str) -> str:
    """The costs of a partner or work package in one cost row and its parts without a column."""
    code, rows = codes[0], grid.labels.rows
    text = f"SUMIFS(CostAmount,Cost{of},[$label],CostRow,[${HEAD}|{rows[code].key}])"
    for part in codes[1:]:
        label = in_formula(rows[part].label)
        text += f"+SUMIFS(CostAmount,Cost{of},[$label],CostRow,{label})"
    if code == dossier.call.row_of(STAFF).code:
        text = f"{staff}+{text}"
    if code == dossier.budget.third_party_row:
        text += f"+SUMIFS(InstrumentTotal,Instrument{of},[$label])"
    return text


def _partner(grid: Grid, dossier: Dossier, partner: str) -> None:
    found, rows = dossier.budget, _rows(grid)
    own = grid.labels.own[partner]
    staff = f"SUM([staff_costs!{TOTAL}|{own[0]}:{TOTAL}|{own[1]}])"
    cells: dict[str, Value] = {"label": grid.labels.partner[partner]}
    for code, codes in grid.labels.columns.items():
        text = _in_row(grid, dossier, codes, "Partner", staff)
        cells[rows[code].key] = Formula(text, _direct(dossier, codes, partner=partner))
    indirect = f"[budget_matrix!indirect/{partner}|total]"
    _sums(cells, rows, found.direct(partner=partner), indirect, found.indirect(partner=partner))
    support, known = rows[found.third_party_row].key, found.uncapped is not None
    cells["before"] = Formula(
        f'IF({UNKNOWN},"",ROUND([{support}]*RateThirdParties,2)'
        f"+ROUND(([total]-[{support}])*RateOther,2))",
        found.uncapped[partner] if found.uncapped is not None else "",
    )
    whole = f"[${TOTAL}|before]"
    capped = f"AND(N(MaxGrant)>0,{whole}>MaxGrant)"
    cells["cut"] = Formula(
        f'IF({UNKNOWN},"",IF({capped},ROUND([before]*MaxGrant/{whole},2),[before]))',
        _cut(dossier, partner) if known else "",
    )
    asked = found.contributions[partner] if found.contributions is not None else None
    cells["asked"] = Formula(
        f'IF({UNKNOWN},"",[cut]+IF(AND({capped},[label]=RoundingPartner),'
        f"MaxGrant-[${TOTAL}|cut],0))",
        "" if asked is None else asked,
    )
    total = found.total(partner=partner)
    _shares(cells, asked, total)
    grid.row(f"partner/{partner}", cells)


def _cut(dossier: Dossier, partner: str) -> Decimal:
    budget = dossier.budget
    before = budget.uncapped or {}
    whole = sum(before.values(), ZERO)
    if budget.max_grant is None or whole <= budget.max_grant:
        return before[partner]
    return cents(before[partner] * budget.max_grant / whole)


def _rounding(grid: Grid, dossier: Dossier) -> None:
    """Names the partner who takes what rounding leaves."""
    partners, budget = dossier.budget.partners, dossier.budget
    area = f"partner/{partners[0]}|{{0}}:partner/{partners[-1]}|{{0}}"
    before, labels = (f"[{area.format(column)}]" for column in ("before", "label"))
    text = f"INDEX({labels},MATCH(MAX({before}),{before},0))"
    asked = budget.uncapped or {}
    taker = budget.coordinator if asked.get(budget.coordinator) else ""
    if budget.coordinator in partners:
        own = f"partner/{budget.coordinator}"
        text = f"IF([{own}|before]>0,[{own}|label],{text})"
    if asked and not taker:
        taker = max(asked, key=asked.__getitem__)
    first = grid.columns_[1].key
    grid.row(
        "rounding",
        {
            "label": grid.say("Rounding goes to"),
            first: Shown(
                Formula(f'IF({UNKNOWN},"",{text})', grid.labels.partner[taker] if taker else ""),
                "text",
            ),
        },
        "note",
        until=first,
    )
    meaning = grid.say("The partner who takes what rounding leaves")
    grid.name("RoundingPartner", f"rounding|{first}", meaning)


def _package(grid: Grid, dossier: Dossier, package: str) -> None:
    found, rows = dossier.budget, _rows(grid)
    cells: dict[str, Value] = {"label": grid.labels.package[package]}
    for code, codes in grid.labels.columns.items():
        text = _in_row(grid, dossier, codes, "Package", f"[staff_costs!{package}|total]")
        cells[rows[code].key] = Formula(text, _direct(dossier, codes, work_package=package))
    indirect = f"[budget_matrix!indirect/{TOTAL}|{package}]"
    amount = found.indirect(work_package=package)
    _sums(cells, rows, found.direct(work_package=package), indirect, amount)
    grid.row(f"package/{package}", cells, until="total")


def _sums(
    cells: dict[str, Value], rows: Mapping[str, Row], direct: Decimal, text: str, indirect: Decimal
) -> None:
    keys = [one.key for one in rows.values()]
    cells["direct"] = Formula(f"SUM([{keys[0]}:{keys[-1]}])", direct)
    cells["indirect"] = Formula(text, indirect)
    cells["total"] = Formula("[direct]+[indirect]", direct + indirect)


def _shares(cells: dict[str, Value], asked: Decimal | None, total: Decimal) -> None:
    share = "" if asked is None or not total else asked / total
    cells["rate"] = Formula('IF(OR([asked]="",[total]=0),"",[asked]/[total])', share)
    own = "" if asked is None else total - asked
    cells["own"] = Formula('IF([asked]="","",[total]-[asked])', own)


def _total(
    grid: Grid, dossier: Dossier, key: str, lines: list[str], by_partner: bool = True
) -> None:
    found, rows = dossier.budget, _rows(grid)
    cells: dict[str, Value] = {"label": grid.say("Total")}

    def down(column: str, amount: Decimal | None) -> Formula:
        area = f"[{lines[0]}|{column}:{lines[-1]}|{column}]" if lines else "0"
        if amount is None:
            return Formula(f'IF({UNKNOWN},"",SUM({area}))', "")
        text = f"SUM({area})"
        return Formula(f'IF({UNKNOWN},"",{text})' if column in MAYBE else text, amount)

    for code, codes in grid.labels.columns.items():
        cells[rows[code].key] = down(rows[code].key, _direct(dossier, codes))
    cells["direct"] = down("direct", found.direct())
    cells["indirect"] = down("indirect", found.indirect())
    cells["total"] = down("total", found.total())
    if by_partner:
        before = None if found.uncapped is None else sum(found.uncapped.values(), ZERO)
        cut = (
            None
            if before is None
            else sum((_cut(dossier, one) for one in dossier.budget.partners), ZERO)
        )
        cells["before"] = down("before", before)
        cells["cut"] = down("cut", cut)
        cells["asked"] = down("asked", found.grant)
        _shares(cells, found.grant, found.total())
    grid.row(key, cells, "total", until="" if by_partner else "total")


MAYBE = frozenset({"before", "cut", "asked"})
