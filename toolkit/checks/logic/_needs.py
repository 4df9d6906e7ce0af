"""The texts that argue the needs: section 1.2 of the form and the needs of the priorities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Place
from toolkit.plan.dossier import Dossier

ANALYSIS, BACKGROUND = "PRJ-OBJ-NEEDS", "PRJ-OBJ-PO"
REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")
LABEL = re.compile(r"\b(?:wp|lt|ms|[tdmes])\d+(?:\.\d+)*\b")
NUMBER_WORDS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|half"
    r"|halves|thirds?|quarters?|fifths?|tenths?|per cent"
    r"|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente"
    r"|quarante|cinquante|soixante|douzaines?|dizaines?|centaines?|cent|cents|mille|milliers?"
    r"|milliards?|moitie|tiers|quarts?|cinquieme|dixieme)\b"
)
"""From three on: one and two are said of anything."""


class Need(NamedTuple):
    """A text that argues a need."""

    name: str
    """What it is, as in "the need under 'Train'"."""

    place: Place
    text: str
    is_analysis: bool = False
    """Whether it is section 1.2 of the form."""

    @property
    def words(self) -> str:
        """The text in small letters without accents, references and labels."""
        return LABEL.sub(" ", folded(REFERENCE.sub(" ", self.text)))

    @property
    def has_figure(self) -> bool:
        """Whether there is a number in it, in digits or in words."""
        return any(one.isdigit() for one in self.words) or bool(NUMBER_WORDS.search(self.words))


def needs(dossier: Dossier) -> Iterator[Need]:
    """Those that are written: the needs analysis first, then the need of each priority."""
    proposal = dossier.proposal
    if text := proposal.sections.get(ANALYSIS, "").strip():
        place = proposal.place.of("sections", ANALYSIS)
        yield Need("the needs analysis", place, text, is_analysis=True)
    for name, case in proposal.priorities.items():
        if text := case.need.strip():
            priority = dossier.call.priority.get(name)
            title = priority.title if priority else name
            yield Need(f"the need under '{title}'", case.place.of("need"), text)
