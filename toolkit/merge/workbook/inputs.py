"""The inputs of a workbook as values: where they are, what each may hold, when two are equal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from toolkit.intake.fields import Holds
from toolkit.intake.layout import PREFIX, held_in
from toolkit.merge.workbook.keyed_sheet import END, INSERTED, Content
from toolkit.readers.file_text import UNWRITABLE

Value = Decimal | str | None
Labels = Mapping[str, Mapping[str, str]]
"""How the workbook names partners, work packages and other parts of the plan, by id."""

BETWEEN = re.compile(r"[\s,;]+")
NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?(E[+-]?[0-9]{1,2})?")
MONTH = re.compile(r"\s*[Mm]?\s*([1-9][0-9]{0,3})\s*")
"""A month as the cells show it, which people paste as a text: `M12`."""

FIRST_DAY = date(1899, 12, 30)
"""The day that a sheet counts as 0."""

SMALLEST, LARGEST = -60_000, 120_000
"""The days from 1735 to 2228, by number."""

NEW = "new/"
"""How the keys of empty rows begin that wait for further lines."""

ROOM = "room"
"""How the keys of the rows begin that say what the empty ones are for."""

PLACED = ("work_plan", "effort", "rates")
"""Sheets on which a new line gets its place among the others with the next build."""

LISTED = ("costs", "instruments")
"""Sheets on which a new line stays where it was typed."""

PARTS = {"Task": "tasks", "Deliverable": "deliverables", "Milestone": "milestones"}
"""What a row of the work plan may be, and the list of the work package that holds it."""

RULES = "rules"
"""The sheet of what the call prescribes."""

SUBCONTRACT = "subcontract/"
"""How the keys of subcontracts begin, whose cost is an amount."""


class Kind(StrEnum):
    """What an input holds."""

    MONTH = "a project month: 1 for M1"
    DAY = "a date"
    MONEY = "an amount in EUR with two decimals at most"
    PRICE = "an amount in EUR with four decimals at most"
    NUMBER = "a number, 0 or more"
    COUNT = "a whole number"
    TEXT = "a text"
    PARTNER = "a partner of the outline, as the workbook names it"
    PACKAGE = "a work package of the outline, as the workbook names it"
    PART = "Task, Deliverable or Milestone"
    AFTER = "the numbers of tasks or milestones, as in T1.1, MS2"
    FIGURE = "a number, or what the outline takes for one"
    DATE = "a date, or what the outline takes for one"


IN_FORMS = {Holds.NUMBER: Kind.FIGURE, Holds.MONTH: Kind.FIGURE, Holds.DAY: Kind.DATE}
"""The kinds of inputs in forms; all others are texts."""

COSTS = {
    "partner": Kind.PARTNER,
    "package": Kind.PACKAGE,
    "row": Kind.TEXT,
    "item": Kind.TEXT,
    "units": Kind.NUMBER,
    "unit_cost": Kind.PRICE,
    "bought": Kind.DAY,
    "life": Kind.COUNT,
    "use": Kind.NUMBER,
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


PLAN = {
    "title": Kind.TEXT,
    "lead": Kind.PARTNER,
    "start": Kind.MONTH,
    "end": Kind.MONTH,
    "after": Kind.AFTER,
}
NEW_PLAN = {"label": Kind.PACKAGE, "kind": Kind.PART, **PLAN}
NEW_RATE = {"partner": Kind.PARTNER, "profile": Kind.TEXT, "rate": Kind.MONEY}


def is_open_ended(sheet: str) -> bool:
    """Whether people may add lines to a sheet."""
    return sheet in LISTED or is_placed(sheet)


def is_placed(sheet: str) -> bool:
    """Whether a new line of a sheet gets its place among the others with the next build."""
    return sheet in PLACED or is_form(sheet)


def is_part(row: str) -> bool:
    """Whether a row of a form has the key of a part, and is no heading and no empty row."""
    return not row.startswith(("__", NEW))


def is_form(sheet: str) -> bool:
    """Whether it is a sheet of a form, made from the model."""
    return sheet.startswith(PREFIX)


def kind_of(sheet: str, row: str, column: str) -> Kind | None:
    """What the input holds; None where the outline has no field for it."""
    if is_form(sheet):
        holds = held_in(sheet, row, column)
        return None if holds is None else IN_FORMS.get(holds, Kind.TEXT)
    new = row.startswith((NEW, INSERTED))
    match sheet:
        case "work_plan" if row in ("project-start", "duration"):
            kind = Kind.DAY if row == "project-start" else Kind.COUNT
            return kind if column == "lead" else None
        case "work_plan":
            return (NEW_PLAN if new else PLAN).get(column)
        case "effort":
            return Kind.NUMBER if "/" in column and not column.startswith("sum/") else None
        case "rates":
            return NEW_RATE.get(column) if new or column == "rate" else None
        case "costs" if column == "unit_cost" and row.startswith(SUBCONTRACT):
            return Kind.MONEY
        case "costs":
            return COSTS.get(column)
        case "instruments":
            return INSTRUMENTS.get(column)
    return None


class UnclearError(ValueError):
    """A cell holds what its field cannot; the text says what it holds."""

    def __init__(self, held: str, column: str = "") -> None:
        super().__init__(held)
        self.column = column


def of_base(kind: Kind | None, written: Any, labels: Labels) -> Value:
    """The value of an input that a base has in this form; a partner or work package by its id."""
    if written is None or written == "":
        return None
    if kind in (Kind.PARTNER, Kind.PACKAGE):
        return _id(kind, str(written), labels) or str(written)
    if kind is Kind.AFTER:
        return _ids(str(written), labels) or str(written)
    if kind is Kind.PART:
        return part_kind(str(written), labels) or str(written)
    if kind in (Kind.TEXT, Kind.DAY, Kind.DATE):
        return str(written)
    number = decimal_of(written)
    return str(written) if number is None else number


def decimal_of(written: Any) -> Decimal | None:
    """The number that a base has in this form; None where it is not a number for a cell."""
    return Decimal(written) if NUMBER.fullmatch(str(written)) else None


def of_cell(
    kind: Kind | None, held: str | Decimal | None, labels: Labels, first_day: int = 0
) -> Value:
    """The value that a person sees in a cell; a partner or work package by its id.

    Without a kind it may be any text or number. Raises `UnclearError` where it is not of the kind.
    """
    if isinstance(held, str):
        held = UNWRITABLE.sub("", held.replace("\r\n", "\n"))
    if held is None or (isinstance(held, str) and not held.strip()):
        return None
    if kind in (None, Kind.FIGURE):
        return _figure(held) if kind else held
    if kind in (Kind.DAY, Kind.DATE):
        typed = kind is Kind.DATE and isinstance(held, str)
        return str(held).strip() if typed else _day(held, first_day)
    match kind:
        case Kind.TEXT:
            return held if isinstance(held, str) else f"{held:f}"
        case Kind.PARTNER | Kind.PACKAGE | Kind.AFTER | Kind.PART:
            if word := _word(kind, str(held), labels):
                return word
        case Kind.MONTH if isinstance(held, str) and (found := MONTH.fullmatch(held)):
            return Decimal(found[1])
        case _ if isinstance(held, Decimal) and _fits(kind, held):
            return held
    shown = f"the text '{held}'" if isinstance(held, str) else f"{held:f}"
    raise UnclearError(shown)


def _figure(held: str | Decimal) -> Value:
    """The number, also where it was typed as a text; else the text."""
    number = decimal_of(held.strip()) if isinstance(held, str) else held
    return held if number is None else number


def same(kind: Kind | None, one: Value, two: Value) -> bool:
    """Whether two values are the same; spaces in a text do not count, nor zeros after a number."""
    if (
        kind in (None, Kind.TEXT, Kind.FIGURE, Kind.DATE)
        and isinstance(one, str)
        and isinstance(two, str)
    ):
        return _spaced(one) == _spaced(two)
    return one == two


def is_room(key: str) -> bool:
    """Whether a row is an empty one for further lines, or one of those around them."""
    return key.startswith((NEW, ROOM)) or key == END


def room_number(key: str) -> int:
    """The number of an empty row: 3 for `new/3`; 0 where there is none."""
    word = key.removeprefix(NEW)
    return int(word) if word.isascii() and word.isdigit() and len(word) < 6 else 0


def as_cell(kind: Kind | None, written: Any, first_day: int) -> Content:
    """What a cell holds for an input that a base has in this form."""
    if written is None or written == "":
        return None
    if kind in (Kind.DAY, Kind.DATE):
        try:
            day = date.fromisoformat(str(written))
        except ValueError:
            return f"'{written}"
        return Decimal((day - FIRST_DAY).days - first_day)
    if kind in (Kind.TEXT, Kind.PARTNER, Kind.PACKAGE, Kind.PART, Kind.AFTER):
        return f"'{written}"
    number = decimal_of(written)
    return f"'{written}" if number is None else number


def line_of(base: Mapping[str, Any], sheet: str, row: str) -> dict[str, Value]:
    """The inputs of a row that are fields of the outline, by column, as a base has them."""
    cells: Mapping[str, Any] = base["sheets"].get(sheet, {}).get(row, {})
    return {
        column: of_base(kind, written, base.get("labels", {}))
        for column, written in cells.items()
        if (kind := kind_of(sheet, row, column))
    }


def same_line(sheet: str, typed: Mapping[str, Value], line: Mapping[str, Value]) -> bool:
    """Whether a line that a person typed is one that the outline has.

    An award that is not shared may be typed without a number of those who share it.
    """
    return all(
        same(kind_of(sheet, NEW, column), typed.get(column), line.get(column))
        or (column == "sharing" and typed.get(column) is None)
        for column in {*typed, *line}
    )


def _spaced(text: str) -> str:
    return " ".join(UNWRITABLE.sub("", text).split())


def _id(kind: Kind, word: str, labels: Labels) -> str:
    """The id behind a label or an id; empty where neither is known."""
    known = labels.get("partner" if kind is Kind.PARTNER else "package", {})
    wanted = _spaced(word).casefold()
    by_label = {_spaced(label).casefold(): key for key, label in known.items()}
    return by_label.get(wanted) or (wanted if wanted in known else "")


def _word(kind: Kind, held: str, labels: Labels) -> str:
    """What a word of the workbook means in the outline; empty where it is not known."""
    if kind is Kind.PART:
        return part_kind(held, labels)
    return _ids(held, labels) if kind is Kind.AFTER else _id(kind, held, labels)


def part_kind(word: str, labels: Labels) -> str:
    """`Task` for what the workbook calls a task, in its language; empty where it is none."""
    said = {kind.casefold(): kind for kind in PARTS}
    said |= {shown.casefold(): kind for kind, shown in labels.get("kind", {}).items()}
    return said.get(_spaced(word).casefold(), "")


def _ids(words: str, labels: Labels) -> str:
    """The ids behind numbers as `T1.1, MS2`; empty where one of them is not known."""
    known = labels.get("part", {})
    by_label = {label.casefold(): key for key, label in known.items()}
    given = [one.casefold() for one in BETWEEN.split(words.strip()) if one]
    found = [by_label.get(one) or (one if one in known else "") for one in given]
    return "" if "" in found else ", ".join(found)


def shown_after(ids: str, labels: Labels) -> str:
    """The numbers of the parts with these ids, as the workbook shows them."""
    known = labels.get("part", {})
    return ", ".join(known.get(one, one) for one in BETWEEN.split(ids))


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
    return places <= {Kind.MONEY: 2, Kind.PRICE: 4}.get(kind, 6)
