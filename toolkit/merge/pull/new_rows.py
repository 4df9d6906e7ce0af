"""New rows that people typed into the workbook, as new parts of the outline."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.merge.pull.cell_prose import typed as typed_prose
from toolkit.merge.pull.equipment_fields import EQUIPMENT_FIELDS
from toolkit.merge.pull.new_ids import new_id
from toolkit.merge.pull.new_parts import added_part
from toolkit.merge.pull.row_edits import FieldEdit, money, number, price
from toolkit.merge.workbook.inputs import Value
from toolkit.model.costs import CostLine
from toolkit.model.instruments import Instrument
from toolkit.model.proposal import Proposal
from toolkit.model.wording import listed
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier
from toolkit.readers.yaml_notation import Value as Written

NAMES = {
    "partner": "a partner",
    "package": "a work package",
    "row": "a cost row",
    "item": "an item",
    "units": "units",
    "unit_cost": "a unit cost",
    "title": "a title",
    "form": "a form",
    "amount": "an amount",
    "number": "a number of awards",
    "first": "a first month",
    "last": "a last month",
}
COST_NEEDS = ("partner", "package", "row", "item", "units", "unit_cost")
INSTRUMENT_NEEDS = ("title", "form", "partner", "package", "amount", "number", "first", "last")

Line = Mapping[str, Value]
"""What was typed, by column; None where a cell is empty."""


def new_row(sheet: str, line: Line, dossier: Dossier, taken: set[str]) -> FieldEdit:
    """The new part that the line describes; `taken` holds the ids that are given away."""
    needs = COST_NEEDS if sheet == "costs" else INSTRUMENT_NEEDS
    typed = tuple(one for one, value in line.items() if value is not None)
    missing = [NAMES[one] for one in needs if line.get(one) is None]
    if sheet == "costs" and (line.get("first") is None) != (line.get("last") is None):
        missing.append(NAMES["last" if line.get("last") is None else "first"])
    if missing:
        why = f"the new line has no {listed([one.split(' ', 1)[-1] for one in missing])} yet"
        return FieldEdit(typed, None, why_not=why, hint="complete it, or clear the row")
    first, last = line.get("first"), line.get("last")
    if first is not None and int(str(first)) > int(str(last)):
        why = f"the months would end before they begin: M{first}-M{last}"
        return FieldEdit(typed, None, why_not=why, hint="see which of the two is meant")
    package = dossier.proposal.package[str(line["package"])]
    return (
        _cost(line, dossier, package, typed)
        if sheet == "costs"
        else _instrument(line, dossier, package, typed, taken)
    )


def _cost(line: Line, dossier: Dossier, package: WorkPackage, typed: tuple[str, ...]) -> FieldEdit:
    at = dossier.proposal.work_packages.index(package)
    item: dict[str, Written] = {
        "partner": str(line["partner"]),
        "row": str(line["row"]).strip(),
        "item": _text(line["item"]),
        "units": number(line["units"]),
        "unit_cost": price(line["unit_cost"]),
    }
    for column, name in EQUIPMENT_FIELDS.items():
        value = line.get(column)
        if value is not None:
            item[name] = value if isinstance(value, str) else number(value)
    if line.get("first") is not None:
        item["months"] = f"M{line['first']}-M{line['last']}"
    if line.get("note"):
        item["note"] = typed_prose(_text(line["note"]), dossier.references.get)
    patch = added_part(("work_packages", at, "costs"), CostLine, item, WorkPackage)
    details = f"{line['partner']}, {item['row']}, {number(line['units'])} x {item['unit_cost']} EUR"
    return FieldEdit(typed, patch, "", f"{item['item']} ({details})")


def _instrument(
    line: Line, dossier: Dossier, package: WorkPackage, typed: tuple[str, ...], taken: set[str]
) -> FieldEdit:
    if package.priority not in dossier.call.priority:
        why = f"work package {package.id} serves no priority of the call, so the scheme has none"
        return FieldEdit(typed, None, why_not=why, hint="choose a work package of a priority")
    title = _text(line["title"])
    item: dict[str, Written] = {
        "id": new_id(title, taken, "scheme"),
        "title": title,
        "priority": package.priority,
        "partner": str(line["partner"]),
        "work_package": package.id,
        "form": _text(line["form"]),
        "amount": money(line["amount"]),
        "number": number(line["number"]),
    }
    if line.get("sharing") not in (None, 1):
        item["sharing"] = number(line["sharing"])
    item["months"] = f"M{line['first']}-M{line['last']}"
    patch = added_part(("instruments",), Instrument, item, Proposal)
    details = f"{line['partner']}, {item['number']} x {item['amount']} EUR, {item['months']}"
    return FieldEdit(typed, patch, "", f"{title} ({details})")


def _text(value: Value) -> str:
    return str(value).strip()
