"""Which lines of a YAML text belong to an item of a list or to a field, with their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.readers.yaml_spans import Mark

END_OF_LINE = re.compile(r"\r?\n|\r|\Z")
LINE_BREAK = re.compile(r"\r?\n|\r")
COMMENT = re.compile(r"([ \t]*)#")
DASH = re.compile(r"-(?:\s|#[^\n]*+)*+\Z")
"""What is before the value of an item, up to the value."""

COLON = re.compile(r"\s*:")


class UnwritableError(Exception):
    """The place cannot be rewritten without touching others; says why."""


class Edit(NamedTuple):
    """The characters of a text from `start` up to `end` give way to others."""

    start: int
    end: int
    new: str

    def of(self, text: str) -> str:
        """The text with the change."""
        return text[: self.start] + self.new + text[self.end :]


class Lines(NamedTuple):
    """Whole lines of a text: from their first character up to the last line break, without it."""

    start: int
    end: int


def end_of_line(text: str, at: int) -> int:
    """The end of the line around a character, before its line break."""
    found = END_OF_LINE.search(text, at)
    return found.start() if found else len(text)


def start_of_line(text: str, at: int) -> int:
    """The first character of the line around a character."""
    return text.rfind("\n", 0, at) + 1


def line_break_of(text: str) -> str:
    """The line break that a text has."""
    return "\r\n" if "\r\n" in text else "\n"


def broken_as(text: str, new: str) -> str:
    """`new` with the line breaks of `text`."""
    return new.replace("\n", line_break_of(text))


def has_comments(text: str, lines: Lines, mark: Mark) -> bool:
    """Whether there are comments between the texts inside a mark, up to the end of these lines."""
    at = lines.start
    for one in single_values(mark):
        if "#" in text[at : one.start]:
            return True
        if one.style in ("|", ">") and "#" in text[one.start : one.end].partition("\n")[0]:
            return True
        at = one.end
    return "#" in text[at : lines.end]


def single_values(mark: Mark) -> Iterator[Mark]:
    """All that has nothing inside it: names of fields, texts, and what repeats another part."""
    if mark.kind in ("text", "alias"):
        yield mark
    for place, one in enumerate(mark.inside):
        yield from (*mark.keys[place : place + 1], *single_values(one))


def dash_of(text: str, mark: Mark, place: int) -> int:
    """Where the dash of an item of a list is. Raises UnwritableError where it is not found."""
    lower = mark.inside[place - 1].end if place else mark.start
    found = DASH.search(text, lower, mark.inside[place].start)
    if not found:
        raise UnwritableError("it is not written with a dash")
    return found.start()


def begins_its_line(text: str, at: int) -> bool:
    """Whether only spaces are before it on its line."""
    return not text[start_of_line(text, at) : at].strip()


def item_lines(text: str, mark: Mark, place: int) -> Lines:
    """The lines of an item of a list that is written with dashes.

    The comments directly above it belong to it, and those directly below it that are set in
    further than its dash. What begins a file is a comment about the file.
    """
    dash = dash_of(text, mark, place)
    if not begins_its_line(text, dash):
        raise UnwritableError("it does not begin on a line of its own")
    begin = start_of_line(text, dash)
    column = dash - begin
    end = _with_comments_below(text, end_of_line(text, mark.inside[place].end), column)
    return Lines(_with_comments_above(text, begin, column), end)


def field_lines(text: str, mark: Mark, place: int) -> Lines:
    """The lines of a field that begins on a line of its own; comments above are not among them."""
    key, value = mark.keys[place], mark.inside[place]
    end = end_of_line(text, max(key.end, value.end))
    if value.kind in ("fields", "list") and not value.flow:
        end = _with_comments_below(text, end, key.column)
    return Lines(start_of_line(text, key.start), end)


def _with_comments_above(text: str, begin: int, column: int) -> int:
    start = begin
    while start:
        above = start_of_line(text, start - 1)
        found = COMMENT.match(text, above)
        if not found or len(found[1]) > column:
            return start
        start = above
    return begin


def _with_comments_below(text: str, end: int, column: int) -> int:
    while following := LINE_BREAK.match(text, end):
        found = COMMENT.match(text, following.end())
        if not found or len(found[1]) <= column:
            return end
        end = end_of_line(text, following.end())
    return end


def gap_above(text: str, start: int) -> int:
    """Where the empty lines begin that are directly above the line that begins there."""
    while start:
        above = start_of_line(text, start - 1)
        if text[above:start].strip():
            return start
        start = above
    return start


def gap_below(text: str, end: int) -> int:
    """The end of the last of the empty lines that are directly below the line that ends there."""
    while following := LINE_BREAK.match(text, end):
        after = end_of_line(text, following.end())
        if text[following.end() : after].strip() or after == len(text):
            return end
        end = after
    return end


def gap_between(text: str, mark: Mark) -> int:
    """How many empty lines are between the items of a list; 0 where there is only one."""
    if len(mark.inside) < 2:
        return 0
    start = item_lines(text, mark, 1).start
    return text.count("\n", gap_above(text, start), start)


def without_lines(text: str, lines: Lines) -> Edit:
    """Takes lines out, with the line break behind them, or before them at the end of the file."""
    if following := LINE_BREAK.match(text, lines.end):
        return Edit(lines.start, following.end(), "")
    before = text[: lines.start]
    kept = before.removesuffix("\n").removesuffix("\r")
    return Edit(len(kept), lines.end, "")


def value_begins(text: str, around: Mark | None, place: int, mark: Mark) -> int:
    """Where the value at `mark` may begin: behind the colon or the dash, and behind its anchor."""
    if mark.anchor:
        return mark.start + 1 + len(mark.anchor)
    if around is None:
        return mark.start
    if around.kind == "list":
        return dash_of(text, around, place) + 1
    colon = COLON.match(text, around.keys[place].end)
    if not colon:
        raise UnwritableError("it is not written behind a name and a colon")
    return colon.end()
