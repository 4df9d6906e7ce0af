"""The parts of the plan that a text may name, by label, by id and by title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from toolkit.claims.reading import levelled
from toolkit.model.instruments import Instrument
from toolkit.model.months import Month, Span
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier


class Part(NamedTuple):
    """A part of the plan with months."""

    name: str
    """Its label; for a call `the call 'Innovate Boost'`."""

    title: str
    span: Span
    """From its first to its last month; the one month of what is due then."""

    is_due: bool = False
    """Whether it is handed in or reached by the end of a month, as deliverables and milestones."""

    is_call: bool = False
    """Whether it is a call for third parties; when it closes is not in the plan."""


class PlanParts:
    """The parts of one plan."""

    def __init__(self, dossier: Dossier) -> None:
        self._proposal = dossier.proposal

    @cached_property
    def by_id(self) -> Mapping[str, Part]:
        """Every labelled part with months and every call, by the writer's own word for it."""
        found = {one.id: _call(one) for one in self._proposal.instruments}
        for package in self._proposal.work_packages:
            for name, title, span, is_due in _members(package):
                if label := self._proposal.labels.get(name):
                    found[name] = Part(str(label), title, span, is_due)
        return found

    @cached_property
    def by_label(self) -> Mapping[str, Part]:
        """The labelled ones by label."""
        return {part.name: part for part in self.by_id.values() if not part.is_call}

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every label of the plan."""
        return frozenset(map(str, self._proposal.labels.values()))

    @cached_property
    def calls(self) -> tuple[Part, ...]:
        """The calls, the first one that opens first."""
        calls = (part for part in self.by_id.values() if part.is_call)
        return tuple(sorted(calls, key=lambda one: one.span.first))

    @cached_property
    def titles_of_calls(self) -> tuple[tuple[str, Part], ...]:
        """The calls in the same order, each with its levelled title."""
        return tuple((levelled(one.title), one) for one in self.calls if one.title)

    def call_of(self, about: str) -> Part | None:
        """The one call that a text about this instrument, work package or task speaks of."""
        proposal = self._proposal
        package = next(
            (
                one
                for one in proposal.work_packages
                if about == one.id or any(about == task.id for task in one.tasks)
            ),
            None,
        )
        served = [
            one
            for one in proposal.instruments
            if one.id == about or (package and proposal.package_of(one) == package)
        ]
        return self.by_id.get(served[0].id) if len(served) == 1 else None


def _call(instrument: Instrument) -> Part:
    name = f"the call '{instrument.title}'"
    return Part(name, instrument.title, instrument.months, is_call=True)


def _members(package: WorkPackage) -> Iterator[tuple[str, str, Span, bool]]:
    """Id, title and months of a work package and its parts, and whether each is due."""
    yield package.id, package.title, package.span, False
    for task in package.tasks:
        yield task.id, task.title, task.months, False
    for deliverable in package.deliverables:
        yield deliverable.id, deliverable.title, _one(deliverable.due), True
    for milestone in package.milestones:
        yield milestone.id, milestone.title, _one(milestone.due), True
    for event in package.events:
        if event.month:
            yield event.id, event.title, _one(event.month), False
    for subcontract in package.subcontracts:
        if subcontract.months:
            yield subcontract.id, subcontract.title, subcontract.months, False


def _one(month: Month) -> Span:
    return Span(month, month)
