"""A slip in a line, and the lines as they would be without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.readers import codes
from toolkit.readers.lines import Kind, Line

HEAD = re.compile(r"([ \t]*(?:-\s+)*)([\"']?)([^\W\d][\w -]*?)\2(\s*):(\s+|$)(.*)")
"""Indentation and dashes, the name of a field, and what is behind its colon."""

NEAR = 30
"""How many lines around a slip are looked at for what it belongs to."""


class Slip(NamedTuple):
    """What is wrong at a place, and the lines that would be right."""

    number: int
    """The line in which it is reported, from 0."""

    column: int
    """The column in which it is reported, from 0."""

    fact: str
    hint: str
    lines: Mapping[int, str]
    """The lines as they were meant, by their numbers."""

    code: str = codes.SYNTAX
    sure: bool = False
    """Whether it is a slip beyond doubt, whatever else is wrong in the outline."""

    hides: bool = False
    """Whether lines that were read as fields before are a text or a remark then."""


Lines = Sequence[Line]

MOST_SHOWN = 70
"""How many characters of a line a hint shows; it never shows a part of it."""

Kindred = Callable[[Lines, int], Iterator[Slip]]
"""The slips of one kind that line may hold, the likeliest first."""


def is_structure(line: Line) -> bool:
    """Whether fields and entries begin in it."""
    return line.kind is Kind.STRUCTURE


def above(lines: Lines, number: int) -> Iterator[int]:
    """The lines with fields and entries above a line, from the nearest on."""
    return (
        one for one in range(number - 1, max(number - NEAR, -1), -1) if is_structure(lines[one])
    )


def below(lines: Lines, number: int) -> Iterator[int]:
    """The same below it."""
    last = min(number + NEAR, len(lines))
    return (one for one in range(number + 1, last) if is_structure(lines[one]))


def also(numbers: Sequence[int]) -> str:
    """Where else the same slip is: `; so in lines 12, 40 and 3 more`; empty for none."""
    if not numbers:
        return ""
    listed = ", ".join(str(one + 1) for one in numbers[:5])
    more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""
    return f"; so in line{'s' if len(numbers) > 1 else ''} {listed}{more}"


def everywhere(
    lines: Lines, number: int, mend: Callable[[Line], str | None]
) -> tuple[dict[int, str], list[int]]:
    """All lines that hold the same slip as this one, mended, and the numbers of the others."""
    found = {}
    for at, line in enumerate(lines):
        if line.kind in (Kind.STRUCTURE, Kind.FLOW) and (new := mend(line)) not in (
            None,
            line.text,
        ):
            found[at] = str(new)
    return found, [one for one in found if one != number]
