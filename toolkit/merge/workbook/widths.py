"""How wide the columns are that come to a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.cell_addresses import COLUMNS
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import number_in

SHAPE = ("width", "hidden", "customWidth")
LIMITS = ("min", "max")


def widened(fresh: KeyedSheet, edited: KeyedSheet, columns: Iterable[str]) -> None:
    """Makes each new column as wide as its neighbours are that a new workbook makes alike."""
    columns = list(columns)
    cols = next((one for one in edited.tree if local(one) == "cols"), None)
    if cols is None or not columns:
        return
    theirs, ours = _by_number(fresh.tree), _by_number(edited.tree)
    order = sorted(fresh.columns, key=fresh.columns.__getitem__)
    for key in columns:
        like = next(
            (
                ours[edited.columns[other]]
                for other in _outwards(order, order.index(key))
                if other not in columns and edited.columns.get(other) in ours
                if _shape(theirs, fresh, other) == _shape(theirs, fresh, key)
            ),
            theirs.get(fresh.columns[key]),
        )
        if like is not None:
            ours[edited.columns[key]] = like
    _laid(cols, ours)


def _outwards(order: list[str], at: int) -> list[str]:
    """The others, those before from near to far, then those behind."""
    return [*reversed(order[:at]), *order[at + 1 :]]


def _by_number(tree: Any) -> dict[int, Any]:
    """What is said of each column; what reaches far to the right is said of its first as well."""
    found = {}
    for cols in tree:
        if local(cols) == "cols":
            for one in cols:
                last = min(number_in(one.get("max")), COLUMNS)
                for number in range(max(number_in(one.get("min")), 1), last + 1):
                    found[number] = one
    return found


def _shape(theirs: dict[int, Any], fresh: KeyedSheet, key: str) -> tuple[Any, ...]:
    one = theirs.get(fresh.columns[key])
    return () if one is None else tuple(one.get(name) for name in SHAPE)


def _laid(cols: Any, by_number: dict[int, Any]) -> None:
    """Writes the columns anew, neighbours that are alike as one."""
    runs: list[tuple[int, int, dict[str, str]]] = []
    for number, one in sorted(by_number.items()):
        said = {name: value for name, value in one.attrib.items() if name not in LIMITS}
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == said:
            runs[-1] = (runs[-1][0], number, said)
        else:
            runs.append((number, number, said))
    for one in list(cols):
        cols.remove(one)
    for first, last, said in runs:
        element = cols.makeelement(
            cols.tag.removesuffix("s"), {"min": f"{first}", "max": f"{last}", **said}
        )
        cols.append(element)
