"""Sheets: one a file; a file here is a sheet, and says where its tab stands."""

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


def sheet(
    title: str, *, order: int, hidden: bool = False, after_all: bool = False
) -> Callable[[Write], Write]:
    """Makes the function below it the sheet of its file; tabs stand by `order`."""

    def register(write: Write) -> Write:
        key = write.__module__.rpartition(".")[2]
        about = page_of(modules[write.__module__]).partition("\n")[0]
        made = Sheet(key, title, order, write, about, hidden, after_all)
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
