"""References to nothing, and contradictions, in a project's own profile of a call."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from toolkit.diagnostics import Diagnostic
from toolkit.model.call import Call, key_of
from toolkit.model.facts import FACTS
from toolkit.model.money import ZERO
from toolkit.readers import codes
from toolkit.readers.outline_paths import short, visible
from toolkit.readers.overlay import BY_KEY, EXTENDS, LEAVE_OUT
from toolkit.readers.yaml_builder import Fields

LISTS = ("strands", "priorities", "indicators", "award_criteria")
"""Those that a profile replaces as a whole."""

MOST_ENTRIES = 300
"""Entries of a list; the longest of ours has about thirty."""

MOST_REPORTED = 20
"""How many sources of unknown facts are reported."""

NO_DOCUMENT = frozenset(
    ("", "yes", "no", "true", "ok", "x", "me", "tbd", "tbc", "todo", "none", "na", "unknown")
)
"""Sources, without signs, that say nothing of where a fact is found."""

NEEDED = ("staff", "subcontracting", "purchase", "third_parties")
"""The kinds of cost rows without which no budget can be made."""


def contradictions(call: Call, own: Fields) -> Iterator[Diagnostic]:
    """Each with its place in the profile and what to do."""
    if long := list(_too_long(call)):
        yield from long
        return
    yield from _sources(call, own)
    yield from _without_effect(own)
    yield from _twice(call)
    yield from _written_twice(own)
    yield from _cost_rows(call)
    yield from _points(call)
    yield from _years(call)


def _too_long(call: Call) -> Iterator[Diagnostic]:
    """Lists that no call and no form has."""
    for name in (*LISTS, *BY_KEY, "annexes"):
        if (number := len(getattr(call, name) or ())) > MOST_ENTRIES:
            fact = f"{name} holds {number} entries, and the most is {MOST_ENTRIES}"
            hint = "leave in it what the call or its form lists"
            yield Diagnostic(call.place.of(name), codes.PROFILE_CONTRADICTS, fact, hint)


def _sources(call: Call, own: Fields) -> Iterator[Diagnostic]:
    """Sources of unknown facts, and of facts without a value."""
    written = own.get("sources")
    reported = 0
    for path in written if isinstance(written, Fields) else ():
        if reported == MOST_REPORTED:
            return
        place = own.place.of("sources", path)
        if wrong := _fault_of_source(path, call, own):
            reported += 1
            yield Diagnostic(place, codes.PROFILE_CONTRADICTS, *wrong)
        elif call.fact(path) is None and call.sources[path].verified:
            fact = f"sources confirms {path}, and the profile gives it no value"
            hint = f"write its value under {path}, or take the source away"
            yield Diagnostic(place, codes.PROFILE_CONTRADICTS, fact, hint)


def _fault_of_source(path: str, call: Call, own: Fields) -> tuple[str, str] | None:
    """The fact and the hint on an entry that confirms nothing; None where it confirms a fact."""
    try:
        call.fact(path)
    except LookupError:
        near = get_close_matches(path, FACTS, 1)
        known = f"did you mean {near[0]}?" if near else "proposal facts lists the facts"
        return f"sources names {path}, which is not a fact of the profile", known
    if EXTENDS in own and path.partition(".")[0] == "suggested":
        fact = f"sources confirms {path}, and suggested values are not used"
        name = path.partition(".")[2] or "the value"
        return fact, f"write {name} at the top of the profile, with its source under that name"
    if call.sources[path].verified and _says_nothing(call.sources[path].source):
        fact = f"the source of {path} is '{short(visible(call.sources[path].source))}'"
        return fact, f"say where it is found, as in {path}: call document, page 14"
    if members := _unconfirmed_members(path, own):
        fact = f"sources names {path}, which is a group of facts"
        return fact, f"name each that it confirms: {', '.join(members)}"
    return None


def _says_nothing(source: str) -> bool:
    """Whether a source is only a sign or a word that names no document."""
    return re.sub(r"[\W_]", "", source.casefold()) in NO_DOCUMENT


def _unconfirmed_members(path: str, own: Fields) -> list[str]:
    """The facts of a group that is no fact itself, where the profile states none of them: its
    source would confirm nothing."""
    written = own.get(path)
    if path in FACTS or (isinstance(written, Fields) and written):
        return []
    return [one for one in FACTS if one.startswith(f"{path}.")]


def _without_effect(own: Fields) -> Iterator[Diagnostic]:
    """What is laid over ours and changes nothing."""
    if EXTENDS not in own:
        return
    for name, key in BY_KEY.items():
        if own.get(name) == []:
            fact = f"{name} is an empty list, and our entries stay"
            hint = f"take each out that is not to stay: {{{key}: ..., {LEAVE_OUT}: true}}"
            yield Diagnostic(own.place.of(name), codes.PROFILE_CONTRADICTS, fact, hint)
    suggested = own.get("suggested")
    for name in suggested if isinstance(suggested, Fields) else ():
        fact = f"{name} is written under suggested, and suggested values are not used"
        hint = f"write {name} at the top of the profile, with its source under sources"
        yield Diagnostic(own.place.of("suggested", name), codes.PROFILE_CONTRADICTS, fact, hint)


def _twice(call: Call) -> Iterator[Diagnostic]:
    for name in LISTS:
        seen = Counter(key_of(one) for one in getattr(call, name) or ())
        for at, one in enumerate(getattr(call, name) or ()):
            if seen[key_of(one)] > 1:
                seen[key_of(one)] = 0
                fact = f"{name} holds {key_of(one)} twice"
                yield Diagnostic(
                    call.place.of(name, at), codes.PROFILE_CONTRADICTS, fact, "keep one of the two"
                )


def _written_twice(own: Fields) -> Iterator[Diagnostic]:
    """Entries that the profile itself names twice; laid over ours, the second would count."""
    for name, key in BY_KEY.items():
        entries = own.get(name)
        seen: set[str] = set()
        for at, one in enumerate(entries if isinstance(entries, list) else ()):
            word = one.get(key) if isinstance(one, Fields) else None
            if isinstance(word, str) and word in seen:
                yield Diagnostic(
                    own.place.of(name, at),
                    codes.PROFILE_CONTRADICTS,
                    f"{name} holds {word} twice",
                    "keep one of the two",
                )
            seen.add(str(word))


def _cost_rows(call: Call) -> Iterator[Diagnostic]:
    kinds = {one.kind for one in call.cost_rows}
    place, known = call.place.of("cost_rows"), ", ".join(call.row)
    for kind in NEEDED:
        if kind not in kinds:
            fact = f"no cost row is of the kind {kind}, and no budget can be made without one"
            hint = f"add a row, or write kind: {kind} at the row that is meant"
            yield Diagnostic(place, codes.PROFILE_CONTRADICTS, fact, hint)
    for at, one in enumerate(call.cost_rows):
        if one.part_of and one.part_of not in call.row:
            fact = f"cost row {one.code} is part of {one.part_of}, which is not a cost row"
            where = place.of(at, "part_of")
            yield Diagnostic(where, codes.PROFILE_CONTRADICTS, fact, f"the rows are {known}")
    for code in call.indirect.base_excludes:
        if code not in call.row:
            fact = f"the base of the indirect costs excludes {code}, which is not a cost row"
            where = call.place.of("indirect", "base_excludes")
            yield Diagnostic(where, codes.PROFILE_CONTRADICTS, fact, f"the rows are {known}")


def _points(call: Call) -> Iterator[Diagnostic]:
    criteria = call.award_criteria or ()
    for at, one in enumerate(criteria):
        if one.minimum is not None and one.points is not None and one.minimum > one.points:
            fact = f"criterion {one.code} asks for {one.minimum} of {one.points} points"
            where = call.place.of("award_criteria", at, "minimum")
            yield Diagnostic(
                where, codes.PROFILE_CONTRADICTS, fact, "write the smaller one under minimum"
            )
    points = [one.points for one in criteria if one.points is not None]
    most = sum(points, ZERO) if points and len(points) == len(criteria) else None
    if call.threshold is not None and most is not None and call.threshold > most:
        fact = f"the threshold is {call.threshold} points, and all criteria give {most:f}"
        hint = "compare both with the call document"
        yield Diagnostic(call.place.of("threshold"), codes.PROFILE_CONTRADICTS, fact, hint)


def _years(call: Call) -> Iterator[Diagnostic]:
    years = sum(call.budget_by_year.values(), ZERO)
    if call.budget is not None and call.budget_by_year and years != call.budget:
        fact = f"the budget is {call.budget} EUR, and its years give {years:f} EUR"
        hint = "correct one of them, or write budget_by_year: {}"
        yield Diagnostic(call.place.of("budget_by_year"), codes.PROFILE_CONTRADICTS, fact, hint)
