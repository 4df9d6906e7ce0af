"""Tables of person-months: partners by work package or task, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from toolkit.importing import heading_words
from toolkit.importing.decisions import Decision
from toolkit.importing.heading_text import (
    EFFORT,
    Below,
    Column,
    Known,
    bare_words,
    package_named,
    phrases,
    spelled,
    why_other,
)
from toolkit.importing.lists import ListKind
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import short

AROUND = " / "
"""What stands between the words of the tab and of each line above."""

SURE = 3
"""The weight of each column of person-months, as of a heading that is known."""


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

    def has_package(self, columns: Mapping[int, Column]) -> bool:
        """Whether a column, the tab or a line above says to which work package the rows belong."""
        around = any(map(package_named, self.around.split(AROUND)))
        return around or any(one.name == "work_package" for one in columns.values())

    def why_not(self, heading: str, decided: Decision | None) -> str:
        """Why a heading is no column."""
        if decided and decided.kind == "":
            return "it was left out with --map"
        if spelled(heading) in self.known.partners or package_named(heading):
            return "nothing says that these are person-months: write that into a heading or the tab"
        return why_other(heading) or f"no field has the heading “{short(heading)}”"

    def _named(self, free: Mapping[int, str], kind: ListKind) -> dict[int, str]:
        if kind.name in ("tasks", "work_packages"):
            return {at: text for at, text in free.items() if spelled(text) in self.known.partners}
        if kind.name == "partners":
            return {at: label for at, text in free.items() if (label := package_named(text))}
        return {}

    def _counts_months(self, named: Collection[int]) -> bool:
        """Whether the words around the numbers say that they are person-months."""
        texts = [self.around, *(text for at, text in self.headings.items() if at not in named)]
        words = " ".join(f" {bare_words(one)} " for one in texts)
        if any(f" {one} " in words for one in phrases(heading_words.AMOUNTS)) or "€" in words:
            return False  # as in "PM costs"
        return any(f" {one} " in words for one in phrases(heading_words.PERSON_MONTHS))

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
