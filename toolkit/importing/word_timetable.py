"""The months of tasks, by the bars of a timetable: the form gives them nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.importing.outcome import Steps
from toolkit.importing.part_labels import label_of
from toolkit.importing.word_items import Box
from toolkit.importing.word_parts import Parts

MONTH = re.compile(r"(?:M|month|mois)?\s*(\d{1,3})", re.IGNORECASE)
CROSS = frozenset(("x", "■", "█", "●", "•"))
FEWEST = 6
"""Columns of months that make a timetable."""

PACKAGES = "work_packages"
NO_MONTHS = "the bars of this row are not by months: enter the months of the task"


def read_bars(heads: Sequence[Sequence[Box]], rows: Sequence[Sequence[Box]], parts: Parts) -> None:
    """Gives each task that has no months those of its bar, and says so in the units."""
    months = _months(heads)
    for row in rows:
        steps = _task(row[0].unit.text, parts) if row else None
        if steps is None or parts.value_at((*steps, "months")) is not None:
            continue
        bar = [box for box in row[1:] if box.is_shaded or box.unit.text.strip().lower() in CROSS]
        found = [months[box.start] for box in bar if box.start in months]
        if found and len(found) == len(bar):
            parts.set((*steps, "months"), f"M{min(found)}-M{max(found)}")
            for box in (row[0], *bar):
                box.unit.place((*steps, "months"))
        elif bar:
            row[0].unit.why = NO_MONTHS


def _months(heads: Sequence[Sequence[Box]]) -> Mapping[int, int]:
    """By the column of the grid the month that it is; nothing where columns are no months."""
    for row in reversed(heads):
        found = {
            box.start: int(month[1])
            for box in row
            if (month := MONTH.fullmatch(box.unit.text.strip()))
        }
        numbers = sorted(found.values())
        if len(found) >= FEWEST and numbers == list(range(1, len(numbers) + 1)):
            return found
    return {}


def _task(text: str, parts: Parts) -> Steps | None:
    """The task that a row is about, by its number or its title."""
    label, title = label_of("tasks", text)
    if known := parts.labels.get(label):
        return known
    packages = parts.value_at((PACKAGES,)) or ()
    homes: list[Steps] = [(PACKAGES, at, "tasks") for at in range(len(packages))]
    named = (parts.named(home, title or text) for home in homes)
    return next((one for one in named if one), None)
