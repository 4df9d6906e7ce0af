"""Marks each word of a proposal, so that a composed text shows which field each word came from.

Behind every word are three invisible characters that no template reads: the word's number.
Whatever a template makes of a field, its words are known by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from toolkit.model.base import PLAIN_WORDS, Located, Prose
from toolkit.model.proposal import Proposal
from toolkit.readers.patches import Steps

FIRST, SIGNS = 0xE0100, 240
"""The variation selectors that no font has: letters to nobody, and no white space either."""

HIDDEN_MARK = re.compile(f"[{chr(FIRST)}-{chr(FIRST + SIGNS - 1)}]{{3}}")
HIDDEN_SIGN = re.compile(f"[{chr(FIRST)}-{chr(FIRST + SIGNS - 1)}]")
WORD = re.compile(r"[^\W_]+")

LEFT = re.compile(
    r"\[\[[^\]\n]*\]\]"
    r"|\]\([^)\n]*\)"
    r"|<[a-zA-Z][^>\s]*>"
    r"|^\s*\d{1,9}[.)](?=\s|$)"
    r"|^\s*o(?=\s)"
    r"|\b(?:e\.g|i\.e|ca|approx)\b",
    re.MULTILINE,
)
"""What is not marked in prose, since it is read: mentions, addresses, points, and what looks like
the end of a sentence."""

WORDS = PLAIN_WORDS - {"acronym", "item", "short_name"}
"""Fields of plain words that come back from Word; the others name a part wherever they are."""


class Text(NamedTuple):
    """A text of the outline."""

    steps: Steps
    value: str
    prose: bool
    """Whether it is Markdown; plain words otherwise."""


class SourceMark(NamedTuple):
    """A word of a composed text, from `start` to `end`, and its number."""

    start: int
    end: int
    word: int


@dataclass
class Provenance:
    """The texts of a proposal, and by its number where each of their words is."""

    texts: list[Text] = field(default_factory=list)
    words: list[tuple[int, int, int]] = field(default_factory=list)
    """The text's number, and where in it the word begins and ends."""

    def of(self, word: int) -> Text:
        """The text that a word is of."""
        return self.texts[self.words[word][0]]

    def read(self, text: str) -> tuple[str, list[SourceMark]]:
        """A composed text without its hidden marks, and its words."""
        found: list[SourceMark] = []
        plain: list[str] = []
        at = length = 0
        for mark in HIDDEN_MARK.finditer(text):
            plain.append(text[at : mark.start()])
            length += mark.start() - at
            at = mark.end()
            number = 0
            for sign in mark[0]:
                number = number * SIGNS + ord(sign) - FIRST
            _, start, end = self.words[number]
            found.append(SourceMark(length - (end - start), length, number))
        return "".join((*plain, text[at:])), found

    def text(self, steps: Steps, value: str) -> str:
        """A text with a hidden mark behind each word."""
        prose = isinstance(value, Prose)
        if HIDDEN_SIGN.search(value):
            return value
        number = len(self.texts)
        self.texts.append(Text(steps, value, prose))
        left = [found.span() for found in LEFT.finditer(value)] if prose else []
        made, at = [], 0
        for word in WORD.finditer(value):
            if any(start < word.end() and word.start() < end for start, end in left):
                continue
            made += [value[at : word.end()], _signs(len(self.words))]
            at = word.end()
            self.words.append((number, word.start(), word.end()))
        return type(value)("".join((*made, value[at:])))

    def _marked(self, steps: Steps, value: Any) -> Any:
        if isinstance(value, Prose):
            return self.text(steps, value)
        if isinstance(value, str):
            named = next((one for one in reversed(steps) if isinstance(one, str)), "")
            return self.text(steps, value) if type(value) is str and named in WORDS else value
        if isinstance(value, Located):
            return self._part(steps, value)
        if isinstance(value, dict):
            return {key: self._marked((*steps, key), one) for key, one in value.items()}
        if type(value) is tuple:
            return tuple(self._marked((*steps, at), one) for at, one in enumerate(value))
        return value

    def _part(self, steps: Steps, part: Located) -> Located:
        names = [one for one in type(part).model_fields if one != "place"]
        update = {name: self._marked((*steps, name), getattr(part, name)) for name in names}
        made = part.model_copy(update=update)
        for known in set(made.__dict__) - {*names, "place"}:
            del made.__dict__[known]  # what was computed from the words without marks
        return made


def with_provenance(proposal: Proposal) -> tuple[Proposal, Provenance]:
    """The proposal with all its words marked, and the key to the marks."""
    provenance = Provenance()
    made = provenance._part((), proposal)
    assert isinstance(made, Proposal)
    return made, provenance


def _signs(number: int) -> str:
    digits: Iterator[int] = (number // SIGNS**power % SIGNS for power in (2, 1, 0))
    return "".join(chr(FIRST + digit) for digit in digits)
