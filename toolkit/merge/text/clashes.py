"""Names the words that two people changed differently, and no more than these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.merge.text.three_way import Hunk, difference
from toolkit.merge.text.tokens import is_word, plain

Tokens = Sequence[str]

BEFORE = "Before:"
"""Begins what is told."""

MOST = 3
"""Clashes of one text that are named; of long ones the beginning."""


JOINING = frozenset("-–/&+")


class Clash(NamedTuple):
    """The same words in the three texts; empty where they are not there."""

    before: str
    here: str
    new: str


def clashes(base: Tokens, current: Tokens, incoming: Tokens) -> Iterator[Clash]:
    """The words that both texts changed, and to other words, in their order."""
    edits, changes = difference(base, current), difference(base, incoming)
    inside = {at for hunk in (*edits, *changes) for at in range(hunk.start + 1, hunk.end)}
    for start, end in _stretches(edits, changes):
        start, end = _whole_words(base, start, end, inside)
        here = current[_place(start, edits) : _place(end, edits, behind=True)]
        new = incoming[_place(start, changes) : _place(end, changes, behind=True)]
        if list(here) != list(new):
            yield Clash(*(plain(one).strip() for one in (base[start:end], here, new)))


def told(found: Sequence[Clash], speaker: str, letters: int) -> str:
    """What was there before, what is here and what `speaker` says, with so many letters of each."""
    sentences = [
        f"{BEFORE} {_quoted(one.before, letters)}. Here: {_quoted(one.here, letters)}. "
        f"{speaker}: {_quoted(one.new, letters)}."
        for one in found[:MOST]
    ]
    if len(found) > MOST:
        sentences.append(f"And {len(found) - MOST} more.")
    return " ".join(sentences)


def _whole_words(base: Tokens, start: int, end: int, inside: set[int]) -> tuple[int, int]:
    """The stretch, grown to where a space or a comma is; not to what is `inside` a hunk."""
    if start == end:
        return start, end
    left, right = _belongs(base[start]), _belongs(base[end - 1])
    while left and start and _belongs(base[start - 1]) and start - 1 not in inside:
        start -= 1
    while right and end < len(base) and _belongs(base[end]) and end + 1 not in inside:
        end += 1
    return start, end


def _belongs(token: str) -> bool:
    """Whether a token is one with what is beside it: the months of `M2-M6` are said together."""
    return is_word(token) or token in JOINING


def _quoted(words: str, letters: int) -> str:
    line = " ".join(words.split())
    if not line:
        return "nothing"
    return f"'{line if len(line) <= letters else f'{line[: letters - 1].rstrip()}…'}'"


def _stretches(edits: Sequence[Hunk], changes: Sequence[Hunk]) -> Iterator[tuple[int, int]]:
    """From where to where in the base both changed something, side by side or over each other."""
    hunks = sorted(
        [(one.start, one.end, True) for one in edits]
        + [(one.start, one.end, False) for one in changes]
    )
    start = end = -1
    sides: set[bool] = set()
    for first, last, side in hunks:
        if first > end:
            if len(sides) > 1:
                yield start, end
            start, end, sides = first, last, set()
        end = max(end, last)
        sides.add(side)
    if len(sides) > 1:
        yield start, end


def _place(at: int, hunks: Sequence[Hunk], *, behind: bool = False) -> int:
    """Where a place of the base, which is inside none of the hunks, is in the other text.

    Of a hunk that only inserts words there it is in front of these, or `behind` them.
    """
    place = at
    for hunk in hunks:
        if hunk.end < at or (hunk.end == at and (hunk.start < at or behind)):
            place += (hunk.right - hunk.left) - (hunk.end - hunk.start)
    return place
