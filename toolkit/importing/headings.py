"""The words above the columns of a sheet as fields of an outline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.importing import heading_words
from toolkit.importing.lists import KIND, KINDS, ListKind, columns_of, project_columns
from toolkit.importing.number_formats import other_currency
from toolkit.readers.field_words import WORDS
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import seen, short

SURE, LIKELY, WEAK = 3, 2, 1
"""How well a heading fits: as it is written here, as a field may be called, as a second choice."""

DECIDED = 20
"""The weight of a heading for which a person has decided."""

NAMES_THE_LIST = 3
"""The weight of the list's own name, above the table or in one of its headings."""

LEFT_OUT = "-"
"""What `--map` gives a heading whose column is not wanted."""

EFFORT = "effort"
"""A column of person-months; which partner or work package it is for stands in its heading."""

NO_GUESS = frozenset(("id", "label", "default_profile"))
"""Columns that only the words above them make such, not the names of their fields."""

LONGEST = 120
"""Letters of a heading; what is longer is a text."""

IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
PACKAGE = re.compile(r"(?:wp|lt|lot|work package|lot de travail)\s*(?:n\s*)?(\d{1,2})\b(.*)")
MORE_PACKAGES = re.compile(r"\s*(?:and |et |a |to |until )?(?:wp|lt|lot)?\s*\d+\b.*")


class Column(NamedTuple):
    """What a column is."""

    name: str
    """A column of the list: `unit_cost`; `effort` for person-months."""

    of: str = ""
    """For person-months: the words that name the partner or the work package."""

    scale: int = 1
    """1000 where the amounts are in thousands."""


class Decision(NamedTuple):
    """What a person has decided about a heading."""

    sheet: str
    """The sheet, as `spelled`; empty for all."""

    heading: str
    """The words of the heading, as `spelled`."""

    kind: str
    """The list; empty where the column is left out."""

    column: str


class HeadingRow(NamedTuple):
    """A row of headings, as far as it is understood."""

    kind: ListKind
    columns: Mapping[int, Column]
    unmatched: Mapping[int, str]
    """The other headings, each with why it is no column of the list."""

    weight: int


Below = Mapping[int, tuple[str, ...]]
"""The texts of the first rows under some headings, by column."""

NOTHING_BELOW: Below = {}


class Known(NamedTuple):
    """The names of partners that are known while headings are read, as `spelled`."""

    partners: frozenset[str] = frozenset()


def spelled(text: str) -> str:
    """A heading in small letters, without accents, signs and what is in brackets.

    >>> spelled("Coût unitaire (€)"), spelled("N° de tâche *"), spelled("Work-package")
    ('cout unitaire', 'no de tache', 'work package')
    """
    clean = re.sub(r"\bn\s*[°º]|№", "no ", IN_BRACKETS.sub(" ", seen(text)).casefold())
    return " ".join(re.findall(r"[^\W_]+", bare(clean)))


@cache
def _phrases(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.split("|") if one.strip())


@cache
def _meanings(kind: str, columns: tuple[str, ...]) -> Mapping[str, Mapping[str, int]]:
    """By phrase what it may be: the columns, each with how well it fits."""
    found: dict[str, dict[str, int]] = {}

    def add(phrases: Iterable[str], column: str, weight: int) -> None:
        for one in phrases:
            found.setdefault(one, {}).setdefault(column, weight)

    for column in columns:
        for key, weight in ((column, SURE), (f"{column}?", WEAK)):
            for around in (kind, "*"):
                add(_phrases(heading_words.PHRASES.get(f"{around}.{key}", "")), column, weight)
    for column in columns:
        if column not in NO_GUESS:
            add((column.replace("_", " "),), column, SURE)
            add((one.replace("_", " ") for one in WORDS.get(column, "").split()), column, LIKELY)
    return found


def meanings(heading: str, kind: str, columns: tuple[str, ...]) -> Mapping[str, int]:
    """The columns of a list that a heading may be, each with how well it fits."""
    known = _meanings(kind, columns)
    wanted = spelled(heading)
    for one in (wanted, _without_unit(wanted)):
        if one in known:
            return known[one]
        if one.endswith("s") and (single := known.get(one[:-1])):
            return {name: fit for name, fit in single.items() if fit > WEAK}
    return {}


def _without_unit(heading: str) -> str:
    words = heading.split()
    money = _phrases(heading_words.MONEY)
    for size in (2, 1):
        if len(words) > size and " ".join(words[-size:]) in money:
            return " ".join(words[:-size])
    return heading


