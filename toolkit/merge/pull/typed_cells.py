"""Pulls what people typed into the tables of Word files: values of fields, and whole rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.document.tree import Cell, Mark, Shown
from toolkit.merge.pull import messages
from toolkit.merge.pull.cell_prose import typed as typed_prose
from toolkit.merge.pull.composed_text import Compose, Draft, Source, draft_of
from toolkit.merge.pull.decisions import Decisions, digest
from toolkit.merge.pull.official_form_tables import read_source
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.provenance import WORDS
from toolkit.merge.pull.reported_change import Change, change_of
from toolkit.merge.pull.typed_points import NewPoint, new_points
from toolkit.merge.pull.typed_rows import NewPart, RowReader
from toolkit.merge.pull.word_texts import Reading, Unit
from toolkit.merge.typed_values import ValueReader, as_compared, is_part, text_of
from toolkit.model.base import Prose
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline_paths import at as found_at
from toolkit.readers.outline_paths import short
from toolkit.readers.patches import Patch, Patched, Steps, patched
from toolkit.readers.typed_field import Emptied, Misread
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_notation import Value, written
from toolkit.readers.yaml_reader import Texts, read_fields


class Read(NamedTuple):
    """A Word file as it was read: the draft of the outline, and what people made of it."""

    draft: Draft
    reading: Reading


NOTHING_READ: Mapping[str, Read] = {}


@dataclass(frozen=True)
class PulledCells:
    """What the tables of Word files bring, and what they do not."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    """The changed files of the outline, as text."""

    decided: Decisions = field(default_factory=Decisions)
    values: Mapping[Steps, Value] = field(default_factory=dict)
    """The new values, by the way to each."""

    read: Mapping[str, Read] = field(default_factory=dict)
    """By the name of each file what was read, for the outline as it was."""


class _Typed(NamedTuple):
    """A value that a person typed for a field, and where."""

    value: Value
    source: Source
    unit: Unit
    shown: Shown


def pulled_cells(  # noqa: PLR0913
    outline: Path,
    sources: Sequence[Source],
    dossier: Dossier,
    prefer: Prefer | None,
    decided: Decisions,
    texts: Texts,
    without: Collection[Steps] = (),
    read: Mapping[str, Read] = NOTHING_READ,
) -> PulledCells:
    """What people typed into the tables of Word files; nothing is written.

    `texts` holds what is to be read in place of some of the outline's files, with what comes from
    elsewhere; what is at a way in `without` stays as it is. `read` is what was read already for the
    same dossier, by the names of the files.
    """
    work = _Work(outline, dossier, prefer, decided, texts, frozenset(without))
    work.seen.update(read)
    for source in sources:
        work.read(source)
    return work.done()


class _Work:
    """The typed values and rows on their way into the outline."""

    def __init__(
        self,
        outline: Path,
        dossier: Dossier,
        prefer: Prefer | None,
        decided: Decisions,
        texts: Texts,
        without: frozenset[Steps],
    ) -> None:
        self.outline, self.dossier, self.prefer = outline, dossier, prefer
        self.decided, self.texts, self.without = decided, texts, without
        self.findings: list[Diagnostic] = []
        self.typed: dict[Steps, list[_Typed]] = {}
        self.seen: dict[str, Read] = {}
        self.drafts: dict[Compose, Draft] = {}
        """What composes several files gives one draft for all of them."""
        self.new: list[tuple[Source, NewPart]] = []
        self.points: list[tuple[Source, NewPoint]] = []
        self.rows = RowReader(dossier)
        data, _ = read_fields(outline)
        assert data is not None, "the dossier was read from it"
        self.data: Fields = data

    def read(self, source: Source) -> None:
        """Takes up what was typed into a file."""
        if source.file not in self.seen:
            if source.compose not in self.drafts:
                self.drafts[source.compose] = draft_of(self.dossier, source.compose)
            draft = self.drafts[source.compose]
            self.seen[source.file] = Read(draft, read_source(source, draft))
        draft, reading = self.seen[source.file]
        for unit in reading.units:
            cell = draft.tables.cell(unit.key) if unit.is_cell else None
            is_field = cell and cell.shows and cell.mark is not Mark.PROMPT
            if cell and is_field and unit.current not in (unit.base, unit.incoming):
                self._cell(source, draft, unit, cell)
        found, findings = self.rows.parts(source.file, draft.tables, reading)
        self.new += [(source, one) for one in found]
        self.findings += findings
        self.points += [
            (source, one) for one in new_points(draft, reading) if one.way not in self.without
        ]

    def _cell(self, source: Source, draft: Draft, unit: Unit, cell: Cell) -> None:
        """Takes up the values of the fields that a cell shows."""
        reader = draft.tables.reader
        pieces = reader.pieces(cell, "".join(unit.current))
        before = reader.pieces(cell, "".join(unit.base)) or [None] * len(cell.shows)
        if pieces is None or as_compared(text_of(cell)) != as_compared("".join(unit.incoming)):
            return
        name = draft.tables.name(unit.key)
        for shown, piece, was in zip(cell.shows, pieces, before, strict=True):
            said = as_compared(piece or "")
            if said in (as_compared(shown.text), None if was is None else as_compared(was)):
                continue
            if self._is_word_by_word(reader, shown):
                continue
            if unit.undecided:
                return  # told with the texts that wait
            if is_part(shown.way):
                wrong = messages.other_part(source.file, name, piece or "", shown.text)
                self.findings.append(wrong)
            else:
                typed = _Typed("", source, unit, shown)
                self._value(reader, typed, name, piece, was)

    def _is_word_by_word(self, reader: ValueReader, shown: Shown) -> bool:
        """Whether the words of a field are brought one by one, from wherever they are shown."""
        if is_part(shown.way) or not reader.is_plain_text(shown.way):
            return False
        is_known = reader.is_prose(shown.way) or shown.way[-1] in WORDS
        return is_known and bool(reader.value_at(shown.way))

    def _value(
        self, reader: ValueReader, one: _Typed, name: str, piece: str | None, was: str | None
    ) -> None:
        """Takes up one value, or reports why it is not brought."""
        shown, file = one.shown, one.source.file
        value = reader.read(shown, piece)
        if isinstance(value, Emptied):
            if reader.value_at(shown.way) not in (None, "", ()):
                self.findings.append(messages.emptied(file, name, shown.text))
            return
        if isinstance(value, Misread):
            self.findings.append(messages.misread(file, name, piece or "", value.possible))
            return
        now = reader.read(shown, shown.text)
        if value == now or shown.way in self.without:
            return
        old = now if was is None else reader.read(shown, was)
        if value == old or (old != now and not self._is_decided(one, name, piece or "")):
            return
        if reader.is_prose(shown.way):
            value = self._prose(str(value), shown.way)
        self.typed.setdefault(shown.way, []).append(one._replace(value=value))

    def _prose(self, text: str, way: Steps) -> Value:
        """Typed words as the outline writes them: several texts where it holds a list of them."""
        lines = [one for one in text.split("\n") if one.strip()]
        if isinstance(ValueReader(self.dossier).value_at(way), Prose):
            return typed_prose(text, self.dossier.references.get)
        return tuple(typed_prose(one, self.dossier.references.get) for one in lines)

    def _is_decided(self, one: _Typed, name: str, piece: str) -> bool:
        """Whether the value of the Word file is taken, though the outline has changed it too."""
        if self.prefer is Prefer.WORD:
            return True
        key = digest(one.unit.current, one.unit.incoming)
        if self.prefer is Prefer.OUTLINE:
            self.decided = self.decided.knowing(one.source.checksum, one.unit.id, key)
        elif not self.decided.knows(one.source.checksum, one.unit.id, key):
            named = messages.named(self.data, one.shown.way)
            file, text = one.source.file, one.shown.text
            self.findings.append(messages.two_values(file, named, name, piece, text))
        return False

    def done(self) -> PulledCells:
        """What is brought, written into the outline, and all that is not."""
        values = {way: found[0] for way, found in self.typed.items() if self._agree(way, found)}
        patches = {way: _patch(self.dossier, way, one.value) for way, one in values.items()}
        added = [patch for _, one in self.new for patch in one.patches]
        reader = ValueReader(self.dossier)
        points = {one: one.patch(reader) for one in dict.fromkeys(one for _, one in self.points)}
        every = [*patches.values(), *added, *points.values()]
        done = patched(self.outline, every, self.texts) if every else Patched({}, {})
        refused = {id(patch): why for patch, why in done.refused}
        changes = list(self._changes(values, patches, refused))
        changes += self._added(refused)
        changes += self._pointed(points, refused)
        brought = {way: one.value for way, one in values.items() if id(patches[way]) not in refused}
        return PulledCells(
            tuple(sorted(changes, key=lambda one: one.place[:3])),
            tuple(self.findings), done.files, done.texts, self.decided, brought, self.seen,
        )  # fmt: skip

    def _agree(self, way: Steps, found: Sequence[_Typed]) -> bool:
        """Whether all places say the same; reports it where they do not."""
        if all(one.value == found[0].value for one in found):
            return True
        named = messages.named(self.data, way)
        places = [(one.source.file, one.unit) for one in found]
        self.findings.append(messages.several(found[0].source.file, named, places))
        return False

    def _changes(
        self,
        values: Mapping[Steps, _Typed],
        patches: Mapping[Steps, Patch],
        refused: Mapping[int, str],
    ) -> Iterator[Change]:
        for way, one in values.items():
            if why := refused.get(id(patches[way])):
                named = messages.named(self.data, way)
                self.findings.append(messages.unwritable(one.source.file, named, why))
                continue
            old = found_at(self.data, way)
            yield change_of(self.data, way, _shown(old), _shown(one.value))

    def _added(self, refused: Mapping[int, str]) -> Iterator[Change]:
        for source, one in self.new:
            why = next((refused[id(patch)] for patch in one.patches if id(patch) in refused), "")
            if why:
                self.findings.append(messages.row_not_brought(source.file, one.name, why))
            else:
                yield one.change(self.data)

    def _pointed(
        self, points: Mapping[NewPoint, Patch], refused: Mapping[int, str]
    ) -> Iterator[Change]:
        for one, patch in points.items():
            named = messages.named(self.data, one.way)
            if why := refused.get(id(patch)):
                file = next(source.file for source, point in self.points if point == one)
                self.findings.append(messages.unwritable(file, f"a new point of {named}", why))
                continue
            place = self.data.place.of(*one.way)
            yield Change(place, f"a new point of {named}", "", short(one.text, 120), ("", one.text))


def _patch(dossier: Dossier, way: Steps, value: Value) -> Patch:
    part = ValueReader(dossier).value_at(way[:-1])
    return Patch(way, value, tuple(type(part).model_fields))


def _shown(value: object) -> str:
    """A value as people read it; empty where there was none."""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, int | Decimal):
        return written(value)
    return value if isinstance(value, str) else ""
