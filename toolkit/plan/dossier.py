"""The dossier: proposal, call and everything computed from them, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.model.call import Call, CallPriority, Strand
from toolkit.model.language import ENGLISH, Language
from toolkit.model.money import ZERO
from toolkit.model.proposal import Proposal
from toolkit.model.silences import Silence
from toolkit.plan.budget import Budget, budget_of
from toolkit.plan.contribution_shares import contribution_shares
from toolkit.plan.effort import Effort, effort_of
from toolkit.plan.references import Target, references
from toolkit.plan.schedule import Schedule
from toolkit.plan.spending import Spending, spending_of
from toolkit.plan.texts import PlacedText, texts_of


class Figures(NamedTuple):
    """The key figures: EUR to the cent, person-months, counts."""

    total_costs: Decimal
    grant: Decimal | None
    """None while the call's funding rates are not known."""

    own_contribution: Decimal | None
    third_parties: Decimal
    third_party_share: Decimal | None
    """Of the grant: 0.75 is 75 %."""

    person_months: Decimal
    partners: int
    work_packages: int
    tasks: int
    deliverables: int
    milestones: int


@dataclass(frozen=True)
class Dossier:
    """What checks, blocks, sheets and templates are given, and all they are given."""

    proposal: Proposal
    call: Call
    schedule: Schedule
    effort: Effort
    budget: Budget
    language: Language = ENGLISH
    remarks: tuple[Diagnostic, ...] = ()
    """What a person should know about the way the outline was read."""

    silences: tuple[Silence, ...] = ()
    """The findings that comments of the outline silence."""

    @classmethod
    def of(
        cls,
        proposal: Proposal,
        call: Call,
        language: Language = ENGLISH,
        remarks: tuple[Diagnostic, ...] = (),
        silences: tuple[Silence, ...] = (),
    ) -> Dossier:
        """The dossier of a proposal for a call."""
        project, effort = proposal.project, effort_of(proposal)
        periods = project.reporting_periods or (project.span,)
        return cls(
            proposal=proposal,
            call=call,
            schedule=Schedule(project.start, project.duration, periods),
            effort=effort,
            budget=budget_of(proposal, call, effort),
            language=language,
            remarks=remarks,
            silences=silences,
        )

    @property
    def strand(self) -> Strand | None:
        """The strand that the proposal answers; None where the call has none of that name."""
        return self.call.strand.get(self.proposal.project.strand)

    @property
    def leading(self) -> tuple[CallPriority, ...]:
        """The priorities in the lead, in the order of the call."""
        named = self.proposal.project.leading_priorities
        return tuple(one for one in self.call.priorities if one.id in named)

    @cached_property
    def references(self) -> Mapping[str, Target]:
        """What `[[id]]` leads to: the block that describes the part, and its label."""
        return references(self.proposal, self.call)

    @cached_property
    def texts(self) -> tuple[PlacedText, ...]:
        """Every text of the outline, in the order of its fields."""
        return tuple(texts_of(self.proposal))

    @cached_property
    def spending(self) -> Spending:
        """Costs month by month."""
        return spending_of(self.proposal, self.call, self.effort, self.budget)

    @cached_property
    def shares(self) -> Mapping[tuple[str, str], Decimal] | None:
        """The contribution in EUR by partner and work package; None while the call's rates are not
        known."""
        packages = tuple(one.id for one in self.proposal.work_packages)
        return contribution_shares(self.budget, packages)

    def lump_sum_of(self, work_package: str) -> Decimal | None:
        """The contribution in EUR of all partners in a work package; None as for `shares`."""
        return None if self._by_package is None else self._by_package[work_package]

    @cached_property
    def _by_package(self) -> Mapping[str, Decimal] | None:
        """The contribution by work package."""
        if self.shares is None:
            return None
        found = dict.fromkeys((one.id for one in self.proposal.work_packages), ZERO)
        for (_, package), share in self.shares.items():
            found[package] += share
        return found

    def country(self, code: str) -> str:
        """The name of a country in the proposal's language; its code where nobody knows it."""
        return self.language.country(code, self.call.country_name(code))

    @property
    def figures(self) -> Figures:
        """The key figures."""
        proposal, budget = self.proposal, self.budget
        return Figures(
            total_costs=budget.total(),
            grant=budget.grant,
            own_contribution=budget.own_contribution,
            third_parties=budget.third_parties(),
            third_party_share=budget.third_party_share,
            person_months=self.effort.total(),
            partners=len(proposal.partners),
            work_packages=len(proposal.work_packages),
            tasks=len(list(proposal.tasks)),
            deliverables=len(list(proposal.deliverables)),
            milestones=len(list(proposal.milestones)),
        )
