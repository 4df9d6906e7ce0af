"""All sheets of a workbook: finds a cell by sheet, row and column key, whichever comes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from budgets.cell_values import Formula
from budgets.grid import ROW, Grid
from budgets.sheetdata import BETWEEN, CLOSE, OPEN
from budgets.unknown_key import UnknownKeyError
from toolkit.cell_addresses import quoted

INSIDE = re.compile(f"{OPEN}(\\d+){BETWEEN}([^{CLOSE}]*){CLOSE}")
IN_TEXT = re.compile(r"\[([^\[\]]+)\]")


class FormulaKeyError(LookupError):
    """A formula, rule, name or area of a sheet with a key that does not exist; the text is the
    message."""


class Book:
    """The sheets by key; turns keys into addresses once every sheet is written.

    Its methods raise `FormulaKeyError` where a sheet, row or column does not exist.
    """

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self.grids = grids

    def sheet_data(self, grid: Grid) -> str:
        """The sheet's rows with every formula ready to compute."""
        known: dict[str, str] = {}

        def address(found: re.Match[str]) -> str:
            row, keys = found.groups()
            pattern = known.get(keys)
            if pattern is None:
                with _naming(lambda: _formula_in(grid, int(row), keys)):
                    pattern = known[keys] = self._pattern(keys, grid)
            return pattern.replace(ROW, row) if ROW in pattern else pattern

        return INSIDE.sub(address, grid.xml())

    def formula(self, text: str, grid: Grid, row: int = 0) -> str:
        """A formula outside the cells, as a rule for a look: `[due]<[$start]` for a row."""
        with _naming(lambda: f"the rule {text} of the sheet '{grid.title}'"):
            return IN_TEXT.sub(
                lambda found: self._pattern(found[1], grid).replace(ROW, str(row)), text
            )

    def area(self, keys: str, grid: Grid) -> str:
        """The area `first|a:last|b` of the sheet without its name: `B7:H20`."""
        with _naming(lambda: f"the area {keys} of the sheet '{grid.title}'"):
            return ":".join(grid.at(part) for part in keys.split(":"))

    def named(self) -> dict[str, str]:
        """Every defined name with its area: `Costs!$H$7:$H$40`."""
        found = {}
        for grid in self.grids.values():
            for name, named in grid.names.items():
                parts = (
                    "|".join(f"${key.removeprefix('$')}" for key in part.split("|"))
                    for part in named.area.split(":")
                )
                with _naming(lambda name=name: f"the name {name}"):  # type: ignore[misc]
                    area = ":".join(grid.at(part) for part in parts)
                found[name] = f"{quoted(grid.title)}!{area}"
        return found

    def _pattern(self, keys: str, home: Grid) -> str:
        """The address that the keys mean; `ROW` in place of a row that they leave open."""
        if (letter := home.letter.get(keys)) is not None:
            return f"{letter}{ROW}"
        sheet, mark, rest = keys.rpartition("!")
        if not mark:
            return ":".join([home.at(part) for part in rest.split(":")])
        if (grid := self.grids.get(sheet)) is None:
            raise UnknownKeyError("sheet", sheet, self.grids)
        area = ":".join([grid.at(part) for part in rest.split(":")])
        return f"{quoted(grid.title)}!{area}"


@contextmanager
def _naming(where: Callable[[], str]) -> Iterator[None]:
    """Adds to a key that does not exist where it was written."""
    try:
        yield
    except UnknownKeyError as error:
        raise FormulaKeyError(f"{where()} cannot be written: {error}") from error


def _formula_in(grid: Grid, number: int, keys: str) -> str:
    """The formula that names these keys in a row of the sheet, for a message."""
    row = next((key for key, at in grid.rows.items() if at == number), "")
    texts = (one.text for one in grid.shown.get(row, {}).values() if isinstance(one, Formula))
    text = next((one for one in texts if f"[{keys}]" in one), f"[{keys}]")
    return f"the formula {text} in the row '{row or number}' of the sheet '{grid.title}'"
