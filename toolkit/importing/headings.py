"""The words above the columns of a sheet as fields of an outline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.importing import heading_words
from toolkit.importing.decisions import Decision
from toolkit.importing.heading_text import (
    AMOUNT,
    EFFORT,
    LONGEST,
    NOTHING_BELOW,
    Below,
    Column,
    Known,
    is_in_thousands,
    kinds_named,
    names_cost_category,
    package_named,
    phrases,
    pieces_of,
    spelled,
    why_other,
    without_unit,
)
from toolkit.importing.lists import KINDS, ListKind, columns_of, project_columns
from toolkit.importing.person_months import Matrix
from toolkit.readers.field_words import WORDS

SURE, LIKELY, WEAK = 3, 2, 1
"""How well a heading fits: as it is written here, as a field may be called, as a second choice."""

DECIDED = 20
"""The weight of a heading for which a person has decided."""

NAMES_THE_LIST = 3
"""The weight of the list's own name, above the table or in one of its headings."""

OF_ONE_LINE = frozenset(("row", "item", "units", "unit_cost", "total"))
"""Columns that a budget with a column for each cost category does not have."""

CLEAR = 2
"""What tells for sure to which list a table belongs: its name, or a column that no other has."""

MOST_LISTS = 3
"""So many lists may have a column that still says something."""

NO_GUESS = frozenset(("id", "label", "default_profile"))
"""Columns that only the words above them make such, not the names of their fields."""


class HeadingRow(NamedTuple):
    """A row of headings, as far as it is understood."""

    kind: ListKind
    columns: Mapping[int, Column]
    unmatched: Mapping[int, str]
    """The other headings, each with why it is no column of the list."""

    weight: int


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
                add(phrases(heading_words.PHRASES.get(f"{around}.{key}", "")), column, weight)
    for column in columns:
        if column not in NO_GUESS:
            add((column.replace("_", " "),), column, SURE)
            add((one.replace("_", " ") for one in WORDS.get(column, "").split()), column, LIKELY)
    return found


@lru_cache(16_384)
def meanings(heading: str, kind: str, columns: tuple[str, ...]) -> Mapping[str, int]:
    """The columns of a list that a heading may be, each with how well it fits."""
    known = _meanings(kind, columns)
    wanted = spelled(heading)
    for one in (wanted, without_unit(wanted)):
        if one in known:
            return known[one]
        if one.endswith("s") and (single := known.get(one[:-1])):
            return {name: fit for name, fit in single.items() if fit > WEAK}
    return {}


def project_field(heading: str) -> str:
    """The field of the project that a heading names; empty where it names none for sure."""
    found = meanings(heading, "project", project_columns())
    return next((one for one, weight in found.items() if weight == SURE), "")


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
    if not _may_be_headings(headings.values(), known, decisions):
        return None
    named = set(kinds_named(around))
    matrix = Matrix(headings, around, known, below)
    rows = (_match(headings, kind, named, matrix, decisions) for kind in KINDS)
    return max(filter(None, rows), key=lambda one: one.weight, default=None)


def _may_be_headings(
    headings: Collection[str], known: Known, decisions: Collection[Decision]
) -> bool:
    """Whether two of the words at least mean something in some list; most rows have none."""
    decided = {one.heading for one in decisions}
    words = {spelled(one): one for one in headings}
    telling = (
        _is_known(one) or word in known.partners or word in decided for word, one in words.items()
    )
    return sum(telling) > 1


@lru_cache(16_384)
def _is_known(heading: str) -> bool:
    lists = any(meanings(heading, one.name, columns_of(one)) for one in KINDS)
    return lists or bool(package_named(heading))


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
    if matrix.has_package(columns):
        weight += _assign_amounts(free, kind, columns)
    names = {one.name for one in columns.values()}
    if len(columns) < 2 or not names & {*kind.named_by}:
        return None
    if kind.also and not names & {*kind.also}:
        return None
    own = phrases(heading_words.KIND_WORDS[kind.name])
    noun = any(
        one.name in kind.named_by and own & {*pieces_of(headings.get(at, ""))}
        for at, one in columns.items()
    )
    named_by = noun + (kind.name in named)
    weight += NAMES_THE_LIST * named_by
    known = [headings.get(at, "") for at in columns if at not in decided]
    signs = CLEAR * (named_by + len(columns) - len(known)) + sum(map(_signs, known))
    if signs < CLEAR and not {EFFORT, AMOUNT} & names:
        return None  # a title and a description may be those of anything
    left = {at: text for at, text in headings.items() if at not in columns}
    unmatched = {at: matrix.why_not(text, decided.get(at)) for at, text in left.items()}
    return HeadingRow(kind, dict(sorted(columns.items())), unmatched, weight)


def _urgency(choice: Mapping[str, int], at: int) -> tuple[int, int, int]:
    """The rank of a heading: what fits well comes first, and of that what has least choice."""
    return -max(choice.values()), len(choice), at


@lru_cache(16_384)
def _signs(heading: str) -> int:
    """How clearly a heading tells to which list a table belongs: few lists have such a column."""
    fits = (meanings(heading, one.name, columns_of(one)) for one in KINDS)
    lists = sum(max(one.values(), default=0) > WEAK for one in fits)
    return CLEAR if lists == 1 else int(1 < lists <= MOST_LISTS)


def _assign(free: Mapping[int, str], kind: ListKind, columns: dict[int, Column]) -> int:
    """Gives each heading its best column that is free."""
    choices = {
        at: found
        for at, text in free.items()
        if (found := meanings(text, kind.name, columns_of(kind))) and not why_other(text)
    }
    weight = 0
    for at in sorted(choices, key=lambda one: _urgency(choices[one], one)):
        taken = {one.name for one in columns.values()}
        open_ones = {name: fit for name, fit in choices[at].items() if name not in taken}
        if open_ones:
            best = max(open_ones, key=lambda name: open_ones[name])
            columns[at] = Column(best, scale=_scale(free[at]))
            weight += open_ones[best]
    return weight


def _assign_amounts(free: Mapping[int, str], kind: ListKind, columns: dict[int, Column]) -> int:
    """Makes the columns that name cost categories columns of amounts, where there are several."""
    named = {at: text for at, text in free.items() if names_cost_category(text)}
    named = {at: text for at, text in named.items() if not why_other(text)}
    if kind.name != "costs" or len(named) < 2:
        return 0
    for at in [at for at, one in columns.items() if at in named or one.name in OF_ONE_LINE]:
        del columns[at]
    columns |= {at: Column(AMOUNT, text, _scale(text)) for at, text in named.items()}
    return len(named) * SURE


def _scale(heading: str) -> int:
    return 1000 if is_in_thousands(heading) else 1
