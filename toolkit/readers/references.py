"""What in an outline refers to what: ids, labels and references, checked as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.nodes import HOLE, Fields
from toolkit.readers.parts import Part, a, parts_of, short, shown, visible

REFERENCES: Mapping[tuple[str, str], str] = {
    ("partner", "affiliated_to"): "partner",
    ("work package", "lead"): "partner",
    ("task", "lead"): "partner",
    ("task", "effort"): "partner",
    ("task", "participants"): "partner",
    ("task", "after"): "task or milestone",
    ("deliverable", "lead"): "partner",
    ("deliverable", "task"): "task",
    ("milestone", "lead"): "partner",
    ("event", "partner"): "partner",
    ("subcontract", "partner"): "partner",
    ("subcontract", "task"): "task",
    ("cost line", "partner"): "partner",
    ("instrument", "partner"): "partner",
    ("instrument", "work_package"): "work package",
    ("indicator", "owner"): "partner",
    ("the communication plan", "lead"): "partner",
    ("target group", "lead"): "partner",
    ("target group", "channels"): "channel",
    ("channel", "owner"): "partner",
    ("activity", "lead"): "partner",
    ("activity", "partners"): "partner",
    ("activity", "target_groups"): "target group",
    ("activity", "channels"): "channel",
    ("risk", "work_package"): "work package",
    ("risk", "owner"): "partner",
}
"""By the kind of a part and its field, what the field refers to by id."""

DEFINED_IN = {
    "partner": "partners",
    "task": "work_packages",
    "task or milestone": "work_packages",
    "work package": "work_packages",
    "channel": "communication",
    "target group": "communication",
}

CODES = {
    "partner": codes.UNKNOWN_PARTNER,
    "task": codes.UNKNOWN_TASK,
    "task or milestone": codes.UNKNOWN_TASK,
    "work package": codes.UNKNOWN_WORK_PACKAGE,
    "channel": codes.UNKNOWN_CHANNEL,
    "target group": codes.UNKNOWN_TARGET_GROUP,
}

WITH_IDS = frozenset(
    (
        "partner",
        "work package",
        "task",
        "deliverable",
        "milestone",
        "event",
        "subcontract",
        "instrument",
        "risk",
        "target group",
        "channel",
        "activity",
    )
)
"""The kinds of parts that share one set of ids."""

MOST_NEAREST = 100
"""For how many references the nearest name is looked for; it takes time where names are many."""

LABELS = {
    "work package": "WP2",
    "task": "T2.2",
    "deliverable": "D2.2",
    "milestone": "MS2",
    "event": "E2.2",
    "subcontract": "S2.2",
}
"""How the label of each kind of part is written; a 2 stands for any number."""


class Written(NamedTuple):
    """The parts of an outline as they are written, whether they are sound or not."""

    data: Fields
    parts: tuple[Part, ...]
    ids: Mapping[str, Part]
    """The first part with each id."""

    @classmethod
    def of(cls, data: Fields) -> Written:
        parts = tuple(parts_of(data))
        ids: dict[str, Part] = {}
        for part in parts:
            if part.kind in WITH_IDS and isinstance(ident := part.fields.get("id"), str):
                ids.setdefault(ident, part)
        return cls(data, parts, ids)

    def of_kind(self, kind: str) -> dict[str, Part]:
        """The parts of a kind, or of several, by id."""
        return {one: part for one, part in self.ids.items() if part.kind in kind.split(" or ")}

    def knows(self, field: str) -> bool:
        """Whether everything under that field of the outline could be read."""
        return is_whole(self.data.get(field)) and not (self.data.torn and field not in self.data)


def is_whole(value: Any) -> bool:
    """Whether nothing in it was unreadable."""
    if isinstance(value, Fields):
        return not value.torn and all(map(is_whole, value.values()))
    if isinstance(value, list):
        return all(map(is_whole, value))
    return value is not HOLE


def texts(part: Part, field: str) -> Iterator[tuple[str, Place]]:
    """The texts that a field holds, alone, in a list or as names of fields, with their places."""
    value, place = part.fields.get(field), part.fields.place.of(field)
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, list):
        for number, one in enumerate(value):
            if isinstance(one, str):
                yield one, place.of(number)
    elif isinstance(value, dict):
        for one in value:
            yield one, place.of(one)


def unknown(
    code: str, place: Place, so: str, kind: str, value: str, known: Mapping[str, str] | None
) -> Diagnostic:
    """What is told of a reference to nothing; `known` gives the id for every name of a thing, and
    is None where it is not worth the time to look for the nearest."""
    fact = f"{so} '{short(visible(value))}', which is no {kind}"
    if known is None:
        return Diagnostic(place, code, fact, f"write the id of a {kind} as it stands there")
    near = get_close_matches(value.lower(), known, 1)
    listed = list(dict.fromkeys(known.values()))
    if near:
        hint = f"did you mean {known[near[0]]}?"
    elif not listed:
        hint = f"there is no {kind} yet"
    else:
        more = ", ..." if len(listed) > 15 else ""
        hint = f"write {'one of ' if listed[1:] else ''}{', '.join(listed[:15])}{more}"
    return Diagnostic(place, code, fact, hint)


def names_of(parts: Mapping[str, Part]) -> dict[str, str]:
    """The id of each part by everything that people may call it."""
    found = {}
    for ident, part in parts.items():
        for field in ("title", "name", "short_name"):
            if isinstance(name := part.fields.get(field), str):
                found[name.lower()] = ident
    return found | {ident: ident for ident in parts}


def reference_faults(written: Written) -> Iterator[Diagnostic]:
    """Every reference that leads nowhere."""
    ids = {kind: set(written.of_kind(kind)) for kind in CODES}
    # only looked at once something is wrong
    names = cache(lambda kind: names_of(written.of_kind(kind)))
    knows = cache(written.knows)
    told = 0
    for part in written.parts:
        for field in part.fields:
            kind = REFERENCES.get((part.kind, field))
            if kind is None:
                continue
            for value, place in texts(part, field):
                if value not in ids[kind] and knows(DEFINED_IN[kind]):
                    near = names(kind) if told < MOST_NEAREST else None
                    yield _dangling(written, part, field, kind, value, place, near)
                    told += 1


def _dangling(
    written: Written,
    part: Part,
    field: str,
    kind: str,
    value: str,
    place: Place,
    known: Mapping[str, str] | None,
) -> Diagnostic:
    so = f"under {field}, {part.name} names"
    found = unknown(CODES[kind], place, so, kind, value, known)
    other = written.ids.get(value)
    if other is None:
        return found
    return found._replace(message=f"{so} '{value}', which is {a(other.kind)}, not {a(kind)}")


def id_faults(written: Written) -> Iterator[Diagnostic]:
    """Every id that two parts share, and every label."""
    labels: dict[str, Part] = {}
    for part in written.parts:
        ident, label = part.fields.get("id"), part.fields.get("label")
        if part.kind in WITH_IDS and isinstance(ident, str):
            first = written.ids[ident]
            if first is not part:
                yield _twice(codes.DUPLICATE_ID, part, first, "id", ident)
        if isinstance(label, str) and part.kind in LABELS:
            yield from _label_faults(part, label, labels.setdefault(label, part))


def _label_faults(part: Part, label: str, first: Part) -> Iterator[Diagnostic]:
    if first is not part:
        yield _twice(codes.DUPLICATE_LABEL, part, first, "label", label)
    elif not re.fullmatch(LABELS[part.kind].replace("2", r"\d+").replace(".", r"\."), label):
        fact = f"the label of {part.name} is {shown(label)}, which no {part.kind} can have"
        hint = f"write it like {LABELS[part.kind]}, or leave it out"
        yield Diagnostic(part.fields.place.of("label"), codes.WRONG_LABEL, fact, hint)


def _twice(code: str, part: Part, first: Part, field: str, value: str) -> Diagnostic:
    there = first.fields.place.of(field)
    fact = f"{part.name} has the {field} {value}, which {first.name} has already, at {there}"
    hint = f"give one of them another {field}" + (", or none" if field == "label" else "")
    return Diagnostic(part.fields.place.of(field), code, fact, hint)
