"""References that lead nowhere: one finding for each cause, however often a name is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.model.base import ID
from toolkit.readers.foreign_words import bare
from toolkit.readers.ids import copied, names_of
from toolkit.readers.outline_paths import Part, a, short, visible
from toolkit.readers.references import (
    CODES,
    DEFINED_IN,
    REFERENCES,
    SEVERAL_IN,
    Reference,
    Written,
    nearest,
    references,
    so_do,
    unknown,
)

MOST_NEAREST = 100
"""For how many references the nearest name is looked for; it takes time where names are many."""

ALIKE = 0.5


class Lost(NamedTuple):
    """A name that is written in the outline and belongs to nothing, and the part that needs it."""

    name: str
    places: int
    part: Part


def unknown_references(written: Written) -> list[Reference]:
    """References that lead nowhere, as far as everything that they may name could be read."""
    ids = {kind: set(written.of_kind(kind)) for kind in CODES}
    knows = cache(written.knows)
    return [
        one
        for one in references(written, REFERENCES)
        if one.value not in ids[one.kind] and knows(DEFINED_IN[one.kind])
    ]


def reference_faults(written: Written) -> tuple[list[Diagnostic], list[Lost]]:
    """The findings on references that lead nowhere, and the names that a part has lost.

    A part without an id, with one that is not written as one, or with that of another, is reported
    by itself; where a name is written elsewhere that belongs to nothing, it is most likely its.
    """
    by_name: dict[str, list[Reference]] = {}
    for one in unknown_references(written):
        by_name.setdefault(one.value, []).append(one)
    if not by_name:
        return [], []
    lost = _lost(written, by_name)
    for name, _, _ in lost:
        by_name.pop(name, None)
    found: list[Diagnostic] = []
    once: list[Reference] = []
    without: set[str] = set()
    for name, group in by_name.items():
        kind = group[0].kind
        if not written.of_kind(kind):
            # that there is no part of this kind is reported once, of partners as a missing field
            if kind in without or (kind == "partner" and not written.data.get("partners")):
                continue
            without.add(kind)
        if len(group) == 1:
            once += group
        else:
            found.append(_named_often(written, name, group))
    return [*found, *_named_once(written, once)], lost


def _lost(written: Written, by_name: Mapping[str, Sequence[Reference]]) -> list[Lost]:
    """Pairs each part that lacks an id of its own with the name that is likely to be its."""
    needy = _without_id(written)
    chances = sorted(
        (
            (_likeness(name, part), len(group), name, part.loc, part)
            for name, group in by_name.items()
            for part in needy
            if part.kind in group[0].kind.split(" or ")
        ),
        key=lambda one: (-one[0], -one[1], one[2], str(one[3])),
    )
    found: dict[str, Lost] = {}
    for likeness, places, name, loc, part in chances:
        alone = sum(one.kind == part.kind for one in needy) == 1
        taken = any(one.part.loc == loc for one in found.values())
        likely = likeness >= ALIKE or (alone and places > 1) or _only(by_name, part)
        if name not in found and not taken and likely:
            found[name] = Lost(name, places, part)
    return list(found.values())


def _only(by_name: Mapping[str, Sequence[Reference]], part: Part) -> bool:
    """Whether just one name of that kind belongs to nothing."""
    return sum(part.kind in group[0].kind.split(" or ") for group in by_name.values()) == 1


def _without_id(written: Written) -> list[Part]:
    """The parts whose id is missing, is not written as one and named by nobody, or is another's."""
    named = {one.value for one in references(written, REFERENCES)}
    copies = copied(written)
    found = []
    for part in written.parts:
        if not any(part.kind in kind.split(" or ") for kind in CODES):
            continue
        ident: Any = part.fields.get("id")
        if (
            not isinstance(ident, str)
            or part.loc in copies
            or (ident not in named and not re.fullmatch(ID, ident))
        ):
            found.append(part)
    return found


def _likeness(name: str, part: Part) -> float:
    """How much the name looks like what the part is called, from 0 to 1."""
    called = (part.fields.get(field) for field in ("id", "short_name", "title", "name"))
    words = [re.sub(r"[\W_]+", "-", bare(str(one))).strip("-") for one in called if one]
    return max((SequenceMatcher(None, name, one).ratio() for one in words), default=0.0)


def _named_often(written: Written, name: str, group: Sequence[Reference]) -> Diagnostic:
    """The finding on a name that is written in several places and belongs to nothing."""
    first = group[0]
    parts = written.of_kind(first.kind)
    named = {one.value for one in references(written, REFERENCES)}
    unnamed = {ident: part for ident, part in parts.items() if ident not in named}
    shown = short(visible(name))
    if name not in written.ids and (ident := _renamed(name, unnamed)):
        fact = (
            f"{shown} is named in {len(group)} places and is no {first.kind}; "
            f"{ident} is one and is named nowhere: was it renamed?"
        )
        hint = f"replace {shown} by {ident} in all these places, or write id: {shown} here"
        place = unnamed[ident].fields.place.of("id")
        return Diagnostic(place, CODES[first.kind], fact, hint)
    found = _named(written, first, names_of(parts))
    also = so_do([one.place for one in group[1:]])
    return found._replace(message=found.message + also)


def _renamed(name: str, unnamed: Mapping[str, Part]) -> str:
    """The id that the name has become; empty where it is not known."""
    if len(unnamed) == 1:
        return next(iter(unnamed))
    return nearest(name, {ident: ident for ident in unnamed})


def _named_once(written: Written, once: Sequence[Reference]) -> Iterator[Diagnostic]:
    """The findings on names that are written once, those of one list together."""
    names = cache(lambda kind: names_of(written.of_kind(kind)))
    groups: dict[tuple[str, Any], list[Reference]] = {}
    for one in once:
        groups.setdefault((one.field, one.part.loc), []).append(one)
    for number, group in enumerate(groups.values()):
        known = names(group[0].kind) if number < MOST_NEAREST else None
        if len(group) == 1 or known is None:
            yield from (_named(written, one, known) for one in group)
        else:
            yield _listed(group, known)


def _named(written: Written, one: Reference, known: Mapping[str, str] | None) -> Diagnostic:
    so = f"under {one.field}, {one.part.name} names"
    several = one.field if (one.part.kind, one.field) in SEVERAL_IN else ""
    found = unknown(CODES[one.kind], one.place, so, one.kind, one.value, known, several)
    other = written.ids.get(one.value)
    if other is None:
        return found
    return found._replace(
        message=f"{so} '{one.value}', which is {a(other.kind)}, not {a(one.kind)}"
    )


def _listed(group: Sequence[Reference], known: Mapping[str, str]) -> Diagnostic:
    """The finding on several names of one list."""
    first = group[0]
    names = [f"'{short(visible(one.value))}'" for one in group]
    fact = (
        f"under {first.field}, {first.part.name} names {', '.join(names[:-1])} and {names[-1]}, "
        f"none of which is {a(first.kind)}"
    )
    near = [nearest(one.value, known) for one in group]
    hint = f"did you mean {' and '.join(near)}?"
    if not all(near):
        hint = unknown("", first.place, "", first.kind, "", known).hint
    return Diagnostic(first.place, CODES[first.kind], fact, hint)
