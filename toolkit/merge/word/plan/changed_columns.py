"""Plans what a new table takes over from an edited one that has other columns.

Word cannot track that columns come and go. The new table takes the place of the old one as a
proposal, with all that a person made of that: by rows and by the heads of columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.merge.text.clashes import clashes, told
from toolkit.merge.text.three_way import Hunk, merge
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.text_model import Table, Tokens
from toolkit.merge.word.plan import margin_comments
from toolkit.merge.word.plan.colours import Colours, called, mark_of
from toolkit.merge.word.plan.columns import (
    Columns,
    columns_of,
    found_columns,
    heads_of,
    inverse,
    same_columns,
    spans_of,
)
from toolkit.merge.word.plan.steps import Carried, CarriedCell, CarriedColumn, CarriedRow
from toolkit.merge.word.read.drawn_cells import DrawnTable


class Takeover(NamedTuple):
    """What comes into the new table, and what is said of it."""

    carried: Carried
    notes: tuple[str, ...]
    is_edited: bool
    clashes: bool


def taken_over(
    base: Table,
    current: Table,
    incoming: Table,
    places: Mapping[int, int],
    drawn: DrawnTable,
    at: int,
    name: str,
) -> Takeover | None:
    """What `incoming` takes over from `current`, the item `at`; None where the columns are unclear.

    `places` are those of the rows of `base` in `current`; remarks begin with `name`.
    """
    heads = heads_of(base)
    if not drawn.can_be_copied or any(head not in places for head in heads):
        return None
    old = columns_of(base, heads, [spans_of(row) for row in base.rows])
    here = columns_of(current, [places[head] for head in heads], drawn.spans)
    new = columns_of(incoming, heads_of(incoming), [spans_of(row) for row in incoming.rows])
    found = found_columns(old.keys, here.keys)
    if not found:
        return None
    return _Takeover(base, current, incoming, places, drawn, (old, here, new), found).made(at, name)


class _Takeover:
    """One table that takes the place of another."""

    def __init__(
        self,
        base: Table,
        current: Table,
        incoming: Table,
        places: Mapping[int, int],
        drawn: DrawnTable,
        columns: tuple[Columns, Columns, Columns],
        found: Mapping[int, int],
    ) -> None:
        self.base, self.current, self.incoming = base, current, incoming
        self.places, self.drawn, self.found = places, drawn, found
        self.old, self.here, self.new = columns
        self.kept = same_columns(self.old.keys, self.new.keys)
        """By columns of the base those of the new table."""
        self.numbers = {row.anchor: number for number, row in enumerate(incoming.rows)}
        self.into = {
            there: self.kept[column] for column, there in found.items() if column in self.kept
        }
        """By columns of the person's table those of the new one."""
        self.colours = Colours(base, drawn.fills, self._standing())
        self.said: dict[int, list[str]] = defaultdict(list)
        self.notes: list[str] = []
        self.clashes = self.is_edited = False

    def made(self, at: int, name: str) -> Takeover:
        """All that comes into the new table."""
        pairs = tuple(self._pairs())
        cells = tuple(one for number, row, place in pairs for one in self._row(number, row, place))
        own_rows = tuple(self._own_rows())
        own_columns = tuple(self._own_columns())
        dropped = tuple(self._dropped())
        self.is_edited |= bool(cells or own_rows or own_columns or dropped)
        comments = tuple(
            (row, f"{name}: {' '.join(texts)}") for row, texts in sorted(self.said.items())
        )
        rows = tuple((row, place) for _, row, place in pairs)
        carried = Carried(
            at, rows, (*self._shades(), *cells), own_rows, own_columns, dropped, comments
        )
        return Takeover(carried, tuple(self.notes), self.is_edited, self.clashes)

    def _pairs(self) -> Iterator[tuple[int, int, int]]:
        """Rows that are in all three tables: their numbers in each."""
        for number, row in enumerate(self.base.rows):
            if number in self.places and row.anchor in self.numbers:
                yield number, self.numbers[row.anchor], self.places[number]

    def _dropped(self) -> Iterator[int]:
        """Rows that the person deleted."""
        for number, row in enumerate(self.base.rows):
            if number not in self.places and row.anchor in self.numbers:
                self.notes.append(f"the row {called(row)} stays deleted")
                yield self.numbers[row.anchor]

    def _standing(self) -> Iterator[tuple[int, int, int, int]]:
        """Rows and cells of the base, with the row and cell of the person's table."""
        for number, place in self.places.items():
            for cell, at in self._cells(number, place):
                yield number, cell, place, at

    def _row(self, number: int, row: int, place: int) -> Iterator[CarriedCell]:
        """What the cells of a row take over."""
        for cell, column in enumerate(self.old.starts[number]):
            there = self.found.get(column)
            standing = None if there is None else self.here.cell_at(place, there)
            if standing is None:
                continue
            old, here = self.base.rows[number].cells[cell], self.current.rows[place].cells[standing]
            target = self.new.cell_at(row, self.kept[column]) if column in self.kept else None
            coloured = self.colours.is_own(self.base.rows[number], cell, place, standing)
            if target is None:
                self._without_place(row, column, old, here, coloured=coloured)
                continue
            words = self._words(row, old, here, self.incoming.rows[row].cells[target])
            wanted = mark_of(self.incoming.rows[row], target)
            if coloured and wanted != mark_of(self.base.rows[number], cell):
                coloured = self.drawn.fills[place][standing] != self.colours.usual(wanted)
                if coloured:
                    self._clash(row, margin_comments.other_colour(self.old.called(column)))
            if words is not None or coloured:
                hunks = words or ()
                taken = words is not None, coloured
                yield CarriedCell(row, target, place, standing, *taken, hunks)

    def _words(self, row: int, old: Tokens, here: Tokens, new: Tokens) -> tuple[Hunk, ...] | None:
        """What the new cell changes in the words of the person; None where it has its own."""
        if here in (old, new):
            return None
        merged = merge(old, here, new)
        if merged.clashes:
            speaker, found = margin_comments.OUTLINE, list(clashes(old, here, new))
            self._clash(
                row,
                told(found, speaker, margin_comments.IN_COMMENT),
                told(found, speaker, margin_comments.IN_REPORT),
            )
        return merged.hunks

    def _without_place(
        self, row: int, column: int, old: Tokens, here: Tokens, *, coloured: bool
    ) -> None:
        """Says what was written in a column that is no longer there."""
        if here == old and not coloured:
            return
        head, wrote = self.old.called(column), plain(here) if here != old else ""
        self._clash(row, margin_comments.no_column(head, wrote))

    def _clash(self, row: int, text: str, note: str = "") -> None:
        self.clashes = True
        self.said[row].append(text)
        note = note or f"{text[0].lower()}{text[1:]}"
        self.notes.append(f"{called(self.incoming.rows[row])}: {note}")

    def _shades(self) -> Iterator[CarriedCell]:
        """Cells that are drawn in the colours that such cells have in the person's table."""
        for number, row in enumerate(self.incoming.rows):
            for cell, drawn in enumerate(row.drawn):
                if drawn.mark and (like := self.colours.like(drawn.mark)):
                    yield CarriedCell(number, cell, *like, words=False, colour=True)

    def _own_rows(self) -> Iterator[CarriedRow]:
        """Rows of the person's own, and those that they edited and the outline has no more."""
        known, after = inverse(self.places), -1
        for place, row in enumerate(self.current.rows):
            number = known.get(place)
            if number is not None and self.base.rows[number].anchor in self.numbers:
                after = self.numbers[self.base.rows[number].anchor]
            elif number is None:
                yield self._carried_row(after, place, "")
            elif self._is_edited(number, place):
                self.clashes = True
                text = margin_comments.NO_SUCH_ROW
                self.notes.append(f"{called(row)}: {text[0].lower()}{text[1:]}")
                yield self._carried_row(after, place, text)

    def _is_edited(self, number: int, place: int) -> bool:
        """Whether a person wrote into a row that was generated."""
        here = self.current.rows[place].cells
        said = {at: self.base.rows[number].cells[cell] for cell, at in self._cells(number, place)}
        return any(said.get(at, ()) != tokens for at, tokens in enumerate(here))

    def _cells(self, number: int, place: int) -> Iterator[tuple[int, int]]:
        """The cells of a row of the base, and where they are in the person's row."""
        for cell, column in enumerate(self.old.starts[number]):
            there = self.found.get(column)
            at = None if there is None else self.here.cell_at(place, there)
            if at is not None:
                yield cell, at

    def _carried_row(self, after: int, place: int, comment: str) -> CarriedRow:
        row, spans = self.current.rows[place], self.drawn.spans[place]
        covering = [cell for cell, span in enumerate(spans) for _ in range(span)]
        there = inverse(self.into)
        cells: list[tuple[int, int]] = []
        for column in range(self.new.width):
            at = there.get(column)
            cell = covering[at] if at is not None and at < len(covering) else -1
            last = cells[-1] if cells else (-1, 0)
            between = at is None and spans[last[0]] > 1
            if last[0] >= 0 and (cell == last[0] or between):
                cells[-1] = (last[0], last[1] + 1)
            else:
                cells.append((cell, 1))
        taken = {cell for cell, _ in cells}
        own = set(range(self.here.width)) - set(self.found.values())
        starts = self.here.starts[place]
        lost = [
            margin_comments.no_column(self.here.called(starts[cell]), plain(tokens))
            for cell, tokens in enumerate(row.cells)
            if cell not in taken and starts[cell] not in own and plain(tokens).strip()
        ]
        if lost:
            self.clashes = True
            self.notes += [f"{called(row)}: {one[0].lower()}{one[1:]}" for one in lost]
        return CarriedRow(
            after, place, tuple(cells), " ".join([one for one in (comment, *lost) if one])
        )

    def _own_columns(self) -> Iterator[CarriedColumn]:
        """Columns of the person's own, behind the column that they stood behind."""
        ours, after = set(self.found.values()), -1
        for column in range(self.here.width):
            if column in ours:
                after = self.into.get(column, after)
                continue
            cells = (
                (place, cell)
                for place in range(len(self.current.rows))
                if (cell := self.here.cell_at(place, column)) is not None
                and self.drawn.spans[place][cell] == 1
            )
            yield CarriedColumn(self._end(column, after), tuple(cells))

    def _end(self, column: int, after: int) -> int:
        """The column behind which one comes: behind all where it was the last."""
        behind = any(one > column for one in self.found.values())
        return after if behind else self.new.width - 1
