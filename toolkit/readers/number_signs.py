"""Number signs behind values: to YAML what follows is a remark, to people it may be text."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.diagnostics import Place

SIGN = re.compile(r"[ \t]+(#[^\W_][^\n]*)")
"""Behind a value: a number sign close to a word or figure, as hardly any remark is written."""

SIGN_BELOW = re.compile(r"[ \t]*\n([ \t]+)(#\d[^\n]*)")
"""On the line below, where a text goes on: a number sign close to a figure."""


ANY_SIGN = re.compile(r"[ \t]#[^\W_]|\n[ \t]+#\d")


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
    lines: set[int] = set()
    line = at = 0
    for found in ANY_SIGN.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        lines.add(line)
    return frozenset(lines)


def cut_at(text: str, index: int, value: str, place: Place) -> Cut | None:
    """The value that ends at `index` with what is cut off behind it; None where nothing is."""
    if found := SIGN.match(text, index):
        return Cut(place, value, found[1].strip())
    if (found := SIGN_BELOW.match(text, index)) and value:
        line = text[text.rfind("\n", 0, index) + 1 : index]
        begins = len(line) - len(line.lstrip(" -"))
        return Cut(place, value, found[2].strip()) if len(found[1]) > begins else None
    return None
