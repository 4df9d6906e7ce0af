"""The texts of an outline in which claims are looked for, each with what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.claims.contradiction import Kind
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

INSIDE = (".previous_projects.", ".indicators.")
BEGIN, END = ("project.acronym", "project.keywords"), (".unit", ".source")
"""Where texts are about other projects, or hold a word and no sentence."""

COSTS = (".costs.", ".subcontracts.")
ON_THE_PLAN = frozenset((Kind.LABEL, Kind.MONTH, Kind.ORDER, Kind.NAME))
EVERY_KIND = frozenset(Kind)
NO_AMOUNT = frozenset(Kind) - {Kind.AMOUNT}
WORK_PACKAGE = re.compile(r"^work_packages\.(\d+)(?:\.tasks\.(\d+))?")
INSTRUMENT = re.compile(r"^instruments\.(\d+)")


class OutlineText(NamedTuple):
    """A text, what it is about, and what it may be held against."""

    placed: PlacedText
    about: str
    """The id of the task, work package or instrument; empty for other texts."""

    kinds: frozenset[Kind]
    """What partners say about themselves is not about the project's figures."""


def texts_with_claims(dossier: Dossier) -> Iterator[OutlineText]:
    """Every text of the outline in which the project may claim something."""
    for placed in dossier.texts:
        path = placed.place.path
        if path.startswith(BEGIN) or path.endswith(END) or any(one in path for one in INSIDE):
            continue
        kinds = EVERY_KIND
        if path.startswith("partners."):
            kinds = ON_THE_PLAN
        elif any(one in path for one in COSTS):
            kinds = NO_AMOUNT
        yield OutlineText(placed, _about(dossier.proposal, path), kinds)


def _about(proposal: Proposal, path: str) -> str:
    if found := WORK_PACKAGE.match(path):
        package = proposal.work_packages[int(found[1])]
        return package.tasks[int(found[2])].id if found[2] else package.id
    if found := INSTRUMENT.match(path):
        return proposal.instruments[int(found[1])].id
    return ""
