"""How far a proposal is written, in a report: sections, priorities, award criteria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING, Self

from toolkit.cli.report import Amount, Value
from toolkit.document.walk import NO_BREAK
from toolkit.model.wording import counted, listed

if TYPE_CHECKING:
    from toolkit.readiness.coverage import Covered, Judged
    from toolkit.readiness.readiness import Readiness as Found
    from toolkit.readiness.readiness import Written

WIDTH, NONE = 96, "-"
"""Characters of a line, and what an empty cell of the matrix shows."""

LONG = 40
"""Characters of an entry that may go on in the next line."""


class SectionState(Value):
    """A section of the form."""

    tag: str
    """The tag of the section: the key of its text under `sections`."""

    number: str
    """The number that the form prints; empty where it has none."""

    title: str
    """The title of the section."""

    words: int
    """Words of the outline in it: in paragraphs, lists and tables, without names and titles in
    tables. What the tool adds is not counted."""

    prompts: int
    """How many prompts are left in it."""

    filled: bool
    """Whether no prompt is left in it."""

    @property
    def name(self) -> str:
        """Its number; its title where it has none."""
        return self.number or self.title


class PriorityState(Value):
    """What the call asks of a priority, and what the outline has for it."""

    id: str
    """The id of the priority."""

    title: str
    """Its short title."""

    asked: str
    """What the call counts as its result."""

    leads: bool
    """Whether it is in the lead."""

    missing: tuple[str, ...]
    """What is not in the outline yet, of: need, approach, results, links, objective, indicators,
    tasks, deliverables, support."""

    objectives: int
    """Specific objectives for it."""

    tasks: tuple[str, ...]
    """The labels of its tasks."""

    deliverables: tuple[str, ...]
    """The labels of its deliverables."""

    indicators: int
    """How many indicators measure it."""

    own_costs: Amount
    """Costs of its work packages in EUR, without support to third parties."""

    support: Amount
    """Support to third parties that serves it, in EUR."""

    risks: tuple[str, ...]
    """The labels of the risks to its work packages."""

    section: str
    """The number of the section that answers it; empty where none does."""

    gaps: tuple[str, ...]
    """The columns of the matrix that are empty."""

    @classmethod
    def of(cls, row: Covered, written: Written) -> Self:
        """The state of a priority, by its row of the matrix."""
        return cls(
            **row._asdict()
            | {"own_costs": f"{row.own_costs:.2f}", "support": f"{row.support:.2f}"},
            missing=written.missing,
            gaps=row.gaps,
        )

    @property
    def cells(self) -> tuple[str, ...]:
        """Its row of the matrix, without its name."""
        counts = (self.objectives, len(self.tasks), len(self.deliverables), self.indicators)
        return (
            *map(_number, counts),
            _euro(self.own_costs),
            _euro(self.support),
            _number(len(self.risks)),
            self.section or NONE,
        )


class CriterionState(Value):
    """An award criterion, and the sections that answer it."""

    code: str
    """The number of the criterion."""

    title: str
    """The title of the criterion."""

    points: str | None
    """The most points that can be reached; null where that is not known."""

    sections: tuple[str, ...]
    """The numbers of the sections that answer it."""

    words: int
    """Words of the outline in them."""

    prompts: int
    """Prompts that are left in them."""

    gap: bool
    """Whether nothing is written for it."""

    @classmethod
    def of(cls, row: Judged) -> Self:
        """The state of a criterion."""
        own = row.criterion
        return cls(
            code=own.code,
            title=own.title,
            points=None if own.points is None else f"{own.points:f}",
            sections=row.sections,
            words=row.words,
            prompts=row.prompts,
            gap=row.is_gap,
        )

    @property
    def name(self) -> str:
        """`1 Relevance`."""
        return f"{self.code} {self.title}"

    @property
    def cells(self) -> tuple[str, ...]:
        """Its row of the table, without its name."""
        span = self.sections[:1] + self.sections[-1:] if len(self.sections) > 1 else self.sections
        return (
            self.points or NONE,
            " to ".join(span) or NONE,
            _number(self.words),
            _number(self.prompts),
        )


class Readiness(Value):
    """How far the proposal is written."""

    percent: int
    """Sections without a prompt and parts of the priorities that are there, in percent of all."""

    sections_filled: int
    """How many sections hold no prompt."""

    parts_filled: int
    """How many of the parts that the priorities need are in the outline."""

    parts: int
    """How many parts the priorities need."""

    prompts: int
    """How many prompts are left in the draft."""

    sections: tuple[SectionState, ...]
    """The sections of the form that hold text."""

    priorities: tuple[PriorityState, ...]
    """The priorities of the call that the proposal has to answer."""

    criteria: tuple[CriterionState, ...]
    """The award criteria of the call, or those suggested for it."""

    criteria_suggested: bool
    """Whether the criteria are those of a sister call, and not verified for this one."""

    @classmethod
    def of(cls, found: Found) -> Self:
        """The readiness in a report."""
        return cls(
            percent=found.percent,
            sections_filled=found.sections_filled,
            parts_filled=found.parts_filled,
            parts=found.parts,
            prompts=found.prompts,
            sections=tuple(
                SectionState(
                    tag=one.tag,
                    number=one.number,
                    title=one.title,
                    words=one.words,
                    prompts=len(one.prompts),
                    filled=one.is_filled,
                )
                for one in found.sections
            ),
            priorities=tuple(map(PriorityState.of, found.coverage.priorities, found.priorities)),
            criteria=tuple(map(CriterionState.of, found.coverage.criteria)),
            criteria_suggested=found.coverage.suggested,
        )

    def lines(self) -> Iterator[str]:
        """The page at the end of a check: what share is filled, and the matrix."""
        sections = f"{self.sections_filled} of {counted(len(self.sections), 'section')}"
        parts = f"{self.parts_filled} of {counted(self.parts, 'part')}"
        yield f"Readiness: {self.percent} % of the form is filled"
        yield f"  {sections} without prompts, and {parts} of the priorities"
        waiting = (f"{one.prompts} in {one.name}" for one in self.sections if one.prompts)
        yield from _list(f"{counted(self.prompts, 'prompt')} left", waiting)
        words = (f"{one.words} in {one.name}" for one in self.sections if one.words)
        yield from _list("Words of yours", words)
        yield from _list("Not written yet", self._missing())
        yield ""
        rows = [(one.title + " *" * one.leads, *one.cells) for one in self.priorities]
        yield from _table(PRIORITY_COLUMNS, rows)
        if self.criteria:
            first = "Award criterion" + (" (sister call, not verified)" * self.criteria_suggested)
            yield ""
            judged = [(one.name, *one.cells) for one in self.criteria]
            yield from _table((first, *CRITERION_COLUMNS), judged)

    def _missing(self) -> Iterator[str]:
        """`Train and Adopt (need, links)`: the priorities that lack the same."""
        alike: dict[tuple[str, ...], list[str]] = {}
        for one in self.priorities:
            alike.setdefault(one.missing, []).append(one.title)
        for missing, titles in alike.items():
            if missing:
                yield f"{listed(titles)} ({', '.join(missing)})"


PRIORITY_COLUMNS = (
    "Priority, * lead", "objectives", "tasks", "deliverables", "indicators", "own costs",
    "support", "risks", "section",
)  # fmt: skip
CRITERION_COLUMNS = ("points", "sections", "words", "prompts")


def _number(number: int) -> str:
    return str(number) if number else NONE


def _euro(amount: str) -> str:
    """Full euros, with spaces between thousands."""
    return f"{Decimal(amount):,.0f}".replace(",", " ") if Decimal(amount) else NONE


def _list(title: str, words: Iterable[str]) -> Iterator[str]:
    """`  title: one, two`, in as many lines as it takes, a short entry never in two of them;
    nothing where there are no words."""
    whole = (one if len(one) > LONG else one.replace(" ", NO_BREAK) for one in words)
    if text := ", ".join(whole):
        lines = wrap(f"{title}: {text}", WIDTH, initial_indent="  ", subsequent_indent=" " * 6)
        yield from (line.replace(NO_BREAK, " ") for line in lines)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Aligned columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for cells in (heads, *rows):
        first, *others = cells
        after = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "  " + "  ".join((first.ljust(widths[0]), *after)).rstrip()
