"""New rows that people typed into the tables of a Word file, as new parts of the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.document.tree import Cell, Shown
from toolkit.merge.pull import messages
from toolkit.merge.pull.cell_prose import typed as typed_prose
from toolkit.merge.pull.new_ids import ids_of, new_id
from toolkit.merge.pull.reported_change import Change
from toolkit.merge.pull.word_texts import NewRow, Reading
from toolkit.merge.typed_values import ValueReader, is_part, text_of
from toolkit.merge.word.read.shown_cells import TITLES, DraftTable, DraftTables, item_of
from toolkit.model.base import Located
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline_paths import DUE, ONE_OF, a, owner, short
from toolkit.readers.patches import Patch, Steps
from toolkit.readers.typed_field import NOTHING, Emptied, Misread
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_notation import Value

NOT_ASKED = ("id", "place")


class _NoPartError(Exception):
    """The row is no part of the outline yet; says why."""


@dataclass(frozen=True)
class NewPart:
    """A part that a person added as a row, and how it comes into the outline."""

    name: str
    """What the row is called: `the new row 'Toolkit' in the table 'Deliverables of WP1'`."""

    patches: tuple[Patch, ...]
    """The last one adds the part, those before it what it is in."""

    def change(self, data: Fields) -> Change:
        """The change of the outline, as it is shown."""
        *before, patch = self.patches
        kinds = [ONE_OF.get(str(one.steps[-1]), "part") for one in (patch, *before)]
        part, _ = owner(data, self.patches[0].steps[:-1], "the outline")
        named = " of ".join(a(f"new {kind}") for kind in kinds)
        named += f" of {part.name}" if part.loc else ""
        value = patch.value if isinstance(patch.value, Mapping) else {}
        said = ", ".join(f"{name} {_said(one)}" for name, one in value.items())
        return Change(data.place.of(*patch.steps), named, "", short(said, 120), ("", said))


class _Typed(NamedTuple):
    """What a new row says: fields of its part and of the part around it, by the way to each."""

    like: Steps
    """The way to the part of a row that was generated and is like it."""

    fields: dict[str, Value]
    around: dict[Steps, str]
    """What names the part in which it is: the way to that of the other row, and the words."""


class RowReader:
    """Reads the new rows of Word files; each id is given away once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._added: dict[tuple[Steps, str], str] = {}
        """The parts that were made, so that a row in two files is one."""

    @cached_property
    def _taken(self) -> set[str]:
        """The ids that are given away."""
        return ids_of(self._dossier)

    def parts(
        self, file: str, tables: DraftTables, reading: Reading
    ) -> tuple[list[NewPart], list[Diagnostic]]:
        """The new parts that the new rows of a file describe, and why some of them are none."""
        made: list[NewPart] = []
        findings: list[Diagnostic] = []
        for row in _not_known(tables, reading):
            table = tables.tables[row.table]
            name = f"the new row '{short(_title(table, row), 40)}' in the table '{table.title}'"
            if row.undecided:
                findings.append(messages.row_waits(file, name))
                continue
            try:
                part = self._part(name, tables.reader, table, row)
            except _NoPartError as why:
                findings.append(messages.row_not_brought(file, name, str(why)))
            else:
                made += [part] if part else []
        return made, findings

    def _part(
        self, name: str, reader: ValueReader, table: DraftTable, row: NewRow
    ) -> NewPart | None:
        """The part of a row; None where another file brought it already."""
        typed = _read(reader, table, row)
        patches: list[Patch] = []
        home = self._home(reader, table, typed, patches)
        model = reader.model_of(home)
        values = {one: typed.fields[one] for one in model.model_fields if one in typed.fields}
        title = next((str(values[one]) for one in TITLES if one in values), "")
        missing = [
            DUE if one == "due" else one.replace("_", " ")
            for one, info in model.model_fields.items()
            if info.is_required() and one not in values and one not in NOT_ASKED
        ]
        if missing:
            raise _NoPartError(f"it has no {listed(missing)} yet")
        known = self._added.setdefault((home, title.casefold()), name)
        if known != name:
            return None
        if "id" in model.model_fields:
            kind = ONE_OF.get(str(home[-1]), "part")
            values = {"id": new_id(title, self._taken, kind), **values}
        around = reader.value_at(home[:-1]) if not patches else None
        order = tuple(type(around).model_fields) if isinstance(around, Located) else ()
        return NewPart(name, (*patches, Patch(home, values, order, added=True)))

    def _home(
        self, reader: ValueReader, table: DraftTable, typed: _Typed, patches: list[Patch]
    ) -> Steps:
        """The way to the list that gets the part; adds what has to be made before."""
        home = typed.like[:-1]
        for way, words in typed.around.items():
            if is_part(way):
                found = reader.part_named(way, words)
                if found is None:
                    raise _NoPartError(f"'{short(words, 40)}' names nothing that it could be in")
                if found != way and table.table.id.startswith("wp/"):
                    raise _NoPartError(
                        f"it names {short(words, 40)}, and is in the table of another"
                    )
                home = (*found, *home[len(way) :])
                continue
            found = reader.part_named(way[:-1], words)
            if found is None:
                number = len(reader.value_at(way[:-2]))
                patches.append(Patch(way[:-2], {str(way[-1]): words}, added=True))
                found = (*way[:-2], number)
            home = (*found, *home[len(way) - 1 :])
        return home


