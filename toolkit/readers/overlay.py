"""Lays the fields of one profile over those of another: what is written above counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.diagnostics import Place
from toolkit.readers.yaml_builder import Fields

BY_KEY = {
    "sections": "tag",
    "cost_rows": "code",
    "countries": "code",
    "deliverable_types": "code",
    "dissemination_levels": "code",
}
"""Lists of which single entries are changed or added, by what names an entry; all other lists are
replaced as a whole."""

AS_A_WHOLE = frozenset(("budget_by_year", "kinds"))
"""Groups of which the names are data: they are replaced as a whole, too."""

EXTENDS = "extends"
"""The field with the name of the profile below."""

SOURCES = "sources"
"""A source is replaced as a whole, too: notes of the source below do not apply to it."""

LEAVE_OUT = "leave_out"
"""With `true`, takes the entry of that name out of the list."""


def overlaid(below: Fields, above: Fields, *, deep: bool = True) -> Fields:
    """The fields of both, groups merged field by field; each value knows where it is written.

    Unless `deep`, groups are not merged: the one above counts.
    """
    found = Fields(below)
    found.torn = below.torn or above.torn
    inner = dict(below.place.inner)
    for name, value in above.items():
        if value is None and isinstance(below.get(name), Fields | list | str):
            continue  # left blank counts as left out; of a number it says that it is not known
        inner[name] = above.place.inner.get(name, above.place)
        known = below.get(name)
        merges = deep and name not in AS_A_WHOLE
        if merges and isinstance(known, Fields) and isinstance(value, Fields):
            found[name] = group = overlaid(known, value, deep=name != SOURCES)
            inner[name] = group.place
        elif name in BY_KEY and isinstance(known, list) and isinstance(value, list):
            there = below.place.inner.get(name, below.place)
            found[name], inner[name] = _entries(name, known, there, value, inner[name])
        else:
            found[name] = value
    found.place = above.place._replace(inner=inner)
    return found


def stated(above: Fields, inside: str = "") -> Iterator[str]:
    """The way to every value that is written: groups are gone through, lists are one value, and so
    are the entries of those lists of which single entries are changed."""
    for name, value in above.items():
        path = f"{inside}{name}"
        if isinstance(value, Fields) and value and name not in AS_A_WHOLE:
            yield from stated(value, f"{path}.")
        elif not inside and name in BY_KEY and isinstance(value, list):
            yield from (f"{path}.{key}" for one in value if (key := _key(name, one)))
        else:
            yield path


Placed = tuple[Any, Place]


def _entries(
    name: str, below: list[Any], there: Place, above: list[Any], here: Place
) -> tuple[list[Any], Place]:
    """The list with entries changed, left out, or added behind the one that they follow."""
    order = [
        (_key(name, one), one, there.inner.get(str(at), there)) for at, one in enumerate(below)
    ]
    merged: dict[str, Placed | None] = {key: (one, place) for key, one, place in order}
    added: dict[str, list[Placed]] = {}
    behind = order[-1][0] if order else ""
    for at, one in enumerate(above):
        key, place = _key(name, one), here.inner.get(str(at), here)
        known = merged.get(key)
        if known is None or not isinstance(one, Fields):
            added.setdefault(behind, []).append((one, place))
            continue
        behind = key
        new = overlaid(known[0], one)
        merged[key] = None if one.get(LEAVE_OUT) is True else (new, new.place)
    found = [*added.get("", ())] if not order else []
    for key, _, _ in order:
        found += [kept] if (kept := merged[key]) else []
        found += added.get(key, ())
    inner = {str(at): place for at, (_, place) in enumerate(found)}
    return [one for one, _ in found], here._replace(inner=inner)


def _key(name: str, entry: Any) -> str:
    key = entry.get(BY_KEY[name]) if isinstance(entry, Fields) else None
    return key if isinstance(key, str) else ""
