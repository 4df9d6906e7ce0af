"""What the parts of an outline are called, so that a message can name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.readers.scalars import OddDecimal, OddInt
from toolkit.readers.yaml_builder import UNREADABLE, Fields

Loc = tuple[str | int, ...]
"""The way to a part: `("work_packages", 0, "tasks", 2, "lead")`."""

ONE_OF = {
    "partners": "partner",
    "staff": "person",
    "previous_projects": "previous project",
    "work_packages": "work package",
    "tasks": "task",
    "deliverables": "deliverable",
    "milestones": "milestone",
    "events": "event",
    "subcontracts": "subcontract",
    "costs": "cost line",
    "instruments": "instrument",
    "objectives": "objective",
    "indicators": "indicator",
    "links": "link",
    "target_groups": "target group",
    "channels": "channel",
    "activities": "activity",
    "risks": "risk",
    "strands": "strand",
    "sections": "section",
    "cost_rows": "cost row",
    "countries": "country",
    "award_criteria": "criterion",
    "deliverable_types": "type of deliverable",
    "dissemination_levels": "dissemination level",
}
"""What one item of a list of parts is called, by the name of the list."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters without a width of their own: hyphenation, joiners, directions, marks."""

SINGLE = {
    "project": "the project",
    "communication": "the communication plan",
    # of the profile of a call
    "authority": "the granting authority",
    "objectives_rule": "the rule on objectives",
    "third_parties": "the support to third parties",
    "consortium": "the consortium",
    "eligibility": "the eligibility",
    "indirect": "the indirect costs",
    "layout": "the layout",
    "visibility": "the visibility",
    "part_a": "Part A",
    "suggested": "the suggestions",
}

LONGEST_ID = 60

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


class Part(NamedTuple):
    """A part with fields of its own, as it is written."""

    kind: str
    """partner, task, ...; `the project` where there is only one."""

    fields: Fields
    loc: Loc
    name: str
    """As messages name it: `task sme-survey 'SME survey'`."""


def parts_of(data: Fields, whole: str = "the outline") -> Iterator[Part]:
    """The whole, then every part inside it that messages name, in the order of the file."""
    yield Part(whole, data, (), whole)
    yield from _inside(data, (), whole)


def _inside(fields: Fields, loc: Loc, outer: str) -> Iterator[Part]:
    for key, value in fields.items():
        if key in ONE_OF and isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, Fields):
                    part = _part(key, one, (*loc, key, number), outer)
                    yield part
                    yield from _inside(one, part.loc, part.name)
        elif isinstance(value, Fields) and (key in SINGLE or key == "priorities") and not loc:
            if key in SINGLE:
                yield Part(SINGLE[key], value, (key,), SINGLE[key])
                yield from _inside(value, (key,), SINGLE[key])
                continue
            for word, case in value.items():
                if isinstance(case, Fields):
                    name = f"priority {word}"
                    yield Part("priority", case, (key, word), name)
                    yield from _inside(case, (key, word), name)


def _part(key: str, fields: Fields, loc: Loc, outer: str) -> Part:
    kind = ONE_OF[key]
    return Part(kind, fields, loc, _name(kind, fields, loc, outer))


def _name(kind: str, fields: Fields, loc: Loc, outer: str) -> str:
    """`task sme-survey 'SME survey'`; by its position where it has neither id nor title."""
    ident = next((fields[one] for one in ("id", "tag", "code") if _is_text(fields.get(one))), "")
    titles = ("short_name", "title", "name", "item")
    title = next((fields[one] for one in titles if _is_text(fields.get(one))), "")
    if not ident and not title:
        return f"{ordinal(int(loc[-1]))} {kind} of {outer}"
    words = (kind, short(visible(ident), LONGEST_ID), f"'{short(title)}'" if title else "")
    return " ".join(one for one in words if one)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def ordinal(index: int) -> str:
    """`the third` for 2."""
    return f"the {ORDINALS[index]}" if index < len(ORDINALS) else f"number {index + 1}, a"


def short(text: str, most: int = 40) -> str:
    """`text` on one line, cut where it is longer than a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."


def visible(text: str) -> str:
    """`text` with what nobody can see by its number: `survey<U+00A0>`."""
    if text.isprintable():
        return text
    signs = (one if one.isprintable() or one in "\t\n" else f"<U+{ord(one):04X}>" for one in text)
    return "".join(signs)


def seen(text: str) -> str:
    """`text` without what nobody can see, such as the mark where a word may be hyphenated."""
    return INVISIBLE.sub("", text)


def shown(value: Any) -> str:
    """A value as a message shows it: `'month 40'`, `3.5`, `a list`."""
    if isinstance(value, str):
        return f"'{short(visible(value))}'" if value.strip() else "an empty text"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, OddInt | OddDecimal):
        return short(value.written)
    if isinstance(value, int | Decimal):
        return short(f"{value:f}" if _is_printable(value) else str(value))
    if value is None:
        return "nothing"
    return "a list" if isinstance(value, Sequence) else "a group of fields"


def _is_printable(value: int | Decimal) -> bool:
    if isinstance(value, int):
        return False
    return value.is_finite() and abs(value.adjusted()) < 40 and len(value.as_tuple().digits) < 40


def at(data: Any, loc: Loc) -> Any:
    """What is written at `loc`; HOLE where there is nothing."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return UNREADABLE
    return data


def owner(data: Fields, loc: Loc, whole: str) -> tuple[Part, Loc]:
    """The innermost part that messages name around `loc`, and the rest of the way to it."""
    part, rest = Part(whole, data, (), whole), loc
    for depth in range(1, len(loc) + 1):
        fields, here = at(data, loc[:depth]), loc[:depth]
        if not isinstance(fields, Fields):
            continue
        if isinstance(here[-1], int) and depth > 1 and here[-2] in ONE_OF:
            part, rest = _part(str(here[-2]), fields, here, part.name), loc[depth:]
        elif depth == 1 and here[0] in SINGLE:
            name = SINGLE[str(here[0])]
            part, rest = Part(name, fields, here, name), loc[depth:]
        elif depth == 2 and here[0] == "priorities" and isinstance(here[1], str):
            part, rest = Part("priority", fields, here, f"priority {here[1]}"), loc[depth:]
    return part, rest


def a(noun: str) -> str:
    """The noun with its article: `a task`, `an event`, `the project`."""
    if noun.startswith("the "):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


DUE = "due month"


def what(part: Part, rest: Loc) -> str:
    """What a message speaks of: `the effort of aei in task sme-survey 'SME survey'`."""
    if not rest:
        return part.name
    field, inside = str(rest[0]), rest[1:]
    if not inside:
        return f"the {DUE if field == 'due' else field} of {part.name}"
    if isinstance(inside[0], int):
        if kind := ONE_OF.get(field):
            return f"{ordinal(inside[0])} {kind} of {part.name}"
        return f"{ordinal(inside[0])} entry under {field} of {part.name}"
    if field in ("priorities", "sections") and len(inside) == 1:
        return f"{ONE_OF.get(field, 'priority')} {inside[0]}"
    whose = " as ".join(str(one) for one in inside)
    return f"the {'rate' if field == 'rates' else field} of {whose} in {part.name}"


def what_is(part: Part, rest: Loc, value: Any) -> str:
    """`the units of cost line 'Trips' are -5`."""
    plural = len(rest) == 1 and str(rest[0]).endswith("s")
    return f"{what(part, rest)} {'are' if plural else 'is'} {shown(value)}"
