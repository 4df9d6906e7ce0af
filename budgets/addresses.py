"""All sheets of a workbook: finds a cell by sheet, row and column key, whichever comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgets.grid import ROW, Grid
from budgets.sheetdata import BETWEEN, CLOSE, OPEN
from toolkit.cell_addresses import quoted

INSIDE = re.compile(f"{OPEN}(\\d+){BETWEEN}([^{CLOSE}]*){CLOSE}")
IN_TEXT = re.compile(r"\[([^\[\]]+)\]")


class Book:
    """The sheets by key; turns keys into addresses once every sheet is written."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self.grids = grids

    def sheet_data(self, grid: Grid) -> str:
        """The sheet's rows with every formula ready to compute."""
        known: dict[str, str] = {}

        def address(found: re.Match[str]) -> str:
            row, keys = found.groups()
            pattern = known.get(keys)
            if pattern is None:
                pattern = known[keys] = self._pattern(keys, grid)
            return pattern.replace(ROW, row) if ROW in pattern else pattern

        return INSIDE.sub(address, grid.xml())

    def formula(self, text: str, grid: Grid, row: int = 0) -> str:
        """A formula outside the cells, as a rule for a look: `[due]<[$start]` for a row."""
        return IN_TEXT.sub(lambda found: self._pattern(found[1], grid).replace(ROW, str(row)), text)

    def area(self, keys: str, grid: Grid) -> str:
        """The area `first|a:last|b` of the sheet without its name: `B7:H20`."""
        return ":".join(grid.at(part) for part in keys.split(":"))

    def named(self) -> dict[str, str]:
        """Every defined name and what it stands for: `Costs!$H$7:$H$40`."""
        found = {}
        for grid in self.grids.values():
            for name, named in grid.names.items():
                parts = (
                    "|".join(f"${key.removeprefix('$')}" for key in part.split("|"))
                    for part in named.area.split(":")
                )
                area = ":".join(grid.at(part) for part in parts)
                found[name] = f"{quoted(grid.title)}!{area}"
        return found

    def _pattern(self, keys: str, home: Grid) -> str:
        """The address that the keys stand for; a sign for the row where they leave it open."""
        if (letter := home.letter.get(keys)) is not None:
            return f"{letter}{ROW}"
        sheet, mark, rest = keys.rpartition("!")
        if not mark:
            return ":".join([home.at(part) for part in rest.split(":")])
        grid = self.grids[sheet]
        area = ":".join([grid.at(part) for part in rest.split(":")])
        return f"{quoted(grid.title)}!{area}"
