"""What the words above a column say, whatever list it may belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.importing import heading_words
from toolkit.ooxml.number_formats import other_currency
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import seen

EFFORT = "effort"
"""A column of person-months; which partner or work package it is for stands in its heading."""

AMOUNT = "amount"
"""A column of amounts of one cost category, which stands in its heading: `Travel`, `Equipment`."""

LONGEST = 120
"""Letters of a heading; what is longer is a text."""

IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

PACKAGE = re.compile(r"(?:wp|lt|lot|work package|lot de travail)\s*(?:no?\s*)?(\d{1,2})\b(.*)")

MORE_PACKAGES = re.compile(r"\s*(?:and |et |a |to |until )?(?:wp|lt|lot)?\s*\d+\b.*")


class Column(NamedTuple):
    """What a column is."""

    name: str
    """A column of the list: `unit_cost`; `effort` for person-months."""

    of: str = ""
    """For person-months: the words that name the partner or the work package."""

    scale: int = 1
    """1000 where the amounts are in thousands."""


Below = Mapping[int, tuple[str, ...]]
"""The texts of the first rows under some headings, by column."""

NOTHING_BELOW: Below = {}


class Known(NamedTuple):
    """The names of partners that are known while headings are read, as `spelled`."""

    partners: frozenset[str] = frozenset()


@lru_cache(16_384)
def spelled(text: str) -> str:
    """A heading in small letters, without accents, signs and what is in brackets.

    >>> spelled("Coût unitaire (€)"), spelled("N° de tâche *"), spelled("Work-package")
    ('cout unitaire', 'no de tache', 'work package')
    """
    clean = re.sub(r"\bn\s*[°º]|№", "no ", IN_BRACKETS.sub(" ", seen(text)).casefold())
    return " ".join(re.findall(r"[^\W_]+", bare(clean)))


@cache
def phrases(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.split("|") if one.strip())


def package_named(heading: str) -> str:
    """The label of the one work package that a heading names: `WP2`; empty where it names none."""
    found = PACKAGE.fullmatch(spelled(heading))
    if not found or MORE_PACKAGES.fullmatch(found[2]):
        return ""
    return f"WP{int(found[1])}"


def kinds_named(text: str) -> Iterator[str]:
    """The lists that the words above a table, or the tab of its sheet, name."""
    words = f" {spelled(text)} "
    for kind, names in heading_words.KIND_WORDS.items():
        if any(f" {one} " in words for one in phrases(names)):
            yield kind


def cost_words(heading: str) -> str:
    """The words by which a heading, or a cell, names a cost category: without code and unit.

    >>> cost_words("C.1 Travel costs (EUR)"), cost_words("(B) Other direct costs/€")
    ('travel costs', 'other direct costs')
    """
    return re.sub(r"^[a-e] (?:\d+[a-z]? )?", "", without_unit(spelled(heading)))


def names_cost_category(heading: str) -> bool:
    """Whether a heading names a cost category of a budget."""
    words = cost_words(heading)
    return any(
        words == bare_words(title) or words in phrases(names)
        for title, names in heading_words.COST_WORDS.items()
    )


def without_unit(heading: str) -> str:
    """A heading as `spelled`, without `EUR` and the like behind it."""
    words = heading.split()
    money = phrases(heading_words.MONEY)
    for size in (2, 1):
        if len(words) > size and " ".join(words[-size:]) in money:
            return " ".join(words[:-size])
    return heading


def is_in_thousands(heading: str) -> bool:
    """Whether the amounts below a heading are in thousands of euros."""
    text = bare(heading).replace("€", " eur ").replace("keur", " keur ")
    return bool(phrases(heading_words.THOUSANDS) & {*re.findall(r"[^\W\d_]+", text)})


def bare_words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", bare(text)))


def counts_otherwise(heading: str) -> bool:
    """Whether a heading says that the numbers below are hours, days or shares."""
    words = f" {bare_words(heading)} "
    return any(f" {one} " in words for one in phrases(heading_words.OTHER_UNITS)) or "%" in heading


def pieces_of(heading: str) -> Iterator[str]:
    words = spelled(heading).split()
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))


def why_other(heading: str) -> str:
    if sign := other_currency(heading):
        return f"the heading says {sign}, and an outline is in euros"
    if counts_otherwise(heading):
        return "its heading counts in a unit that the outline has no field for"
    return ""
