"""A part that begins, by the plan, before what the text makes it wait for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.labels import Named, nearby
from toolkit.claims.months import START
from toolkit.claims.plan_parts import Part
from toolkit.claims.reading import Reading

_WHEN = (
    r"(?:only (?:when|once|after|if)|not before|as soon as|once|when|after|lorsque|quand|une fois|"
    r"qu'une fois|que lorsque|que quand|qu'apres|apres|des que|pas avant|on the basis of)"
)
_SMALL = r"(?:[ ,(]*(?:the|le|la|l'|les|que|is|both|of|from|results|rules))*[ (']*"
BEGINS = re.compile(START)
BEGINS_WHEN = re.compile(
    rf"[ )\]]*(?:(?:will|shall|can|may|ne|can only|then|only) )*{START}"
    rf"[^.;]{{0,25}}? {_WHEN}\b[^.;]{{0,40}}$"
)
WHEN_BEFORE = re.compile(rf"\b{_WHEN}{_SMALL}$")
THEN_BEGINS = re.compile(rf"[^.;]{{0,15}}\b{START}\b")
OWNER_BEGINS = re.compile(
    rf"\b(?:the task|it|this task|the work|la tache|elle|cette tache) (?:ne )?{START}\b"
)
LONGEST_GAP = 90


def waits_in_vain(
    reading: Reading, named: tuple[Named, ...], owner: Part | None
) -> Iterator[Contradiction]:
    """Parts and calls that begin before the part after which, by the text, they begin.

    `owner` is the task that the text describes, where it does.
    """
    if not BEGINS.search(reading.level):
        return
    told = set[int]()
    for awaited in named:
        if not awaited.part or awaited.part.is_call or awaited.start in told:
            continue
        waiting = _waiting(reading, awaited, named) or _owner(reading, awaited, owner)
        if waiting and waiting.span.first < awaited.part.span.last:
            told.add(awaited.start)
            yield _contradiction(reading, awaited, awaited.part, waiting)


def _waiting(reading: Reading, awaited: Named, named: tuple[Named, ...]) -> Part | None:
    """What the sentence says to begin after the awaited part."""
    level = reading.level
    after = WHEN_BEFORE.search(level[max(awaited.start - 60, 0) : awaited.start])
    for one in nearby(named, awaited.start, 2 * LONGEST_GAP):
        if not one.part or one.part.is_due or one.part == awaited.part:
            continue
        before = 0 < awaited.start - one.end <= LONGEST_GAP
        if before and BEGINS_WHEN.match(level[one.end : awaited.start]):
            return one.part
        behind = 0 < one.start - awaited.end <= LONGEST_GAP
        same = reading.sentence(one.start) == reading.sentence(awaited.start)
        if after and behind and same and THEN_BEGINS.match(level, one.end):
            return one.part
    return None


def _owner(reading: Reading, awaited: Named, owner: Part | None) -> Part | None:
    """The task that the text describes, where the sentence says that it begins then."""
    if not owner or owner == awaited.part:
        return None
    start, _ = reading.sentence(awaited.start)
    lead = reading.level[start : awaited.start]
    if WHEN_BEFORE.search(lead) and OWNER_BEGINS.search(lead):
        return owner
    return None


def _contradiction(reading: Reading, awaited: Named, part: Part, waiting: Part) -> Contradiction:
    until = f"is due in {part.span.last}" if part.is_due else f"ends in {part.span.last}"
    begins = "opens" if waiting.is_call else "begins"
    return Contradiction(
        awaited.start,
        awaited.end,
        Kind.ORDER,
        reading.quoted(awaited.start, awaited.end),
        f"in the plan {waiting.name} {begins} in {waiting.span.first} and {part.name} {until}",
        f"let {waiting.name} begin after {part.span.last}, bring {part.name} forward, "
        "or say what is known by then",
    )
