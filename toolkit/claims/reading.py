"""A text as the patterns of this package read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from toolkit.claims.figures import Figure, figures_in

LONGEST_QUOTE = 110
FARTHEST = 400
"""What is farther away in a sentence says nothing about a number."""

SENTENCE_END = re.compile(
    r"(?<![A-Z\d][.])(?<=[.!?:;])[\s\"'»”)*_]+(?=[\W_]*[A-ZÀ-Ý\d])|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)"
)
SPACES = dict.fromkeys("\t\n\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " ")
DASHES = dict.fromkeys("\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}\N{MINUS SIGN}", "-")
APOSTROPHES = dict.fromkeys("\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}", "'")


def _plain_letters() -> dict[str, str]:
    """Every Latin letter with an accent, as the one letter without it, in small."""
    found = {}
    for code in range(0xC0, 0x250):
        base = "".join(one for one in normalize("NFD", chr(code)) if not combining(one)).lower()
        if len(base) == 1:
            found[chr(code)] = base
    return found


LETTERS = {**_plain_letters(), **SPACES, **DASHES, **APOSTROPHES}


def levelled(text: str) -> str:
    """The text in small letters without accents, with one kind of space, dash and apostrophe.

    Every character keeps its position.

    >>> levelled("Quarante-neuf PME à Évora")
    'quarante-neuf pme a evora'
    """
    level = text
    for letter in LETTERS.keys() & set(text):
        level = level.replace(letter, LETTERS[letter])
    small = level.lower()
    return small if len(small) == len(text) else "".join(one.lower()[:1] for one in level)


class Reading:
    """A text with its figures."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.level = levelled(text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers, in order."""
        return tuple(figures_in(self.level))

    @cached_property
    def figure_at(self) -> Mapping[int, Figure]:
        """The same by where each begins."""
        return {one.start: one for one in self.figures}

    @cached_property
    def _ends(self) -> list[int]:
        return [found.end() for found in SENTENCE_END.finditer(self.text)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Where the sentence around a position begins and ends."""
        at = bisect_right(self._ends, position)
        return (
            self._ends[at - 1] if at else 0,
            self._ends[at] if at < len(self._ends) else len(self.text),
        )

    def words_around(self, position: int) -> str:
        """The sentence around a position, as the patterns read it."""
        start, end = self.sentence(position)
        return self.level[max(start, position - FARTHEST) : min(end, position + FARTHEST)]

    def quoted(self, start: int, end: int) -> str:
        """The sentence around `text[start:end]`, on one line; long ones are cut at both ends."""
        first, last = self.sentence(start)
        last = max(last, end)
        if last - first > LONGEST_QUOTE:
            room = max((LONGEST_QUOTE - (end - start)) // 2, 0)
            first, last = self._cut(first, last, start - room, end + room)
        return " ".join(self.text[first:last].split()).strip(" .;:")

    def _cut(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """The part of a sentence from `start` to `end`, from the beginning of a word to an end."""
        if start > first:
            first = self.text.find(" ", max(start - 1, 0)) + 1 or first
        if end < last:
            cut = self.text.rfind(" ", first, end)
            last = cut if cut > first else last
        return first, last


@lru_cache(maxsize=8192)
def reading_of(text: str) -> Reading:
    """The reading of a text, which is made once for all that ask for it."""
    return Reading(text)
