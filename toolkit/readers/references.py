"""What in an outline refers to what: ids, labels and references, checked as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.outline_paths import Part, parts_of, seen, short, visible
from toolkit.readers.yaml_builder import UNREADABLE, Fields

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

SEVERAL_IN = frozenset(
    (
        *((kind, field) for kind, field in REFERENCES if field.endswith("s")),
        ("task", "after"),
        ("risk", "work_package"),
        ("the project", "leading_priorities"),
        ("partner", "writes"),
    )
)
"""The fields, by the kind of their part, that may name several."""

NAMES_IN = frozenset(("effort", "priorities", "sections"))
"""The maps whose names refer to something."""

NAMED_INSIDE: Mapping[str, tuple[str, ...]] = {
    "work_packages": ("tasks", "milestones"),
    "communication": ("target_groups", "channels"),
}
"""The lists of parts that references name, by what they are in."""

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

SEVERAL = re.compile(r"\s*(?:[,;/&|+]|\b(?:and|und|et|y|e|i)\b)\s*")
"""What is between several names in one text."""

GAP = re.compile(r"\s+")


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
        """Whether all parts under that field of the outline could be read, and are parts."""
        value = self.data.get(field)
        return (
            is_whole(value)
            and _are_parts(field, value)
            and not (self.data.torn and field not in self.data)
        )


def is_whole(value: Any) -> bool:
    """Whether nothing in it was unreadable."""
    if isinstance(value, Fields):
        return not value.torn and all(map(is_whole, value.values()))
    if isinstance(value, list):
        return all(map(is_whole, value))
    return value is not UNREADABLE


def _are_parts(field: str, value: Any) -> bool:
    """Whether each list of parts in it is one, down to those that others name."""
    if isinstance(value, Fields):
        return all(_is_list_of_parts(value.get(name)) for name in NAMED_INSIDE.get(field, ()))
    inside = value if isinstance(value, list) else []
    return _is_list_of_parts(value) and all(_are_parts(field, one) for one in inside)


def _is_list_of_parts(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, Fields) for one in value)
    return value is None


def texts(part: Part, field: str) -> Iterator[tuple[str, Place]]:
    """The texts that a field holds, alone, in a list or as names of fields, with their places.

    Only those in the form that the field has: a list where it takes one text names nothing.
    """
    value, place = part.fields.get(field), part.fields.place.of(field)
    if field in NAMES_IN:
        if isinstance(value, dict):
            yield from ((one, place.of(one)) for one in value)
    elif isinstance(value, str):
        yield value, place
    elif isinstance(value, list) and (part.kind, field) in SEVERAL_IN:
        for number, one in enumerate(value):
            if isinstance(one, str):
                yield one, place.of(number)


class Reference(NamedTuple):
    """A word that is written to name something: another part, or what the call has."""

    part: Part
    field: str
    kind: str
    value: str
    place: Place


def references(written: Written, kinds: Mapping[tuple[str, str], str]) -> Iterator[Reference]:
    """Every word in such fields of an outline, in the order of the file.

    `kinds` says what is named by the kind of a part and its field.
    """
    for part in written.parts:
        for field in part.fields:
            kind = kinds.get((part.kind, field))
            if kind is None:
                continue
            for value, place in texts(part, field):
                yield Reference(part, field, kind, value, place)


def unknown(
    code: str,
    place: Place,
    so: str,
    kind: str,
    value: str,
    known: Mapping[str, str] | None,
    several: str = "",
) -> Diagnostic:
    """The finding on a reference to nothing; `known` gives the id for every name of a thing, and
    is None where it is not worth the time to look for the nearest. `several` is the name of the
    field where that may hold more than one."""
    fact = f"{so} '{short(visible(value))}', which is no {kind}"
    if known is None:
        return Diagnostic(place, code, fact, f"write the id of a {kind} as it stands there")
    return Diagnostic(place, code, fact, _meant(value, kind, known, several))


def _meant(value: str, kind: str, known: Mapping[str, str], several: str) -> str:
    """What may be written in the place of a name that leads nowhere."""
    inside = list(dict.fromkeys(one for one in map(known.get, parts_in(value)) if one))
    listed = list(dict.fromkeys(known.values()))
    if len(inside) > 1 and several:
        return f"write {several}: [{', '.join(inside)}]"
    if len(inside) > 1:
        return f"only one is allowed here: write {' or '.join(inside)}"
    if near := nearest(value, known):
        return f"did you mean {near}?"
    if not listed:
        return f"there is no {kind} yet"
    more = ", ..." if len(listed) > 15 else ""
    return f"write {'one of ' if listed[1:] else ''}{', '.join(listed[:15])}{more}"


def so_do(places: Sequence[Place]) -> str:
    """Where else the same is written: `so do lines 12, 40 and 3 more`; empty for none."""
    if not places:
        return ""
    lines = ", ".join(str(one.line) for one in places[:5])
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    return f"; so {'does line' if len(places) == 1 else 'do lines'} {lines}{more}"


def nearest(value: str, known: Mapping[str, str]) -> str:
    """The id of the thing whose name looks most like `value`; empty where none does."""
    near = get_close_matches(seen(value).lower(), known, 1)
    return known[near[0]] if near else ""


def parts_in(value: str) -> list[str]:
    """The names in a text that holds several: `rain, hub`, `rain and hub`, `rain hub`."""
    text = seen(value).lower()
    return [one.strip() for one in (SEVERAL if SEVERAL.search(text) else GAP).split(text)]
