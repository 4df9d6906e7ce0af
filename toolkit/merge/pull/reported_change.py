"""A value that is pulled into the outline, as it is shown to people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from toolkit.diagnostics import Place
from toolkit.readers.outline_paths import owner, short, what
from toolkit.readers.patches import Steps
from toolkit.readers.yaml_builder import Fields

AROUND = 4
"""Words that are shown on either side of what changed in a longer text."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that comes into the outline."""

    place: Place
    what: str
    """`the months of task sme-survey 'SME survey'`."""

    old: str
    """As it is shown, cut to what changed where it is long; empty where there was nothing."""

    new: str
    whole: tuple[str, str]
    """The old and the new value, not cut."""

    cell: str = ""
    """Where in the workbook it was typed: `'Costs'!F12`; empty where it comes from Word."""

    file: str = ""
    """The form that it comes from; empty for the project's workbook and Word files."""


def change_of(data: Fields, steps: Steps, old: str, new: str) -> Change:
    """The change of a text, shown by the words around it."""
    part, rest = owner(data, steps, "the outline")
    return Change(data.place.of(*steps), what(part, rest), *excerpts(old, new), (old, new))


def excerpts(old: str, new: str, most: int = 120) -> tuple[str, str]:
    """The two texts, cut to where they differ; ¶ is between two paragraphs.

    >>> excerpts("one two three four five six seven eight", "one two three four five 6 seven eight")
    ('... two three four five six seven eight', '... two three four five 6 seven eight')
    """
    one, two = (re.sub(r"\n\s*\n", " ¶ ", text).split() for text in (old, new))
    head = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))))
    backward = zip(one[head:][::-1], two[head:][::-1], strict=False)
    tail = len(list(takewhile(lambda pair: pair[0] == pair[1], backward)))
    shown = []
    for words in (one, two):
        start = max(head - AROUND, 0)
        end = min(len(words) - tail + AROUND, len(words))
        text = short(" ".join(words[start:end]), most)
        before = "... " if start else ""
        shown.append(f"{before}{text}{' ...' if end < len(words) else ''}")
    return shown[0], shown[1]