def project_field(heading: str) -> str:
    """The field of the project that a heading names; empty where it names none for sure."""
    found = meanings(heading, "project", project_columns())
    return next((one for one, weight in found.items() if weight == SURE), "")


def package_named(heading: str) -> str:
    """The label of the one work package that a heading names: `WP2`; empty where it names none."""
    found = PACKAGE.fullmatch(spelled(heading))
    if not found or MORE_PACKAGES.fullmatch(found[2]):
        return ""
    return f"WP{int(found[1])}"


def kinds_named(text: str) -> Iterator[str]:
    """The lists that the words above a table, or the tab of its sheet, name."""
    words = f" {spelled(text)} "
    for kind, phrases in heading_words.KIND_WORDS.items():
        if any(f" {one} " in words for one in _phrases(phrases)):
            yield kind


def is_in_thousands(heading: str) -> bool:
    """Whether the amounts below a heading are in thousands of euros."""
    text = bare(heading).replace("€", " eur ").replace("keur", " keur ")
    return bool(_phrases(heading_words.THOUSANDS) & {*re.findall(r"[^\W\d_]+", text)})


def _bare_words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", bare(text)))


def counts_otherwise(heading: str) -> bool:
    """Whether a heading says that the numbers below are hours, days or shares."""
    words = f" {_bare_words(heading)} "
    return any(f" {one} " in words for one in _phrases(heading_words.OTHER_UNITS)) or "%" in heading


def match_headings(
    headings: Mapping[int, str],
    around: str,
    known: Known,
    decisions: Collection[Decision] = (),
    below: Below = NOTHING_BELOW,
) -> HeadingRow | None:
    """The list whose fields the headings fit best; None where they fit none.

    `around` are the words of the tab and those above the table.
    """
    if len(headings) < 2 or any(len(one) > LONGEST for one in headings.values()):
        return None
    named = set(kinds_named(around))
    matrix = Matrix(headings, around, known, below)
    rows = (_match(headings, kind, named, matrix, decisions) for kind in KINDS)
    return max(filter(None, rows), key=lambda one: one.weight, default=None)


def _match(
    headings: Mapping[int, str],
    kind: ListKind,
    named: Collection[str],
    matrix: Matrix,
    decisions: Collection[Decision],
) -> HeadingRow | None:
    """The headings as columns of one list; None where they do not make a table of it."""
    decided = {
        at: one
        for at, text in headings.items()
        for one in decisions
        if one.heading == spelled(text)
    }
    columns: dict[int, Column] = {}
    weight = 0
    for at, one in decided.items():
        if one.kind == kind.name:
            of = headings[at] if one.column == EFFORT else ""
            columns[at] = Column(one.column, of, _scale(headings[at]))
            weight += DECIDED
        elif one.kind:
            return None
    free = {at: text for at, text in headings.items() if at not in decided}
    weight += _assign(free, kind, columns)
    weight += matrix.assign(free, kind, columns)
    names = {one.name for one in columns.values()}
    if len(columns) < 2 or not names & {*kind.named_by}:
        return None
    if kind.also and not names & {*kind.also}:
        return None
    own = _phrases(heading_words.KIND_WORDS[kind.name])
    noun = any(
        one.name in kind.named_by and own & {*_pieces(headings.get(at, ""))}
        for at, one in columns.items()
    )
    weight += NAMES_THE_LIST * (noun + (kind.name in named))
    left = {at: text for at, text in headings.items() if at not in columns}
    unmatched = {at: matrix.why_not(text, decided.get(at)) for at, text in left.items()}
    return HeadingRow(kind, dict(sorted(columns.items())), unmatched, weight)


def _pieces(heading: str) -> Iterator[str]:
    words = spelled(heading).split()
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))


def _assign(free: Mapping[int, str], kind: ListKind, columns: dict[int, Column]) -> int:
    """Gives each heading its best column that is free, the headings with least choice first."""
    choices = {
        at: found
        for at, text in free.items()
        if (found := meanings(text, kind.name, columns_of(kind))) and not _why_other(text)
    }
    weight = 0
    for at in sorted(choices, key=lambda one: (len(choices[one]), one)):
        taken = {one.name for one in columns.values()}
        open_ones = {name: fit for name, fit in choices[at].items() if name not in taken}
        if open_ones:
            best = max(open_ones, key=lambda name: open_ones[name])
            columns[at] = Column(best, scale=_scale(free[at]))
            weight += open_ones[best]
    return weight


