"""The account of an import: where each word of its files went, and what the outline got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.importing.combine import Combination
from toolkit.importing.outcome import NotPlaced, Placed, Steps
from toolkit.importing.sheet_reading import SheetsFound, TableFound
from toolkit.importing.table_row import REFERRED, RowFound


class Contradiction(NamedTuple):
    """A value of a file that is another than the outline has; that one stays."""

    file: str
    where: str
    words: str
    field: str
    why: str


class FileFound(NamedTuple):
    """What became of one file."""

    file: str
    tables: tuple[TableFound, ...] = ()
    placed: tuple[Placed, ...] = ()
    not_placed: tuple[NotPlaced, ...] = ()
    cells: int = 0
    """How many cells have words or numbers; 0 for a Word file."""

    hidden: tuple[str, ...] = ()


class Imported(NamedTuple):
    """What an import makes of its files."""

    files: tuple[FileFound, ...]
    written: Mapping[Path, bytes]
    """The files of the outline as they shall be."""

    contradictions: tuple[Contradiction, ...]
    counts: Mapping[str, int]
    """How many parts were added, by the name of their list."""

    completed: int = 0
    """How many fields were given to parts that were there."""

    added_tasks: tuple[str, ...] = ()
    """The work packages that got a task for their person-months."""


class Source(NamedTuple):
    """A file, and what was read of it."""

    path: Path
    found: SheetsFound


def accounted(
    sources: Sequence[Source],
    rows: Sequence[tuple[int, RowFound]],
    combination: Combination,
    written: Mapping[Path, bytes],
) -> Imported:
    """The account of what the combination took of each row; a row has the number of its source."""
    placed: list[list[Placed]] = [[] for _ in sources]
    left: list[list[NotPlaced]] = [[] for _ in sources]
    contradictions = []
    for at, (number, row) in enumerate(rows):
        left[number] += row.found.not_placed
        for one, why in _fates(row.found.placed, combination, at):
            if not why:
                placed[number].append(one)
                continue
            left[number].append(NotPlaced(one.where, one.words, why))
            if (at, one.steps) in combination.contradictions:
                name = sources[number].path.name
                field = field_name(one.steps)
                contradictions.append(Contradiction(name, one.where, one.words, field, why))
    files = (
        FileFound(str(path), what.tables, tuple(taken), tuple(rest), what.cells, what.hidden)
        for (path, what), taken, rest in zip(sources, placed, left, strict=True)
    )
    counts: dict[str, int] = {}
    for path in combination.new:
        counts[str(path[-2])] = counts.get(str(path[-2]), 0) + 1
    tasks = tuple(combination.work_of_packages.values())
    completed = len(combination.filled)
    return Imported(tuple(files), written, tuple(contradictions), counts, completed, tasks)


def _fates(
    placed: Sequence[Placed], combination: Combination, number: int
) -> Iterator[tuple[Placed, str]]:
    """Each of the words of a row with why they are not taken; empty where they are.

    What only names the part around is not placed where nothing else of the row is.
    """
    whys = {one: _why_refused(combination, number, one.steps) for one in placed}
    others = [why for one, why in whys.items() if one.steps[-1:] != (REFERRED,)]
    no_row = others[0] if others and all(others) else ""
    for one, why in whys.items():
        yield one, why or (no_row if one.steps[-1:] == (REFERRED,) else "")


def _why_refused(combination: Combination, number: int, steps: Steps) -> str:
    ways = (steps[:end] for end in range(len(steps), -1, -1))
    return next(filter(None, (combination.refused.get((number, way)) for way in ways)), "")


def field_name(steps: Steps) -> str:
    """The field to which steps lead, as people name it: `tasks.title`, `project.start`."""
    names = [one for one in steps if isinstance(one, str) and one != REFERRED]
    if steps and steps[-1] == REFERRED:
        return f"name of {names[-1]}"
    last = max((at for at, one in enumerate(steps) if isinstance(one, int)), default=0)
    inside = [str(one) for one in steps[max(last - 1, 0) :] if isinstance(one, str)]
    return ".".join(inside)
