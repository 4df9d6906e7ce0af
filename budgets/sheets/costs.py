"""Costs other than staff and support to third parties, line by line, with room for new ones."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Plain, Value, in_formula
from budgets.cost_rows import Row
from budgets.grid import END, HEAD, TOTAL, Grid
from budgets.input_rules import (
    BOUGHT,
    COST_ROW,
    MONTH,
    PACKAGE,
    PARTNER,
    PRICE,
    SHARE_OF_USE,
    TEXT,
    UNITS,
    USEFUL_LIFE,
)
from budgets.layout import Column
from budgets.plain_prose import plain_prose
from budgets.sheets import sheet
from budgets.typed_values import (
    ABOVE,
    BELOW_ZERO,
    HALF,
    LATE,
    NO_MONTH,
    NO_NUMBER,
    REVERSED,
    WORTH,
    fault,
    month_in,
    no_months,
    no_numbers,
)
from budgets.widths import for_names
from toolkit.model.costs import CostLine
from toolkit.model.money import ZERO
from toolkit.model.months import Span
from toolkit.model.workplan import Subcontract, WorkPackage
from toolkit.plan.cost_lines import SUBCONTRACTING, keyed_costs
from toolkit.plan.depreciation import Depreciation, depreciation_of, months_of
from toolkit.plan.dossier import Dossier

ROOM = 30
"""New lines that the sheet has room for."""

TYPED = (
    *("partner", "package", "row", "item", "units", "unit_cost", "bought", "life", "use"),
    *("first", "last", "note"),
)
IS_EQUIPMENT = "COUNT([bought:life])=2"
"""Whether the line says what its depreciation is computed from."""

MONTH_BOUGHT = "(YEAR([bought])-YEAR(ProjectStart))*12+MONTH([bought])-MONTH(ProjectStart)+1"
USE = "IF(ISNUMBER([use]),[use],1)"
FAULT = fault(
    (HALF, 'AND([amount]="",COUNTA([partner:unit_cost],[first:note])>0)'),
    (NO_MONTH, no_months("[first:last]")),
    (REVERSED, "[until]<[from]"),
    (LATE, "[to]>Duration"),
    (BELOW_ZERO, 'COUNTIF([units:unit_cost],"<0")>0'),
    (NO_NUMBER, no_numbers("[units:unit_cost]")),
    (
        WORTH,
        "AND(COUNTA([bought:use])>0,OR(COUNT([bought:life])<2,[charged]=0,N([use])>1,N([use])<0))",
    ),
    (ABOVE, "AND(N(MaxPerThirdParty)>0,[each]>MaxPerThirdParty)"),
)

NAMES = (
    ("CostPartner", "partner", "Cost lines: who pays"),
    ("CostPackage", "package", "Cost lines: the work package"),
    ("CostRow", "row", "Cost lines: the cost row"),
    ("CostUnits", "units", "Cost lines: how many units"),
    ("CostUnitPrice", "unit_cost", "Cost lines: the cost of one unit"),
    ("CostBought", "bought", "Cost lines: the day of purchase of equipment"),
    ("CostAmount", "amount", "Cost lines: units times unit cost, to the cent"),
    ("CostMonths", "first", "Cost lines: the first month, as typed"),
    ("CostFault", "fault", "Cost lines: what is wrong with a line"),
    ("CostBase", "base", "Cost lines: what indirect costs follow of the amount"),
)
DATED = (
    ("CostCounted", "counted", "Cost lines: the amount, 0 where a line is not complete"),
    ("CostInBase", "base", "Cost lines: as CostBase, by month"),
    ("CostFrom", "from", "Cost lines: the first month, as typed or as the work package's"),
    ("CostTo", "to", "Cost lines: the last month"),
    (
        "CostEach",
        "each",
        "Cost lines: what one third party gets, where a line supports third parties",
    ),
)

AMOUNT_RULE = (
    "Units times unit cost, rounded half up to the cent; of equipment with a day of purchase and a "
    "useful life the part for the months that fall to the project, times the share of use. Empty "
    "until the line has a partner with costs, a work package, a cost row, units and a unit cost."
)
DEPRECIATION_RULE = (
    "For equipment of which only the depreciation is charged (Annotated Grant Agreement, Article "
    "6.2.C.2). Units and unit cost are then what is bought and its price."
)

AMOUNT = (
    "IFERROR(IF(AND(COUNTIF(FundedPartners,[partner])>0,COUNTIF(Packages,[package])>0,"
    "COUNTIF(CostRows,[row])>0,COUNT([units:unit_cost])=2),"
    'ROUND([units]*[unit_cost]*[part]/[of],2),""),"")'
)


@sheet("Costs", order=80, kind="money")
def costs(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    _columns(grid)
    grid.heading(
        say(
            "{acronym}: costs other than staff and support to third parties",
            acronym=dossier.proposal.project.acronym,
        ),
        say(
            "One line each. Further lines go into the empty rows: all totals include them. Without "
            "months a cost is spread over its work package."
        ),
    )
    grid.header()
    taken: set[str] = set()
    amounts = _amounts(dossier)
    for package in dossier.proposal.work_packages:
        for order in package.subcontracts:
            _subcontract(grid, dossier, package, order)
        for key, cost in keyed_costs(package, taken):
            _cost(grid, dossier, package, key, cost, amounts.get(key))
    for number in range(1, ROOM + 1):
        _room(grid, dossier, f"new/{number}")
    grid.end()
    listed = sum(amounts.values(), ZERO)
    grid.row(TOTAL, {"item": say("Total"), "amount": Formula("SUM(CostAmount)", listed)}, "total")
    _names(grid)


def _columns(grid: Grid) -> None:
    say = grid.say
    grid.columns(
        Column("no", say("No"), 6),
        Column(
            "partner", say("Partner"), for_names(grid.labels.partner.values(), 12), guard=PARTNER
        ),
        Column("package", say("Work package"), 9, guard=PACKAGE),
        Column("row", say("Cost row"), 8, guard=COST_ROW),
        Column("item", say("Item"), 34, "wrap", TEXT),
        Column("units", say("Units"), 9, "number", UNITS),
        Column("unit_cost", say("Unit cost, EUR"), 13, "price", PRICE),
        Column("bought", say("Bought"), 11.5, "day", BOUGHT, say(DEPRECIATION_RULE)),
        Column("life", say("Useful life, months"), 8.5, "count", USEFUL_LIFE),
        Column("use", say("Share of use"), 8, "rate", SHARE_OF_USE),
        Column(
            "amount",
            say("Amount, EUR"),
            14,
            "eur",
            note=say(AMOUNT_RULE),
        ),
        Column("first", say("First month"), 7.5, "month", MONTH),
        Column("last", say("Last month"), 7.5, "month", MONTH),
        Column("note", say("Why it is needed, how the price was found"), 46, "wrap", TEXT),
        Column("begins", say("Charged from"), 7, "month", hidden=True),
        Column("charged", say("Months charged"), 7, "count", hidden=True),
        Column("part", say("Part of the price"), 9, "number", hidden=True),
        Column("of", say("Of how many parts"), 7, "number", hidden=True),
        Column("counted", say("Counted"), 12, "eur", hidden=True),
        Column("base", say("In the base"), 12, "eur", hidden=True),
        Column("from", say("From"), 7, "month", hidden=True),
        Column("to", say("To"), 7, "month", hidden=True),
        Column("until", say("Until"), 7, "month", hidden=True),
        Column("each", say("Each third party, EUR"), 12, "eur", hidden=True),
        Column("fault", say("Faults"), 12, hidden=True),
    )


def _amounts(dossier: Dossier) -> dict[str, Decimal]:
    """What each line counts for, by key; lines of associated partners are not among them."""
    return {
        line.key: line.amount
        for line in dossier.budget.lines
        if line.key.startswith(("cost/", "subcontract/"))
    }


def _subcontract(grid: Grid, dossier: Dossier, package: WorkPackage, order: Subcontract) -> None:
    key = f"subcontract/{order.id}"
    row = dossier.call.row_of(SUBCONTRACTING).code
    amount = order.cost if dossier.proposal.partner[order.partner].funded else None
    grid.row(
        key,
        {
            "no": dossier.proposal.labels[order.id],
            "partner": Input(grid.labels.partner[order.partner]),
            "package": Input(grid.labels.package[package.id]),
            "row": row,
            "item": Input(order.title),
            "units": 1,
            "unit_cost": Input(order.cost),
            "note": Input(plain_prose(order.justification, dossier)),
            **_months(order.months),
            **_hidden(dossier, grid.labels.rows, row, amount, order.months or package.span),
        },
    )


def _cost(
    grid: Grid,
    dossier: Dossier,
    package: WorkPackage,
    key: str,
    cost: CostLine,
    amount: Decimal | None,
) -> None:
    grid.row(
        key,
        {
            "partner": Input(grid.labels.partner[cost.partner]),
            "package": Input(grid.labels.package[package.id]),
            "row": Input(grid.labels.rows[cost.row].label),
            "item": Input(cost.item),
            "units": Input(cost.units),
            "unit_cost": Input(cost.unit_cost),
            "bought": _optional(cost.bought),
            "life": _optional(cost.useful_life),
            "use": _optional(cost.share_of_use),
            "note": Input(plain_prose(cost.note, dossier)),
            **_months(cost.months),
            **_hidden(
                dossier,
                grid.labels.rows,
                cost.row,
                amount,
                months_of(cost, package, dossier.proposal.project),
                cost.unit_cost,
                cost,
            ),
        },
    )


def _optional(value: Plain) -> Value:
    return EMPTY if value is None else Input(value)


def _months(given: Span | None) -> dict[str, Value]:
    return {
        "first": Input(given.first.number) if given else EMPTY,
        "last": Input(given.last.number) if given else EMPTY,
    }


def _hidden(
    dossier: Dossier,
    labels: Mapping[str, Row],
    row: str = "",
    amount: Decimal | None = None,
    span: Span | None = None,
    each: Decimal = ZERO,
    cost: CostLine | None = None,
) -> dict[str, Value]:
    """What other sheets sum up: 0 where the line does not count."""
    counts = amount is not None and span is not None
    last = span.last.number if counts and span else 0
    each = each if counts and row == dossier.budget.third_party_row else ZERO
    most = dossier.call.third_parties.max_per_third_party
    faults = f"{HALF} " if row and amount is None else ""
    faults += f"{LATE} " if last > dossier.schedule.duration else ""
    faults += f"{ABOVE} " if most and each > most else ""
    found = depreciation_of(cost, dossier.proposal.project) if cost else None
    asked = cost and (cost.bought or cost.useful_life or cost.share_of_use is not None)
    faults += f"{WORTH} " if asked and (found is None or not found.charged) else ""
    supported = labels[dossier.budget.third_party_row].label
    based = amount if row not in dossier.call.indirect.base_excludes else ZERO
    return {
        "amount": Formula(AMOUNT, "" if amount is None else amount),
        **_depreciation(found),
        "counted": Formula("N([amount])", amount or ZERO),
        "base": Formula("IF(COUNTIF(RowsOutsideBase,[row])>0,0,[counted])", based or ZERO),
        "from": Formula(
            _month("first", "PackageStart", "[begins]"),
            span.first.number if counts and span else 0,
        ),
        "until": Formula(_month("last", "PackageEnd", "[begins]+[charged]-1"), last),
        "to": Formula("MAX([from],[until])", last),
        "each": Formula(
            f'IF(AND([row]={in_formula(supported)},[amount]<>""),[unit_cost],0)',
            each,
        ),
        "fault": Formula(FAULT, faults),
    }


def _depreciation(found: Depreciation | None) -> dict[str, Value]:
    """From which month how many months are charged, and so which part of the price: as two numbers,
    so that the amount is computed in the order in which it is rounded everywhere."""
    ends = f"MIN({MONTH_BOUGHT}+[life]-1,Duration,{month_in('[last]', 'Duration')})"
    begins = f"IF({IS_EQUIPMENT},IFERROR(MAX({MONTH_BOUGHT},1,{month_in('[first]', '1')}),0),0)"
    charged = f"IF({IS_EQUIPMENT},IFERROR(MAX(0,{ends}-[begins]+1),0),0)"
    return {
        "begins": Formula(begins, found.begins if found else 0),
        "charged": Formula(charged, found.charged if found else 0),
        "part": Formula(
            f"IF({IS_EQUIPMENT},{USE}*[charged],1)", found.use * found.charged if found else 1
        ),
        "of": Formula(f"IF({IS_EQUIPMENT},[life],1)", found.life if found else 1),
    }


def _month(column: str, names: str, charged: str) -> str:
    """The month in which depreciation is charged, else that typed into `column`, else that of the
    line's work package."""
    found = f"N(INDEX({names},MATCH([package],Packages,0)))"
    typed = month_in(f"[{column}]", found)
    return f'IF([amount]="",0,IF([charged]>0,{charged},{typed}))'


