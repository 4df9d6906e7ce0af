"""The account of a Word file: what became of each of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.importing.outcome import NotPlaced, Placed, Steps

WORD = re.compile(r"\w")

NO_FIELD = "no field of an outline was found for it"
HEADING = "heading of the form"
HEADS = "heading of a table"
INSTRUCTION = "instruction of the form"
PROMPT = "prompt or placeholder that nobody has filled in"
CONTENTS = "table of contents, which Word makes anew"
CAPTION = "caption, which a build writes anew"
COMPUTED = "a build computes it from the plan"
FIGURES = "person-months and costs are not taken from a text: import the budget as a sheet"
AROUND = "words that a table has around its fields"
ANOTHER = "another place of the file gives another value for the same field"
OUTSIDE = "it stands outside the sections of the form"
WRITTEN = "sentence that a build writes from the plan"

TITLE = "heading that a build writes"
MARGIN = "a build writes header and footer"
OF_FORM = frozenset(
    (
        *(HEADING, HEADS, INSTRUCTION, PROMPT, CONTENTS, CAPTION, COMPUTED, AROUND, WRITTEN),
        *(TITLE, MARGIN),
    )
)
"""The reasons for which nothing is lost: the form or a build says it again."""


class Span(NamedTuple):
    """A piece of a text that is in a field, or is known to belong nowhere."""

    start: int
    end: int
    steps: Steps
    """Empty where it is in no field."""

    why: str = ""


@dataclass(slots=True)
class Unit:
    """A paragraph or a cell: its words, and what became of each."""

    where: str
    text: str
    why: str = NO_FIELD
    """Why what is left of it is in no field."""

    spans: list[Span] = field(default_factory=list)

    def place(self, steps: Steps, start: int = 0, end: int | None = None) -> None:
        """The words between two places are in a field."""
        self.spans.append(Span(start, len(self.text) if end is None else end, steps))

    def leave(self, why: str, start: int = 0, end: int | None = None) -> None:
        """The words between two places belong to no field."""
        self.spans.append(Span(start, len(self.text) if end is None else end, (), why))

    def pieces(self) -> Iterator[Span]:
        """All of the text in its order; what nobody has taken has no steps, and the unit's why."""
        at = 0
        for one in sorted(self.spans):
            if one.end <= at:
                continue
            if one.start > at:
                yield Span(at, one.start, (), self.why)
            yield one._replace(start=max(at, one.start))
            at = one.end
        if at < len(self.text):
            yield Span(at, len(self.text), (), self.why)


class Ledger:
    """All units of a file, in reading order."""

    def __init__(self) -> None:
        self._units: list[Unit] = []

    def unit(self, where: str, text: str, why: str = NO_FIELD) -> Unit:
        """A new unit at the end."""
        made = Unit(where, text, why)
        self._units.append(made)
        return made

    def placed(self) -> tuple[Placed, ...]:
        """The words that are in fields."""
        return tuple(
            Placed(unit.where, words, one.steps)
            for unit in self._units
            for one in unit.pieces()
            if one.steps and (words := _said(unit, one))
        )

    def not_placed(self) -> tuple[NotPlaced, ...]:
        """The words that are in no field, and why; what people wrote comes before what is of the
        form, or is written by a build."""
        found = [
            NotPlaced(unit.where, words, one.why or unit.why)
            for unit in self._units
            for one in unit.pieces()
            if not one.steps and (words := _said(unit, one))
        ]
        return tuple(sorted(found, key=lambda one: one.why in OF_FORM))


def _said(unit: Unit, one: Span) -> str:
    """The words of a piece; nothing where it is signs alone."""
    words = unit.text[one.start : one.end].strip()
    return words if WORD.search(words) else ""
