"""Which table of the draft goes into which band of the form, and which column into which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.document.tree import Table
from toolkit.official_form.tables import Band, Column
from toolkit.official_form.titles import Synonyms

FITS = 0.62
"""How alike the columns of a band and a table are on the whole for the table to go there."""

FITS_IN_PACKAGE = 0.5
"""The same inside a work package, where there are few tables to choose from."""

FITS_ELSEWHERE = 0.8
"""The same below another heading than that of the table."""

KEY_ALIKE = 0.75
"""How alike the second column has to be inside a work package: milestones are not deliverables."""

COLUMN_ALIKE = 0.55
"""How alike two labels are, from which on they are those of one column."""

BY_DISTANCE = 0.005
"""What each place by which a column has moved takes off."""


class ColumnPair(NamedTuple):
    """A column of a band, and the column of the draft's table that is written there."""

    column: Column
    source: int
    """Which column of the draft it is, from 0."""

    part: int
    """Which of the columns of the form that share one of the draft it is, from 0."""

    parts: int
    """How many of them there are."""


def fit(band: Band, table: Table, synonyms: Synonyms) -> float:
    """How alike the columns of a band and of a table are, from 0 to 1."""
    titles = [one.title for one in table.columns]
    if not titles or not band.columns or band.has_statements or band.is_timetable:
        return 0.0
    groups = list(_groups(band.columns))
    scores = [max(alike(group[0], title, synonyms) for title in titles) for group in groups]
    return sum(scores) / len(scores)


def fits_by_name(band: Band, table: Table, synonyms: Synonyms) -> bool:
    """Whether the second columns are alike, which say what the rows are."""
    groups = list(_groups(band.columns))
    if len(groups) < 2 or len(table.columns) < 2:
        return True
    return alike(groups[1][0], table.columns[1].title, synonyms) >= KEY_ALIKE


def alike(column: Column, title: str, synonyms: Synonyms) -> float:
    """How alike a column and a title of the draft are: by any of the labels above the column."""
    return synonyms.label(title, (*column.path, " ".join(column.path)))


def pairs_of(band: Band, table: Table, synonyms: Synonyms) -> tuple[ColumnPair, ...]:
    """Which column of the draft goes into which of the band; columns without one are left out."""
    groups = list(_groups(band.columns))
    titles = [one.title for one in table.columns]
    scored = sorted(
        (
            (alike(group[0], title, synonyms) - BY_DISTANCE * abs(at - which), -at, -which)
            for at, group in enumerate(groups)
            for which, title in enumerate(titles)
            if title
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for score, at, which in scored:
        if score < COLUMN_ALIKE:
            break
        if -at not in chosen and -which not in chosen.values():
            chosen[-at] = -which
    _share(chosen, groups, titles, synonyms)
    _neighbours(chosen, len(groups), len(titles))
    columns = [
        (one, chosen[at]) for at, group in enumerate(groups) if at in chosen for one in group
    ]
    sources = [source for _, source in columns]
    return tuple(
        ColumnPair(column, source, sources[:at].count(source), sources.count(source))
        for at, (column, source) in enumerate(columns)
    )


def _share(
    chosen: dict[int, int],
    groups: Sequence[tuple[Column, ...]],
    titles: Sequence[str],
    synonyms: Synonyms,
) -> None:
    """Adds columns below an outer label that the draft has one column for: `Participants: role`."""
    for at, group in enumerate(groups):
        if at in chosen or len(group[0].path) < 2:
            continue
        for beside in (at - 1, at + 1):
            source = chosen.get(beside)
            outer = group[0].path[0]
            if (
                source is not None
                and groups[beside][0].path[0] == outer
                and synonyms.label(titles[source], (outer,)) >= COLUMN_ALIKE
            ):
                chosen[at] = source
                break


def _neighbours(chosen: dict[int, int], groups: int, titles: int) -> None:
    """Adds columns that stand between, or before, two whose places in the draft leave one."""
    for at in range(groups):
        left = chosen.get(at - 1, -1 if at == 0 else None)
        if at in chosen or left is None:
            continue
        wanted, right = left + 1, chosen.get(at + 1)
        if wanted < titles and wanted not in chosen.values() and right in (None, wanted + 1):
            chosen[at] = wanted


def _groups(columns: Sequence[Column]) -> Iterator[tuple[Column, ...]]:
    """The columns; those below one label together: `A. Personnel` has person-months and EUR."""
    here: list[Column] = []
    for column in columns:
        if here and _belong_together(here[-1], column):
            here.append(column)
            continue
        if here:
            yield tuple(here)
        here = [column]
    if here:
        yield tuple(here)


def _belong_together(one: Column, other: Column) -> bool:
    return one.path == other.path and bool(one.path)


class Match(NamedTuple):
    """A table of the draft and the band that it goes into."""

    band: Band
    table: Table
    score: float


def best_matches(
    scores: Mapping[tuple[int, int], float],
    bands: Sequence[Band],
    tables: Sequence[Table],
) -> Iterator[Match]:
    """The best pairs first, each band and each table once; `scores` by their positions."""
    used_bands: set[int] = set()
    used_tables: set[int] = set()
    for (at, which), score in sorted(scores.items(), key=lambda one: (-one[1], one[0])):
        if at in used_bands or which in used_tables:
            continue
        used_bands.add(at)
        used_tables.add(which)
        yield Match(bands[at], tables[which], score)
