"""Number signs behind values: to YAML what follows is a remark, to people it may be text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.diagnostics import Place

SIGN = re.compile(r"(?:(?<![ \t])[ \t]+(?=#[^\W_])|[ ](?=#[ ]\d))(#[^\n]*)")
"""Behind a value: a number sign close to a word or figure, or one space from both sides of it, as
hardly any remark is written."""

SIGN_BELOW = re.compile(r"[ \t]*\n([ \t]+)(#\d[^\n]*)")
"""On the line below, where a text goes on: a number sign close to a figure."""


class Cut(NamedTuple):
    """A value with what is read as a remark behind it."""

    place: Place
    value: str
    rest: str
    """From the number sign to the end of the line."""


def lines_with_signs(text: str) -> frozenset[int]:
    """The lines, from 0, in which a value may end before a number sign."""
    if "#" not in text:
        return frozenset()
    return frozenset(_lines(text, " #")) | frozenset(_lines(text, "\t#"))


def _lines(text: str, sign: str) -> Iterator[int]:
    line = counted = 0
    at = text.find(sign)
    while at >= 0:
        if text[at + 2 : at + 3].isalnum() or text[at + 2 : at + 4].strip().isdigit():
            line += text.count("\n", counted, at)
            counted = at
            # on a line of its own it may cut off what begins on the line above
            alone = not text[text.rfind("\n", 0, at) + 1 : at].strip()
            yield line - 1 if alone else line
        at = text.find(sign, at + 2)


def cut_at(text: str, index: int, value: str, place: Place) -> Cut | None:
    """The value that ends at `index` with what is cut off behind it; None where nothing is."""
    if found := SIGN.match(text, index):
        return Cut(place, value, found[1].strip())
    if (found := SIGN_BELOW.match(text, index)) and value:
        line = text[text.rfind("\n", 0, index) + 1 : index]
        begins = len(line) - len(line.lstrip(" -"))
        return Cut(place, value, found[2].strip()) if len(found[1]) > begins else None
    return None
