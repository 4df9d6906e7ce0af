"""What is reported of a call: what is known of it, what rests on each fact, where to look it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from textwrap import wrap
from typing import Self

from toolkit.cli.file_report import File
from toolkit.cli.report import Amount, Report, Value
from toolkit.model import facts as model
from toolkit.model.money import written
from toolkit.model.wording import counted
from toolkit.plan import facts as plan
from toolkit.plan.changed_facts import changed_facts
from toolkit.plan.dossier import Dossier
from toolkit.plan.facts import facts_of
from toolkit.readers.skeleton import Wanted

ROW = "{number:>3}  {path:<35} {value:<17} {status:<13} {rests:>16}"
WIDTH = 92
INDENT = 5
VALUE = 17
"""Characters of a value that fit into its column; a longer one is printed below its row."""


class Status(StrEnum):
    """How well a fact is known."""

    UNKNOWN = "not known"
    SUGGESTED = "suggested"
    """Not known, but another call has this value."""

    UNVERIFIED = "not verified"
    VERIFIED = "verified"


class Concern(StrEnum):
    """What rests on a fact."""

    MONEY = "money"
    ADMISSION = "admission"
    EVALUATION = "evaluation"
    FORM = "form"


class Fact(Value):
    """A fact of the call."""

    path: str
    """Its way through the profile of the call: `third_parties.max_per_third_party`."""

    title: str
    """What it is called."""

    value: str
    """Its value in words; the suggested one where it is suggested."""

    status: Status
    """How well it is known. All but `verified` should be looked up."""

    concern: Concern
    """What rests on it."""

    stake: Amount | None
    """EUR of this proposal that rest on it; null where that cannot be computed."""

    stake_in: str
    """What these EUR are."""

    source: str
    """Who says it, and when; empty where nobody does."""

    sure: str
    """How sure the source is: `certain`, `very sure`, `likely`, `weak`; empty where not said."""

    note: str
    """What to look up before relying on it."""

    original: str | None
    """Its value in the profile that comes with the program, where a profile of the project changes
    it; null where none does."""

    @property
    def is_open(self) -> bool:
        """Whether somebody should look it up."""
        return self.status is not Status.VERIFIED

    @classmethod
    def of(cls, fact: plan.Fact, original: str | None) -> Self:
        """The fact of a proposal's call."""
        source, stake = fact.source, fact.stake
        return cls(
            path=fact.path,
            title=fact.title,
            value=fact.written,
            status=Status(fact.status.words),
            concern=Concern(fact.concern.words),
            stake=f"{stake.amount:.2f}" if stake else None,
            stake_in=stake.what if stake else "",
            source=source.source if source else "",
            sure=source.sure if source else "",
            note=source.note if source else "",
            original=original,
        )


class Output(Report):
    """What `proposal facts` reports."""

    call: str = ""
    """The id of the call; empty where the outline was not read that far."""

    profile: str = ""
    """The call's profile where it belongs to the project; else empty."""

    facts: tuple[Fact, ...] = ()
    """What is known of the call: first what should be looked up, in the order of the money that
    rests on it."""

    files: tuple[File, ...] = ()
    """The profile that `--write` has begun."""

    @classmethod
    def of(cls, outline: Path, dossier: Dossier) -> Self:
        """The report on the call of a proposal."""
        call = dossier.call
        changed = {one.path: one.ours or model.UNKNOWN for one in changed_facts(call)}
        return cls(
            command="facts",
            outline=str(outline),
            call=call.id,
            profile=str(call.origin.file) if call.origin else "",
            facts=tuple(Fact.of(one, changed.get(one.path)) for one in facts_of(dossier)),
        )

    def lines(self) -> Iterator[str]:
        """The table: what is to be confirmed first, in the order of what rests on it, then the
        rest, and how to confirm a fact."""
        to_confirm = [one for one in self.facts if one.is_open]
        known = [one for one in self.facts if not one.is_open]
        yield f"{self.call}: {_counts(self.facts)}"
        if self.profile:
            yield f"Its profile is in this folder: {self.profile}"
        if to_confirm:
            yield ""
            yield "To confirm: first what most of this proposal's money rests on (EUR)"
            yield from _table(to_confirm, first=1)
        if known:
            yield ""
            yield "Verified"
            yield from _table(known, first=len(to_confirm) + 1)
        where = f"in {self.profile}" if self.profile else "in a profile of your own"
        hint = "" if self.profile else " (--write my-call)"
        yield ""
        yield f"Confirm a fact {where}{hint}; proposal explain CAL109 says how"


def wanted(dossier: Dossier) -> tuple[Wanted, ...]:
    """The facts that a profile of the project may confirm or change."""
    return tuple(
        Wanted(one.path, one.value, _about(one)) for one in facts_of(dossier) if one.is_open
    )


def _counts(facts: Sequence[Fact]) -> str:
    """`37 facts: 2 not known, 3 suggested, 25 not verified, 7 verified`."""
    states = [one.status for one in facts]
    counts = [f"{states.count(one)} {one}" for one in Status if one in states]
    return f"{counted(len(facts), 'fact')}: {', '.join(counts)}"


def _table(facts: Iterable[Fact], first: int) -> Iterator[str]:
    heads = {"path": "fact", "value": "value", "status": "status", "rests": "rests on it"}
    yield ROW.format(number="", **heads)
    for number, one in enumerate(facts, first):
        fits = len(one.value) <= VALUE
        yield ROW.format(
            number=number,
            path=one.path,
            value=one.value if fits else "(below)",
            status=one.status,
            rests=written(Decimal(one.stake)) if one.stake else one.concern,
        ).rstrip()
        yield from _below(one, fits)


def _below(fact: Fact, fits: bool) -> Iterator[str]:
    title = f"{fact.title} (EUR: {fact.stake_in})" if fact.stake else fact.title
    yield from _wrapped(title)
    if not fits:
        yield from _wrapped(f"value: {fact.value}")
    if fact.original is not None:
        yield from _wrapped(f"changed by the project's own profile; before: {fact.original}")
    if fact.source:
        sure = f" ({fact.sure})" if fact.sure else ""
        yield from _wrapped(f"source: {fact.source}{sure}")
        if fact.is_open and fact.note:
            yield from _wrapped(f"to do: {fact.note}")


def _wrapped(text: str) -> list[str]:
    indent = " " * INDENT
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _about(fact: plan.Fact) -> str:
    status = fact.status.words
    if fact.status is plan.Status.SUGGESTED and fact.source:
        status = f"{status}: {fact.source.source}"
    note = f"; {fact.source.note}" if fact.source and fact.source.note else ""
    return f"{fact.title} - {status}{note}"
