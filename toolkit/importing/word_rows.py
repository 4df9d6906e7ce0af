"""Rows of tables become parts of an outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.document.tree import Cell
from toolkit.importing import word_ledger as why
from toolkit.importing.outcome import Steps
from toolkit.importing.part_labels import label_of
from toolkit.importing.word_bands import Band, Pair, bands_in, column_of, heading_of, pairs_in
from toolkit.importing.word_items import Box, Grid
from toolkit.importing.word_known_tables import KnownTable
from toolkit.importing.word_parts import Parts
from toolkit.importing.word_placeholders import is_placeholder
from toolkit.importing.word_prose import LABEL
from toolkit.importing.word_timetable import NO_MONTHS, read_bars
from toolkit.importing.word_values import Piece, divided, pieces_of
from toolkit.merge.typed_values import is_part
from toolkit.readers.typed_field import NOTHING, Way

TITLES = ("title", "name", "short_name")
EMPTY = re.compile(rf"(?:{LABEL.pattern}|\d{{1,2}}|\[[\s\S]*\])?")
"""What a form has in the cells of a row that nobody has filled in."""

OF_FIGURES = frozenset(("budget", "effort/partners", "wp/package/resources"))
"""Tables of person-months and costs."""

MONTHS = re.compile(r"month|mois", re.IGNORECASE)
"""In the heading of a column of person-months."""

MOST_ROWS = 2_000
"""Rows of a table that become parts; the longest of a proposal has a hundred."""

RISK = re.compile(r"R\d{1,3}")
TOTAL = re.compile(r"\s*(?:total|totaux|somme)\b", re.IGNORECASE)
PACKAGES: Steps = ("work_packages",)
PARTNERS: Steps = ("partners",)


@dataclass(slots=True)
class Said:
    """What a row says: fields of its part, and of the parts around it."""

    fields: dict[Way, tuple[Box, Piece]] = field(default_factory=dict)
    labels: list[tuple[Box, str]] = field(default_factory=list)


class Rows:
    """Reads tables into parts."""

    def __init__(self, parts: Parts, known: Sequence[KnownTable]) -> None:
        self._parts, self._known = parts, known
        self.package: Steps | None = None
        """The work package below whose heading the table is."""
        self._last: dict[Way, Steps] = {}
        self._made_here: set[Steps] = set()

    def read(self, grid: Grid) -> None:
        """Brings the rows of a table into the outline, and says in their units what became of
        their words."""
        for band in bands_in(grid.rows, self._known):
            if band.table is not None or not self._pairs(band.rows):
                self._band(band)

    def is_about(self, grid: Grid, tables: Sequence[str]) -> bool:
        """Whether a table begins with the headings of one of these."""
        band = next(bands_in(grid.rows[:2], self._known), None)
        return band is not None and band.table is not None and band.table.id in tables

    # ------------------------------------------------------------------ lines of one field each
    def _pairs(self, rows: Sequence[tuple[Box, ...]]) -> bool:
        found = pairs_in(rows, self._known)
        if found is None:
            return False
        table, pairs = found
        home = self._home_of_lines(table, pairs)
        for pair in pairs:
            pair.label.unit.why = why.HEADS
            if is_placeholder(pair.value.unit.text):
                pair.value.unit.why = why.PROMPT
                continue
            pieces = tuple(self._pieces(table, pair.line.cells, pair.value))
            whose = self._coordinator(pieces) or home
            for piece in pieces:
                steps = self._steps(piece.shown.way, table.item, whose)
                if steps is None:
                    pair.value.unit.why = "no partner of this name was found in a table"
                elif self._parts.value_at(steps) in (None, piece.value):
                    self._parts.set(steps, piece.value)
                    pair.value.unit.place(steps, piece.start, piece.end)
                else:
                    pair.value.unit.why = why.ANOTHER
        return True

    def _pieces(self, table: KnownTable, cells: Sequence[Cell], box: Box) -> Iterator[Piece]:
        if table.reader is not None:
            yield from pieces_of(table.reader, cells, box, self._is_partner)

    def _is_partner(self, words: str) -> bool:
        return self._parts.named(PARTNERS, words) is not None

    def _coordinator(self, pieces: Sequence[Piece]) -> Steps | None:
        """The partner whom a line of the cover names."""
        names = (str(one.value) for one in pieces if one.shown.way == (*PARTNERS, 0, "name"))
        return next((found for one in names if (found := self._parts.named(PARTNERS, one))), None)

    def _home_of_lines(self, table: KnownTable, pairs: Sequence[Pair]) -> Steps | None:
        """The part that lines are about."""
        item = table.item
        if not is_part(item):
            return item
        home: Steps = item[:-1]
        title = next(
            (pair.value.unit.text for pair in pairs if _shows_title(pair, item)), ""
        ).strip()
        if home == PACKAGES and self.package is not None:
            return self.package
        title = re.sub(r"^\s*(?:WP|Work Package)\s*\d+\s*:?\s*", "", title)
        if not title or is_placeholder(title):
            return None
        return self._parts.named(home, title) or self._parts.add(home, {"title": title})

    def _steps(self, way: Way, item: Way, home: Steps | None) -> Steps | None:
        if way[:2] == (*PARTNERS, 0):
            return (*home, *way[2:]) if home and home[:1] == PARTNERS else None
        if way[: len(item)] == item:
            return (*home, *way[len(item) :]) if home is not None else None
        return way

    # ------------------------------------------------------------------ rows of parts
    def _band(self, band: Band) -> None:
        self._last = {}
        self._made_here = set()
        for row in band.heads:
            for box in row:
                box.unit.why = why.HEADS
        if band.table is not None and band.table.id == "timetable":
            read_bars(band.heads, band.rows[:MOST_ROWS], self._parts)
        for row in band.rows[MOST_ROWS:]:
            _leave(row, f"the table has more than {MOST_ROWS} rows")
        for row in band.rows[:MOST_ROWS]:
            if band.table is None:
                _leave(row, why.NO_FIELD)
            elif not band.table.item:
                _leave(row, why.FIGURES if band.table.id in OF_FIGURES else why.COMPUTED)
            else:
                self._row(row, band, band.table)

    def _row(self, row: Sequence[Box], band: Band, table: KnownTable) -> None:
        first = next((box.unit.text for box in row if box.unit.text.strip()), "")
        if TOTAL.match(first):
            _leave(row, why.COMPUTED)
            return
        said = self._said(row, band, table)
        title = next(
            (one for one in said.fields if one[:-1] == table.item and one[-1] in TITLES), None
        )
        if title is None:
            is_empty = all(EMPTY.fullmatch(box.unit.text.strip()) for box in row)
            reason = why.PROMPT if is_empty else "the row has no title"
            for box in row:
                if box.unit.why != why.PROMPT:
                    box.unit.why = reason
            return
        home = self._home(table, said)
        if home is None:
            for box in row:
                box.unit.why = "nothing says which work package or partner it belongs to"
            return
        self._write(said, table, home, str(said.fields[title][1].value))

    def _said(self, row: Sequence[Box], band: Band, table: KnownTable) -> Said:
        said = Said()
        for box in row:
            text = box.unit.text.strip()
            if text in NOTHING:
                continue
            number = column_of(box, band)
            if is_placeholder(text):
                box.unit.why = why.PROMPT
            elif number is None:
                heading = heading_of(box, band)
                box.unit.why = f"no field has the heading '{heading}'" if heading else why.NO_FIELD
            elif not table.cells[number].shows:
                if label := _label_of(text, table.item):
                    said.labels.append((box, label))
                else:
                    is_effort = MONTHS.search(table.titles[number])
                    box.unit.why = why.FIGURES if is_effort else why.COMPUTED
            else:
                for piece in self._pieces(table, table.variants(number), box):
                    for one in divided(piece, box, table.item):
                        said.fields.setdefault(one.shown.way, (box, one))
        return said

    def _home(self, table: KnownTable, said: Said) -> Steps | None:
        """The list that gets the part of a row; None where it is not clear which."""
        home: Steps = ()
        for at, step in enumerate(table.item[:-1]):
            way = table.item[: at + 1]
            if isinstance(step, int):
                found = self._around(home, way, said)
                if found is None:
                    return None
                home = found
            elif is_part(way):
                ident = self._priority(way, said)
                if ident is None:
                    return None
                home = (*home, ident)
            else:
                home = (*home, step)
        return home

    def _around(self, home: Steps, way: Way, said: Said) -> Steps | None:
        """The part of the list at `home` in which the part of a row is."""
        naming = [
            (one, *found)
            for one, found in said.fields.items()
            if one == way or (one[:-1] == way and one[-1] in TITLES)
        ]
        for one, box, piece in naming:
            words = str(piece.value)
            found = self._parts.named(home, words, is_label=bool(LABEL.fullmatch(words)))
            found = found or self._by_number(home, words)
            if found is None and not LABEL.fullmatch(words) and not words.isdigit():
                name = "short_name" if home == ("partners",) else str(one[-1])
                field_name = name if name in TITLES else "title"
                found = self._parts.add(home, {field_name: words})
            if found is not None:
                box.unit.place(found, piece.start, piece.end)
                self._last[way] = found
                return found
        if home == PACKAGES and (self.package or said.labels):
            return self.package or self._by_number(home, _package_of(said.labels[0][1]))
        return self._last.get(way)

    def _by_number(self, home: Steps, words: str) -> Steps | None:
        """The part that a bare number names, `1` for the first work package."""
        found = re.fullmatch(r"(?:WP)?\s*(\d{1,2})", words.strip())
        count = len(self._parts.value_at(home) or ())
        if found and home == PACKAGES and 0 < int(found[1]) <= count:
            return (*home, int(found[1]) - 1)
        return None

    def _priority(self, way: Way, said: Said) -> str | None:
        found = said.fields.get(way)
        if found is None:
            last = self._last.get(way)
            return str(last[-1]) if last else None
        ident = self._parts.priority_named(str(found[1].value))
        if ident is not None:
            found[0].unit.place(("priorities", ident), found[1].start, found[1].end)
            self._last[way] = ("priorities", ident)
        return ident

    def _write(self, said: Said, table: KnownTable, home: Steps, title: str) -> None:
        """Adds the part of a row, or completes the one that has its title already."""
        steps = self._there(said, home, title)
        fields = {
            str(way[-1]): (box, piece)
            for way, (box, piece) in said.fields.items()
            if way[:-1] == table.item
        }
        if steps is None or steps in self._made_here:
            named = {name: piece.value for name, (_, piece) in fields.items()}
            steps = self._parts.add(home, named)
            self._made_here.add(steps)
            for name, (box, piece) in fields.items():
                box.unit.place((*steps, name), piece.start, piece.end)
        else:
            self._complete(steps, fields)
        for box, label in said.labels:
            self._parts.labels.setdefault(label, steps)
            box.unit.place(steps)

    def _complete(self, steps: Steps, fields: dict[str, tuple[Box, Piece]]) -> None:
        for name, (box, piece) in fields.items():
            here = self._parts.value_at((*steps, name))
            if here is None:
                self._parts.set((*steps, name), piece.value)
            if here is None or here == piece.value:
                box.unit.place((*steps, name), piece.start, piece.end)
            else:
                box.unit.why = why.ANOTHER

    def _there(self, said: Said, home: Steps, title: str) -> Steps | None:
        for _, label in said.labels:
            known = self._parts.labels.get(label)
            if known and known[:-1] == home:
                return known
        return self._parts.named(home, title)


def _label_of(text: str, item: Way) -> str:
    """The label that a text is for such a part, `T2.1` of a task; empty where it is none."""
    kind = str(item[-2]) if len(item) > 1 else ""
    if kind == "risks":
        return text if RISK.fullmatch(text) else ""
    label, rest = label_of(kind, text)
    return label if not rest else ""


def _package_of(label: str) -> str:
    """The number of the work package in the label of one of its parts: `2` in `E2.1`."""
    return re.sub(r"[A-Z]+(\d+)\..*", r"\1", label)


def _shows_title(pair: Pair, item: Way) -> bool:
    return any(one.way[:-1] == item and one.way[-1] in TITLES for one in pair.line.cells[0].shows)


def _leave(row: Sequence[Box], reason: str) -> None:
    for box in row:
        if box.unit.why != NO_MONTHS:
            box.unit.why = why.PROMPT if is_placeholder(box.unit.text) else reason
