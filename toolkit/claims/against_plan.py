"""The one way in: what a text says and the plan does not."""

from __future__ import annotations

from functools import lru_cache

from toolkit.claims.calls import named_calls
from toolkit.claims.contradiction import Contradiction
from toolkit.claims.labels import named_parts, unknown_labels
from toolkit.claims.months import months_in, wrong_months
from toolkit.claims.order import waits_in_vain
from toolkit.claims.plan_parts import PlanParts
from toolkit.claims.reading import Reading
from toolkit.plan.dossier import Dossier


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
        self._end = dossier.proposal.project.last

    def found(self, text: str, about: str = "") -> tuple[Contradiction, ...]:
        """What `text` says and the plan does not; `about` as for `contradictions`."""
        reading = Reading(text)
        labelled = tuple(named_parts(reading, self._parts))
        named = (*labelled, *named_calls(reading, self._parts, about))
        owner = self._parts.by_id.get(about)
        found = [
            *unknown_labels(reading, self._parts, labelled),
            *wrong_months(reading, named, tuple(months_in(reading)), self._end),
            *waits_in_vain(reading, named, owner),
        ]
        return tuple(sorted(found))


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
