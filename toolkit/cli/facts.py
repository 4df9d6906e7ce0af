"""The facts of a call as a table: what rests on each, who says it, and where to look it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from toolkit.cli.console import counted
from toolkit.model.facts import UNKNOWN
from toolkit.model.money import written
from toolkit.plan.changed_facts import changed_facts
from toolkit.plan.dossier import Dossier
from toolkit.plan.facts import Fact, Status, facts_of
from toolkit.readers.skeleton import Wanted

ROW = "{number:>3}  {path:<35} {value:<17} {status:<13} {rests:>16}"
WIDTH = 92
INDENT = 5
VALUE = 17
"""Characters of a value that fit into its column; a longer one is printed below its row."""


def lines(dossier: Dossier) -> Iterator[str]:
    """The table: what is to be confirmed first, in the order of what rests on it, then the rest."""
    facts = facts_of(dossier)
    to_confirm = [one for one in facts if one.is_open]
    known = [one for one in facts if not one.is_open]
    ours = {one.path: one.ours or UNKNOWN for one in changed_facts(dossier.call)}
    yield f"{dossier.call.id}: {_counts(facts)}"
    if dossier.call.origin:
        yield f"Its profile lies in this folder: {dossier.call.origin.file}"
    if to_confirm:
        yield ""
        yield "To confirm: first what most of this proposal's money rests on (EUR)"
        yield from _table(to_confirm, ours, first=1)
    if known:
        yield ""
        yield "Verified"
        yield from _table(known, ours, first=len(to_confirm) + 1)


def wanted(dossier: Dossier) -> tuple[Wanted, ...]:
    """The facts that a profile of one's own may confirm or change."""
    return tuple(
        Wanted(one.path, one.value, _about(one)) for one in facts_of(dossier) if one.is_open
    )


def _counts(facts: Sequence[Fact]) -> str:
    """`37 facts: 2 not known, 3 suggested, 25 not verified, 7 verified`."""
    states = [one.status for one in facts]
    counts = [f"{states.count(one)} {one.words}" for one in Status if one in states]
    return f"{counted(len(facts), 'fact')}: {', '.join(counts)}"


def _table(facts: Iterable[Fact], ours: dict[str, str], first: int) -> Iterator[str]:
    heads = {"path": "fact", "value": "value", "status": "status", "rests": "rests on it"}
    yield ROW.format(number="", **heads)
    for number, one in enumerate(facts, first):
        fits = len(one.written) <= VALUE
        yield ROW.format(
            number=number,
            path=one.path,
            value=one.written if fits else "(below)",
            status=one.status.words,
            rests=written(one.stake.amount) if one.stake else one.concern.words,
        ).rstrip()
        yield from _below(one, ours.get(one.path), fits)


def _below(fact: Fact, ours: str | None, fits: bool) -> Iterator[str]:
    title = f"{fact.title} (EUR: {fact.stake.what})" if fact.stake else fact.title
    yield from _wrapped(title)
    if not fits:
        yield from _wrapped(f"value: {fact.written}")
    if ours is not None:
        yield from _wrapped(f"changed by this project's own profile; ours: {ours}")
    if fact.source:
        sure = f" ({fact.source.sure})" if fact.source.sure else ""
        yield from _wrapped(f"source: {fact.source.source}{sure}")
        if fact.is_open and fact.source.note:
            yield from _wrapped(f"to do: {fact.source.note}")


def _wrapped(text: str) -> list[str]:
    indent = " " * INDENT
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _about(fact: Fact) -> str:
    status = fact.status.words
    if fact.status is Status.SUGGESTED and fact.source:
        status = f"{status}: {fact.source.source}"
    note = f"; {fact.source.note}" if fact.source and fact.source.note else ""
    return f"{fact.title} - {status}{note}"
