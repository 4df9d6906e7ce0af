"""The facts of a project that stand on the cover of its Part B."""

from __future__ import annotations

import re
from datetime import date

from toolkit.importing.word_items import Text
from toolkit.importing.word_parts import Parts
from toolkit.readers.foreign_words import month_named

LENGTH = re.compile(r"\b(\d{1,3})\s+(?:months|mois)\b", re.IGNORECASE)
DAY = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)?\.?\s+([^\W\d_]{3,})\.?\s+(\d{4})\b")


def read_cover(text: Text, parts: Parts) -> None:
    """Takes from a text before the first section what is a fact of the project: its first day and
    length, its strand, the priorities in the lead, the acronym."""
    words = text.unit.text
    found = [*_dates(words), *_chosen(words, parts)]
    for start, end, name, value in found:
        if parts.value_at(("project", name)) in (None, value):
            parts.set(("project", name), value)
            text.unit.place(("project", name), start, end)


def _dates(words: str) -> list[tuple[int, int, str, object]]:
    length, day = LENGTH.search(words), DAY.search(words)
    found: list[tuple[int, int, str, object]] = []
    if length is None:
        return found
    found.append((length.start(), length.end(), "duration", int(length[1])))
    month = month_named(day[2]) if day else None
    if day and month:
        try:
            first = date(int(day[3]), month, int(day[1]))
        except ValueError:
            return found
        found.append((day.start(), day.end(), "start", first.isoformat()))
    return found


def _chosen(words: str, parts: Parts) -> list[tuple[int, int, str, object]]:
    """Strand and priorities, where a line is about them and names them by their titles."""
    found: list[tuple[int, int, str, object]] = []
    at = 0
    for line in words.split("\n"):
        head, colon, said = line.partition(":")
        start = at + len(head) + len(colon)
        at += len(line) + 1
        if not colon:
            continue
        strand = parts.strand_named(said)
        named = [parts.priority_named(one) for one in re.split(r"\s*;\s*", said.strip())]
        if strand is not None:
            found.append((start, start + len(said), "strand", strand))
        elif all(named):
            found.append((start, start + len(said), "leading_priorities", named))
    return found