def _read(reader: ValueReader, table: DraftTable, row: NewRow) -> _Typed:
    """What a row says, read as the rows that were generated are written."""
    models = _models(table, row.after)
    like = next((item for cells in models if (item := item_of(cells))), ())
    if not like:
        raise _NoPartError("the table is computed, and has no rows of its own in the outline")
    found = _Typed(like, {}, {})
    for number, text in enumerate(row.texts):
        if text.strip() in NOTHING:
            continue
        for shown, piece in _pieces(reader, models, like, number, text):
            _take(reader, found, shown, piece)
    return found


def _models(table: DraftTable, after: str) -> list[tuple[Cell, ...]]:
    """The rows that were generated: the one above the new one first, then the others."""
    rows = dict(table.rows)
    first = [rows.pop(after)] if after in rows else []
    return [*first, *rows.values()]


def _pieces(
    reader: ValueReader, models: Sequence[Sequence[Cell]], like: Steps, number: int, text: str
) -> Iterator[tuple[Shown, str]]:
    """The fields that a cell shows, with what was typed for each; as if in the row `like`."""
    for cells in models:
        item = item_of(cells)
        if number >= len(cells) or not cells[number].shows or len(item) != len(like):
            continue
        cell = cells[number]
        if not text_of(cell) and is_part(cell.shows[0].way):
            continue  # named in a row above
        pieces = reader.pieces(cell, text, of_new_row=True)
        if pieces is None:
            continue
        for shown, piece in zip(cell.shows, pieces, strict=True):
            if piece is not None and piece.strip() not in NOTHING:
                yield shown._replace(way=_as_in(like, item, shown.way)), piece
        return


def _as_in(like: Steps, item: Steps, way: Steps) -> Steps:
    """The way that is to the part `like` what `way` is to `item`: to a field or a part around."""
    if len(way) > len(item):
        return (*like, *way[len(item) :])
    if is_part(way):
        return like[: len(way)]
    return (*like[: len(way) - 1], way[-1])


def _take(reader: ValueReader, found: _Typed, shown: Shown, piece: str) -> None:
    """Takes up what was typed for one field."""
    if shown.way[:-1] != found.like or is_part(shown.way):
        if not _names_same(reader, shown, piece):
            found.around[shown.way] = piece
        return
    name = str(shown.way[-1])
    value = reader.read(shown, piece, of_new_row=True)
    if isinstance(value, Misread):
        raise _NoPartError(f"'{short(piece, 40)}' cannot be read as its {name}: {value.possible}")
    if isinstance(value, Emptied):
        return
    if reader.is_prose(shown.way):
        value = typed_prose(str(value), reader.dossier.references.get)
    found.fields[name] = value


def _names_same(reader: ValueReader, shown: Shown, piece: str) -> bool:
    """Whether the words name the part in which the other row is."""
    way = shown.way if is_part(shown.way) else shown.way[:-1]
    return reader.part_named(way, piece) == way


def _not_known(tables: DraftTables, reading: Reading) -> Iterator[NewRow]:
    """The rows that are not in the outline already, where an earlier pull brought them."""
    by_table: dict[str, list[NewRow]] = {}
    for row in reading.new_rows:
        if row.table in tables.tables:
            by_table.setdefault(row.table, []).append(row)
    for anchor, rows in by_table.items():
        new = [one for one in tables.tables[anchor].rows if one not in reading.known_rows]
        known = {n for _, n in tables.typed_rows(anchor, [row.texts for row in rows], new)}
        yield from (row for number, row in enumerate(rows) if number not in known)


def _title(table: DraftTable, row: NewRow) -> str:
    """What a row is called: the first line where others have their title, else its first words."""
    said = [text.strip().split("\n")[0] for text in row.texts]
    for cells in _models(table, row.after):
        item = item_of(cells)
        for cell, text in zip(cells, said, strict=False):
            ways = [one.way for one in cell.shows]
            if text not in NOTHING and any(way[:-1] == item and way[-1] in TITLES for way in ways):
                return text
    return next((text for text in said if text not in NOTHING), "")


def _said(value: Value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
