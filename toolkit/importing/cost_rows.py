"""A row of a budget as what the outline holds of it: a cost line, or a subcontract."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from toolkit.importing.table_row import Row
from toolkit.model.call import Call

STAFF = "staff costs follow from person-months and rates, so the outline has no line for them"
AWARDS = (
    "support to third parties is an instrument with an amount and a number of awards, "
    "and this line does not give them"
)
CENT, FOUR = Decimal("0.01"), Decimal("0.0001")


def is_line(code: str, call: Call) -> bool:
    """Whether a cost row of the call is made of lines: not of staff, nor of awards."""
    kinds = {one.code: one.kind for one in call.cost_rows}
    return kinds.get(code, "staff") not in ("staff", "third_parties")


def as_cost(row: Row, call: Call) -> str:
    """The list that the row is an item of, `costs` or `subcontracts`; empty where of none.

    Its values are what that item has; what does not fit is listed.
    """
    kinds = {one.code: one.kind for one in call.cost_rows}
    kind = kinds.get(str(row.values.get("row", "")), "")
    if kind in ("staff", "third_parties"):
        row.leave_all(STAFF if kind == "staff" else AWARDS)
        return ""
    if "row" in row.misread:
        row.leave_all("its cost category is not known, so it is not clear what it is")
        return ""
    _priced(row)
    if kind == "subcontracting":
        return _as_subcontract(row)
    if "item" not in row.values and (source := row.sources.get("row")):
        row.values["item"] = source[1]
    return "costs"


def _priced(row: Row) -> None:
    """Gives units and unit cost what the total says, and holds the three against each other."""
    values = row.values
    units, price, total = (values.get(name) for name in ("units", "unit_cost", "total"))
    if total is None:
        return
    if price is None and units is None:
        values["units"], values["unit_cost"] = 1, total
    elif price is None:
        each = (Decimal(total) / Decimal(units)).quantize(FOUR) if units else Decimal(0)
        if units and (each * Decimal(units)).quantize(CENT, ROUND_HALF_UP) == Decimal(total):
            values["unit_cost"] = _plain(each)
        else:
            row.leave("total", f"it is no whole price times {units}")
    elif units is None:
        count = (Decimal(total) / Decimal(price)).quantize(FOUR) if price else Decimal(0)
        if price and (count * Decimal(price)).quantize(CENT, ROUND_HALF_UP) == Decimal(total):
            values["units"] = _plain(count)
        else:
            row.leave("total", f"it is no number of units at {price} EUR")
    elif (Decimal(units) * Decimal(price)).quantize(CENT, ROUND_HALF_UP) != Decimal(total):
        row.leave("total", f"it contradicts {units} x {price} EUR, which was taken")


def _plain(number: Decimal) -> Decimal | int:
    short = number.normalize()
    if short == short.to_integral_value():
        return int(short)
    return number if int(short.as_tuple().exponent) == -3 else short


def _as_subcontract(row: Row) -> str:
    """A cost line of the row "Subcontracting" is a subcontract, with what it costs in all."""
    values = row.values
    if "item" in values:
        values["title"] = values.pop("item")
    elif source := row.sources.get("row"):
        values["title"] = source[1]
    units, price = values.pop("units", 1), values.pop("unit_cost", None)
    if price is not None:
        cost = (Decimal(units) * Decimal(price)).quantize(CENT, ROUND_HALF_UP)
        values["cost"] = _plain(cost)
    if "note" in values:
        values["description"] = values.pop("note")
    values.pop("row", None)
    row.renamed |= {"item": "title", "row": "title", "note": "description"}
    row.renamed |= dict.fromkeys(("units", "unit_cost", "total"), "cost")
    return "subcontracts"
