"""Journeys in the budget, and events that need them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.model.costs import CostLine
from toolkit.model.workplan import Event, WorkPackage
from toolkit.plan.dossier import Dossier

TRIP = "trip"
"""The unit of the cost rows that hold journeys."""

ONLINE = (
    "online",
    "on-line",
    "virtual",
    "webinar",
    "video",
    "remote",
    "en ligne",
    "virtuel",
    "a distance",
    "visio",
)
MEETING = (
    "consortium", "steering", "kick-off", "kickoff", "project meeting", "partner meeting",
    "general assembly", "comite de pilotage", "comite de direction", "reunion de lancement",
    "reunion du projet", "reunion de projet", "reunion des partenaires", "assemblee generale",
)  # fmt: skip
COUNTRIES_BEYOND = (
    "albania", "albanie", "argentina", "argentine", "armenia", "armenie", "australia", "australie",
    "bosnia", "bosnie", "brazil", "bresil", "canada", "chile", "chili", "china", "chine",
    "colombia", "colombie", "egypt", "egypte", "georgia", "georgie", "ghana", "hong kong", "india",
    "inde", "indonesia", "indonesie", "israel", "japan", "japon", "kenya", "korea", "coree",
    "malaysia", "malaisie", "mexico", "mexique", "moldova", "moldavie", "montenegro", "morocco",
    "maroc", "new zealand", "nouvelle-zelande", "nigeria", "north macedonia", "macedoine du nord",
    "peru", "perou", "saudi arabia", "arabie saoudite", "senegal", "serbia", "serbie",
    "singapore", "singapour", "south africa", "afrique du sud", "switzerland", "suisse", "taiwan",
    "thailand", "thailande", "tunisia", "tunisie", "turkiye", "turkey", "turquie", "ukraine",
    "united arab emirates", "emirats arabes unis", "united kingdom", "royaume-uni",
    "united states", "usa", "etats-unis", "uruguay", "viet nam", "vietnam",
)  # fmt: skip
"""Countries outside the Union that proposals name, without those that a call lists itself."""


def travel_rows(dossier: Dossier) -> frozenset[str]:
    """The cost rows of travel, accommodation and subsistence."""
    whole = journey_rows(dossier)
    return whole | {row.code for row in dossier.call.cost_rows if row.part_of in whole}


def journey_rows(dossier: Dossier) -> frozenset[str]:
    """The cost rows in which one unit is a journey."""
    return frozenset(row.code for row in dossier.call.cost_rows if row.unit == TRIP)


def travel_of(package: WorkPackage, rows: frozenset[str]) -> Iterator[CostLine]:
    """The cost lines of a work package in these rows that cost something."""
    return (one for one in package.costs if one.row in rows and one.units * one.unit_cost)


def is_in_person(event: Event) -> bool:
    """Whether people travel to it, as far as its place and its kind say."""
    return not speaks_of(f"{event.location}\n{event.type}\n{event.title}", ONLINE)


def is_meeting(event: Event) -> bool:
    """Whether all partners come together in it."""
    return speaks_of(f"{event.type}\n{event.title}", MEETING)


def is_abroad(dossier: Dossier, event: Event, country: str) -> bool:
    """Whether the place of an event names a country, and not that one."""
    place = folded(event.location)
    names = _names(dossier)
    if any(_is_named(one, place) for one in names.get(country, ())):
        return False
    others = (one for code, known in names.items() if code != country for one in known)
    return any(_is_named(one, place) for one in others)


def _names(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The names of each country in English and in the language of the proposal."""
    found = {
        one.code: tuple({folded(one.name), folded(dossier.country(one.code))})
        for one in dossier.call.countries
    }
    for partner in dossier.proposal.partners:
        found.setdefault(partner.country, (folded(dossier.country(partner.country)),))
    return {**found, "": COUNTRIES_BEYOND}


@lru_cache(maxsize=1024)
def _is_named(name: str, place: str) -> bool:
    return name in place and re.search(rf"\b{re.escape(name)}\b", place) is not None
