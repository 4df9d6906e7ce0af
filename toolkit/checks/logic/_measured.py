"""Indicators with what they belong to, and in which direction they are meant to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.model.indicators import Indicator
from toolkit.model.proposal import Proposal

FALLING = (
    "accident", "arret", "baisse", "carbon", "co2", "complaint", "consommation", "consumption",
    "cost", "cout", "day", "dechet", "decreas", "defaut", "defect", "delai", "delay", "dependan",
    "dependen", "diminu", "downtime", "duree", "dwindl", "eau$", "effluent", "emission", "energ",
    "error", "erreur", "failure", "fewer", "heure", "hour", "import", "jour", "kwh", "landfill",
    "less$", "lead time", "loss", "lower", "minute", "moindre", "moins", "panne", "perte", "rebut",
    "reclamation", "redui", "reduc", "reject", "rejet", "scrap", "sole supplier",
    "single supplier", "spoil", "temps", "time", "turnover of staff", "unemploy", "vacanc",
    "waste", "water", "week",
)  # fmt: skip
"""Of what there should be less: a target below the baseline may be meant."""


class Measured(NamedTuple):
    """An indicator and the priority it belongs to."""

    indicator: Indicator
    priority: str = ""
    """The id; empty for one of the communication plan, or of an objective that names none."""

    @property
    def words(self) -> str:
        """Its name and its unit."""
        return f"{self.indicator.name} {self.indicator.unit}"

    @property
    def may_fall(self) -> bool:
        """Whether it counts something of which there should be less."""
        return speaks_of(self.words, FALLING)


def measured_for_results(proposal: Proposal) -> Iterator[Measured]:
    """The indicators of the objectives, then those of the priorities."""
    for objective in proposal.project.objectives:
        for indicator in objective.indicators:
            yield Measured(indicator, objective.priority or "")
    for priority, case in proposal.priorities.items():
        for indicator in case.indicators:
            yield Measured(indicator, priority)


def all_measured(proposal: Proposal) -> Iterator[Measured]:
    """The same, then the indicators of the communication plan."""
    yield from measured_for_results(proposal)
    for indicator in proposal.communication.indicators:
        yield Measured(indicator)


def without_repetitions(measured: Iterable[Measured]) -> list[Measured]:
    """Each indicator once, where objectives and priorities give it with the same figures."""
    first: dict[tuple[object, ...], Measured] = {}
    for one in measured:
        indicator = one.indicator
        figures = indicator.baseline, indicator.interim, indicator.target
        key = folded(indicator.name), folded(indicator.unit), *figures, bool(indicator.source)
        first.setdefault(key, one)
    return list(first.values())


def figures_of(indicator: Indicator) -> Iterator[tuple[str, Decimal]]:
    """The figures that are given, each with the name of its field."""
    for field in ("baseline", "interim", "target"):
        value = getattr(indicator, field)
        if value is not None:
            yield field, value
