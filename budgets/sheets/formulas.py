"""How many formulas of each sheet were typed over; the light on the sheet Checks counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgets.cell_values import Formula
from budgets.formula_blocks import Block, blocks_of
from budgets.grid import KEYS, TOTAL, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from toolkit.plan.dossier import Dossier

TERMS = 40
"""Blocks in one formula, which may have 8192 characters."""

AFTER_THIS = re.compile(r"\[formulas!|\[checks!|Lights")
"""What a formula contains that depends on this sheet: counting it would be a circle."""


@sheet("Formulas", order=910, hidden=True, after_all=True)
def formulas(grid: Grid, dossier: Dossier) -> None:
    say, acronym = grid.say, dossier.proposal.project.acronym
    grid.columns(
        Column("sheet", say("Sheet"), 24),
        Column("typed", say("Formulas that were typed over"), 16, "count"),
    )
    grid.heading(say("{acronym}: formulas that were typed over", acronym=acronym))
    grid.header()
    counted = []
    for key, one in grid.sheets.items():
        blocks = _blocks(one)
        for at in range(0, len(blocks), TERMS):
            counted.append(f"{key}/{at // TERMS + 1}")
            text = "+".join(_typed_over(key, block) for block in blocks[at : at + TERMS])
            grid.row(counted[-1], {"sheet": one.title, "typed": Formula(text, 0)})
    area = f"[{counted[0]}|typed:{counted[-1]}|typed]" if counted else "0"
    grid.row(TOTAL, {"sheet": say("Total"), "typed": Formula(f"SUM({area})", 0)}, "total")


def _blocks(grid: Grid) -> Sequence[Block]:
    """The blocks of formulas of a sheet, apart from those that depend on their number."""
    if grid.key == "formulas":
        return ()
    found = {
        (row, column)
        for row, cells in grid.shown.items()
        if row
        for column, value in cells.items()
        if isinstance(value, Formula) and not AFTER_THIS.search(value.text)
    }
    if grid.key == "checks":
        circles = frozenset(_circles(grid))
        found -= {(row, column) for row, column in found if row in circles}
    return blocks_of(found, list(grid.rows), list(grid.letter))


def _circles(grid: Grid) -> Iterator[str]:
    """The rows of the sheet Checks that show what is counted here."""
    for row, cells in grid.shown.items():
        if any(isinstance(one, Formula) and "[formulas!" in one.text for one in cells.values()):
            yield row


def _typed_over(key: str, block: Block) -> str:
    """How many cells of a block hold no formula; lines that people inserted do not count."""
    top, bottom, left, right = block
    cell = (
        f"[{key}!{top}|{left}]"
        if (top, left) == (bottom, right)
        else f"[{key}!{top}|{left}:{bottom}|{right}]"
    )
    if (top, left) == (bottom, right):
        return f"(1-_xlfn.ISFORMULA({cell}))"
    ours = ""
    if top != bottom:
        ours += f'([{key}!{top}|{KEYS}:{bottom}|{KEYS}]<>"")*'
    if left != right:
        ours += f'([{key}!{KEYS}|{left}:{KEYS}|{right}]<>"")*'
    return f"SUMPRODUCT({ours}(1-_xlfn.ISFORMULA({cell})))"
