"""Costs by reporting period and by month, and what is received against them."""

from __future__ import annotations

from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Shown, Value
from budgets.grid import HEAD, TOTAL, Grid
from budgets.input_rules import MONEY, MONTH, SHARE
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.typed_values import month_in, number_in, summed
from toolkit.model.call import LUMP_SUM
from toolkit.model.facts import value_of
from toolkit.model.money import ZERO, cents
from toolkit.model.months import Month
from toolkit.plan.dossier import Dossier

KINDS = ("staff", "costs", "support", "indirect", "total")
NOTHING_RECEIVED = f"{summed('CashReceived')}+{number_in('PrefinancingRate')}*N(Grant)=0"
ADVANCE = f"ROUND({number_in('PrefinancingRate')}*N(Grant),2)"
COMPLETED = "A lump sum is earned by work packages that are completed, whatever was spent."
SPREAD = (
    "A cost falls evenly on its months; the running sum is rounded to the cent, so that the months "
    "add up to the budget."
)


@sheet("Cash flow", order=107, kind="money")
def cash_flow(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    _columns(grid)
    grid.heading(
        say("{acronym}: cash flow, EUR", acronym=dossier.proposal.project.acronym),
        say(
            "Costs fall on the months of their tasks and lines. Type the payments that you expect."
        ),
    )
    _prefinancing(grid, dossier)
    grid.gap()
    _periods(grid, dossier)
    grid.gap()
    grid.line(say("By month"), "section")
    grid.header()
    _months(grid, dossier)
    _totals(grid, dossier)
    last = f"M{dossier.schedule.duration}"
    for name, column, meaning in (
        ("CashMonth", "month", "The months of the cash flow"),
        ("CashTotal", "total", "Total costs of each month"),
        ("CashReceived", "payment", "Payments expected beside the pre-financing"),
    ):
        grid.name(name, f"M1|{column}:{last}|{column}", say(meaning))
    grid.layout.repeat = (HEAD, HEAD)
    grid.layout.freeze = "prefinancing-rate|staff"
    grid.highlight(f"M1|balance:{last}|balance", "[balance]<0", "red")


def _columns(grid: Grid) -> None:
    say = grid.say
    grid.columns(
        Column("month", say("Month"), 8, "month"),
        Column("date", say("Begins"), 11, "date"),
        Column("staff", say("Staff"), 14, "eur", note=say("Evenly over the months of each task.")),
        Column("costs", say("Other costs"), 14, "eur", note=say(SPREAD)),
        Column("support", say("Third parties"), 14, "eur", note=say(SPREAD)),
        Column(
            "indirect",
            say("Indirect"),
            14,
            "eur",
            note=say("In step with the costs in their base."),
        ),
        Column("total", say("Total costs"), 15, "eur"),
        Column("reached", say("Spent so far"), 15, "eur"),
        Column("advance", say("Pre-financing"), 15, "eur"),
        Column("payment", say("Other payments"), 18, "eur", MONEY),
        Column(
            "balance",
            say("Balance"),
            15,
            "eur",
            note=say("Received so far less spent so far."),
        ),
    )


def _prefinancing(grid: Grid, dossier: Dossier) -> None:
    """The share of the grant that is paid first, and the month in which it arrives."""
    say = grid.say
    rate, first = Input(dossier.call.prefinancing_rate, SHARE), Input(1, MONTH)
    for key, name, text, value, form in (
        ("rate", "PrefinancingRate", "Pre-financing, share of the grant", rate, "rate"),
        ("month", "PrefinancingMonth", "Month in which it arrives", first, "month"),
    ):
        cells: dict[str, Value] = {"month": Shown(say(text), "text"), "costs": Shown(value, form)}
        if key == "rate" and (hint := _suggested(grid, dossier)):
            cells["support"] = Shown(hint, "text")
        grid.row(f"prefinancing-{key}", cells, "plain")
        grid.name(name, f"prefinancing-{key}|costs", say(text))


def _suggested(grid: Grid, dossier: Dossier) -> str:
    """The rate of a sister call, where this one's is not known; empty where there is none."""
    call = dossier.call
    rate = call.suggested.prefinancing_rate
    if call.prefinancing_rate is not None or rate is None:
        return ""
    return grid.say(
        "Suggested, not verified, and not used: {value}, as in a sister call. Type it here if "
        "yours says so.",
        value=value_of("prefinancing_rate", rate),
    )


def _periods(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    is_lump_sum = dossier.call.grant == LUMP_SUM
    grid.line(say("By reporting period"), "section")
    if is_lump_sum:
        grid.line(say(COMPLETED), "note", key="periods/note")
    heads: dict[str, Value] = {
        "month": Shown(say("Period"), "text"),
        "staff": Shown(say("First month"), "month"),
        "costs": Shown(say("Last month"), "month"),
        "total": say("Total costs"),
        "reached": say("Spent so far"),
        "advance": say("Lump sum earned" if is_lump_sum else "Grant earned"),
    }
    grid.row(f"periods/{HEAD}", heads, "head", until="advance")
    spending, grant = dossier.spending, dossier.budget.grant
    whole, before = dossier.budget.total(), ZERO
    for number, span in enumerate(dossier.schedule.periods, 1):
        spent, reached = spending.in_period(span), spending.until(span.last.number)
        earned = cents(grant * reached / whole) if grant is not None and whole else None
        exact = "ROUND(Grant*[reached]/TotalCosts,2)"
        if is_lump_sum and earned is not None:
            earned = _completed(dossier, span.last)
        if is_lump_sum:
            exact = "SUMPRODUCT((PackageEnd<=[costs])*PackageShare)"
        above = f"[periods/{HEAD}|advance:period/{number - 1}|advance]"
        so_far = f"SUM({above})" if number > 1 else "0"
        cells: dict[str, Value] = {
            "month": Shown(say("RP{number}", number=number), "text"),
            "staff": Shown(
                Formula(f"N([work_plan!period/{number}|from])", span.first.number), "month"
            ),
            "costs": Shown(
                Formula(f"N([work_plan!period/{number}|to])", span.last.number), "month"
            ),
            "total": Formula(
                'SUMIFS(CashTotal,CashMonth,">="&[staff],CashMonth,"<="&[costs])', spent
            ),
            "reached": Formula('SUMIFS(CashTotal,CashMonth,"<="&[costs])', reached),
            "advance": Formula(
                f'IF(OR(N(Grant)=0,TotalCosts=0),"",{exact}-{so_far})',
                earned - before if earned is not None and grant else "",
            ),
        }
        before = earned or ZERO
        grid.row(f"period/{number}", cells, until="advance")


def _completed(dossier: Dossier, until: Month) -> Decimal:
    """The lump sum of the work packages that have ended by then."""
    ended = (one.id for one in dossier.proposal.work_packages if one.span.last <= until)
    return sum((dossier.lump_sum_of(one) or ZERO for one in ended), ZERO)


def _until(amount: str, first: str, last: str) -> str:
    """What is spent of the amounts until the end of the row's month, each evenly on its months."""
    part = f"({first}<=[$month])*({last}>[$month])*([$month]-{first}+1)/({last}-{first}+1)"
    return f"SUMPRODUCT({amount}*(({last}<=[$month])+{part}))"


def _months(grid: Grid, dossier: Dossier) -> None:
    spending, schedule = dossier.spending, dossier.schedule
    costs = _until("CostCounted", "CostFrom", "CostTo")
    support = _until("SupportCounted", "SupportFrom", "SupportTo")
    staff = (
        "SUMPRODUCT(EffortCost*((EffortEnd<=[$month])*(EffortShare>0)+(EffortStart<=[$month])"
        "*(EffortEnd>[$month])*([$month]-EffortStart+1)*EffortShare))"
    )
    advance = _advance(dossier)
    reached = received = ZERO
    for at, month in enumerate(schedule.months):
        above = str(schedule.months[at - 1]) if at else ""
        reached += spending.total[at]
        now = advance if month.number == 1 else ZERO
        received += now

        def less(column: str, text: str, last: str = above) -> str:
            """The rounded running sum less what the months above show."""
            return f"ROUND(ROUND({text},6),2)" + (
                f"-SUM([$M1|{column}:{last}|{column}])" if last else ""
            )

        grid.row(
            str(month),
            {
                "month": month.number,
                "date": Formula(
                    'IF(ISNUMBER(ProjectStart),EDATE(ProjectStart,[month]-1),"")',
                    schedule.first_day(month),
                ),
                "staff": Formula(less("staff", staff), spending.staff[at]),
                "costs": Formula(less("costs", costs), spending.costs[at]),
                "support": Formula(less("support", support), spending.support[at]),
                "indirect": Formula(less("indirect", _indirect(dossier)), spending.indirect[at]),
                "total": Formula("SUM([staff:indirect])", spending.total[at]),
                "reached": Formula(f"[{above}|reached]+[total]" if above else "[total]", reached),
                "advance": Formula(
                    f"IF([month]={month_in('PrefinancingMonth', '0')},{ADVANCE},0)", now
                ),
                "payment": EMPTY,
                "balance": Formula(
                    f'IF({NOTHING_RECEIVED},"",{summed("[$M1|$advance:payment]")}-[reached])',
                    received - reached if advance else "",
                ),
            },
        )


def _indirect(dossier: Dossier) -> str:
    """Indirect costs until the end of the row's month: as much of them as of their base."""
    outside = dossier.call.indirect.base_excludes
    parts = [_until("CostInBase", "CostFrom", "CostTo")]
    for column, left_out in (
        ("staff", dossier.call.row_of("staff").code in outside),
        ("support", dossier.budget.third_party_row in outside),
    ):
        if not left_out:
            parts.append(f"SUM([$M1|{column}:{column}])")
    return f"IF(IndirectBase=0,0,IndirectCosts*({'+'.join(parts)})/IndirectBase)"


def _advance(dossier: Dossier) -> Decimal:
    rate, grant = dossier.call.prefinancing_rate, dossier.budget.grant
    return cents(rate * grant) if rate is not None and grant is not None else ZERO


def _totals(grid: Grid, dossier: Dossier) -> None:
    spending, budget = dossier.spending, dossier.budget
    last = f"M{dossier.schedule.duration}"
    within: dict[str, Decimal] = {kind: sum(getattr(spending, kind), ZERO) for kind in KINDS}
    support = sum(
        (line.amount for line in budget.lines if line.key.startswith("instrument/")), ZERO
    )
    staff = sum((line.amount for line in budget.lines if line.key.startswith("staff/")), ZERO)
    whole = {
        "staff": ("[staff_costs!__total|total]", staff),
        "costs": ("SUM(CostAmount)", budget.direct() - staff - support),
        "support": ("SUM(InstrumentTotal)", support),
        "indirect": ("IndirectCosts", budget.indirect()),
        "total": ("TotalCosts", budget.total()),
    }
    cells: dict[str, Value] = {
        kind: Formula(f"SUM([M1|{kind}:{last}|{kind}])", amount) for kind, amount in within.items()
    }
    advance = _advance(dossier)
    cells |= {
        "month": Shown(grid.say("Total"), "text"),
        "advance": Formula(f"SUM([M1|advance:{last}|advance])", advance),
        "payment": Formula(summed(f"[M1|payment:{last}|payment]"), ZERO),
    }
    grid.row(TOTAL, cells, "total")
    outside: dict[str, Value] = {
        kind: Formula(f"{text}-[{TOTAL}|{kind}]", amount - within[kind])
        for kind, (text, amount) in whole.items()
    }
    outside["month"] = Shown(grid.say("Outside the project"), "text")
    grid.row("outside", outside, "note")
