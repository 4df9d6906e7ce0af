"""Journeys in the budget, and events that need them."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks._country_names import countries_named
from toolkit.checks._vocabulary import speaks_of
from toolkit.model.costs import CostLine
from toolkit.model.workplan import Event, WorkPackage
from toolkit.plan.dossier import Dossier

TRIP = "trip"
"""The unit of the cost rows that hold journeys."""

ONLINE = (
    "online", "on-line", "virtual", "webinar", "video", "remote", "en ligne", "virtuel",
    "a distance", "visio",
)  # fmt: skip
MEETING = (
    "consortium", "steering", "kick-off", "kickoff", "project meeting", "partner meeting",
    "general assembly", "comite de pilotage", "comite de direction", "reunion de lancement",
    "reunion du projet", "reunion de projet", "reunion des partenaires", "assemblee generale",
)  # fmt: skip


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


def is_abroad(event: Event, country: str) -> bool:
    """Whether the place of an event names a country, and not that one."""
    named = countries_named(event.location)
    return bool(named) and country not in named