class Matrix(NamedTuple):
    """Person-months of partners by work package or task, as headings and first rows show it."""

    headings: Mapping[int, str]
    around: str
    known: Known
    below: Below

    def assign(self, free: Mapping[int, str], kind: ListKind, columns: dict[int, Column]) -> int:
        """Makes the columns that name partners, or work packages, columns of person-months.

        The first column with the names of the rows is found too, whatever its heading is. What the
        columns weigh is given back.
        """
        named = self._named(free, kind)
        if len(named) < 2 or not self._counts_months(named):
            return 0
        for at in named:
            columns.pop(at, None)
        if not {one.name for one in columns.values()} & {*kind.named_by}:
            first = self._first_column(kind, named)
            if first is None:
                return 0
            columns[first] = Column("short_name" if kind.name == "partners" else "title")
        columns |= {at: Column(EFFORT, of=text) for at, text in named.items()}
        return len(named) * SURE

    def why_not(self, heading: str, decided: Decision | None) -> str:
        """Why a heading is no column."""
        if decided and decided.kind == "":
            return "it was left out with --map"
        if spelled(heading) in self.known.partners or package_named(heading):
            return "nothing says that these are person-months: write that into a heading or the tab"
        return _why_other(heading) or f"no field has the heading “{short(heading)}”"

    def _named(self, free: Mapping[int, str], kind: ListKind) -> dict[int, str]:
        if kind.name in ("tasks", "work_packages"):
            return {at: text for at, text in free.items() if spelled(text) in self.known.partners}
        if kind.name == "partners":
            return {at: label for at, text in free.items() if (label := package_named(text))}
        return {}

    def _counts_months(self, named: Collection[int]) -> bool:
        """Whether the words around the numbers say that they are person-months."""
        texts = [self.around, *(text for at, text in self.headings.items() if at not in named)]
        words = " ".join(f" {_bare_words(one)} " for one in texts)
        if any(f" {one} " in words for one in _phrases(heading_words.AMOUNTS)) or "€" in words:
            return False  # as in "PM costs"
        return any(f" {one} " in words for one in _phrases(heading_words.PERSON_MONTHS))

    def _first_column(self, kind: ListKind, named: Collection[int]) -> int | None:
        """The column left of the numbers in which most rows name a part of that kind."""
        for at in sorted(one for one in self.below if one < min(named)):
            words = self.below[at]
            fitting = sum(self._names(kind, one) for one in words)
            if words and fitting * 3 >= len(words) * 2:
                return at
        return None

    def _names(self, kind: ListKind, words: str) -> bool:
        if kind.name == "partners":
            return spelled(words) in self.known.partners
        if kind.name == "work_packages":
            return bool(package_named(words))
        return bool(re.match(r"(?:t|task|tache)\s*\d+\.\d+", bare(words)))


def _scale(heading: str) -> int:
    return 1000 if is_in_thousands(heading) else 1


def _why_other(heading: str) -> str:
    if sign := other_currency(heading):
        return f"the heading says {sign}, and an outline is in euros"
    if counts_otherwise(heading):
        return "its heading counts in a unit that the outline has no field for"
    return ""


def decision_of(text: str) -> Decision | str:
    """What a person wrote behind `--map`: `Nom=partners.name`, `Liste!Nom=partners.name`.

    What is wrong with it, as a sentence, where it is not of that form.
    """
    heading, sign, target = text.rpartition("=")
    if not sign or not heading.strip():
        return f'"{text}" is not of the form "Heading=list.field"'
    sheet, _, words = heading.rpartition("!")
    wanted = (spelled(sheet.strip("'")), spelled(words))
    if target.strip() == LEFT_OUT:
        return Decision(*wanted, "", "")
    name, _, column = target.strip().partition(".")
    if name in KIND and column in (*columns_of(KIND[name]), *_effort(name)):
        return Decision(*wanted, name, column)
    return f"there is no field {target.strip()}; {_nearest(name, column)}"


def _effort(kind: str) -> tuple[str, ...]:
    return (EFFORT,) if kind in ("tasks", "work_packages") else ()


def _nearest(name: str, column: str) -> str:
    from difflib import get_close_matches

    every = [f"{kind.name}.{one}" for kind in KINDS for one in columns_of(kind)]
    near = get_close_matches(f"{name}.{column}" if column else name, every, 4)
    if not column and not near:
        near = [one for one in every if one.endswith(f".{name}")][:4]
    if name in KIND:
        near = near or [f"{name}.{one}" for one in columns_of(KIND[name])]
    return f"did you mean {' or '.join(near)}?" if near else f"the lists are {', '.join(KIND)}"
