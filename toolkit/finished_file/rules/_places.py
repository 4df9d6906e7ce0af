"""Says in one sentence where the same thing is found several times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.finished_file.model import Paragraph
from toolkit.model.wording import counted, listed_up_to

MOST = 3


def sections_named(found: Iterable[Paragraph]) -> str:
    """` in 2.1.1 Concept and methodology and 3 more`; empty where no heading is above them."""
    headings = list(dict.fromkeys(one.heading for one in found if one.heading))
    return f" in {listed_up_to(headings, MOST)}" if headings else ""


def counted_by(names: Iterable[str]) -> str:
    """`Marta (3), Luis (1)`, those with most first."""
    number = Counter(one or "somebody without a name" for one in names)
    return listed_up_to([f"{name} ({count})" for name, count in number.most_common()], MOST)


def places(number: int) -> str:
    """`1 place`, `3 places`."""
    return counted(number, "place")
