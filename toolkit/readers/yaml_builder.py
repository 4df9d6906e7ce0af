"""Plain data from YAML, where every mapping knows its place and all places inside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from toolkit.diagnostics import Place
from toolkit.readers import codes, oddities
from toolkit.readers.collector import MOST_VALUES, Collector, TooMuchError, written_twice
from toolkit.readers.file_text import UNWRITABLE, control_characters, printable
from toolkit.readers.number_signs import cut_at, lines_with_signs
from toolkit.readers.parser import events_of, where_too_deep
from toolkit.readers.scalars import plain
from toolkit.readers.text_places import has_lines, line_places

DEEPEST = 50

STANDARD = "tag:yaml.org,2002:"
READ_PLAIN = frozenset(STANDARD + one for one in ("int", "float", "bool", "null"))


class Fields(dict[str, Any]):
    """A mapping that knows its place; `torn` when a part of it could not be read."""

    __slots__ = ("place", "torn")

    place: Place
    torn: bool


class Unreadable:
    """Stands where something is written that could not be read; why has been reported already."""

    def __repr__(self) -> str:
        return "HOLE"


UNREADABLE = Unreadable()


Include = Callable[[str, Place], tuple[Any, Place]]
Anchored = tuple[Any, Place, int]


class Builder:
    """Builds the data of one YAML text; `first_line` is how many lines are before it."""

    def __init__(
        self,
        text: str,
        file: str,
        collector: Collector,
        include: Include,
        anchors: dict[str, Anchored | None],
        first_line: int = 0,
    ) -> None:
        self._next, self._text = events_of(text).get_event, text
        self._file, self._collector, self._include = file, collector, include
        self._anchors, self._shift = anchors, first_line + 1
        self._marked: dict[str, oddities.Mark] = {}
        self._signs = lines_with_signs(text)

    def root(self, path: str) -> tuple[Any, Place]:
        """The data of the only document and its place. Raises yaml.YAMLError where YAML ends.

        Raises TooMuchError where the document is deeper or larger than any outline.
        """
        try:
            return self._document(path)
        except yaml.MarkedYAMLError as error:
            if mark := where_too_deep(error):
                self._too_deep(Place(self._file, mark.line + self._shift, mark.column + 1, path))
            raise

    def _document(self, path: str) -> tuple[Any, Place]:
        found: tuple[Any, Place] = None, Place(self._file, self._shift, 1, path)
        documents = 0
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._second_document(event)
                    break
            elif isinstance(
                event, AliasEvent | ScalarEvent | MappingStartEvent | SequenceStartEvent
            ):
                found = self._value(event, path, self._at(event, path), 0)
        self._collector.oddities += self._marked.values()
        return found

    def _too_deep(self, place: Place) -> NoReturn:
        fact = f"this part is nested more than {DEEPEST} levels deep"
        self._collector.tell(place, codes.EXPANSION, fact, "no part of an outline is so deep")
        raise TooMuchError

    def _second_document(self, event: Any) -> None:
        fact = "a second document begins at this line of three dashes"
        hint = "an outline is one document: remove the line, or what follows it"
        self._collector.tell(self._at(event, ""), codes.SECOND_DOCUMENT, fact, hint)

    def _at(self, event: Any, path: str) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + self._shift, mark.column + 1, path)

    def _value(self, event: Any, path: str, key: Place, depth: int) -> tuple[Any, Place]:
        """The value that begins with `event`; `key` is the place of a collection."""
        kind = type(event)
        if kind is ScalarEvent:
            return self._single_value(event, path)
        if kind is AliasEvent:
            return self._alias(event, path)
        if depth >= DEEPEST:
            self._too_deep(key)
        anchor, before = event.anchor, self._collector.values
        if anchor:
            self._anchors[anchor] = None
        if event.tag and event.tag != "!" and not event.tag.startswith(STANDARD):
            self._unknown_tag(event.tag, self._at(event, path))
        value, inner = (self._mapping if kind is MappingStartEvent else self._sequence)(
            path, depth + 1, event.flow_style
        )
        place = Place(key.file, key.line, key.column, path, inner)
        if isinstance(value, Fields):
            value.place = place
        if anchor:
            self._anchors[anchor] = value, place, self._collector.values - before
        return value, place

    def _single_value(self, event: Any, path: str) -> tuple[Any, Place]:
        """The value of a scalar, or of the file that `!include` names."""
        place = self._at(event, path)
        if event.tag == "!include":
            value, place = self._include(event.value, place)
        else:
            value = self._scalar(event, place)
            over_lines = event.end_mark.line > event.start_mark.line
            if over_lines or (value.__class__ is str and value[:1] in oddities.SIGNS):
                self._collector.strikes(oddities.odd_text(self._text, event, value, place))
            if has_lines(event):
                place = place._replace(inner=line_places(event, self._text, place))
            if self._signs and event.end_mark.line in self._signs:
                self._note_cut(event, place)
        if event.anchor:
            self._anchors[event.anchor] = value, place, 1
            self._marked[event.anchor] = oddities.Mark(place, event.anchor)
        return value, place

    def _mapping(self, path: str, depth: int, flow: bool) -> tuple[Fields, dict[str, Place]]:
        fields = Fields()
        inner: dict[str, Place] = {}
        bare: list[oddities.Loose] = []
        fields.torn = False
        merged: list[tuple[Any, Place]] = []
        prefix = f"{path}." if path else ""
        while type(event := self._next()) is not MappingEndEvent:
            place = self._at(event, path)
            if type(event) is not ScalarEvent:
                self._broken_key(event, place, depth)
                fields.torn = True
                continue
            key: str = event.value
            value, where = self._value(self._next(), prefix + key, place, depth)
            if value is None and flow and oddities.has_no_colon(self._text, event):
                bare.append(oddities.loose(self._text, event, place, next(reversed(inner), "")))
            elif key == "<<" and event.implicit[0]:
                merged.append((value, where))
            elif key in inner:
                self._collector.faults.append(written_twice(key, place, inner[key]))
            else:
                fields[key] = value
                inner[key] = where
            if len(inner) > MOST_VALUES:
                break
        self._collector.count(len(inner) + 1, self._here(inner, path))
        if bare:
            values = {one.after: fields.get(one.after) for one in bare}
            self._collector.strikes(oddities.LooseEntries(path, bare, values, inner))
            fields.update({one: UNREADABLE for one in values if isinstance(values[one], str)})
            fields.torn |= any(":" in one.text or "=" in one.text for one in bare)
        for value, where in merged:
            self._merge(value, where, fields, inner)
        return fields, inner

    def _sequence(self, path: str, depth: int, flow: bool) -> tuple[list[Any], dict[str, Place]]:
        items: list[Any] = []
        inner: dict[str, Place] = {}
        end = -1
        while type(event := self._next()) is not SequenceEndEvent:
            number = str(len(items))
            inside = f"{path}.{number}" if path else number
            value, inner[number] = self._value(event, inside, self._at(event, inside), depth)
            if flow and type(event) is ScalarEvent and not event.style:
                if oddities.begins_at(event) == end + 1:
                    self._collector.strikes(
                        oddities.split_number(items[-1], event.value, inner[number])
                    )
                end = oddities.ends_at(event)
            items.append(value)
            if len(items) > MOST_VALUES:
                break
        self._collector.count(len(items) + 1, self._here(inner, path))
        if end > 0 and len(items) == 1 and oddities.SEMICOLONS.fullmatch(str(items[0])):
            self._collector.strikes(oddities.Semicolons(inner["0"], items[0]))
            items[0] = UNREADABLE
        return items, inner

    def _here(self, inner: dict[str, Place], path: str) -> Place:
        return next(iter(inner.values()), Place(self._file, self._shift, 1, path))

    def _scalar(self, event: Any, place: Place) -> Any:
        text: str = event.value
        tag = event.tag
        if (tag is None and event.implicit[0]) or tag in READ_PLAIN:
            return plain(text)
        if tag not in (None, "!", STANDARD + "str"):
            self._unknown_tag(tag, place)
        if event.style == '"' and UNWRITABLE.search(text):
            self._collector.faults.append(control_characters(place, text))
            return printable(text)
        return text

    def _note_cut(self, event: Any, place: Place) -> None:
        """Notes what a number sign cuts off behind a value that ends on its line."""
        if event.style in ("|", ">"):
            return
        if cut := cut_at(self._text, event.end_mark.index, event.value, place):
            self._collector.cuts.append(cut)

    def _alias(self, event: Any, path: str) -> tuple[Any, Place]:
        name, place = event.anchor, self._at(event, path)
        if name not in self._anchors:
            fact = f"*{name} repeats a part marked &{name}, and no part above is marked so"
            hint = "mark the part that is to be repeated, or put the text in quotes"
            self._collector.tell(place, codes.ALIAS, fact, hint)
            return UNREADABLE, place
        self._marked.pop(name, None)
        if (known := self._anchors[name]) is None:
            fact = f"*{name} is inside the very part that it repeats"
            self._collector.tell(place, codes.ALIAS, fact, "repeat a part that is complete")
            return UNREADABLE, place
        value, where, weight = known
        self._collector.count(weight, place)
        return value, where

    def _merge(self, value: Any, where: Place, fields: Fields, inner: dict[str, Place]) -> None:
        """Takes over what `<<:` names, but for the fields that are written here."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Fields):
                for key in one:
                    if key not in fields:
                        fields[key], inner[key] = one[key], one.place.inner[key]
                fields.torn |= one.torn
                continue
            fields.torn = True
            if one is not UNREADABLE:
                fact = "<<: takes over the fields of another part, but this is not one"
                hint = "write <<: *name, where &name marks a part with fields"
                self._collector.tell(where, codes.ALIAS, fact, hint)

    def _broken_key(self, event: Any, place: Place, depth: int) -> None:
        """Reads past a field whose name is not a plain text."""
        self._value(event, place.path, place, depth)
        self._value(self._next(), place.path, place, depth)
        fact = "the name of a field is a text, but here is something else before the colon"
        self._collector.tell(place, codes.BROKEN_KEY, fact, "write name: value")

    def _unknown_tag(self, tag: str, place: Place) -> None:
        shown = tag.replace(STANDARD, "!!")
        fact = f"a word that begins with an exclamation mark is an instruction, but {shown} is not"
        hint = "only !include file.yaml is known; put a text that begins with ! in quotes"
        self._collector.tell(place, codes.UNKNOWN_TAG, fact, hint)
