"""The cost rows that a table needs as columns, and how each amount is shown in them."""

from decimal import Decimal

from toolkit.blocks._draft import NONE, euros, number
from toolkit.document.tree import Column
from toolkit.model.call import CostRow
from toolkit.plan.dossier import Dossier

COUNTED = {
    "third_parties": ("{number} award", "{number} awards"),
    "trip": ("{number} trip", "{number} trips"),
}
"""What the form counts beside the costs: by the kind of a row, or by the unit of a part of one."""


def columns_of(dossier: Dossier) -> tuple[CostRow, ...]:
    """The call's cost rows; of staff rows, and of rows that have parts, only what is used."""
    rows, used = dossier.call.cost_rows, {one.row for one in dossier.budget.lines}
    first_staff = next((one.code for one in rows if one.kind == "staff"), "")
    split = {one.part_of for one in rows if one.part_of and one.code in used}
    return tuple(
        one
        for one in rows
        if one.code in used
        or one.code == first_staff
        or not (one.kind == "staff" or one.part_of or one.code in split)
    )


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

    Personnel shows its person-months above its costs, travel its trips, support to third parties
    its awards.
    """
    budget, language = dossier.budget, dossier.language
    found = []
    for row in columns_of(dossier):
        shown = euros(dossier, budget.direct(row=row.code, **marks))
        if row.kind == "staff" and (effort := dossier.effort.total(**marks)) and shown != NONE:
            shown = f"{language.say('{number} PM', number=language.number(effort))}\n{shown}"
        one, many = COUNTED.get(row.unit if row.part_of else row.kind, ("", ""))
        if one and (units := _units(dossier, row.code, marks)):
            words = one if units == 1 else many
            shown = f"{language.say(words, number=language.number(units))}\n{shown}"
        found.append(shown)
    return (*found, euros(dossier, budget.indirect(**marks)), euros(dossier, budget.total(**marks)))


def _units(dossier: Dossier, code: str, marks: dict[str, str]) -> Decimal:
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
