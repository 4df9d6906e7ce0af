"""Titles and labels of a form compared with those of the draft, in any of the languages known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple, Self
from unicodedata import combining, normalize

from toolkit.model.language import Language

NUMBERED = re.compile(r"\s*(\d+(?:\.\d+)*)[.)]?(?:\s+|$)(.*)", re.DOTALL)
REMARK = re.compile(r"\([^()]*\)")
SIGNS = re.compile(r"[\W_]+")
TAG = re.compile(r"#([@§])([\w-]+)\1#")
"""How a form marks where a part of it begins (`@`) and ends (`§`)."""

CODE = re.compile(r"\s*([A-F])(?:\.?(\d)(?:\.?([a-z])\b)?)?[.:]?\s+(?=\w)")
"""The code of a cost category at the head of a label: `A.1`, `C1a`, `E.`."""

LENGTHS_APART = 0.6
"""By how much of the longer of two titles they may differ in length and still be compared."""

LEAST = 0.5
"""How alike two titles are at least to be compared letter by letter."""

SAME_WORDS = 0.7
"""How alike two labels are at least, one of which has all the words of the other."""

SAME_CODE = 0.9
"""How alike two labels are whose cost categories are the same, or one within the other."""


def split_number(heading: str) -> tuple[str, str]:
    """The number at the head of a heading and the words behind it: `("2.1", "Quality")`."""
    found = NUMBERED.fullmatch(heading)
    return (found[1], found[2]) if found else ("", heading)


def without_tags(text: str) -> str:
    """A text of a form without its tags."""
    return TAG.sub(" ", text)


@lru_cache(maxsize=4000)
def folded_title(title: str) -> str:
    """A title in small letters, without its number, accents, signs and what is in brackets.

    >>> folded_title("Events, meetings & mobility (if any)")
    'events meetings mobility'
    """
    bare = REMARK.sub(" ", split_number(title)[1])
    plain = "".join(one for one in normalize("NFKD", bare) if not combining(one))
    return SIGNS.sub(" ", plain).strip().casefold()


def title_likeness(one: str, other: str) -> float:
    """How alike two titles of sections are, from 0 to 1."""
    return _alike(folded_title(one), folded_title(other))


@lru_cache(maxsize=20_000)
def label_likeness(one: str, other: str) -> float:
    """How alike the labels of two columns are, from 0 to 1.

    Two with codes of cost categories are alike by these: `A.1 Employees` and `A. Personnel`; a
    short one is alike to a longer one with its words: `Lead` and `Lead beneficiary`.
    """
    first, second = code_of(one), code_of(other)
    if first and second:
        related = first.startswith(second) or second.startswith(first)
        return (1.0 if first == second else SAME_CODE) if related else 0.0
    here, there = _label(one), _label(other)
    alike = _alike(here, there)
    mine, theirs = {*here.split()}, {*there.split()}
    if mine and theirs and (mine <= theirs or theirs <= mine):
        lengths = len(here), len(there)
        return max(alike, SAME_WORDS + 0.2 * min(lengths) / max(lengths))
    return alike


def code_of(label: str) -> str:
    """The code of a cost category at the head of a label, as `c1a`; empty where it has none."""
    found = CODE.match(label)
    return "".join(filter(None, found.groups())).casefold() if found else ""


@lru_cache(maxsize=4000)
def _label(text: str) -> str:
    """A label for comparing, without a code at its head."""
    found = CODE.match(text)
    folded = folded_title(text[found.end() :] if found else text)
    return folded.replace("work package", "wp")


@lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > LENGTHS_APART * longer:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    worth = matcher.real_quick_ratio() > LEAST and matcher.quick_ratio() > LEAST
    return matcher.ratio() if worth else 0.0


class Synonyms(NamedTuple):
    """What a title of the draft is called in the languages that are known."""

    to_english: Mapping[str, str]
    languages: tuple[Language, ...]

    @classmethod
    def of(cls, own: Language, others: Sequence[Language] = ()) -> Self:
        """Of a draft in its `own` language; forms may be in one of the `others` or in English."""
        english = {there: here.partition("|")[0] for here, there in own.words.items()}
        english |= {there: here for here, there in own.terms.items()}
        return cls(english, tuple(others))

    def all(self, title: str) -> tuple[str, ...]:
        """The title itself first, then what it is called in the other languages."""
        english = self.to_english.get(title, title)
        said = (one.term(one.say(english)) for one in self.languages)
        return tuple(dict.fromkeys((title, english, *said)))

    def title(self, title: str, other: str) -> float:
        """How alike a title of the draft is to one of a form, in whichever language."""
        return max(title_likeness(one, other) for one in self.all(title))

    def label(self, label: str, others: Iterable[str]) -> float:
        """How alike a label of the draft is to the one of a form's that is most alike."""
        own = self.all(label)
        alike = (label_likeness(one, other) for one in own for other in others if other)
        return max(alike, default=0.0)
