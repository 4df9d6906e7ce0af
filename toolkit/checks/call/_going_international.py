"""What a proposal aims at under the priority on third countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Place
from toolkit.model.indicators import Indicator
from toolkit.model.workplan import Event, WorkPackage
from toolkit.plan.dossier import Dossier

PRIORITY = "go_international"
FROM_HERE = re.compile(
    r"\b(?:from|based in|located in|established in|between|venant d\S*|issue?s d\S*|situe\S* en"
    r"|etablie?s? en|basee?s? en|entre|(?:SMEs?|firms) of|(?:PME|entreprises) (?:de|du|des|d.))\s*"
    r"(?:(?:the|la|le|les|l.)\s*)?[A-Z][\w-]+(?:\s*(?:,|and|or|et|ou)\s+[A-Z][\w-]+)*"
)
"""Where people come from, in English and in French."""

JOURNEYS = (
    "delegation", "deplacement", "foire", "journey", "mission", "salon", "study visit",
    "trade fair", "travel", "trip", "visit", "voyage",
)  # fmt: skip


class Aim(NamedTuple):
    """A text that names what is aimed at."""

    place: Place
    text: str
    is_objective: bool = False
    """Whether it is the objective itself."""

    @property
    def targets(self) -> str:
        """The text without the countries from which people come: "SMEs from Spain and France"."""
        return FROM_HERE.sub(" ", self.text)


def packages(dossier: Dossier) -> tuple[WorkPackage, ...]:
    """The work packages of the priority."""
    return tuple(one for one in dossier.proposal.work_packages if one.priority == PRIORITY)


def journeys(dossier: Dossier) -> Iterator[Event]:
    """Events of these work packages for which people travel to a market."""
    for package in packages(dossier):
        for event in package.events:
            if speaks_of(f"{event.title} {event.type}", JOURNEYS):
                yield event


def aims(dossier: Dossier) -> Iterator[Aim]:
    """The short texts that say where the priority leads: objectives, indicators, titles."""
    proposal = dossier.proposal
    for objective in proposal.project.objectives:
        if objective.priority == PRIORITY:
            yield Aim(objective.place.of("title"), objective.title, is_objective=True)
            yield from _measured(objective.indicators)
    if case := proposal.priorities.get(PRIORITY):
        yield Aim(case.place.of("objective"), case.objective, is_objective=True)
        for number, result in enumerate(case.results):
            yield Aim(case.place.of("results", number), result)
        yield from _measured(case.indicators)
    for package in packages(dossier):
        yield Aim(package.place.of("title"), package.title)
        yield from (Aim(task.place.of("title"), task.title) for task in package.tasks)
    for instrument in proposal.instruments:
        if instrument.priority == PRIORITY:
            yield Aim(instrument.place.of("title"), instrument.title)
            yield Aim(instrument.place.of("purpose"), instrument.purpose)


def _measured(indicators: Iterable[Indicator]) -> Iterator[Aim]:
    for one in indicators:
        yield Aim(one.place.of("name"), one.name)
