"""The tables of a draft in one language, as patterns: which column or line is which field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from difflib import SequenceMatcher
from dataclasses import dataclass
from typing import NamedTuple
import re

from toolkit.blocks import blocks, owner, owners
from toolkit.document.tree import Cell, Mark, Shown, Table, cell
from toolkit.finished_file.form_sections import folded_title
from toolkit.importing.word_specimen import specimen
from toolkit.merge.typed_values import ValueReader, Way, is_part, text_of
from toolkit.merge.word.read.shown_cells import item_of
from toolkit.model.call import Call
from toolkit.model.language import Language

COMPUTED = frozenset(("timetable", "communication/calendar", "communication/visibility"))
"""Tables whose cells repeat what other tables hold."""

AT_HEAD: dict[str, Way] = {
    "cover": ("project", "title"),
    "wp/package/header": ("work_packages", 0, "title"),
    "instrument/instrument": ("instruments", 0, "title"),
}
"""What the head of the second column shows in tables whose lines are fields."""

ACRONYM = ("project", "acronym")
CONTRIBUTIONS: Way = ("work_packages", 0, "tasks", 0, "contributions")
"""What the last column of the table of tasks shows, below an answer and the subcontracts."""

FIGURES = re.compile(r"\d+(?:\.\d+)*")


class KnownLine(NamedTuple):
    """A line of a table that holds one field a line: `Duration | M1-M12`."""

    label: str
    cell: Cell


@dataclass(frozen=True)
class KnownTable:
    """A table of the draft."""

    id: str
    titles: tuple[str, ...]
    cells: tuple[Cell, ...]
    """Of a row, each with the fields that it shows."""

    lines: tuple[KnownLine, ...]
    """Where each of its lines is a field; then it has no `cells`."""

    item: Way
    """The way to the part that a row is about; empty where the whole is computed."""

    reader: ValueReader


def known_tables(call: Call, language: Language) -> tuple[KnownTable, ...]:
    """The tables that a draft for the call has in that language."""
    dossier = specimen(call, language)
    reader = ValueReader(dossier)
    found: dict[str, KnownTable] = {}
    for one in blocks().values():
        for of in owners(dossier, owner(one)) if owner(one) else ("",):
            for made in one(dossier, of):
                if isinstance(made, Table) and made.rows and made.id not in found:
                    found[made.id] = _known(made, reader)
    return tuple(found.values())


def _known(table: Table, reader: ValueReader) -> KnownTable:
    titles = tuple(one.title for one in table.columns)
    if table.rows[0].cells[0].mark is Mark.HEAD:
        lines = tuple(_lines(table))
        item = next((item_of((one.cell,)) for one in lines if item_of((one.cell,))), ())
        return KnownTable(table.id, titles, (), lines, item or ("project",), reader)
    cells = table.rows[0].cells
    if table.id == "wp/package/tasks":
        cells = (*cells[:-1], _showing(CONTRIBUTIONS, text_of(cells[-1])))
    item = () if table.id in COMPUTED else item_of(cells)
    return KnownTable(table.id, titles, cells, (), item, reader)


def _lines(table: Table) -> Iterator[KnownLine]:
    head = table.columns[1].title
    if way := AT_HEAD.get(table.id):
        yield KnownLine(table.columns[0].title, _showing(way, head))
    for row in table.rows:
        shown = row.cells[1]
        if table.id == "cover" and not shown.shows:
            shown = _showing(ACRONYM, text_of(shown))
        yield KnownLine(text_of(row.cells[0]), shown)


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
    mine, theirs = {*first.split()}, {*second.split()}
    if mine <= theirs or theirs <= mine:
        return 0.75 + 0.2 * min(len(first), len(second)) / max(len(first), len(second))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 else 0.0


def _folded(title: str) -> str:
    plain = folded_title(" ".join(title.split())[:200])
    words = (word.removesuffix("s") if len(word) > 3 else word for word in plain.split())
    return FIGURES.sub("0", " ".join(words))
