"""What a sheet has beside its cells: columns, names, rules for looks, print set-up, charts."""

from __future__ import annotations

from typing import NamedTuple

from budgets.cell_values import Value
from budgets.input_rules import InputRule
from budgets.row_heights import HIGHEST


class Column(NamedTuple):
    """A column: its key, its heading, how its numbers look, what may be typed."""

    key: str
    title: Value = ""
    width: float = 12
    format: str = "text"
    guard: InputRule | None = None
    note: str = ""
    """The rule behind its figures; a comment at its head."""

    hidden: bool = False


class Highlight(NamedTuple):
    """A look that cells of an area take while `formula`, written for its first row, is true."""

    area: str
    formula: str
    look: str


class Name(NamedTuple):
    """A defined name: its area in cell keys, and what it means."""

    area: str
    meaning: str


class Layout:
    """How the sheet behaves on the screen and on paper; places are cell keys."""

    freeze: str = ""
    filter: str = ""
    repeat: tuple[str, str] | None = None
    """The first and the last of the rows that every printed page repeats."""

    table: tuple[str, str] | None = None
    """The name and the area of an Excel table."""

    repeat_columns: tuple[str, str] | None = None
    """The first and the last of the columns that every page repeats where `groups` are parted."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Columns that stay together where a sheet is too wide for legible letters on one page."""

    paper: str = "A4"
    breaks: tuple[str, ...] = ()
    """The rows that begin a new page."""

    last_printed: str = ""
    """The last row that is printed; empty for the last of all."""

    highest: float = HIGHEST
    """Points that a row gets at most for its texts."""

    one_page: bool = False
    """Whether all of it is printed on one page."""

    portrait: bool = False
    tab: str = ""
    """The colour of the tab."""

    hidden: bool = False
    protected: bool = True
    """Whether only inputs can be typed into until somebody lifts the protection; there is no
    password."""


class Chart(NamedTuple):
    """Bars of one series; areas are cell keys, `first|label:last|label`."""

    title: str
    labels: str
    values: str
    at: str
    """The cell under its upper left corner."""

    width: float
    height: float
    """In centimetres."""

    flat: bool = False
    """Bars that lie, for long labels."""

    form: str = "#,##0"
