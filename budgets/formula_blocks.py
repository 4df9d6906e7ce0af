"""The blocks of cells that hold formulas: as few as a formula that counts them can name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Block = tuple[str, str, str, str]
"""The first and the last row, the first and the last column, by keys."""


def blocks_of(
    cells: Collection[tuple[str, str]], rows: Sequence[str], columns: Sequence[str]
) -> list[Block]:
    """Blocks that cover the `cells`, each once, and no others.

    `rows` and `columns` are the keys of the sheet in their order.

    >>> blocks_of({("a", "x"), ("b", "x"), ("b", "y")}, "abc", "xy")
    [('a', 'a', 'x', 'x'), ('b', 'b', 'x', 'y')]
    """
    across = _joined(cells, rows, columns)
    turned = {(column, row) for row, column in cells}
    down = [
        (top, bottom, left, right) for left, right, top, bottom in _joined(turned, columns, rows)
    ]
    return across if len(across) <= len(down) else down


def _joined(
    cells: Collection[tuple[str, str]], rows: Sequence[str], columns: Sequence[str]
) -> list[Block]:
    """Runs of each row, joined with the same runs of the rows below."""
    inside: dict[str, set[str]] = {}
    for row, column in cells:
        inside.setdefault(row, set()).add(column)
    found, known = [], dict[frozenset[str], list[tuple[str, str]]]()
    open_runs: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        held = frozenset(inside.get(row, ()))
        if (runs := known.get(held)) is None:  # many rows hold the same columns
            runs = known[held] = _runs([column in held for column in columns], columns)
        for run in [one for one in open_runs if one not in runs]:
            found.append((open_runs[run][0], open_runs.pop(run)[-1], *run))
        for run in runs:
            open_runs.setdefault(run, []).append(row)
    found += [(those[0], those[-1], *run) for run, those in open_runs.items()]
    return found


def _runs(held: Sequence[bool], columns: Sequence[str]) -> list[tuple[str, str]]:
    """The first and the last of columns that are next to each other."""
    found: list[list[str]] = []
    before = False
    for column, holds in zip(columns, held, strict=True):
        if holds and before:
            found[-1][1] = column
        elif holds:
            found.append([column, column])
        before = holds
    return [(first, last) for first, last in found]
