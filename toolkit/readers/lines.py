"""The lines of a YAML text, told apart without a parser: where it cannot be parsed, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Everything that looks like a space."""

UNSEEN = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""What takes no room at all."""

INDENT = re.compile(f"[{SPACES}{UNSEEN}\t]*")
DASHES = re.compile(f"(?:-[{SPACES}{UNSEEN}\t]+)*")
BLOCK = re.compile(r"(?:^|[:?\-]\s+)(?:[!&]\S*\s+)*[|>][-+0-9]*\s*(?:#.*)?$")


class Kind(Enum):
    """What a line is a part of."""

    STRUCTURE = "structure"
    """Fields, entries of lists, and texts that go on without quotes."""

    FLOW = "flow"
    """It goes on with what is between brackets or braces."""

    QUOTED = "quoted"
    """It goes on with a text in quotes."""

    TEXT = "text"
    """A line of a text behind | or >."""

    EMPTY = "empty"
    """Blank, or a remark."""


class Line(NamedTuple):
    """One line, with the state in which it begins."""

    text: str
    kind: Kind
    depth: int
    """How many brackets and braces are open where it begins."""

    quote: str
    """The quotation mark that is open where it begins; empty where none is."""

    block: int
    """The line that begins the text of which it is a part, from 0; -1 if there is none."""

    least: int = 0
    """How far the text of which it is a part must be indented at least, less one."""

    @property
    def indent(self) -> int:
        """How many characters are before its first word."""
        return len(INDENT.match(self.text)[0])  # type: ignore[index]

    @property
    def column(self) -> int:
        """How many are before its first word that is no dash."""
        begin = self.indent
        return begin + len(DASHES.match(self.text, begin)[0])  # type: ignore[index]


def lines_of(texts: Sequence[str]) -> list[Line]:
    """The lines with what they are a part of."""
    return list(_lines(texts))


def _lines(texts: Sequence[str]) -> Iterator[Line]:
    depth, quote, block, least = 0, "", -1, 0
    for number, text in enumerate(texts):
        plain = text.lstrip(" \t\u00a0")
        if block >= 0 and (not plain or _indent(text) > least):
            yield Line(text, Kind.TEXT, 0, "", block, least)
            continue
        block = -1
        if not quote and (not plain or plain.startswith("#")):
            yield Line(text, Kind.EMPTY, depth, "", -1)
            continue
        kind = Kind.QUOTED if quote else Kind.FLOW if depth else Kind.STRUCTURE
        line = Line(text, kind, depth, quote, -1)
        yield line
        depth, quote = _after(text, depth, quote)
        if not depth and not quote and BLOCK.search(text):
            # the text of an entry's field is indented more than the field, not than its dash
            field = re.search(r":\s+(?:[!&]\S*\s+)*[|>][-+0-9]*\s*(?:#.*)?$", text)
            block, least = number, line.column if field else line.indent


def _indent(text: str) -> int:
    return len(INDENT.match(text)[0])  # type: ignore[index]


def _after(text: str, depth: int, quote: str) -> tuple[int, str]:
    """How many brackets and which quotation mark are open behind a line."""
    if not quote and not depth and not re.search(r"[\"'\[{]", text):
        return 0, ""
    for at, sign in unquoted_signs(text, depth, quote):
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth = max(depth - 1, 0)
        elif sign in "\"'":
            quote = "" if quote else sign
        elif sign == "#" and at:
            break
    return depth, quote


def _begins_value(text: str, at: int) -> bool:
    """Whether a value may begin there: behind a colon, a dash, a comma or an open bracket."""
    end = at
    while end and text[end - 1].isspace():
        end -= 1
    if not end:
        return not at
    return text[end - 1] in "[{," or (end < at and text[end - 1] in ":-?")


def unquoted_signs(text: str, depth: int, quote: str) -> Iterator[tuple[int, str]]:
    """Brackets and quotation marks that mean something to YAML, and where a remark begins."""
    at = 0
    while at < len(text):
        sign = text[at]
        if quote:
            escaped = quote == '"' and sign == "\\"
            if escaped or (quote == "'" and text.startswith("''", at)):
                at += 1
            elif sign == quote:
                quote = ""
                yield at, sign
        elif sign in "\"'" and _begins_value(text, at):
            quote = sign
            yield at, sign
        elif sign in "[{" and (depth or _begins_value(text, at)):
            depth += 1
            yield at, sign
        elif sign in "]}" and depth:
            depth -= 1
            yield at, sign
        elif sign == "#" and (not at or text[at - 1] in " \t"):
            yield at, sign
            return
        at += 1
