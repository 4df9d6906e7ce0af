"""The columns of a timetable: calendar quarters where the project is a long one, else months."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from toolkit.document.tree import Mark, Row, cell
from toolkit.model.months import Span
from toolkit.plan.dossier import Dossier

LONG = 24
"""A project of more months than these is shown by quarters, as the form asks."""


class Slice(NamedTuple):
    """A column of the timetable: a month or a quarter."""

    title: str
    group: str
    months: Span

    def meets(self, other: Span) -> bool:
        """Whether a month of `other` is in it."""
        return self.months.first <= other.last and other.first <= self.months.last


def slices_of(dossier: Dossier) -> Iterator[Slice]:
    """All columns, in order."""
    schedule, say = dossier.schedule, dossier.language.say
    if schedule.duration > LONG:
        for year, quarter, months in schedule.quarters:
            yield Slice(say("Q{number}", number=quarter), str(year), months)
        return
    for month in schedule.months:
        group = say("Year {number}", number=(month.number - 1) // 12 + 1)
        yield Slice(str(month), group, Span(month, month))


def heads(dossier: Dossier, slices: tuple[Slice, ...]) -> tuple[Row, ...]:
    """The two header rows: years above, their quarters or months below."""
    groups = [(year, len(list(members))) for year, members in groupby(slices, lambda s: s.group)]
    head = Mark.HEAD
    years = (cell(year, bold=True, mark=head, span=width) for year, width in groups)
    names = (cell(one.title, bold=True, mark=head) for one in slices)
    return (
        Row("years", (cell("", mark=head), *years)),
        Row("slices", (cell(dossier.language.say("Activity"), bold=True, mark=head), *names)),
    )
