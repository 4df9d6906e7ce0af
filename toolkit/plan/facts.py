"""What is known of the call: each fact with its source, and what rests on it in this proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import IntEnum
from typing import Any, NamedTuple

from toolkit.model.base import Located
from toolkit.model.call import Call
from toolkit.model.facts import Concern, named, value_of
from toolkit.model.money import ZERO, cents
from toolkit.model.sources import Source
from toolkit.plan.budget import budget_of
from toolkit.plan.dossier import Dossier

SUGGESTED = "suggested"


class Status(IntEnum):
    """How well a fact is known."""

    UNKNOWN = 1
    SUGGESTED = 2
    """Not known, but seen elsewhere: a sister call has this value."""

    UNVERIFIED = 3
    VERIFIED = 4

    @property
    def words(self) -> str:
        """As a table says it."""
        return ("not known", "suggested", "not verified", "verified")[self - 1]


class Fact(NamedTuple):
    """A fact of the call."""

    path: str
    """Its way through the profile: `third_parties.max_per_third_party`."""

    status: Status
    value: Any
    """The suggested one where it is suggested."""

    source: Source | None
    stake: Stake | None = None
    """EUR of this proposal that rest on it, where that can be computed."""

    @property
    def title(self) -> str:
        """What it is called."""
        return named(self.path).title

    @property
    def written(self) -> str:
        """Its value on one line."""
        return value_of(self.path, self.value)

    @property
    def concern(self) -> Concern:
        """What rests on it."""
        return named(self.path).concern

    @property
    def is_open(self) -> bool:
        """Whether somebody should look it up."""
        return self.status is not Status.VERIFIED


class Stake(NamedTuple):
    """EUR that rest on a fact, and what they are."""

    amount: Decimal
    what: str


def facts_of(dossier: Dossier) -> tuple[Fact, ...]:
    """Every fact that has a source, or is not known: the most serious first, and among those that
    concern money the one on which most rests."""
    found = [
        one._replace(stake=_stake(dossier, one)) if one.is_open else one
        for one in known_facts(dossier)
    ]
    return tuple(sorted(found, key=_rank))


def open_facts(dossier: Dossier) -> tuple[Fact, ...]:
    """The facts that somebody should look up, in the order of the profile."""
    return tuple(one for one in known_facts(dossier) if one.is_open)


def known_facts(dossier: Dossier) -> Iterator[Fact]:
    """Every fact that is not known, then all others in the order of the profile's sources.

    Single countries are included only where a partner sits in them.
    """
    call = dossier.call
    seats = {f"countries.{one.country}" for one in dossier.proposal.partners if one.funded}
    unknown = (
        path
        for path in _unknown(call)
        if path in call.sources or named(path).concern is not Concern.FORM
    )
    paths = dict.fromkeys([*unknown, *call.sources])
    for path in paths:
        group, _, name = path.partition(".")
        if group != SUGGESTED and (group != "countries" or not name or path in seats):
            yield _fact(call, path)


def _fact(call: Call, path: str) -> Fact:
    value, source = call.fact(path), call.sources.get(path)
    if value is None:
        suggested = getattr(call.suggested, path, None)
        if suggested is None:
            return Fact(path, Status.UNKNOWN, None, source)
        return Fact(path, Status.SUGGESTED, suggested, call.sources.get(f"{SUGGESTED}.{path}"))
    verified = source is not None and source.verified
    return Fact(path, Status.VERIFIED if verified else Status.UNVERIFIED, value, source)


def _unknown(part: Located, inside: str = "") -> Iterator[str]:
    """The way to each field without a value, as the profile writes it."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value is None:
            yield f"{inside}{name}"
        elif isinstance(value, Located) and name != SUGGESTED:
            yield from _unknown(value, f"{inside}{name}.")


def _rank(fact: Fact) -> tuple[bool, Concern, bool, Decimal, Status]:
    amount = fact.stake.amount if fact.stake else ZERO
    return not fact.is_open, fact.concern, fact.stake is None, -amount, fact.status


def _stake(dossier: Dossier, fact: Fact) -> Stake | None:
    found = STAKES.get(fact.path)
    return found(dossier, fact.value) if found else None


def _grant(dossier: Dossier, _: Any) -> Stake | None:
    grant = dossier.budget.grant
    return None if grant is None else Stake(grant, "the grant asked for")


def _support(dossier: Dossier, _: Any) -> Stake:
    return Stake(dossier.budget.third_parties(), "support to third parties")


def _others(dossier: Dossier, _: Any) -> Stake:
    budget = dossier.budget
    return Stake(budget.total() - budget.third_parties(), "all other costs")


def _indirect(dossier: Dossier, _: Any) -> Stake:
    return Stake(dossier.budget.indirect(), "indirect costs")


def _base(dossier: Dossier, _: Any) -> Stake:
    """What support to third parties changes in the indirect costs when it is taken out of their
    base, or taken in where it is out."""
    call, row = dossier.call, dossier.budget.third_party_row
    left_out = call.indirect.base_excludes
    turned = tuple(one for one in left_out if one != row) if row in left_out else (*left_out, row)
    other = call.model_copy(
        update={"indirect": call.indirect.model_copy(update={"base_excludes": turned})}
    )
    changed = budget_of(dossier.proposal, other, dossier.effort).indirect()
    more = "more" if changed > dossier.budget.indirect() else "less"
    out = "in" if row in left_out else "out of"
    return Stake(
        abs(changed - dossier.budget.indirect()),
        f"{more} indirect costs, were {row} {out} the base",
    )


def _least_support(dossier: Dossier, share: Decimal | None) -> Stake | None:
    grant = dossier.budget.grant
    if share is None or grant is None:
        return None
    return Stake(cents(share * grant), "support that the grant asks for")


def _largest_award(dossier: Dossier, _: Any) -> Stake | None:
    awards = [one.per_third_party for one in dossier.proposal.instruments]
    return Stake(max(awards), "the largest share of an award") if awards else None


def _advance(dossier: Dossier, rate: Decimal | None) -> Stake | None:
    grant = dossier.budget.grant
    if rate is None or grant is None:
        return None
    return Stake(cents(rate * grant), "pre-financing")


def _subcontracts(dossier: Dossier, _: Any) -> Stake:
    rows = [one.code for one in dossier.call.cost_rows if one.kind == "subcontracting"]
    return Stake(sum((dossier.budget.direct(row=one) for one in rows), ZERO), "subcontracting")


STAKES: Mapping[str, Callable[[Dossier, Any], Stake | None]] = {
    "rate_third_parties": _support,
    "rate_other": _others,
    "max_grant": _grant,
    "indirect.rate": _indirect,
    "indirect.base_excludes": _base,
    "third_parties.min_share_of_grant": _least_support,
    "third_parties.max_per_third_party": _largest_award,
    "prefinancing_rate": _advance,
    "subcontracting_needs_reasons_above": _subcontracts,
}
"""By fact, what it decides about in this proposal."""
