"""What a cell can hold: a plain value, an input, or a formula beside its stored result."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from budgets.input_rules import InputRule

Plain = str | int | float | Decimal | date | None


class Formula(NamedTuple):
    """A live formula and the result that is stored beside it.

    `text` has no leading "=". Cells are named by their keys: `[units]` is the column `units` of
    the same row, `[total|eur]` the column `eur` of the row `total`, `[rates!total|eur]` the same
    on the sheet `rates`; a `$` before a key fixes it.
    """

    text: str
    result: Plain
    """From the dossier; an empty text where the formula shows nothing."""


class Input(NamedTuple):
    """A cell that people type into; None leaves it empty, which is not the same as 0."""

    value: Plain
    guard: InputRule | None = None
    """What may be typed, where it differs from the column's own rule."""


class Shown(NamedTuple):
    """A value in another number format or row look than its column and row have."""

    value: Plain | Formula | Input
    format: str = ""
    look: str = ""


Value = Plain | Formula | Input | Shown

LONGEST_IN_FORMULA = 255
"""Characters of a text within a formula (Excel specifications and limits)."""


def in_formula(text: str) -> str:
    """The text as a formula has it, in quotes; brackets, which name cells by keys, are round.

    >>> in_formula('the "best" [of all]')
    '"the ""best"" (of all)"'
    """
    cut = text[:LONGEST_IN_FORMULA].replace("[", "(").replace("]", ")")
    return '"{}"'.format(cut.replace('"', '""'))


EMPTY = Input(None)
"""An input that waits for a value."""
