"""Where each part of a YAML text begins and ends, so that one of them can be rewritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from toolkit.readers.file_text import UNWRITABLE
from toolkit.readers.lookalikes import Plain, with_plain_spaces
from toolkit.readers.parser import events_of

Kind = Literal["text", "fields", "list", "alias"]


@dataclass
class Mark:
    """One value as it stands in a text: from the character `start` up to `end`."""

    kind: Kind
    start: int
    end: int
    column: int
    """How many characters of its line are before it."""

    value: str = ""
    """What a text says, or the name that an alias repeats."""

    style: str = ""
    """`"`, `'`, `|` or `>`; empty where a text is without quotes."""

    flow: bool = False
    """Whether a list or a mapping has brackets, or a text is between some."""

    tag: str = ""
    anchor: str = ""
    keys: list[Mark] = field(default_factory=list)
    inside: list[Mark] = field(default_factory=list)
    """The values of a mapping, in the order of `keys`, or the items of a list."""

    @property
    def pairs(self) -> Iterator[tuple[str, Mark]]:
        """The fields of a mapping by name."""
        return ((key.value, value) for key, value in zip(self.keys, self.inside, strict=True))

    @property
    def is_nothing(self) -> bool:
        """Whether there is no value behind the field's name."""
        return self.kind == "text" and self.start == self.end

    def of(self, step: str | int) -> Mark | None:
        """The field of that name or the item at that position; None where it is not written."""
        if isinstance(step, int):
            fits = self.kind == "list" and step < len(self.inside)
            return self.inside[step] if fits else None
        return next((value for key, value in self.pairs if key == step), None)


def marks_of(text: str) -> Mark | None:
    """The outermost value of a text; None where it holds none."""
    plain = with_plain_spaces(text)
    # a control character is no YAML, and keeps its place here so that all others keep theirs
    following = events_of(UNWRITABLE.sub("_", plain.text)).get_event
    while not isinstance(event := following(), StreamEndEvent):
        if isinstance(event, AliasEvent | ScalarEvent | MappingStartEvent | SequenceStartEvent):
            found = _mark(event, following, plain.text)
            if plain.removed:
                _move(found, plain, text)
            return found
    return None


def _move(mark: Mark, plain: Plain, text: str) -> None:
    """Places a mark of the plain text, and all inside it, in the text as it is written."""
    mark.start, mark.end = plain.as_written(mark.start), plain.as_written(mark.end)
    mark.column = mark.start - (text.rfind("\n", 0, mark.start) + 1)
    for one in (*mark.keys, *mark.inside):
        _move(one, plain, text)


def _mark(event: Any, following: Any, text: str, flow: bool = False) -> Mark:
    start = event.start_mark
    place = (start.index, event.end_mark.index, start.column)
    anchor = event.anchor or ""
    if isinstance(event, AliasEvent):
        return Mark("alias", *place, anchor)
    tag = event.tag or ""
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        found = Mark("text", *place, event.value, style, flow, tag, anchor)
        if style in ("|", ">"):
            # the lines that are empty behind it belong to nobody
            found.end = found.start + len(text[found.start : found.end].rstrip())
        return found
    fields = isinstance(event, MappingStartEvent)
    found = Mark(
        "fields" if fields else "list", *place, flow=bool(event.flow_style), tag=tag, anchor=anchor
    )
    ends = MappingEndEvent, SequenceEndEvent
    while not isinstance(event := following(), ends):
        one = _mark(event, following, text, found.flow)
        if fields:
            found.keys.append(one)
            one = _mark(following(), following, text, found.flow)
        found.inside.append(one)
    # behind a block there may be remarks that are not a part of it
    last = found.inside[-1] if found.inside else found
    closing = event.end_mark
    found.end = closing.index if closing and found.flow else last.end
    return found
