"""The sheets of the workbook, one a file: a file that is added here is a sheet, and listed nowhere.

A sheet declares its columns, then writes its rows from top to bottom. Every column and row has a
key; addresses such as `C7` are never written. A minimal file, `budgets/sheets/head_count.py`::

    \"\"\"How many partners of each country take part.\"\"\"

    from collections import Counter

    from budgets.cell_values import Formula
    from budgets.grid import TOTAL, Grid
    from budgets.layout import Column
    from budgets.sheets import sheet
    from toolkit.plan.dossier import Dossier


    @sheet("Head count", order=75)
    def head_count(grid: Grid, dossier: Dossier) -> None:
        grid.columns(
            Column("country", "Country", 12),
            Column("partners", "Partners", 10, "count"),
            Column("share", "Share", 10, "share"),
        )
        grid.heading(f"{dossier.proposal.project.acronym}: partners by country")
        grid.header()
        counts = Counter(partner.country for partner in dossier.proposal.partners)
        total = sum(counts.values())
        for country, number in counts.items():
            share = Formula(f"[partners]/[{TOTAL}|$partners]", number / total)
            grid.row(country, {"country": country, "partners": number, "share": share})
        first, last = list(counts)[0], list(counts)[-1]
        summed = Formula(f"SUM([{first}|partners:{last}|partners])", total)
        grid.row(TOTAL, {"country": "Total", "partners": summed}, "total")

The function is named like its file; this name is the key of the sheet. In formulas cells are named
by keys in brackets:

==============================  =============================================================
`[partners]`                    the column `partners` in the row of the formula
`[__total|partners]`            the column `partners` in the row `__total`
`[ES|partners:IT|partners]`     the cells from the row `ES` to the row `IT`
`[rates!__total|cost]`          a cell of the sheet `rates`
`[__total|$partners]`           the same with a fixed column (`$C8`); `$__total` fixes the row
==============================  =============================================================

Keys of rows: `grid.header()` writes the row `__head`, `grid.end()` the row `__end` above which
people insert lines, sums are in `__total`. Other rows have the id of what they show (`sme-survey`,
`aei/manager`, `cost/w0/aei/C.1/Travel`); a row without a key cannot be named. A build finds the
rows and columns of an edited workbook by these keys, so a key that is changed is a line that leaves
and another that comes. A formula with a key that does not exist stops the build with a
`FormulaKeyError`, which says the sheet, the row, the formula and the nearest key.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from sys import modules
from typing import NamedTuple

from budgets.grid import Grid
from toolkit.plan.dossier import Dossier
from toolkit.registry import modules_in, page_of

Write = Callable[[Grid, Dossier], None]


class Sheet(NamedTuple):
    """A sheet of the workbook: `key` names it in formulas and for the merge, `title` is its tab."""

    key: str
    title: str
    order: int
    write: Write
    about: str
    """One sentence: what it shows."""

    hidden: bool = False
    after_all: bool = False
    """Whether it is written when all others are, because it tells of them."""

    kind: str = ""
    """What it is about, by which its tab has a colour: one of `styles.TABS`."""


def sheet(
    title: str,
    *,
    order: int,
    hidden: bool = False,
    after_all: bool = False,
    kind: str = "",
) -> Callable[[Write], Write]:
    """Makes the function below it the sheet of its file; tabs are ordered by `order`."""

    def register(write: Write) -> Write:
        key = write.__module__.rpartition(".")[2]
        about = page_of(modules[write.__module__]).partition("\n")[0]
        made = Sheet(key, title, order, write, about, hidden, after_all, kind)
        write.sheet = made  # type: ignore[attr-defined]
        return write

    return register


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet, in the order of the tabs."""
    found = [
        getattr(module, module.__name__.rpartition(".")[2]).sheet
        for module in modules_in(modules[__name__])
    ]
    return tuple(sorted(found, key=lambda one: one.order))
