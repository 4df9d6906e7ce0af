"""Plans what changes in a table that a person has edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from toolkit.merge.outcome import BlockOutcome, excerpt
from toolkit.merge.text.clashes import clashes, told
from toolkit.merge.text.sequences import best_pairs, longest_increasing
from toolkit.merge.text.three_way import merge
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.match.likeness import likeness, words_of
from toolkit.merge.word.model.text_model import Row, Table, Tokens
from toolkit.merge.word.plan.cell_emphasis import looks_of_row
from toolkit.merge.word.plan.margin_comments import IN_COMMENT, IN_REPORT
from toolkit.merge.word.plan.steps import (
    AddComment,
    Carried,
    EditCell,
    InsertRow,
    RemoveRow,
    RestoreAnchor,
    Step,
    TakeLabels,
)
from toolkit.merge.word.plan.typed_cells import with_equal_rows, with_typed
from toolkit.merge.word.read.shown_cells import DraftTables

NAMELESS = "nameless "
"""Begins what a row is called that has no anchor."""


class KeptCell(NamedTuple):
    """A cell that stays as a person left it, though the outline says something else."""

    row: str
    """The anchor of its row."""

    number: int
    current: Tokens
    incoming: Tokens


@dataclass(frozen=True, slots=True)
class TableMerge:
    """The steps for one table, what became of it, and what to look at."""

    steps: tuple[Step, ...]
    outcome: BlockOutcome
    notes: tuple[str, ...] = ()
    fits: bool = True
    """False where the columns changed, so that the tables must be side by side."""

    kept: tuple[KeptCell, ...] = ()

    carried: Carried | None = None
    """Where the columns changed, what the new table takes over from the one that it replaces."""


def merge_table(
    base: Table,
    current: Table,
    incoming: Table,
    at: int,
    anchor: str,
    speaker: str = "The outline",
    fields: DraftTables | None = None,
) -> TableMerge:
    """The changes from `base` to `incoming`, made in `current`, the item `at`.

    The remarks say of `speaker` what `incoming` says. `fields` are those that the cells of
    `incoming` show, where they are known: what means the same in another spelling is no edit then.
    """
    base, incoming = with_named_rows(base), with_named_rows(incoming)
    places = row_places(base, current)
    incoming = _under_old_names(base, current, incoming, places)
    known = {row.anchor for row in base.rows}
    if fields and not _same_text(base, current):
        base, places = with_typed(fields, anchor, base, current, incoming, places)
    elif not fields and len(current.rows) > len(places):
        base, places = with_equal_rows(base, current, incoming, places)
    heal: tuple[Step, ...] = (
        *(
            RestoreAnchor(at, base.rows[number].anchor, row)
            for number, row in places.items()
            if current.rows[row].anchor != base.rows[number].anchor
            and not base.rows[number].anchor.startswith(NAMELESS)
        ),
        *_labels_of_typed(base, incoming, places, known, at, anchor),
    )
    same = _same_text(base, current)
    if base.rows == incoming.rows and not _other_looks(base, incoming):
        outcome = BlockOutcome.UNCHANGED if same else BlockOutcome.KEPT
        return TableMerge(heal, outcome, kept=() if same else _kept(base, current, places))
    if not _fits(base, incoming):
        return TableMerge(
            (), BlockOutcome.UPDATED if same else BlockOutcome.CONFLICT, (), fits=False
        )
    work = _TableMerger(base, current, incoming, at, anchor, places, speaker)
    steps = tuple(work.steps())
    if work.clashes:
        outcome = BlockOutcome.CONFLICT
    elif not steps and _same_text(incoming, current):
        outcome = BlockOutcome.UNCHANGED
    elif same:
        outcome = BlockOutcome.UPDATED
    else:
        outcome = BlockOutcome.MERGED
    return TableMerge((*heal, *steps), outcome, tuple(work.notes), kept=tuple(work.kept))


def with_named_rows(table: Table) -> Table:
    """The table with a name for every row: one without gets its words, counted among its like."""
    if "" not in {row.anchor for row in table.rows}:
        return table
    met: Counter[str] = Counter()
    rows: list[Row] = []
    for row in table.rows:
        met[row.text] += 1
        rows.append(
            row if row.anchor else replace(row, anchor=f"{NAMELESS}{row.text} {met[row.text]}")
        )
    return Table(tuple(rows))


def _labels_of_typed(
    base: Table,
    incoming: Table,
    places: dict[int, int],
    known: Collection[str],
    at: int,
    anchor: str,
) -> Iterator[TakeLabels]:
    """The steps that let references find the labels of rows that people typed."""
    typed = {
        base.rows[number].anchor: place
        for number, place in places.items()
        if base.rows[number].anchor not in known
    }
    for number, row in enumerate(incoming.rows if typed else ()):
        if row.anchor in typed:
            yield TakeLabels(at, typed[row.anchor], anchor, number)


def _kept(base: Table, current: Table, places: dict[int, int]) -> tuple[KeptCell, ...]:
    """The cells that a person changed in a table that the outline did not change."""
    names = {base.rows[number].anchor: place for number, place in places.items()}
    columns = column_places(base, current, names)
    found = []
    for number, place in places.items():
        known, here = base.rows[number], current.rows[place].cells
        alike = len(here) == len(known.cells)
        for cell, said in enumerate(known.cells):
            column = cell if alike else columns.get(cell, -1)
            if 0 <= column < len(here) and here[column] != said:
                found.append(KeptCell(known.anchor, cell, here[column], said))
    return tuple(found)


def _under_old_names(base: Table, current: Table, incoming: Table, places: dict[int, int]) -> Table:
    """The new rows, of which those keep the name of before that say what a person made of one.

    A row may be named for what it says; once that comes from the Word file, it is the same row.
    """
    new = {row.anchor for row in incoming.rows}
    old = {row.anchor for row in base.rows}
    dropped = {
        current.rows[place].cells: base.rows[number].anchor
        for number, place in places.items()
        if base.rows[number].anchor not in new
    }
    if not dropped:
        return incoming
    rows = (
        replace(row, anchor=dropped.pop(row.cells))
        if row.anchor not in old and row.cells in dropped
        else row
        for row in incoming.rows
    )
    return Table(tuple(rows))


def _fits(base: Table, incoming: Table) -> bool:
    """Whether rows that are in both have their columns in common."""
    old = {row.anchor: len(row.cells) for row in base.rows}
    return base.width == incoming.width and all(
        old.get(row.anchor, len(row.cells)) == len(row.cells) for row in incoming.rows
    )


def _other_looks(base: Table, incoming: Table) -> bool:
    """Whether words of equal tables are emphasised otherwise now, where that is known."""
    best_pairs = zip(base.rows, incoming.rows, strict=True)
    return any(old.marks and new.marks and old.marks != new.marks for old, new in best_pairs)


def _same_text(base: Table, current: Table) -> bool:
    return [row.cells for row in base.rows] == [row.cells for row in current.rows]


def row_places(base: Table, current: Table) -> dict[int, int]:
    """Where the rows of the base are in the person's table: by anchor, then by text."""
    by_anchor: dict[str, int] = {}
    for place, row in enumerate(current.rows):
        by_anchor.setdefault(row.anchor, place)
    found = {
        number: by_anchor[row.anchor]
        for number, row in enumerate(base.rows)
        if row.anchor in by_anchor
    }
    lost = [number for number in range(len(base.rows)) if number not in found]
    known = {row.anchor for row in base.rows}
    taken = set(found.values())
    free = [
        place
        for place in range(len(current.rows))
        if place not in taken and current.rows[place].anchor not in known
    ]
    for end in (0, -1):
        # equal rows at either end belong together; what is left is compared each with each
        while lost and free and base.rows[lost[end]].cells == current.rows[free[end]].cells:
            found[lost.pop(end)] = free.pop(end)
    if lost and free:
        here = [words_of(Table((base.rows[number],))) for number in lost]
        there = [words_of(Table((current.rows[place],))) for place in free]
        for i, j in best_pairs(len(lost), len(free), lambda i, j: likeness(here[i], there[j]), 0.6):
            found[lost[i]] = free[j]
    return found


