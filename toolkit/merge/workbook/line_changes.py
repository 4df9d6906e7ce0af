"""Plans which rows and columns of an edited workbook are added, removed, kept and moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.cell_addresses import COLUMNS, ROWS
from toolkit.merge.text.sequences import increasing
from toolkit.merge.workbook.addresses import KEYS, Order
from toolkit.merge.workbook.inputs import LISTED, NEW, is_placed, room_number
from toolkit.merge.workbook.keyed_sheet import INSERTED, KeyedSheet
from toolkit.merge.workbook.match_rows import RowPairs
from toolkit.merge.workbook.shifting.axis import Axis

Lines = list[int | str]
"""Old numbers, and the keys of lines that are new."""


@dataclass(frozen=True)
class Lineup:
    """The lines of a sheet in one direction, and what the outline wants of them."""

    count: int
    """How many lines the sheet has; not all of them have keys."""

    there: Mapping[str, int]
    """The number of each key, as the outline calls it now."""

    wanted: Sequence[str]
    """The outline's keys in their order; those that are not there come."""

    gone: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()
    """Keys that a person deleted: they are not added again."""

    before: Mapping[str, str] = field(default_factory=dict)
    """New keys that come above another line, whatever the outline's order is."""

    known: frozenset[str] | None = None
    """Keys that the outline had before; others have the place that a person gave them."""

    moves: bool = False
    """Whether lines may change places."""

    placed: frozenset[str] = frozenset()
    """Keys of new lines that go from where they were typed to their place among the others."""

    def lines(self) -> Lines:
        """The sheet's lines in their new order.

        >>> Lineup(4, {"a": 2, "b": 3, "d": 4}, "abcd", frozenset("b")).lines()
        [1, 2, 'c', 4]
        """
        went = {self.there[key] for key in self.gone if key in self.there}
        found: Lines = [one for one in range(1, self.count + 1) if one not in went]
        staying = [key for key in self.wanted if key in self.there and self._known(key)]
        numbers = [self.there[key] for key in staying]
        old = [self.there[key] for key in staying if key not in self.placed]
        still = set(increasing(old)) if self.moves else set(old)
        for number in (one for one in numbers if one not in still):
            self._take(found, number)
        top = min(self.there.values(), default=1)
        last = sum(1 for one in found if isinstance(one, int) and one < top)
        for key in self.wanted:
            here = self.there.get(key)
            if key in self.out or key in self.before or (here and not self._known(key)):
                continue
            if here is None:
                found.insert(last, key)
                last += 1
            elif here in still:
                last = found.index(here) + 1
            else:
                block = self._block(here)
                found[last:last] = block
                last += 1
        for key, other in self.before.items():
            found.insert(found.index(self.there[other]), key)
        return found

    def _known(self, key: str) -> bool:
        known = self.known is None or key in self.known or key in self.placed
        return key not in self.gone and known

    def _take(self, lines: Lines, number: int) -> None:
        for one in self._block(number):
            lines.remove(one)

    def _block(self, number: int) -> list[int]:
        """A line with a person's own lines below it, if a line with a key follows them."""
        keyed = sorted(self.there.values())
        behind = next((one for one in keyed if one > number), 0)
        return list(range(number, behind)) if behind else [number]


def reordered(before: Sequence[str], there: Sequence[str], wanted: Sequence[str]) -> bool | None:
    """Whether the outline alone changed the order of the keys that all three know; None if both.

    >>> reordered("abc", "abc", "cab"), reordered("abc", "bac", "abc"), reordered("abc", "bac", "c")
    (True, False, False)
    """
    common = set(before) & set(there) & set(wanted)
    was, now, new = ([key for key in keys if key in common] for keys in (before, there, wanted))
    if now == new or was == new:
        return False
    return True if now == was else None


Line = tuple[str, str, str]
"""A sheet, "row" or "column", and the key of the line."""


