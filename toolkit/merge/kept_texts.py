"""Texts that people edited in Word, and whose field of the outline still says something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.document.plain_text import plain_text
from toolkit.merge.delivery_result import Delivered
from toolkit.merge.outcome import BlockOutcome, Entry, excerpt
from toolkit.plan.dossier import Dossier

MOST = 8
"""Texts of a file that are named."""

BULLET = re.compile(r"(•|\d+\.)\s+")


def with_contradictions(dossier: Dossier, delivered: Sequence[Delivered]) -> tuple[Delivered, ...]:
    """The same files of a build; each names the texts that contradict the outline."""
    if not any(map(_kept, delivered)):
        return tuple(delivered)
    fields = frozenset(_beginnings(dossier))
    return tuple(_with_contradictions(one, fields) for one in delivered)


def _with_contradictions(delivered: Delivered, fields: frozenset[str]) -> Delivered:
    found = [one for one in _kept(delivered) if one.excerpt in fields]
    if not found:
        return delivered
    told = [f"kept as edited, and the outline says something else: {one.named}" for one in found]
    if len(told) > MOST:
        more = f"and {len(told) - MOST} more that the outline says differently"
        told = [*told[:MOST], f"{more}: proposal pull --dry-run names them"]
    tally = delivered.tally
    look_at = (*told, *tally.look_at)
    return delivered._replace(tally=tally._replace(look_at=look_at), contradicting=len(found))


def _kept(delivered: Delivered) -> list[Entry]:
    entries = delivered.tally.entries
    return [one for one in entries if one.outcome is BlockOutcome.KEPT and one.excerpt]


def _beginnings(dossier: Dossier) -> Iterator[str]:
    """How each paragraph and point of the outline's texts begins in a draft."""
    for text in dossier.texts:
        lines = plain_text(text.text, dossier.references.get) if text.is_prose else text.text
        for line in lines.splitlines():
            yield excerpt(BULLET.sub("", line, count=1))
