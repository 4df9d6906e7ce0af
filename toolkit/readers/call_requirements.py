"""Words in an outline that only its call can explain, such as strands; and its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.diagnostics import Diagnostic
from toolkit.model.call import Call
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.readers import codes
from toolkit.readers.language import language_names
from toolkit.readers.references import (
    SEVERAL_IN,
    Reference,
    Written,
    references,
    so_do,
    unknown,
)

FIELDS: Mapping[tuple[str, str], str] = {
    ("the project", "strand"): "strand",
    ("the project", "language"): "language",
    ("the project", "leading_priorities"): "priority",
    ("the outline", "priorities"): "priority",
    ("the outline", "sections"): "section",
    ("partner", "writes"): "section",
    ("objective", "priority"): "priority",
    ("link", "to"): "priority",
    ("work package", "priority"): "package priority",
    ("instrument", "priority"): "priority",
    ("cost line", "row"): "cost row",
    ("deliverable", "type"): "type",
    ("deliverable", "dissemination"): "level",
}
"""By the kind of a part and its field, what the field takes from the call."""

CODES = {
    "language": (codes.UNKNOWN_LANGUAGE, "language that proposals can be written in"),
    "strand": (codes.UNKNOWN_STRAND, "strand of the call"),
    "priority": (codes.UNKNOWN_PRIORITY, "priority of the call"),
    "package priority": (codes.UNKNOWN_PRIORITY, "priority of the call"),
    "section": (codes.UNKNOWN_SECTION, "section of the form"),
    "cost row": (codes.UNKNOWN_COST_ROW, "cost row of the call"),
    "type": (codes.UNKNOWN_DELIVERABLE_TYPE, "type of deliverable in the form"),
    "level": (codes.UNKNOWN_DISSEMINATION, "dissemination level of the form"),
}


def demand_faults(written: Written, call: Call, home: Path | None = None) -> Iterator[Diagnostic]:
    """Every word that the call does not know, once however often it is written.

    The folder `home` of the outline may bring a language of its own.
    """
    known = known_words(call, home)
    found: dict[tuple[str, str], list[Reference]] = {}
    for one in references(written, FIELDS):
        if _asked_for(one) not in known[one.kind].values():
            found.setdefault((one.kind, one.value), []).append(one)
    for (kind, value), (first, *others) in found.items():
        code, noun = CODES[kind]
        so = f"under {first.field}, {first.part.name} names"
        several = first.field if (first.part.kind, first.field) in SEVERAL_IN else ""
        finding = unknown(code, first.place, so, noun, value, known[kind], several)
        also = so_do([one.place for one in others])
        yield finding._replace(message=finding.message + also)


def _asked_for(one: Reference) -> str:
    """The word that the call has to know: of `PRJ-OBJ-PO/answer`, a place in a section, its tag."""
    return one.value.partition("/")[0] if one.kind == "section" else one.value


def known_words(call: Call, home: Path | None = None) -> dict[str, dict[str, str]]:
    """By kind, the word that the outline writes for every name of a thing."""
    titles = {one.title.lower(): one.id for one in call.priorities}
    priorities = titles | {one.id: one.id for one in call.priorities}
    strands = {one.title.lower(): one.id for one in call.strands}
    types = {
        word: one.code
        for one in reversed(call.deliverable_types)
        for word in one.title.lower().split(", ")
    }
    levels = {one.title.lower(): one.code for one in call.dissemination_levels}
    return {
        "language": {one: one for one in language_names(home)},
        "strand": strands | {one.id: one.id for one in call.strands},
        "priority": priorities,
        "package priority": {one: one for one in (MANAGEMENT, COMMUNICATION)} | priorities,
        "section": {one.tag.lower(): one.tag for one in call.sections},
        "cost row": {one.code.lower(): one.code for one in call.cost_rows},
        "type": types | {one.code.lower(): one.code for one in call.deliverable_types},
        "level": levels | {one.code.lower(): one.code for one in call.dissemination_levels},
    }
