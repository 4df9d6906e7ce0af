"""Financial support to third parties: each scheme with its awards, and its share of the grant."""

from __future__ import annotations

from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Value
from budgets.grid import END, HEAD, TOTAL, Grid
from budgets.input_rules import AT_LEAST_ONE, COUNT, MONEY, MONTH, PACKAGE, PARTNER, TEXT
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.typed_values import (
    ABOVE,
    BELOW_ZERO,
    HALF,
    LATE,
    NO_MONTH,
    NO_NUMBER,
    REVERSED,
    fault,
    month_in,
    no_months,
    no_numbers,
    summed,
)
from budgets.widths import for_names
from toolkit.model.instruments import Instrument
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier

ROOM = 8
"""New instruments that the sheet has room for."""

SHARED = "Third parties that share one award."
VALID = "AND(COUNTIF(FundedPartners,[partner])>0,COUNTIF(Packages,[package])>0)"
TOTAL_OF_ONE = (
    f'IFERROR(IF(AND({VALID},COUNT([amount:number])=2),ROUND([amount]*[number],2),""),"")'
)
PER_ONE = f'IF(COUNT([amount])=0,"",ROUND([amount]/MAX(1,{summed("[sharing]")}),2))'
PARTIES = f'IF(COUNT([number])=0,"",[number]*MAX(1,{summed("[sharing]")}))'
SHARE = 'IF(OR([total]="",N(Grant)=0),"",[total]/Grant)'

NAMES = (
    ("InstrumentPartner", "partner", "Instruments: who pays it out"),
    ("InstrumentPackage", "package", "Instruments: the work package"),
    ("InstrumentAward", "amount", "Instruments: one award"),
    ("InstrumentNumber", "number", "Instruments: how many awards"),
    ("InstrumentTotal", "total", "Instruments: amount times number of awards"),
    ("SupportMonths", "first", "Instruments: the first month, as typed"),
    ("SupportFault", "fault", "Instruments: what is wrong with a line"),
    ("InstrumentEach", "each", "Instruments: what one third party gets from one award"),
)
DATED = (
    ("SupportCounted", "counted", "Instruments: the total, 0 where a line is not complete"),
    ("SupportFrom", "from", "Instruments: the first month"),
    ("SupportTo", "to", "Instruments: the last month"),
)

FAULT = fault(
    (HALF, 'AND([total]="",COUNTA([title],[form:sharing],[first:last])>0)'),
    (NO_MONTH, no_months("[first:last]")),
    (REVERSED, "[until]<[from]"),
    (LATE, "[to]>Duration"),
    (BELOW_ZERO, 'COUNTIF([amount:sharing],"<0")>0'),
    (NO_NUMBER, no_numbers("[amount:sharing]")),
    (ABOVE, "AND(ISNUMBER([each]),N(MaxPerThirdParty)>0,[each]>MaxPerThirdParty)"),
)

HIDDEN = {
    "counted": "N([total])",
    "from": f'IF([total]="",0,{month_in("[first]", "1")})',
    "until": f'IF([total]="",0,{month_in("[last]", "Duration")})',
    "to": "MAX([from:until])",
}
"""What other sheets sum up: 0 where the line does not count."""


@sheet("Instruments", order=90, kind="money")
def instruments(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("title", say("Instrument"), 36, "wrap", TEXT),
        Column("priority", say("Priority"), 16),
        Column("form", say("Form"), 14, guard=TEXT),
        Column(
            "partner",
            say("Paid out by"),
            for_names(grid.labels.partner.values(), 12),
            guard=PARTNER,
        ),
        Column("package", say("Work\npackage"), 9, guard=PACKAGE),
        Column("amount", say("One award,\nEUR"), 13, "eur", MONEY),
        Column("number", say("Awards"), 9.5, "count", COUNT),
        Column("sharing", say("Shared by"), 10.5, "count", AT_LEAST_ONE, say(SHARED)),
        Column("total", say("Total,\nEUR"), 15, "eur", note=say("Amount times number of awards.")),
        Column(
            "each", say("Each third\nparty, EUR"), 13, "eur", note=say("One award, shared evenly.")
        ),
        Column("parties", say("Third\nparties"), 8, "count"),
        Column("share", say("Share of\nthe grant"), 12, "share"),
        Column("first", say("First\nmonth"), 7.5, "month", MONTH),
        Column("last", say("Last\nmonth"), 7.5, "month", MONTH),
        Column("counted", say("Counted"), 12, "eur", hidden=True),
        Column("from", say("From"), 7, "month", hidden=True),
        Column("until", say("Until"), 7, "month", hidden=True),
        Column("to", say("To"), 7, "month", hidden=True),
        Column("fault", say("Faults"), 12, hidden=True),
    )
    grid.heading(
        say(
            "{acronym}: financial support to third parties",
            acronym=dossier.proposal.project.acronym,
        ),
        say("One scheme a line. Further schemes go into the empty rows: all totals include them."),
    )
    grid.header()
    for one in dossier.proposal.instruments:
        _instrument(grid, dossier, one)
    for number in range(1, ROOM + 1):
        _room(grid, f"new/{number}")
    grid.end()
    _total(grid, dossier)


