"""The tables of a draft in one language, as patterns: which column or line is which field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from toolkit.blocks import blocks, owner, owners
from toolkit.document.tree import Cell, Mark, Shown, Table, cell
from toolkit.importing.word_specimen import specimen
from toolkit.merge.typed_values import ValueReader, text_of
from toolkit.merge.word.read.shown_cells import item_of
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.official_form.titles import folded_title
from toolkit.readers.typed_field import Way

COMPUTED = frozenset(("timetable", "communication/calendar", "communication/visibility"))
"""Tables whose cells repeat what other tables hold."""

COVER = "cover"
AT_HEAD: dict[str, Way] = {
    COVER: ("project", "title"),
    "wp/package/header": ("work_packages", 0, "title"),
    "instrument/instrument": ("instruments", 0, "title"),
}
"""What the head of the second column shows in tables whose lines are fields."""

ACRONYM = ("project", "acronym")
CONTRIBUTIONS: Way = ("work_packages", 0, "tasks", 0, "contributions")
"""What the last column of the table of tasks shows, below an answer and the subcontracts."""

LEAST, LETTERS_APART = 0.6, 0.6
"""Below what likeness two headings are not compared letter by letter, and above what difference in
length."""

NUMBERS = frozenset(("no", "nr", "number", "numero", "n"))
"""With what the heading of a column of numbers ends."""

FIGURES = re.compile(r"\d+(?:\.\d+)*")


class KnownLine(NamedTuple):
    """A line of a table that holds one field a line: `Duration | M1-M12`."""

    label: str
    cells: tuple[Cell, ...]
    """What may be beside it, with all that belongs there first."""


@dataclass(frozen=True)
class KnownTable:
    """A table of the draft."""

    id: str
    titles: tuple[str, ...]
    cells: tuple[Cell, ...]
    """Of a row, each with the fields that it shows."""

    others: tuple[tuple[Cell, ...], ...]
    """Of rows that say less, or otherwise."""

    lines: tuple[KnownLine, ...]
    """Where each of its lines is a field; then it has no `cells`."""

    item: Way
    """The way to the part that a row is about; empty where the whole is computed."""

    reader: ValueReader | None

    def variants(self, column: int) -> tuple[Cell, ...]:
        """The cells that a column may have, with all that belongs there first."""
        return (self.cells[column], *(row[column] for row in self.others if row[column].shows))


def known_tables(call: Call, language: Language) -> tuple[KnownTable, ...]:
    """The tables that a draft for the call has in that language."""
    dossier = specimen(call, language)
    reader = ValueReader(dossier)
    found: list[KnownTable] = []
    for one in blocks().values():
        made = [
            each
            for of in (owners(dossier, owner(one)) if owner(one) else ("",))
            for each in one(dossier, of)
        ]
        tables = [each for each in made if isinstance(each, Table) and each.rows]
        if tables:
            found.append(_known(tables, reader))
    return tuple(found)


def _known(tables: Sequence[Table], reader: ValueReader) -> KnownTable:
    """The pattern of tables that one block makes of several parts."""
    table = tables[0]
    titles = tuple(one.title for one in table.columns)
    if table.rows[0].cells[0].mark is Mark.HEAD:
        lines = tuple(_lines(tables))
        items = (item_of(one.cells) for one in lines)
        item = ("project",) if table.id == COVER else next(filter(None, items), ())
        return KnownTable(table.id, titles, (), (), lines, item, reader)
    rows = [_row(table, row.cells) for each in tables for row in each.rows]
    item = () if table.id in COMPUTED else item_of(rows[0])
    others = tuple(one for one in rows[1:] if item_of(one) == item and len(one) == len(rows[0]))
    return KnownTable(table.id, titles, rows[0], others, (), item, reader)


def _row(table: Table, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if table.id == "wp/package/tasks":
        cells = (*cells[:-1], _showing(CONTRIBUTIONS, text_of(cells[-1])))
    return tuple(map(_as_first, cells))


def _as_first(shown: Cell) -> Cell:
    """The cell as if its parts were the first of their lists."""
    ways = (tuple(0 if isinstance(step, int) else step for step in one.way) for one in shown.shows)
    moved = zip(shown.shows, ways, strict=True)
    return shown._replace(shows=tuple(one._replace(way=way) for one, way in moved))


def _lines(tables: Sequence[Table]) -> Iterator[KnownLine]:
    first = tables[0]
    if way := AT_HEAD.get(first.id):
        yield KnownLine(first.columns[0].title, (_showing(way, first.columns[1].title),))
    beside: dict[str, list[Cell]] = {}
    for table in tables:
        for row in table.rows:
            shown = _as_first(row.cells[1])
            if table.id == COVER and not shown.shows:
                shown = _showing(ACRONYM, text_of(shown))
            beside.setdefault(text_of(row.cells[0]), []).append(shown)
    yield from (KnownLine(label, tuple(cells)) for label, cells in beside.items())


def _showing(way: Way, text: str) -> Cell:
    return cell(text)._replace(shows=(Shown(way, text),))


@lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """How alike two headings are, from 0 to 1; what is in brackets does not count."""
    first, second = _folded(one), _folded(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    if _is_number(first) is not _is_number(second):
        return 0.0  # `Milestone No` is not the column of milestones
    mine, theirs = {*first.split()}, {*second.split()}
    if mine <= theirs or theirs <= mine:
        return 0.75 + 0.2 * min(len(first), len(second)) / max(len(first), len(second))
    if not abs(len(first) - len(second)) / max(len(first), len(second)) <= LETTERS_APART:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > LEAST else 0.0


def _is_number(folded: str) -> bool:
    """Whether a heading is that of a column of numbers; work packages are named by theirs."""
    return folded.rpartition(" ")[2] in NUMBERS and not folded.startswith("wp")


@lru_cache(maxsize=4_000)
def _folded(title: str) -> str:
    plain = folded_title(" ".join(title.split())[:200]).replace("work package", "wp")
    words = (word.removesuffix("s") if len(word) > 3 else word for word in plain.split())
    return FIGURES.sub("0", " ".join(words))
