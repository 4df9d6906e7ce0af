"""Fields under another name or in another place than their own: reported, and read as meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.field_words import names_for, spelt
from toolkit.readers.outline_paths import ONE_OF, Loc, Part, a, at, owner, short, visible
from toolkit.readers.shapes import Shape, field_names, is_part, is_text, item_of, needed, shape_at
from toolkit.readers.yaml_builder import UNREADABLE, Fields

NEAR = 0.6
MOST_LOOKED_AT = 40
"""Of the unknown fields of one part; a part with more is of another kind altogether."""


class Group(NamedTuple):
    """A part with fields that it cannot have."""

    part: Part
    shape: Shape
    loc: Loc
    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def fields(self) -> Fields:
        """What is written there."""
        return self.part.fields

    @property
    def free(self) -> list[str]:
        """The fields that it could have and has not."""
        return [one for one in field_names(self.shape) if one not in self.fields]


def read_as_meant(
    model: Shape, data: Fields, found: Iterable[ErrorDetails], whole: str
) -> list[Diagnostic]:
    """Findings on fields under other names or in other places; `data` then has them as meant.

    Empty where no unknown field is known to be meant for another.
    """
    findings: list[Diagnostic] = []
    for group in _groups(model, data, found, whole):
        findings += _renamed(group)
        findings += _moved(model, data, group, whole)
        if not findings and (moved := _to_other_list(model, data, group)):
            findings.append(moved)
            break
        findings += _left_over(group)
        if findings:
            break  # the others are looked at again in what is read then
    return findings


def unknown(group_of: Shape, place: Place, part: Part, field: str) -> Diagnostic:
    """What is reported about a field of which nobody knows what is meant by it."""
    fact = f"{part.name} holds '{short(visible(field))}', which is no field of {a(part.kind)}"
    names = field_names(group_of)
    near = get_close_matches(spelt(field), names, 1, NEAR)
    hint = f"its fields are {', '.join(names)}"
    there = part.fields.place.inner.get(near[0]) if near else None
    if there and there.file == place.file:
        hint = f"{near[0]} is written already: take one of the two away"
    elif near:
        hint = f"did you mean {near[0]}?"
    return Diagnostic(place, codes.UNKNOWN_FIELD, fact, hint)


def _groups(
    model: Shape, data: Fields, found: Iterable[ErrorDetails], whole: str
) -> Iterator[Group]:
    unknown_in: dict[Loc, list[str]] = {}
    missing_in: dict[Loc, list[str]] = {}
    for one in found:
        into = {"extra_forbidden": unknown_in, "missing": missing_in}.get(one["type"])
        if into is not None and one["input"] is not UNREADABLE:
            into.setdefault(one["loc"][:-1], []).append(str(one["loc"][-1]))
    for loc, names in unknown_in.items():
        fields, shape = at(data, loc), shape_at(model, loc)
        if isinstance(fields, Fields) and len(names) <= MOST_LOOKED_AT and is_part(shape):
            part, rest = owner(data, loc, whole)
            part = part._replace(fields=fields) if rest else part
            yield Group(part, shape, loc, tuple(names), tuple(missing_in.get(loc, ())))


def _renamed(group: Group) -> Iterator[Diagnostic]:
    """Fields that have the name of another in other words, another language or a slip."""
    for key in group.unknown:
        free = group.free
        if names := [one for one in names_for(key) if one in free]:
            name = next((one for one in names if one in group.missing), names[0])
        elif near := get_close_matches(spelt(key), free, 1, NEAR):
            name = near[0]
        else:
            continue
        yield unknown(group.shape, group.fields.place.of(key), group.part, key)._replace(
            hint=f"did you mean {name}?"
        )
        _rename(group.fields, key, name)


def _left_over(group: Group) -> Iterator[Diagnostic]:
    """The one field that nobody knows, where just one other is missing."""
    left = [one for one in group.unknown if one in group.fields]
    missing = [one for one in group.missing if one not in group.fields]
    if len(left) == len(missing) == 1 and _may_hold(group, missing[0], group.fields[left[0]]):
        finding = unknown(group.shape, group.fields.place.of(left[0]), group.part, left[0])
        fact = f"{finding.message}, and it has no {missing[0]}"
        yield finding._replace(message=fact, hint=f"did you mean {missing[0]}?")
        _rename(group.fields, left[0], missing[0])


def _may_hold(group: Group, field: str, value: Any) -> bool:
    """Whether the value is of the kind that the field has, as far as it is a text."""
    return isinstance(value, str) or not is_text(shape_at(group.shape, (field,)))


def _moved(model: Shape, data: Fields, group: Group, whole: str) -> Iterator[Diagnostic]:
    """Fields that belong to the part before them, to one around them, or to one that is missing."""
    by_target: dict[Loc, list[str]] = {}
    for key in group.unknown:
        if key in group.fields and (loc := _target(model, data, group, key)) is not None:
            by_target.setdefault(loc, []).append(key)
    for loc, keys in by_target.items():
        place = group.fields.place.of(keys[0])
        if at(data, loc) is None or not isinstance(at(data, loc), Fields):
            if len(keys) == 1 and loc[-1] not in group.missing:
                continue
            around, name = at(data, loc[:-1]), str(loc[-1])
            around[name] = Fields()
            around[name].torn = False
            around[name].place = place._replace(inner={})
            fact = f"{_listed(keys, name)}, and there is no {name}"
            hint = f"write {name}: in a line above, and indent what belongs to it by two spaces"
        else:
            target, _ = owner(data, loc, whole)
            inward = len(loc) > len(group.loc)
            where = "outside of it" if inward else f"inside {group.part.name}"
            one = len(keys) == 1
            fact = f"{_listed(keys, target.name)}, and {'stands' if one else 'stand'} {where}"
            hint = f"begin it in the column in which the other fields of {target.name} begin"
            if inward:
                them = "it" if one else "them"
                hint = f"indent {them} like the other fields of {target.name}"
        yield Diagnostic(place, codes.WRONG_PLACE, fact, hint)
        _take(group.fields, at(data, loc), keys)


def _target(model: Shape, data: Fields, group: Group, key: str) -> Loc | None:
    """Where a field of that name belongs; None where it is not known."""
    for loc in _before(group.fields, key, group.loc):
        if key in field_names(shape_at(model, loc)) and key not in at(data, loc):
            return loc
    for depth in range(len(group.loc) - 1, -1, -1):
        loc = group.loc[:depth]
        around = at(data, loc)
        if isinstance(around, Fields) and key in field_names(shape_at(model, loc)):
            return loc if key not in around else None
    for name in group.free:
        shape = shape_at(group.shape, (name,))
        if is_part(shape) and key in field_names(shape):
            return (*group.loc, name)
    return None


def _before(fields: Fields, key: str, loc: Loc) -> Iterator[Loc]:
    """The part that is written just before the field, then the last part inside it, and so on."""
    names = list(fields)
    number = names.index(key) - 1
    while number >= 0 and not isinstance(fields[names[number]], list | dict):
        number -= 1
    here: Any = fields[names[number]] if number >= 0 else None
    loc = (*loc, names[number]) if number >= 0 else loc
    while here:
        if isinstance(here, list):
            here, loc = here[-1], (*loc, len(here) - 1)
            continue
        if not isinstance(here, Fields):
            return
        yield loc
        last = list(here)[-1]
        here, loc = here[last], (*loc, last)


def _to_other_list(model: Shape, data: Fields, group: Group) -> Diagnostic | None:
    """An entry whose fields are those of another list of the same part: it is moved there."""
    if len(group.loc) < 2 or not isinstance(group.loc[-1], int):
        return None
    outer, (here, number) = group.loc[:-2], group.loc[-2:]
    around = at(data, outer)
    for name in field_names(shape_at(model, outer)):
        shape = item_of(shape_at(model, (*outer, name)))
        written = set(group.fields)
        if name == here or not (needed(shape) <= written <= set(field_names(shape))):
            continue
        kind = ONE_OF.get(name, name)
        fact = f"{group.part.name} is under {here}, and has the fields of {a(kind)}"
        hint = f"write {name}: in a line above it, where {here}: begins"
        if name in around:
            hint = f"move it below {name}:"
        there, entry = around.setdefault(name, []), around[here].pop(number)
        if isinstance(there, list):  # else what is written there is reported by itself
            there.append(entry)
        return Diagnostic(group.fields.place, codes.WRONG_PLACE, fact, hint)
    return None


def _listed(keys: Sequence[str], whose: str) -> str:
    if len(keys) == 1:
        return f"{keys[0]} is a field of {whose}"
    more = f" and {len(keys) - 2} more" if len(keys) > 3 else f" and {keys[-1]}"
    shown = keys[:2] if len(keys) > 3 else keys[:-1]
    return f"{', '.join(shown)}{more} are fields of {whose}"


def _rename(fields: Fields, old: str, new: str) -> None:
    """Gives a field another name; its place in the order stays."""
    inner = dict(fields.place.inner)
    inner[new] = fields.place.of(old)
    fields.place = fields.place._replace(inner=inner)
    renamed = {new if key == old else key: value for key, value in fields.items()}
    fields.clear()
    fields.update(renamed)


def _take(source: Fields, target: Fields, keys: Sequence[str]) -> None:
    inner = dict(target.place.inner)
    for key in keys:
        inner[key] = source.place.of(key)
        target[key] = source.pop(key)
    target.place = target.place._replace(inner=inner)
