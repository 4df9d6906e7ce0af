"""Which of several changes are the reason why an outline is not sound any more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.readers import codes
from toolkit.readers.consequences import AS_REFERENCE
from toolkit.readers.outline_changes import Change, Patch, Removal
from toolkit.readers.outline_files import Steps
from toolkit.readers.outline_paths import at
from toolkit.readers.patch_attempt import Attempt
from toolkit.readers.references import REFERENCES
from toolkit.readers.wanted_data import Address, WantedData

MORE_WOULD_CHANGE = "more than this one value would change"

NAMING = frozenset((*(field for _, field in REFERENCES), "effort", "priority", "priorities"))
"""The fields that name other parts."""

LOOSE = re.compile(r"\d+")
WORD = re.compile(r"[\w-]+")


class Blame(NamedTuple):
    """Why a change is held back."""

    why: str
    fault: Diagnostic | None = None
    is_sure: bool = True
    """Whether it is certain that it would be refused alone, and for this reason."""


class Known(NamedTuple):
    """A fault that an outline had before, where it is found again."""

    fault: Diagnostic
    address: Address


def known_faults(data: Any, faults: Sequence[Diagnostic]) -> tuple[Known, ...]:
    """The faults that an outline has, each with its address."""
    wanted = WantedData(data)
    found = []
    for one in faults:
        try:
            address = wanted.address(steps_of(one))
        except (LookupError, TypeError, AttributeError):
            address = ()
        found.append(Known(one, address))
    return tuple(found)


def steps_of(fault: Diagnostic) -> Steps:
    """The way to the place of a fault."""
    parts = fault.place.path.split(".")
    return tuple(int(one) if one.isdigit() else one for one in parts if one)


def new_faults(
    attempt: Attempt, known: Sequence[Known], changes: Sequence[Change]
) -> tuple[Diagnostic, ...]:
    """The faults that the changes bring to an unfinished outline: those that it did not have.

    A fault at a value that was changed is new if it is another one. A new item may lack fields.
    """
    places = _places(attempt)
    added = [one for n, one in places.items() if _is_added(changes[n])]
    counted: Counter[tuple[str, Steps]] = Counter()
    worded: Counter[tuple[str, Steps, str]] = Counter()
    for one in known:
        try:
            steps = attempt.wanted.steps(one.address)
        except LookupError:
            continue
        counted[one.fault.code, steps] += 1
        worded[one.fault.code, steps, _loose(one.fault)] += 1
    found = []
    for fault in attempt.faults:
        steps = steps_of(fault)
        if worded[fault.code, steps, _loose(fault)] > 0:
            worded[fault.code, steps, _loose(fault)] -= 1
            counted[fault.code, steps] -= 1
        elif counted[fault.code, steps] > 0 and not _is_touched(steps, places):
            counted[fault.code, steps] -= 1
        elif fault.code == codes.MISSING_FIELD and any(_is_inside(steps, one) for one in added):
            continue
        elif not _was_unseen(fault, attempt, changes, places):
            found.append(fault)
    return tuple(found)


def _is_added(change: Change) -> bool:
    return isinstance(change, Patch) and change.added


def _loose(fault: Diagnostic) -> str:
    """What a fault says, whatever the numbers of lines in it."""
    return LOOSE.sub("0", fault.message)


def _is_touched(steps: Steps, places: Mapping[int, Steps]) -> bool:
    return any(_is_inside(steps, one) or _is_inside(one, steps) for one in places.values())


def _was_unseen(
    fault: Diagnostic, attempt: Attempt, changes: Sequence[Change], places: Mapping[int, Steps]
) -> bool:
    """Whether a name led nowhere before, too, and could not be reported as long as nothing of
    that kind was there."""
    if fault.code not in AS_REFERENCE:
        return False
    steps = steps_of(fault)
    # that of an id is about all places in which another id is written
    if steps[-1:] != ("id",) and any(_is_inside(steps, one) for one in places.values()):
        return False
    words = set(WORD.findall(fault.message))
    return not any(words & _ids_taken(changes[n], attempt, n) for n in attempt.traces)


def blamed(
    attempt: Attempt, faults: Sequence[Diagnostic], changes: Sequence[Change]
) -> dict[int, Blame]:
    """The changes that are to blame for the faults and differences of an attempt, by number."""
    places = _places(attempt)
    found: dict[int, Blame] = {}
    for fault in faults:
        guilty = _to_blame(fault, attempt, changes, places)
        for number in guilty:
            here = places.get(number)
            sure = len(guilty) == 1 or (here and _is_inside(steps_of(fault), here))
            found.setdefault(number, Blame(fault.message, fault, bool(sure)))
    if faults:
        return found
    for steps in attempt.different:
        numbers = _longest(steps, places) or _around(steps, places)
        numbers = numbers or [n for n, one in attempt.traces.items() if one.repeated]
        for number in numbers:
            found.setdefault(number, Blame(MORE_WOULD_CHANGE, is_sure=len(numbers) == 1))
    return found


def _places(attempt: Attempt) -> dict[int, Steps]:
    """Where each change is in the outline with all of them."""
    found = {}
    for number, trace in attempt.traces.items():
        try:
            found[number] = attempt.wanted.steps(trace.address)
        except LookupError:
            continue  # another change has taken it out again
    return found


def _to_blame(
    fault: Diagnostic, attempt: Attempt, changes: Sequence[Change], places: Mapping[int, Steps]
) -> Sequence[int]:
    steps = steps_of(fault)
    removals = {n: one for n, one in places.items() if isinstance(changes[n], Removal)}
    names = _names_at(attempt.data, steps)
    gone = [n for n, one in removals.items() if one == steps]
    gone = [n for n in gone if re.search(rf"\b{_last(attempt, n)}\b", fault.message)] or gone
    if gone:
        return gone
    others = {n: one for n, one in places.items() if n not in removals}
    if inside := _longest(steps, others):
        if fault.code in AS_REFERENCE:
            return [*inside, *(n for n in others if names & set(_named(changes[n])))]
        return inside
    if by_name := [n for n in attempt.traces if names & _ids_touched(changes[n], attempt, n)]:
        return by_name
    return _around(steps, removals) or _around(steps, others)


def _last(attempt: Attempt, number: int) -> str:
    return re.escape(str(attempt.traces[number].steps_before[-1]))


def _longest(steps: Steps, places: Mapping[int, Steps]) -> list[int]:
    """The last of the changes that are nearest around a place."""
    around = {n: one for n, one in places.items() if _is_inside(steps, one)}
    longest = max(map(len, around.values()), default=-1)
    return [n for n, one in around.items() if len(one) == longest][-1:]


def _around(steps: Steps, places: Mapping[int, Steps]) -> list[int]:
    """The changes inside a part."""
    return [n for n, one in places.items() if _is_inside(one, steps)] if steps else []


def _is_inside(steps: Steps, part: Steps) -> bool:
    return steps[: len(part)] == part


def _names_at(data: Any, steps: Steps) -> set[str]:
    """What a place names: its text, or the name of its field."""
    value = at(data, steps)
    found = {value} if isinstance(value, str) else set()
    return found | ({steps[-1]} if steps and isinstance(steps[-1], str) else set())


def _named(change: Change) -> Iterator[str]:
    """The names of other parts in what a change writes."""
    if isinstance(change, Patch):
        field = next((one for one in reversed(change.steps) if isinstance(one, str)), "")
        field = "effort" if "effort" in change.steps else field
        yield from _names_in(field, change.value)
        if "effort" in change.steps[:-1]:
            yield str(change.steps[change.steps.index("effort") + 1])


def _names_in(field: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and field in NAMING:
        yield value
    elif isinstance(value, Mapping):
        if field in NAMING:
            yield from value
        for name, one in value.items():
            yield from _names_in(name, one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _names_in(field, one)


def _ids_taken(change: Change, attempt: Attempt, number: int) -> set[str]:
    """The ids that a change takes from the outline."""
    trace = attempt.traces[number]
    if isinstance(change, Removal):
        return set(_ids_in(trace.steps_before[-1], trace.before))
    if isinstance(change, Patch) and not change.added:
        return set(_ids_in(trace.steps_before[-1], trace.before))
    return set()


def _ids_touched(change: Change, attempt: Attempt, number: int) -> set[str]:
    """The ids that a change takes from the outline or brings into it."""
    brought = set(_ids_in(change.steps[-1], change.value)) if isinstance(change, Patch) else set()
    return brought | _ids_taken(change, attempt, number)


def _ids_in(field: str | int, value: Any) -> Iterator[str]:
    if isinstance(value, str) and field == "id":
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _ids_in(name, one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _ids_in("", one)
