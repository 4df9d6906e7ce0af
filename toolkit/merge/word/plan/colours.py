"""Which cells of a table a person coloured, and what follows where the outline draws others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.merge.outcome import excerpt
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.text_model import BAR, Row, Table
from toolkit.merge.word.plan import margin_comments
from toolkit.merge.word.plan.columns import heads_of
from toolkit.merge.word.plan.steps import AddComment, ShadeCell

Fills = Sequence[Sequence[str]]
"""The colours of the cells of a table, row by row; empty for none."""

HEAD = "head"
"""The mark of the cells of header rows."""


class Colours:
    """The colour that most cells of each mark have in a person's table."""

    def __init__(
        self, base: Table, fills: Fills, cells: Iterable[tuple[int, int, int, int]]
    ) -> None:
        """`cells` are rows and cells of the base, each with its row and cell in the table."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        met: dict[tuple[str, str], tuple[int, int]] = {}
        for number, cell, place, at in cells:
            mark, fill = mark_of(base.rows[number], cell), fills[place][at]
            counted[mark][fill] += 1
            met.setdefault((mark, fill), (place, at))
        self._known = any(row.drawn for row in base.rows)
        self._fills = fills
        self._usual = {mark: one.most_common(1)[0][0] for mark, one in counted.items()}
        self._like = {mark: met[mark, fill] for mark, fill in self._usual.items()}

    def usual(self, mark: str) -> str | None:
        """The colour of that mark; None where no cell has it."""
        return self._usual.get(mark)

    def like(self, mark: str) -> tuple[int, int] | None:
        """A cell, by row and number, in the colour of that mark; None where there is none, or
        where nothing is known of how the table was drawn."""
        return self._like.get(mark) if self._known else None

    def is_own(self, row: Row, cell: int, place: int, at: int) -> bool:
        """Whether a person gave a cell another colour than others of its mark have; never where
        an earlier version drew the table, of which it is not known."""
        return self._known and self._fills[place][at] != self._usual.get(mark_of(row, cell))


def mark_of(row: Row, cell: int) -> str:
    """What a cell that was generated shows beside its text."""
    if row.is_head:
        return HEAD
    return row.drawn[cell].mark if cell < len(row.drawn) else ""


def called(row: Row) -> str:
    """A row of a timetable for people: what it says first."""
    return excerpt(next((text for one in row.cells if (text := plain(one).strip())), ""))


class Redrawn(NamedTuple):
    """The steps that give cells the colours that they have in the outline now, and what is said."""

    steps: tuple[ShadeCell | AddComment, ...] = ()
    notes: tuple[str, ...] = ()


def has_other_bars(base: Table, incoming: Table) -> bool:
    """Whether rows of both have bars in other cells, where it is known of both."""
    old = {row.anchor: row for row in base.rows}
    return any(
        next(_changed(old[row.anchor], row), None) is not None
        for row in incoming.rows
        if row.anchor in old
    )


def redrawn(  # noqa: PLR0913
    base: Table,
    incoming: Table,
    places: Mapping[int, int],
    columns: Mapping[int, int],
    fills: Fills,
    at: int,
    anchor: str,
    name: str,
) -> Redrawn:
    """How the cells of the table `at` get the bars of `incoming`.

    `places` and `columns` say where the rows and columns of the base are in that table.
    """
    numbers = {row.anchor: number for number, row in enumerate(incoming.rows)}
    heads = heads_of(base)
    pairs = [
        (number, cell, place, columns[cell])
        for number, place in places.items()
        for cell in range(len(base.rows[number].cells))
        if columns.get(cell, len(fills[place])) < len(fills[place])
        and not base.rows[number].is_head
    ]
    changing = {
        (place, there)
        for number, cell, place, there in pairs
        if (source := numbers.get(base.rows[number].anchor)) is not None
        and cell in _changed(base.rows[number], incoming.rows[source])
    }
    # a cell that is itself drawn otherwise is no example of a colour
    colours = Colours(base, fills, sorted(pairs, key=lambda pair: pair[2:] in changing))
    steps: list[ShadeCell | AddComment] = []
    notes: list[str] = []
    for number, cell, place, there in pairs:
        row = base.rows[number]
        if (place, there) not in changing:
            continue
        source = numbers[row.anchor]
        wanted = mark_of(incoming.rows[source], cell)
        if not colours.is_own(row, cell, place, there):
            like = colours.like(wanted)
            like = None if like in changing else like
            steps.append(ShadeCell(at, place, there, anchor, source, cell, like))
        elif fills[place][there] != colours.usual(wanted):
            names = [base.rows[head].cells for head in heads]
            head = plain(names[-1][cell]) if names and cell < len(names[-1]) else str(cell + 1)
            text = margin_comments.other_colour(head)
            steps.append(AddComment(at, f"{name}: {text}", place))
            notes.append(f"{called(row)}: {text[0].lower()}{text[1:]}")
    return Redrawn(tuple(steps), tuple(notes))


def _changed(old: Row, new: Row) -> Iterator[int]:
    """The cells in which one of two rows has a bar, and the other none."""
    if not old.drawn and not new.drawn:
        return
    for cell in range(max(len(old.drawn), len(new.drawn))):
        if (mark_of(old, cell) == BAR) is not (mark_of(new, cell) == BAR):
            yield cell
