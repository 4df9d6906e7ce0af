"""The one way in: what a text says and the plan does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.claims.amounts import wrong_amounts
from toolkit.claims.awards import wrong_awards
from toolkit.claims.calls import named_calls
from toolkit.claims.contradiction import Contradiction
from toolkit.claims.counts import wrong_counts
from toolkit.claims.durations import wrong_durations
from toolkit.claims.labels import named_parts, unknown_labels
from toolkit.claims.months import months_in, wrong_months
from toolkit.claims.names import PlanNames, misspelt_names, other_projects
from toolkit.claims.number_words import DOZENS, HUNDREDS, ORDINALS, SCALES, SMALL, TENS, one_of
from toolkit.claims.order import waits_in_vain
from toolkit.claims.outline_texts import texts_with_claims
from toolkit.claims.person_months import wrong_person_months
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.plan_parts import PlanParts
from toolkit.claims.reading import Reading, reading_of
from toolkit.claims.shares import PARTS, wrong_shares, wrong_shares_of_amounts
from toolkit.claims.targets import counts_above_target
from toolkit.diagnostics import Place
from toolkit.plan.dossier import Dossier

OF_INTEREST = re.compile(
    rf"\d|\[\[|\b(?:{one_of((*SMALL, *TENS, *HUNDREDS, *SCALES, *DOZENS, *ORDINALS, *PARTS))})"
)
"""What a text has in which there is anything to compare."""


def contradictions(text: str, dossier: Dossier, about: str = "") -> tuple[Contradiction, ...]:
    """What the text says and the plan does not, in the order of the text.

    The text is a paragraph or a longer piece, in English or in French: plain words as in a Word
    file, or Markdown with `[[id]]` as in an outline. `about` is the id of the work package, task
    or instrument that it describes, where that is known: "the call opens in M9" is then held
    against that instrument. Texts about something else (profiles of partners, staff, earlier
    projects) are not to be given.

    A caller with many texts may call this for each: what is read from the plan is kept.
    """
    return _against(_SameDossier(dossier)).found(text, about)


class AgainstPlan:
    """Holds texts against one plan."""

    def __init__(self, dossier: Dossier) -> None:
        self._parts = PlanParts(dossier)
        self._numbers = PlanNumbers(dossier)
        self._names = PlanNames(dossier)
        self._end = dossier.proposal.project.last

    def found(self, text: str, about: str = "") -> tuple[Contradiction, ...]:
        """What `text` says and the plan does not; `about` as for `contradictions`."""
        reading = reading_of(text)
        named = [
            *misspelt_names(reading, self._names),
            *other_projects(reading, self._names),
        ]
        if not OF_INTEREST.search(reading.level):
            return tuple(sorted(named))
        return tuple(sorted((*named, *self._figures(reading, about))))

    def _figures(self, reading: Reading, about: str) -> list[Contradiction]:
        """Wrong labels, months and numbers."""
        labelled = tuple(named_parts(reading, self._parts))
        calls = named_calls(reading, self._parts, about)
        named = tuple(sorted((*labelled, *calls), key=lambda one: one.start))
        owner = self._parts.by_id.get(about)
        return [
            *unknown_labels(reading, self._parts, labelled),
            *wrong_months(reading, named, tuple(months_in(reading)), self._end),
            *waits_in_vain(reading, named, owner),
            *wrong_counts(reading, self._numbers),
            *wrong_awards(reading, self._numbers),
            *counts_above_target(reading, self._numbers),
            *wrong_amounts(reading, self._numbers),
            *wrong_person_months(reading, self._numbers, labelled),
            *wrong_shares(reading, self._numbers),
            *wrong_shares_of_amounts(reading, self._numbers),
            *wrong_durations(reading, self._numbers),
        ]


class PlacedContradiction(NamedTuple):
    """A contradiction in the outline, and where it is."""

    place: Place
    found: Contradiction


def outline_contradictions(dossier: Dossier) -> tuple[PlacedContradiction, ...]:
    """What the texts of the outline say and its plan does not, in the order of its fields."""
    return _in_outline(_SameDossier(dossier))


class _SameDossier:
    """A dossier as a key: the same only as itself, since its values are many."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __hash__(self) -> int:
        return id(self.dossier)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameDossier) and other.dossier is self.dossier


@lru_cache(maxsize=2)
def _against(key: _SameDossier) -> AgainstPlan:
    return AgainstPlan(key.dossier)


@lru_cache(maxsize=2)
def _in_outline(key: _SameDossier) -> tuple[PlacedContradiction, ...]:
    against = _against(key)
    return tuple(
        PlacedContradiction(one.placed.place.inside(one.placed.text, found.start), found)
        for one in texts_with_claims(key.dossier)
        for found in against.found(one.placed.text, one.about)
        if found.kind in one.kinds
    )
