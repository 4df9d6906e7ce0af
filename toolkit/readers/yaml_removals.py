"""Takes a field or an item out of a YAML text: all other characters stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.readers.yaml_layout import (
    LINE_BREAK,
    Edit,
    Lines,
    UnwritableError,
    begins_its_line,
    end_of_line,
    field_lines,
    gap_above,
    gap_below,
    item_lines,
    start_of_line,
    value_begins,
    without_lines,
)
from toolkit.readers.yaml_spans import Mark

COMMA = re.compile(r"[ \t]*,[ \t]*")
REMARK = re.compile(r"[ \t]+#[^\n\r]*")


def without_part(text: str, mark: Mark, place: int, around: Mark | None, home: int) -> Edit:
    """The mapping or list at `mark` without the field or the item at `place`.

    What is empty then is written `{}` or `[]`. `around` is what holds the mapping or list, at the
    place `home`; None for the outermost. Comments elsewhere stay.
    """
    if mark.flow:
        return _without_short(text, mark, place)
    if len(mark.inside) == 1:
        return _emptied(text, mark, around, home)
    if mark.kind == "list":
        lines = item_lines(text, mark, place)
    elif begins_its_line(text, mark.keys[place].start):
        lines = field_lines(text, mark, place)
    elif place:
        raise UnwritableError("it does not begin on a line of its own")
    else:
        return _without_first_field(text, mark)
    return without_lines(text, _with_gap(text, lines, is_first=place == 0))


def repeated_elsewhere(outermost: Mark, *parts: Mark) -> str:
    """The name by which other parts of a text repeat one of `parts`; empty where none does."""
    names = {one.anchor for part in parts for one in _all(part) if one.anchor}
    if not names:
        return ""
    used = [one.value for one in _all(outermost) if one.kind == "alias"]
    inside = [one.value for part in parts for one in _all(part) if one.kind == "alias"]
    return next((one for one in sorted(names) if used.count(one) > inside.count(one)), "")


def _all(mark: Mark) -> Iterator[Mark]:
    yield mark
    for one in (*mark.keys, *mark.inside):
        yield from _all(one)


def _with_gap(text: str, lines: Lines, *, is_first: bool) -> Lines:
    """With the empty lines that keep a part apart from the one before it, or after the first."""
    if is_first:
        return Lines(lines.start, gap_below(text, lines.end))
    return Lines(gap_above(text, lines.start), lines.end)


def _without_first_field(text: str, mark: Mark) -> Edit:
    """The field behind the dash of an item gives way to the next one."""
    start, following = mark.keys[0].start, mark.keys[1].start
    value = mark.inside[0]
    end = end_of_line(text, max(mark.keys[0].end, value.end))
    if text[end:following].strip():
        # comments are between, which stay on their lines
        kept = text[:start].rstrip(" ")
        return Edit(len(kept), end, "")
    return Edit(start, following, "")


def _emptied(text: str, mark: Mark, around: Mark | None, home: int) -> Edit:
    empty = "[]" if mark.kind == "list" else "{}"
    if mark.tag:
        raise UnwritableError("it is not written as a plain part")
    if mark.kind == "fields" and not begins_its_line(text, mark.keys[0].start):
        end = end_of_line(text, max(mark.keys[0].end, mark.inside[0].end))
        return Edit(mark.keys[0].start, end, empty)
    lines = item_lines(text, mark, 0) if mark.kind == "list" else field_lines(text, mark, 0)
    if around is None and not mark.anchor:
        return Edit(lines.start, lines.end, empty)
    start = value_begins(text, around, home, mark)
    between = text[start : lines.start]
    return Edit(start, lines.end, f" {empty}{_without_last_break(between)}")


def _without_last_break(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def _without_short(text: str, mark: Mark, place: int) -> Edit:
    """The same in brackets."""
    first = mark.keys[place] if mark.keys else mark.inside[place]
    start, end = first.start, max(first.end, mark.inside[place].end)
    starts = [one.start for one in (mark.keys or mark.inside)]
    before = mark.inside[place - 1].end if place else None
    after = starts[place + 1] if place + 1 < len(starts) else None
    if before is None and after is None:
        inside = text[mark.start : mark.end]
        if "#" in inside[: start - mark.start] or "#" in inside[end - mark.start :]:
            return _with_remark(text, start, end)
        opening = text.rindex("{" if mark.kind == "fields" else "[", 0, start)
        return Edit(opening + 1, mark.end - 1, "")
    if "#" in text[before or start : start] or "#" in text[end : after or mark.end - 1]:
        return _with_remark(text, start, end)
    alone_before = before is None or "\n" in text[before:start]
    if after is not None and (before is None or (alone_before and "\n" not in text[end:after])):
        return Edit(start, after, "")
    assert before is not None, "one of several parts"
    return Edit(before, end, "")


def _with_remark(text: str, start: int, end: int) -> Edit:
    """A part between remarks: its comma goes, and the remark behind it where it is alone there."""
    if comma := COMMA.match(text, end):
        end = comma.end()
    begin = start_of_line(text, start)
    if text[begin:start].strip():
        return Edit(start, end, "")
    remark = REMARK.match(text, end) or REMARK.match(text, max(start, end - 1))
    end = remark.end() if remark else end
    if following := LINE_BREAK.match(text, end):
        return Edit(begin, following.end(), "")
    return Edit(start, end, "")
