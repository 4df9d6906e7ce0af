"""Names as formulas find them: SUMIFS takes each literally and mixes no two up."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 60
WILD = re.compile(r"[*?~\"\x00-\x1f]")
NUMBERLIKE = re.compile(r"[\d.,:/+% -]*(e[\d+-]+)?", re.IGNORECASE)


def findable(name: str) -> str:
    """`name` without wildcards, and without a comparison in front."""
    return " ".join(WILD.sub("", name).split()).lstrip("=<> ")[:LONGEST].strip()


def distinct(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A name for each id that no other has, whatever its capitals."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for ident, name in names:
        label = plain = findable(name) or ident
        number = 1
        while label.casefold() in taken or NUMBERLIKE.fullmatch(label):
            number += 1
            label = f"{plain} ({ident})" if number == 2 else f"{plain} ({ident} {number})"
        taken.add(label.casefold())
        found[ident] = label
    return found