@dataclass
class LineChanges:
    """What becomes of the lines of one sheet."""

    sheet: KeyedSheet
    pairs: RowPairs
    before: Order
    now: Order
    gone: set[Line] = field(default_factory=set)
    """Lines that left the outline, apart from those that are kept because people worked in them."""

    kept: set[Line] = field(default_factory=set)
    restoring: bool = False
    """Whether rows that people moved come back into the outline's order."""

    sorted: bool = False
    """Whether outline and people both changed the order of the rows: the people's is kept."""

    @property
    def rows(self) -> tuple[Axis, dict[str, int]]:
        """The rows, and the new number of each that comes."""
        sheet = self.sheet
        there = {self.pairs.kept.get(old, old): number for old, (number, _) in sheet.rows.items()}
        rooms = {*there, *self.pairs.new}
        now = [one for one in self.now.rows if not one.startswith(NEW) or one in rooms]
        moves = self._moves(list(there), now)
        gone = frozenset(one for _, what, one in self.gone if what == "row")
        before = dict(_above_rooms(self.pairs.empty, there))
        count = max([sheet.head, *there.values()])  # what is below follows unchanged
        out = frozenset(one for one in now if one not in there and one not in self.pairs.new)
        old = {self.pairs.kept.get(one, one) for one in self.before.rows}
        known = frozenset(old & set(there)) if old else None
        placed = frozenset(self.placed)
        return _axis(Lineup(count, there, now, gone, out, before, known, moves, placed), ROWS)

    @property
    def columns(self) -> tuple[Axis, dict[str, int]]:
        """The columns, and the new number of each that comes."""
        sheet = self.sheet
        moves = bool(reordered(self.before.columns, _in_order(sheet.columns), self.now.columns))
        gone = frozenset(one for _, what, one in self.gone if what == "column")
        out = frozenset(
            one
            for one in self.now.columns
            if one in self.before.columns and one not in sheet.columns
        )
        count = max([sheet.column, *sheet.columns.values()])
        lineup = Lineup(count, sheet.columns, self.now.columns, gone, out, moves=moves)
        return _axis(lineup, COLUMNS)

    @property
    def placed(self) -> dict[str, str]:
        """The rows that go to the place that the outline gives them, by their key there."""
        if not is_placed(self.sheet.key):
            return {}
        typed = (NEW, INSERTED)
        return {
            new: old for old, new in self.pairs.kept.items() if old.startswith(typed) and old != new
        }

    def _moves(self, there: list[str], now: list[str]) -> bool:
        numbers = {self.pairs.kept.get(old, old): n for old, (n, _) in self.sheet.rows.items()}
        there.sort(key=numbers.__getitem__)
        before = [self.pairs.kept.get(one, one) for one in self.before.rows]
        if self.restoring and self.sheet.key not in LISTED:
            return [one for one in there if one in now] != [one for one in now if one in there]
        found = reordered(before or there, there, now)
        self.sorted = found is None and self.sheet.key not in LISTED
        return bool(found)


def _above_rooms(empty: Sequence[str], there: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """New empty rows, each with the one that is there and comes after it, or else the last one."""
    rooms = sorted((number, one) for one, number in there.items() if one.startswith(NEW))
    for key in empty if rooms else ():
        later = (one for _, one in rooms if room_number(one) > room_number(key))
        yield key, next(later, rooms[-1][1])


def _in_order(columns: Mapping[str, int]) -> list[str]:
    return sorted(columns, key=columns.__getitem__)


def _axis(lineup: Lineup, most: int) -> tuple[Axis, dict[str, int]]:
    lines = lineup.lines()
    new = {one: number for number, one in enumerate(lines, 1) if isinstance(one, str)}
    order = tuple(one if isinstance(one, int) else 0 for one in lines)
    return Axis(order, lineup.count, most), new


def dropped(structure: LineChanges) -> Iterator[Line]:
    """The lines that are no longer in the outline, by their keys in the workbook."""
    key = structure.sheet.key
    yield from ((key, "row", one) for one in structure.pairs.left)
    for one in structure.sheet.columns:
        if one in structure.before.columns and one not in structure.now.columns:
            yield key, "column", one


def held(base: Mapping[str, Any], dropped: set[Line], touched: set[Line]) -> set[Line]:
    """The dropped lines that are kept: people worked in them, or in lines that refer to them."""
    found = dropped & touched
    waiting = list(found)
    while waiting:
        for ends in _needed(base, waiting.pop()):
            if ends <= dropped and not ends <= found:
                waiting += ends - found
                found |= ends
    return found


def _needed(base: Mapping[str, Any], line: Line) -> Iterator[set[Line]]:
    """The ends of what the formulas of a line refer to."""
    sheet, what, key = line
    rows = base["shown"].get(sheet, {})
    if what == "row":
        texts = {f"{text}" for text in rows.get(key, {}).values()}
    else:
        texts = {f"{cells[key]}" for cells in rows.values() if key in cells}
    for text in texts:
        if text.startswith("="):
            for keys in KEYS.findall(text):
                yield from _ends(keys, sheet)


def _ends(keys: str, home: str) -> Iterator[set[Line]]:
    sheet, mark, rest = keys.rpartition("!")
    place = sheet if mark else home
    parts = [part.rpartition("|") for part in rest.split(":")]
    if rows := {(place, "row", row.removeprefix("$")) for row, _, _ in parts if row}:
        yield rows
    yield {(place, "column", column.removeprefix("$")) for _, _, column in parts}
