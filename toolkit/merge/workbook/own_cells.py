"""Finds the formulas and labels of ours that people have written over, and those that were shifted.

A formula that was dragged away from, or whose cells were deleted, is another one than was written
just as a number typed over it is: both give wrong figures without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, same_formula
from toolkit.merge.workbook.shifting.references import LOST, TOKENS
from toolkit.merge.workbook.verdict import as_content, holds

NOTHING = "nothing"
SPACE = re.compile(r"\s+")


class Damage(StrEnum):
    """What happened to a cell of ours."""

    TYPED_OVER = "a value or another formula stands where our formula was"
    SHIFTED = "our formula refers to other cells than it did"
    LOST = "our formula has lost cells that it refers to"
    LABEL = "another text or number stands where ours was"


@dataclass(frozen=True, slots=True)
class OwnCell:
    """A cell of ours that is not as it was written."""

    title: str
    """The tab."""

    place: str
    """`'Costs'!F12`."""

    number: int
    at: int
    """The numbers of its row and column."""

    damage: Damage
    ours: str
    """What was written: a formula after "=", or a text."""

    now: str
    """What the cell holds."""


def changed_cells(
    addresses: Addresses, written: Mapping[str, Any], without: Collection[str] = ()
) -> Iterator[OwnCell]:
    """The cells of ours that are not as `written`, in the order of sheets, rows and columns.

    `written` holds formulas and labels by sheet, row and column key, as a base does, and
    `addresses` knows the workbook. Sheets `without` are left out.
    """
    for key, rows in written.items():
        sheet = addresses.sheets.by_key.get(key)
        if sheet is None or key in without or key in addresses.sheets.repeated:
            continue
        for row, cells in rows.items():
            if row not in sheet.rows:
                continue
            for column, value in cells.items():
                if column in sheet.columns:
                    yield from _compared(addresses, sheet, row, column, as_content(value))


def _compared(
    addresses: Addresses, sheet: KeyedSheet, row: str, column: str, content: Any
) -> Iterator[OwnCell]:
    if isinstance(content, str) and content[:1] == "=":
        ours = addresses.formula(content[1:], sheet, row)
        held = sheet.formula(row, column)
        if held is not None and (same_formula(held, ours) or (LOST in ours and LOST not in held)):
            return  # what it should refer to is not known where that lost its id
        damage = _damage(held, ours)
        text = f"={ours}"
    else:
        if holds(sheet, row, column, content):
            return
        damage, text = Damage.LABEL, _words(content)
    place, number, at = sheet.place(row, column), sheet.rows[row][0], sheet.columns[column]
    now = _shown_now(sheet, row, column)
    yield OwnCell(sheet.title, place, number, at, damage, text, now)


def _damage(held: str | None, ours: str) -> Damage:
    if held is None:
        return Damage.TYPED_OVER
    if LOST in held:
        return Damage.LOST
    return Damage.SHIFTED if _shape(held) == _shape(ours) else Damage.TYPED_OVER


def _shape(formula: str) -> str:
    """The formula without the cells that it refers to."""
    plain = TOKENS.sub(lambda found: "*" if found["area"] else found[0], formula)
    return SPACE.sub("", plain).upper()


def _words(content: Any) -> str:
    if content in (None, "'"):
        return NOTHING
    return f"{content}".removeprefix("'")


def _shown_now(sheet: KeyedSheet, row: str, column: str) -> str:
    """What the cell holds, as a person would name it."""
    formula = sheet.formula(row, column)
    if formula is not None:
        return f"={formula}"
    cell = sheet.shown(row, column)
    if cell.strange:
        return cell.strange
    return NOTHING if cell.value is None else f"{cell.value}"
