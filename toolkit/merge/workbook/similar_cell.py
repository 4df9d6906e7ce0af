"""Finds the cell whose format a new cell takes: its nearest neighbour of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence, Set

from toolkit.merge.workbook.keyed_sheet import KeyedSheet

Cell = tuple[str, str]
"""Row key and column key."""


class SimilarCells:
    """Finds for a new cell one that a newly written workbook makes alike."""

    def __init__(self, incoming: KeyedSheet, current: KeyedSheet, new: Set[Cell]) -> None:
        self.incoming, self.current, self.new = incoming, current, new
        self.rows: Sequence[str] = list(incoming.rows)
        self.columns: Sequence[str] = list(incoming.columns)
        self._row_at = {key: at for at, key in enumerate(self.rows)}
        self._column_at = {key: at for at, key in enumerate(self.columns)}
        self._any: dict[tuple[object, Hashable], Cell | None] = {}

    def of(self, cell: Cell, trait: Callable[[Cell], Hashable]) -> Cell | None:
        """An older cell with the same trait: above or left of it first, then anywhere."""
        wanted = trait(cell)
        for other in self._near(*cell):
            if self._is_in_both(other) and trait(other) == wanted:
                return other
        key = trait, wanted
        if key not in self._any:
            cells = ((row, column) for row in self.rows for column in self.columns)
            alike = (one for one in cells if self._is_in_both(one) and trait(one) == wanted)
            self._any[key] = next(alike, None)
        return self._any[key]

    def _near(self, row: str, column: str) -> Iterator[Cell]:
        for other in _outwards(self.rows, self._row_at[row]):
            yield other, column
        for other in _outwards(self.columns, self._column_at[column]):
            yield row, other

    def _is_in_both(self, cell: Cell) -> bool:
        return cell not in self.new and (
            self.incoming.cell(*cell) is not None and self.current.cell(*cell) is not None
        )


def _outwards(keys: Sequence[str], at: int) -> Iterator[str]:
    """The others, those before it from near to far, then those after it."""
    yield from reversed(keys[:at])
    yield from keys[at + 1 :]
