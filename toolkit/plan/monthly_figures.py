"""The plan as one flat list: person-months, costs and contribution by partner, task and month.

Each line of the budget is divided over its months, and staff costs over the tasks first, in the
proportion of the work. The contribution of a partner in a work package is divided in the proportion
of costs times rates. Everywhere the running sum is rounded, so that the list adds up to the budget
and to the grant to the cent. Months after the end of the project are in it as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.money import ZERO
from toolkit.plan.contribution_shares import CENTS, divided_cents
from toolkit.plan.cost_lines import STAFF
from toolkit.plan.dossier import Dossier
from toolkit.plan.effort import Work

NONE, FINEST = Decimal(0), Decimal("1e-6")
FINE_PARTS = 10**6
"""Person-months have six decimals."""

RATES = 10**10
"""By which rates are multiplied, so that weights are whole numbers."""


class Cell(NamedTuple):
    """What a figure belongs to."""

    partner: str
    work_package: str
    task: str
    """Its id; empty for all but work and its costs."""

    row: str
    """The cost row; the indirect costs' own code for those."""

    month: int
    """Of the project, from 1."""


class MonthlyFigure(NamedTuple):
    """The person-months, costs and contribution of a month."""

    cell: Cell
    person_months: Decimal
    amount: Decimal
    """EUR."""

    contribution: Decimal | None
    """EUR of the grant; None while the call's rates are not known."""


def monthly_figures(dossier: Dossier) -> tuple[MonthlyFigure, ...]:
    """Every month in which something happens, sorted by partner, work package, task and row in the
    order of the outline, then by month; a month without work and costs is not in it."""
    effort: dict[Cell, Decimal] = {}
    costs: dict[Cell, int] = {}
    _add_work(dossier, effort, costs)
    for line in dossier.budget.lines:
        if line.months is not None:
            first, last = line.months.first.number, line.months.last.number
            months = range(first, last + 1)
            parts = divided_cents(int(line.amount * CENTS), [1] * len(months))
            for month, part in zip(months, parts, strict=True):
                cell = Cell(line.partner, line.work_package, "", line.row, month)
                costs[cell] = costs.get(cell, 0) + part
    _add_indirect(dossier, costs)
    cells = sorted({*effort, *costs}, key=_order(dossier))
    shares = _contributions(dossier, cells, costs)
    return tuple(
        MonthlyFigure(
            one,
            effort.get(one, NONE),
            Decimal(costs.get(one, 0)).scaleb(-2),
            None if shares is None else Decimal(shares.get(one, 0)).scaleb(-2),
        )
        for one in cells
        if effort.get(one) or costs.get(one)
    )


def grouped(figures: Sequence[MonthlyFigure], months: int) -> tuple[MonthlyFigure, ...]:
    """The figures with so many months as one, which has the number of its first."""
    found: dict[Cell, MonthlyFigure] = {}
    for one in figures:
        first = (one.cell.month - 1) // months * months + 1
        cell = one.cell._replace(month=first)
        known = found.get(cell)
        contribution = one.contribution
        if known and known.contribution is not None and contribution is not None:
            contribution += known.contribution
        found[cell] = MonthlyFigure(
            cell,
            one.person_months + (known.person_months if known else NONE),
            one.amount + (known.amount if known else ZERO),
            contribution,
        )
    return tuple(found.values())


def _add_work(dossier: Dossier, effort: dict[Cell, Decimal], costs: dict[Cell, int]) -> None:
    """Person-months evenly over the months of each task, and what they cost."""
    row = dossier.call.row_of(STAFF).code
    by_line: dict[str, list[tuple[Cell, Decimal]]] = {}
    for work in dossier.effort.works:
        if work.person_months:
            key = f"{STAFF}/{work.work_package}/{work.partner}/{work.profile}"
            by_line.setdefault(key, []).extend(_months(work, row))
    for parts in by_line.values():
        for cell, person_months in parts:
            effort[cell] = effort.get(cell, NONE) + person_months
    for line in dossier.budget.lines:
        parts = by_line.get(line.key, [])
        weights = [int(person_months * FINE_PARTS) for _, person_months in parts]
        amounts = divided_cents(int(line.amount * CENTS), weights)
        for (cell, _), amount in zip(parts, amounts, strict=True):
            costs[cell] = costs.get(cell, 0) + amount


def _months(work: Work, row: str) -> Iterator[tuple[Cell, Decimal]]:
    """The person-months of each month; the last takes what division leaves."""
    first, last = work.months.first.number, work.months.last.number
    share = (work.person_months / work.months.length).quantize(FINEST)
    for month in range(first, last + 1):
        cell = Cell(work.partner, work.work_package, work.task, row, month)
        yield cell, work.person_months - share * (last - first) if month == last else share


def _add_indirect(dossier: Dossier, costs: dict[Cell, int]) -> None:
    """Indirect costs in the months of their base."""
    outside, code = dossier.call.indirect.base_excludes, dossier.call.indirect.code
    bases: dict[tuple[str, str], dict[int, int]] = {}
    for cell, amount in costs.items():
        if cell.row not in outside:
            months = bases.setdefault((cell.partner, cell.work_package), {})
            months[cell.month] = months.get(cell.month, 0) + amount
    for line in dossier.budget.indirect_lines:
        months = bases.get((line.partner, line.work_package), {})
        numbers = sorted(months)
        parts = divided_cents(int(line.amount * CENTS), [months[one] for one in numbers])
        for month, part in zip(numbers, parts, strict=True):
            costs[Cell(line.partner, line.work_package, "", code, month)] = part


def _contributions(
    dossier: Dossier, cells: Iterable[Cell], costs: Mapping[Cell, int]
) -> Mapping[Cell, int] | None:
    """Cents of the grant by what they belong to; None while the call's rates are not known."""
    budget, shares = dossier.budget, dossier.shares
    support, other = budget.rate_third_parties, budget.rate_other
    if shares is None or support is None or other is None:
        return None
    pairs: dict[tuple[str, str], list[Cell]] = {}
    for one in cells:
        pairs.setdefault((one.partner, one.work_package), []).append(one)
    found: dict[Cell, int] = {}
    own, others = int(support * RATES), int(other * RATES)
    for pair, inside in pairs.items():
        weights = [
            costs.get(one, 0) * (own if one.row == budget.third_party_row else others)
            for one in inside
        ]
        parts = divided_cents(int(shares.get(pair, ZERO) * CENTS), weights)
        found |= zip(inside, parts, strict=True)
    return found


def _order(dossier: Dossier) -> Callable[[Cell], tuple[int, int, bool, int, int, str, int]]:
    """Sorts cells as the outline has partners, work packages and tasks, and the call its rows."""
    proposal, call = dossier.proposal, dossier.call
    partners = {one.id: at for at, one in enumerate(proposal.partners)}
    packages = {one.id: at for at, one in enumerate(proposal.work_packages)}
    tasks = {one.id: at for at, one in enumerate(proposal.tasks)}
    codes = [*(one.code for one in call.cost_rows), call.indirect.code]
    rows = {code: at for at, code in enumerate(codes)}

    def place(cell: Cell) -> tuple[int, int, bool, int, int, str, int]:
        task, row = tasks.get(cell.task, 0), rows.get(cell.row, len(rows))
        home = partners[cell.partner], packages[cell.work_package]
        return (*home, not cell.task, task, row, cell.row, cell.month)

    return place
