"""The words by which sheets name partners and work packages, and by which formulas find them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.plan.dossier import Dossier

LONGEST = 60
WILD = re.compile(r"[*?~\"\x00-\x1f]")
NUMBERLIKE = re.compile(r"[\d.,:/+% -]*(e[\d+-]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labels:
    """Partners and work packages by id, each with a word of its own."""

    partner: Mapping[str, str]
    package: Mapping[str, str]


def labels_of(dossier: Dossier) -> Labels:
    """Short names and labels; altered only where SUMIFS would misread them or mix two up."""
    proposal = dossier.proposal
    return Labels(
        partner=_distinct((one.id, one.short_name) for one in proposal.partners),
        package=_distinct((one.id, proposal.labels[one.id]) for one in proposal.work_packages),
    )


def _distinct(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A label for each id that no other has, whatever its capitals."""
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


def findable(name: str) -> str:
    """`name` as SUMIFS takes it literally: no wildcards, no comparison in front."""
    return " ".join(WILD.sub("", name).split()).lstrip("=<> ")[:LONGEST].strip()
