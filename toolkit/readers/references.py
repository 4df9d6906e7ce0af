"""What in an outline refers to what: ids, labels and references, checked as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.nodes import HOLE, Fields
from toolkit.readers.parts import Loc, Part, parts_of, seen, short, shown, visible

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
    )
)
"""The fields, by the kind of their part, that may name several."""

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
"""What stands between several names in one text."""

GAP = re.compile(r"\s+")

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
    code: str,
    place: Place,
    so: str,
    kind: str,
    value: str,
    known: Mapping[str, str] | None,
    several: str = "",
) -> Diagnostic:
    """What is told of a reference to nothing; `known` gives the id for every name of a thing, and
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
        return f"here stands just one: write {' or '.join(inside)}"
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


def names_of(parts: Mapping[str, Part]) -> dict[str, str]:
    """The id of each part by everything that people may call it, its label among it."""
    found = {label.lower(): ident for label, ident in labels_in_order(parts).items()}
    for ident, part in parts.items():
        for field in ("title", "name", "short_name"):
            if isinstance(name := part.fields.get(field), str):
                found[name.lower()] = ident
    return found | {ident: ident for ident in parts}


def labels_in_order(parts: Mapping[str, Part]) -> dict[str, str]:
    """The ids of work packages and of what is in them, by the labels that follow from the order.

    Of a kind of which a label is frozen only the frozen ones are known.
    """
    found: dict[str, str] = {}
    frozen = {part.kind for part in parts.values() if part.fields.get("label")}
    milestones = 0
    for ident, part in parts.items():
        milestones += part.kind == "milestone"
        if label := part.fields.get("label"):
            found[str(label)] = ident
        elif part.kind in LABELS and part.kind not in frozen:
            steps = [one + 1 for one in part.loc if isinstance(one, int)]
            letters = LABELS[part.kind].rstrip("2.")
            numbers = [milestones] if part.kind == "milestone" else steps
            found[letters + ".".join(map(str, numbers))] = ident
    return found


def id_faults(written: Written) -> Iterator[Diagnostic]:
    """Every id that two parts share, and every label.

    Where a whole part is there twice, what is inside it is not told one by one.
    """
    labels: dict[str, Part] = {}
    copies = copied(written)
    for part in written.parts:
        ident, label = part.fields.get("id"), part.fields.get("label")
        inside = part.loc[:-2] in copies
        if part.loc in copies and isinstance(ident, str) and not inside:
            number = sum(one[: len(part.loc)] == part.loc for one in copies) - 1
            yield _twice(codes.DUPLICATE_ID, part, written.ids[ident], "id", ident, number)
        if isinstance(label, str) and part.kind in LABELS:
            first = labels.setdefault(label, part)
            if first is part or not inside:
                yield from _label_faults(part, label, first)


def copied(written: Written) -> frozenset[Loc]:
    """Where the parts stand whose id another one has already."""
    return frozenset(
        part.loc
        for part in written.parts
        if part.kind in WITH_IDS
        and isinstance(ident := part.fields.get("id"), str)
        and written.ids[ident] is not part
    )


def _label_faults(part: Part, label: str, first: Part) -> Iterator[Diagnostic]:
    if first is not part:
        yield _twice(codes.DUPLICATE_LABEL, part, first, "label", label)
    elif not re.fullmatch(LABELS[part.kind].replace("2", r"\d+").replace(".", r"\."), label):
        fact = f"the label of {part.name} is {shown(label)}, which no {part.kind} can have"
        hint = f"write it like {LABELS[part.kind]}, or leave it out"
        yield Diagnostic(part.fields.place.of("label"), codes.WRONG_LABEL, fact, hint)


def _twice(
    code: str, part: Part, first: Part, field: str, value: str, inside: int = 0
) -> Diagnostic:
    there = first.fields.place.of(field)
    fact = f"{part.name} has the {field} {value}, which {first.name} has already, at {there}"
    hint = f"give one of them another {field}" + (", or none" if field == "label" else "")
    if inside:
        have = "a part inside it has" if inside == 1 else f"{inside} parts inside it have"
        fact += f"; {have} the id of another, too"
        hint = "take one of the two away, or give it and all parts inside it ids of their own"
    return Diagnostic(part.fields.place.of(field), code, fact, hint)