class _TableMerger:
    """One table being merged row by row."""

    def __init__(
        self,
        base: Table,
        current: Table,
        incoming: Table,
        at: int,
        anchor: str,
        places: dict[int, int],
        speaker: str,
    ) -> None:
        self.base, self.current, self.incoming = base, current, incoming
        self.at, self.anchor = at, anchor
        self.speaker = speaker
        self.places = {base.rows[number].anchor: place for number, place in places.items()}
        self.old = {row.anchor: row for row in base.rows}
        self.clashes = False
        self.notes: list[str] = []
        self.kept: list[KeptCell] = []
        self.columns = column_places(base, current, self.places)
        self.places.update(self._standing())

    def steps(self) -> Iterator[Step]:
        new = {row.anchor for row in self.incoming.rows}
        moved = self._moved()
        after = -1
        for number, row in enumerate(self.incoming.rows):
            place = self.places.get(row.anchor)
            known = self.old.get(row.anchor)
            if place is not None and row.anchor not in moved:
                yield from self._row(known, place, number)
                after = place
            elif place is not None and known and self._untouched(known, place):
                yield RemoveRow(self.at, place)
                yield InsertRow(self.at, after, self.anchor, number, self._map())
            elif place is not None:
                yield from self._row(known, place, number)
                yield self._comment(place, f"{self.speaker} puts this row elsewhere now.")
            elif known is None:
                yield InsertRow(self.at, after, self.anchor, number, self._map())
            elif known.cells != row.cells:
                self.notes.append(f"the row {excerpt(row.text)} stays deleted")
        for row in self.base.rows:
            place = self.places.get(row.anchor)
            if row.anchor in new or place is None:
                continue
            if self._untouched(row, place):
                yield RemoveRow(self.at, place)
            else:
                self.clashes = True
                yield self._comment(
                    place, f"{self.speaker} has no such row any more; it was edited here."
                )

    def _standing(self) -> Iterator[tuple[str, int]]:
        """New rows that are there already under their names and say the same: where they are."""
        new = {row.anchor: row for row in self.incoming.rows if row.anchor not in self.old}
        for place, row in enumerate(self.current.rows):
            if row.anchor in new and self._untouched(new[row.anchor], place):
                yield row.anchor, place

    def _row(self, known: Row | None, place: int, number: int) -> Iterator[Step]:
        wanted, here = self.incoming.rows[number], self.current.rows[place]
        columns = self._columns_of(here, wanted)
        if known:
            yield from looks_of_row(self.at, place, known, wanted, here, columns)
        for cell, new in enumerate(wanted.cells):
            old = known.cells[cell] if known else ()
            if known and old == new:
                if (column := columns.get(cell)) is not None and here.cells[column] != new:
                    self.kept.append(KeptCell(wanted.anchor, cell, here.cells[column], new))
                continue
            if cell not in columns:
                self.clashes = True
                yield self._comment(place, f"{self.speaker} says here now: {plain(new)}")
                continue
            column = columns[cell]
            merged = merge(old, here.cells[column], new)
            if not known and here.cells[column] == new:
                continue
            if merged.clashes:
                self.clashes = True
                found = list(clashes(old, here.cells[column], new))
                note = told(found, self.speaker, IN_REPORT)
                yield self._comment(place, told(found, self.speaker, IN_COMMENT), note)
            if merged.hunks or merged.clashes:
                beside = bool(merged.clashes)
                yield EditCell(
                    self.at, place, column, merged.hunks, self.anchor, number, cell, beside
                )

    def _comment(self, place: int, text: str, note: str = "") -> AddComment:
        note = note or f"{text[0].lower()}{text[1:]}"
        self.notes.append(f"{excerpt(self.current.rows[place].text)}: {note}")
        return AddComment(self.at, text, place)

    def _untouched(self, row: Row, place: int) -> bool:
        here = self.current.rows[place].cells
        if len(here) == len(row.cells):
            return here == row.cells
        columns = self._columns_of(self.current.rows[place], row)
        kept = {columns.get(number): cell for number, cell in enumerate(row.cells)}
        return None not in kept and all(
            (kept[column] == cell) if column in kept else not cell
            for column, cell in enumerate(here)
        )

    def _moved(self) -> set[str]:
        """Rows that the outline puts elsewhere, unless a person has put the rows in an order."""
        common = [row.anchor for row in self.incoming.rows if row.anchor in self.old]
        order = {row.anchor: number for number, row in enumerate(self.base.rows)}
        before = [order[anchor] for anchor in common]
        here = [self.places[row.anchor] for row in self.base.rows if row.anchor in self.places]
        if before == sorted(before) or here != sorted(here):
            return set()
        stay = set(longest_increasing(before))
        return {anchor for number, anchor in enumerate(common) if number not in stay}

    def _map(self) -> tuple[int, ...]:
        if self.current.width == self.base.width:
            return ()
        return tuple(self.columns.get(number, -1) for number in range(self.base.width))

    def _columns_of(self, here: Row, wanted: Row) -> dict[int, int]:
        if len(here.cells) == len(wanted.cells):
            return {number: number for number in range(len(wanted.cells))}
        fits = (len(wanted.cells), len(here.cells)) == (self.base.width, self.current.width)
        return self.columns if fits else {}


def column_places(base: Table, current: Table, places: dict[str, int]) -> dict[int, int]:
    """Where the columns of the base are in the person's table, by their heads."""
    width = base.width
    for row in base.rows:
        place = places.get(row.anchor)
        if place is None or len(row.cells) != width:
            continue
        return _matched(row.cells, current.rows[place].cells)
    return {}


def _matched(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and j - i == m - k):
            found.update(zip(range(i, j), range(k, m), strict=True))
    return found