def _room(grid: Grid, dossier: Dossier, key: str) -> None:
    grid.row(key, dict.fromkeys(TYPED, EMPTY) | _hidden(dossier, grid.labels.rows))


def _names(grid: Grid) -> None:
    for name, column, meaning in NAMES:
        grid.name(name, f"{HEAD}|{column}:{END}|{column}", grid.say(meaning))
    first, last = list(grid.rows)[1], list(grid.rows)[-3]
    for name, column, meaning in DATED:
        grid.name(name, f"{first}|{column}:{END}|{column}", grid.say(meaning))
    half = f'ISNUMBER(SEARCH("{HALF}",[$fault]))'
    for column, known in (
        ("partner", "COUNTIF(FundedPartners,[partner])"),
        ("package", "COUNTIF(Packages,[package])"),
        ("row", "COUNTIF(CostRows,[row])"),
        ("units", "COUNT([units])"),
        ("unit_cost", "COUNT([unit_cost])"),
    ):
        grid.highlight(f"{first}|{column}:{last}|{column}", f"AND({half},{known}=0)", "bad")
    grid.highlight(
        f"{first}|first:{last}|last",
        f'OR(ISNUMBER(SEARCH("{NO_MONTH}",[$fault])),ISNUMBER(SEARCH("{REVERSED}",[$fault])))',
        "bad",
    )
    grid.highlight(
        f"{first}|units:{last}|unit_cost", f'ISNUMBER(SEARCH("{BELOW_ZERO}",[$fault]))', "bad"
    )
    grid.highlight(f"{first}|bought:{last}|use", f'ISNUMBER(SEARCH("{WORTH}",[$fault]))', "bad")
    grid.layout.freeze = f"{first}|units"
    grid.layout.repeat = (HEAD, HEAD)
    grid.layout.table = ("Costs", f"{HEAD}|no:{last}|to")
