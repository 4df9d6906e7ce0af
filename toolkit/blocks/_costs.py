"""The cost rows that a table needs as columns, and how each amount is shown in them."""

from decimal import Decimal

from toolkit.blocks._draft import NONE, euros, number
from toolkit.document.tree import Column
from toolkit.model.call import CostRow
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier


def columns_of(dossier: Dossier) -> tuple[CostRow, ...]:
    """The call's cost rows: the first of each category, and every other one that is used."""
    seen: set[str] = set()
    found = []
    for row in dossier.call.cost_rows:
        if row.category not in seen or dossier.budget.direct(row=row.code):
            found.append(row)
        seen.add(row.category)
    return tuple(found)


def cost_columns(dossier: Dossier) -> tuple[Column, ...]:
    """A column for each of them, one for indirect costs and one for the total."""
    indirect = dossier.call.indirect
    return (
        *(number(f"{row.code} {row.title}", 1.2) for row in columns_of(dossier)),
        number(f"{indirect.code} {indirect.title}", 1.1),
        number("Total", 1.2),
    )


def amounts(dossier: Dossier, **marks: str) -> tuple[str, ...]:
    """The amounts with these marks, in the order of the columns.

    Personnel shows its person-months above its costs, support to third parties its awards.
    """
    budget = dossier.budget
    found = []
    for row in columns_of(dossier):
        shown = euros(budget.direct(row=row.code, **marks))
        if row.kind == "staff" and (effort := dossier.effort.total(**marks)) and shown != NONE:
            shown = f"{plainly(effort)} PM\n{shown}"
        if row.kind == "third_parties" and (awards := _awards(dossier, marks)):
            shown = f"{plainly(awards)} awards\n{shown}"
        found.append(shown)
    return (*found, euros(budget.indirect(**marks)), euros(budget.total(**marks)))


def _awards(dossier: Dossier, marks: dict[str, str]) -> Decimal:
    code = dossier.budget.third_party_row
    lines = (one for one in dossier.budget.lines if one.row == code)
    return sum(
        (
            one.units
            for one in lines
            if marks.get("partner") in (None, one.partner)
            and marks.get("work_package") in (None, one.work_package)
        ),
        Decimal(0),
    )
