"""Lays the fields of one profile over those of another: what is written above counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.diagnostics import Place
from toolkit.readers.nodes import Fields

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

SOURCES = "sources"
"""A source is replaced as a whole, too: what ours says of a fact is no part of it."""

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


def _entries(
    name: str, below: list[Any], there: Place, above: list[Any], here: Place
) -> tuple[list[Any], Place]:
    """The list with entries changed, added behind the one that they follow, or left out."""
    merged = [(one, there.inner.get(str(at), there)) for at, one in enumerate(below)]
    last = len(merged) - 1
    for at, one in enumerate(above):
        place = here.inner.get(str(at), here)
        key = _key(name, one)
        known = next((n for n, (old, _) in enumerate(merged) if key and _key(name, old) == key), -1)
        if known >= 0 and isinstance(one, Fields):
            if one.get(LEAVE_OUT) is True:
                del merged[known]
                last = min(known - 1, len(merged) - 1)
                continue
            new = overlaid(merged[known][0], one)
            merged[known] = new, new.place
            last = known
        else:
            last = last + 1 if at else len(merged)
            merged.insert(last, (one, place))
    inner = {str(at): place for at, (_, place) in enumerate(merged)}
    return [one for one, _ in merged], here._replace(inner=inner)


def _key(name: str, entry: Any) -> str:
    key = entry.get(BY_KEY[name]) if isinstance(entry, Fields) else None
    return key if isinstance(key, str) else ""
