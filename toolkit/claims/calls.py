"""Calls for third parties as a text names them: the second call, Innovate Boost, the call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.claims.labels import Named
from toolkit.claims.number_words import ORDINALS
from toolkit.claims.plan_parts import Part, PlanParts
from toolkit.claims.reading import Reading

CALL = re.compile(
    rf"\b(?:(?P<nth>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|last|dernier) "
    r"(?:open )?(?:call|appel)\b|(?P<the>(?:the |this |its |l'|cet )(?:open )?(?:call|appel)\b))"
    r"(?: (?:for (?:proposals|applications|smes)|a (?:propositions|candidatures)))?"
)
BEFORE = re.compile(r"\b(?:before|avant) (?:the |le |l')?$")
"""What is done before the first call of a priority, which need not be that of the project."""

SEVERAL = re.compile(r"\b(?:rounds?|cut-offs?|vagues?|sessions?|second one|each call)\b")


def named_calls(reading: Reading, parts: PlanParts, about: str) -> Iterator[Named]:
    """The calls that a text names, in order."""
    level = reading.level
    if "call" in level or "appel" in level:
        for found in CALL.finditer(level):
            if BEFORE.search(level[max(found.start() - 14, 0) : found.start()]):
                continue
            call = _nth(parts, found["nth"]) if found["nth"] else parts.call_of(about)
            if call and not SEVERAL.search(reading.words_around(found.start())):
                yield Named(*found.span(), call.name, call)
    for title, call in parts.titles_of_calls:
        start = level.find(title)
        while start >= 0:
            yield Named(start, start + len(title), call.name, call)
            start = level.find(title, start + len(title))


def _nth(parts: PlanParts, nth: str) -> Part | None:
    """The call of that rank in time; None where two open in the same month, or there is none."""
    number = len(parts.calls) if nth in ("last", "dernier") else ORDINALS[nth]
    if not 1 <= number <= len(parts.calls):
        return None
    call = parts.calls[number - 1]
    same = [one for one in parts.calls if one.span.first == call.span.first]
    return call if len(same) == 1 else None
