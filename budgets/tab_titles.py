"""The titles of tabs as every program takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 31
"""Characters (Excel specifications and limits)."""

REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def tab_title(wanted: str, others: Iterable[str]) -> str:
    """`wanted` without what a title cannot hold, and with a number where one of `others` is alike.

    >>> tab_title("Budget: 1/2", ["BUDGET 12"])
    'Budget 12 (2)'
    """
    plain = " ".join(REFUSED.sub("", wanted).split()).strip("'")[:LONGEST].strip() or "Sheet"
    taken = {one.casefold() for one in others}
    title, number = plain, 1
    while title.casefold() in taken:
        number += 1
        behind = f" ({number})"
        title = plain[: LONGEST - len(behind)] + behind
    return title