def _instrument(grid: Grid, dossier: Dossier, one: Instrument) -> None:
    home = dossier.proposal.package_of(one)
    priority = dossier.call.priority.get(one.priority)
    counts = home is not None and dossier.proposal.partner[one.partner].funded
    grant, most = dossier.budget.grant, dossier.call.third_parties.max_per_third_party
    faults = "" if counts else f"{HALF} "
    faults += f"{LATE} " if counts and one.months.last > dossier.proposal.project.last else ""
    faults += f"{ABOVE} " if most and one.per_third_party > most else ""
    grid.row(
        one.id,
        {
            "title": Input(one.title),
            "priority": grid.language.term(priority.short_title) if priority else one.priority,
            "form": Input(one.form),
            "partner": Input(grid.labels.partner[one.partner]),
            "package": Input(grid.labels.package[home.id]) if home else EMPTY,
            "amount": Input(one.amount),
            "number": Input(one.number),
            "sharing": Input(one.sharing),
            "total": Formula(TOTAL_OF_ONE, one.total if counts else ""),
            "each": Formula(PER_ONE, one.per_third_party),
            "parties": Formula(PARTIES, one.third_parties),
            "share": Formula(SHARE, one.total / grant if counts and grant else ""),
            "first": Input(one.months.first.number),
            "last": Input(one.months.last.number),
            "counted": Formula(HIDDEN["counted"], one.total if counts else 0),
            "from": Formula(HIDDEN["from"], one.months.first.number if counts else 0),
            "fault": Formula(FAULT, faults),
            "until": Formula(HIDDEN["until"], one.months.last.number if counts else 0),
            "to": Formula(HIDDEN["to"], one.months.last.number if counts else 0),
        },
    )


def _room(grid: Grid, key: str) -> None:
    typed = ("title", "form", "partner", "package", "amount", "number", "sharing", "first", "last")
    computed = {"total": TOTAL_OF_ONE, "each": PER_ONE, "parties": PARTIES, "share": SHARE}
    cells: dict[str, Value] = dict.fromkeys(typed, EMPTY)
    cells |= {column: Formula(text, "") for column, text in computed.items()}
    cells |= {column: Formula(text, 0) for column, text in HIDDEN.items()}
    cells["fault"] = Formula(FAULT, "")
    grid.row(key, cells)


def _total(grid: Grid, dossier: Dossier) -> None:
    listed, budget = dossier.proposal.instruments, dossier.budget
    sums: dict[str, Decimal | int] = {
        "number": sum(one.number for one in listed),
        "total": sum(
            (line.amount for line in budget.lines if line.key.startswith("instrument/")), ZERO
        ),
        "parties": sum(one.third_parties for one in listed),
    }
    cells: dict[str, Value] = {
        column: Formula(summed(f"[{HEAD}|{column}:{END}|{column}]"), found)
        for column, found in sums.items()
    }
    cells["title"] = grid.say("Total")
    cells["share"] = Formula(SHARE, sums["total"] / budget.grant if budget.grant else "")
    grid.row(TOTAL, cells, "total")
    first, last = list(grid.rows)[1], list(grid.rows)[-3]
    for names, top in ((NAMES, HEAD), (DATED, first)):
        for name, column, meaning in names:
            grid.name(name, f"{top}|{column}:{END}|{column}", grid.say(meaning))
    grid.highlight(
        f"{first}|each:{last}|each",
        "AND(ISNUMBER([each]),N(MaxPerThirdParty)>0,[each]>MaxPerThirdParty)",
        "bad",
    )
    half = f'ISNUMBER(SEARCH("{HALF}",[$fault]))'
    for column, known in (
        ("partner", "COUNTIF(FundedPartners,[partner])"),
        ("package", "COUNTIF(Packages,[package])"),
        ("amount", "COUNT([amount])"),
        ("number", "COUNT([number])"),
    ):
        grid.highlight(f"{first}|{column}:{last}|{column}", f"AND({half},{known}=0)", "bad")
    months = f'OR(ISNUMBER(SEARCH("{NO_MONTH}",[$fault])),ISNUMBER(SEARCH("{REVERSED}",[$fault])))'
    grid.highlight(f"{first}|first:{last}|last", months, "bad")
    grid.layout.freeze = f"{first}|priority"
    grid.layout.repeat = (HEAD, HEAD)
