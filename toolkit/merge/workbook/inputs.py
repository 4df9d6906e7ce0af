"""The inputs of a workbook as values: what each may hold, and who changed it since the build."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

Value = Decimal | str | None
Labels = Mapping[str, Mapping[str, str]]
"""How the workbook names partners and work packages, by id."""

UNREAL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?(E[+-]?[0-9]{1,2})?")
FIRST_DAY = date(1899, 12, 30)
"""The day that a sheet counts as 0."""

SMALLEST, LARGEST = -60_000, 120_000
"""Days that a sheet can count, as far as anybody plans."""


class Kind(StrEnum):
    """What an input holds."""

    MONTH = "a project month: 1 for M1"
    DAY = "a date"
    MONEY = "an amount in EUR with two decimals at most"
    NUMBER = "a number, 0 or more"
    COUNT = "a whole number"
    TEXT = "a text"
    PARTNER = "a partner of the outline, as the workbook names it"
    PACKAGE = "a work package of the outline, as the workbook names it"


COSTS = {
    "partner": Kind.PARTNER,
    "package": Kind.PACKAGE,
    "row": Kind.TEXT,
    "item": Kind.TEXT,
    "units": Kind.NUMBER,
    "unit_cost": Kind.MONEY,
    "first": Kind.MONTH,
    "last": Kind.MONTH,
    "note": Kind.TEXT,
}
INSTRUMENTS = {
    "title": Kind.TEXT,
    "form": Kind.TEXT,
    "partner": Kind.PARTNER,
    "package": Kind.PACKAGE,
    "amount": Kind.MONEY,
    "number": Kind.COUNT,
    "sharing": Kind.COUNT,
    "first": Kind.MONTH,
    "last": Kind.MONTH,
}


def kind_of(sheet: str, row: str, column: str) -> Kind | None:
    """What the input holds; None where the outline has no field for it."""
    match sheet:
        case "work_plan" if row == "project-start":
            return Kind.DAY if column == "lead" else None
        case "work_plan":
            return Kind.MONTH if column in ("start", "end") else None
        case "effort":
            return Kind.NUMBER if "/" in column else None
        case "rates":
            return Kind.MONEY if column == "rate" else None
        case "costs":
            return COSTS.get(column)
        case "instruments":
            return INSTRUMENTS.get(column)
    return None


class UnclearError(ValueError):
    """A cell holds what its field cannot; the text says what it holds."""


def of_base(kind: Kind, written: Any, labels: Labels) -> Value:
    """The value of an input as the base tells it."""
    if written is None or written == "":
        return None
    if kind in (Kind.PARTNER, Kind.PACKAGE):
        return _id(kind, str(written), labels) or str(written)
    if kind in (Kind.TEXT, Kind.DAY):
        return str(written)
    number = number_of(written)
    return str(written) if number is None else number


def number_of(written: Any) -> Decimal | None:
    """The number that a base tells; None where what it tells is none that a cell can hold."""
    return Decimal(written) if NUMBER.fullmatch(str(written)) else None


def of_cell(kind: Kind, held: str | Decimal | None, labels: Labels, first_day: int = 0) -> Value:
    """The value that a person sees in a cell. Raises UnclearError where it is none of this kind."""
    if isinstance(held, str):
        held = UNREAL.sub("", held.replace("\r\n", "\n"))
    if held is None or (isinstance(held, str) and not held.strip()):
        return None
    match kind:
        case Kind.TEXT:
            return held if isinstance(held, str) else f"{held:f}"
        case Kind.PARTNER | Kind.PACKAGE:
            if found := _id(kind, str(held), labels):
                return found
        case Kind.DAY:
            return _day(held, first_day)
        case _ if isinstance(held, Decimal) and _fits(kind, held):
            return held
    shown = f"the text '{held}'" if isinstance(held, str) else f"{held:f}"
    raise UnclearError(shown)


def same(kind: Kind, one: Value, two: Value) -> bool:
    """Whether two values say the same; the spaces in a text do not count, nor idle zeros."""
    if kind is Kind.TEXT and isinstance(one, str) and isinstance(two, str):
        return _spaced(one) == _spaced(two)
    return one == two


class Verdict(StrEnum):
    """Who changed an input since the last build."""

    NOBODY = "nobody"
    """The workbook holds what was written into it, whatever the outline says now."""

    BOTH_ALIKE = "both alike"
    WORKBOOK = "workbook"
    CONFLICT = "conflict"
    """Both changed it, to different values."""

    EMPTIED = "emptied"
    """The workbook holds nothing where there was something."""


def judged(kind: Kind, base: Value, held: Value, outline: Value) -> Verdict:
    """Three ways: what was written, what the workbook holds, what the outline says now."""
    if same(kind, held, base):
        return Verdict.NOBODY
    if same(kind, held, outline):
        return Verdict.BOTH_ALIKE
    if held is None:
        return Verdict.EMPTIED
    return Verdict.WORKBOOK if same(kind, outline, base) else Verdict.CONFLICT


@dataclass(frozen=True, slots=True)
class Held:
    """One changed input: what was written, what the workbook holds, what the outline says."""

    kind: Kind
    place: str
    """`Costs!F12`, as people find it."""

    base: Value
    held: Value
    outline: Value
    verdict: Verdict


def _spaced(text: str) -> str:
    return " ".join(UNREAL.sub("", text).split())


def _id(kind: Kind, word: str, labels: Labels) -> str:
    """The id behind a label; an id stands for itself."""
    known = labels.get("partner" if kind is Kind.PARTNER else "package", {})
    wanted = _spaced(word).casefold()
    by_label = {_spaced(label).casefold(): ident for ident, label in known.items()}
    return by_label.get(wanted) or (wanted if wanted in known else "")


def _day(held: str | Decimal, first_day: int) -> str:
    """The day as the outline writes it."""
    if isinstance(held, str):
        try:
            return date.fromisoformat(held.strip()).isoformat()
        except ValueError as error:
            raise UnclearError(f"the text '{held}'") from error
    if not SMALLEST < held < LARGEST:
        raise UnclearError(f"{held:f}")
    return (FIRST_DAY + timedelta(days=int(held) + first_day)).isoformat()


def _fits(kind: Kind, held: Decimal) -> bool:
    try:
        if held < 0 or held > Decimal("1e12"):
            return False
        if kind is Kind.MONTH:
            return held == held.to_integral_value() and 1 <= held <= 9999
        if kind is Kind.COUNT:
            return held == held.to_integral_value()
        places = -int(held.normalize().as_tuple().exponent)
    except (InvalidOperation, TypeError):
        return False
    return places <= (2 if kind is Kind.MONEY else 6)
