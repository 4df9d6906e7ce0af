"""Ids and labels: each belongs to one part, and by what other names a part is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.diagnostics import Diagnostic
from toolkit.readers import codes
from toolkit.readers.outline_paths import Loc, Part, shown
from toolkit.readers.references import WITH_IDS, Written

LABELS = {
    "work package": "WP2",
    "task": "T2.2",
    "deliverable": "D2.2",
    "milestone": "MS2",
    "event": "E2.2",
    "subcontract": "S2.2",
}
"""How the label of each kind of part is written; a 2 stands for any number."""


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
    """Where the parts are whose id another one has already."""
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
