"""The formulas of a budget workbook, each made ready once for all cells in which it is the same."""

from __future__ import annotations

import re

from toolkit.budget_form.book import Written
from toolkit.budget_form.preparation import Preparation
from toolkit.budget_form.references import AddressTexts
from toolkit.budget_form.running import Run
from toolkit.cell_addresses import number_of
from toolkit.merge.workbook.evaluation.cells import WorkbookCells
from toolkit.merge.workbook.evaluation.syntax import parsed, tokens
from toolkit.merge.workbook.evaluation.values import UnsureError

QUOTED = re.compile(r'("(?:[^"]|"")*")')
ADDRESS = re.compile(r"(?<![\w.$!'\]])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!\[])")
WHOLE_COLUMNS = re.compile(r"(?<![\w.$])[A-Z]{1,3}:[A-Z]{1,3}(?![\w.(])")
WHOLE_ROWS = re.compile(r"(?<![\w.$])\d+:\d+(?![\w.(])")


class Formulas:
    """The formulas of one workbook, each made ready once for all cells in which it is the same."""

    def __init__(self, cells: WorkbookCells) -> None:
        self.cells = cells
        self.texts = AddressTexts(cells)
        self._made: dict[tuple[str, int, int], Run | None] = {}
        self._known: dict[Written, Run | None] = {}

    def of(self, written: Written) -> Run | None:
        """How a formula is computed; None where that is not known."""
        if written not in self._known:
            self._known[written] = self._of(written)
        return self._known[written]

    def _of(self, written: Written) -> Run | None:
        row, column = written.home
        columns, rows = WHOLE_COLUMNS.search(written.text), WHOLE_ROWS.search(written.text)
        key = _moved(written), row if rows else 0, column if columns else 0
        if key not in self._made:
            try:
                tree = parsed(tokens(written.text))
                self._made[key] = Preparation(self.cells, self.texts, written.home).value(tree)
            except UnsureError:
                self._made[key] = None
        return self._made[key]


def _moved(written: Written) -> str:
    """The formula with each relative address as a distance from its own cell."""
    row, column = written.home

    def one(found: re.Match[str]) -> str:
        held, across, kept, down = found.groups()
        over = across if held else f"<{number_of(across) - column}>"
        under = down if kept else f"<{int(down) - row}>"
        return f"{held}{over}{kept}{under}"

    pieces = QUOTED.split(written.text)
    pieces[::2] = [ADDRESS.sub(one, piece) for piece in pieces[::2]]
    return "".join(pieces)
