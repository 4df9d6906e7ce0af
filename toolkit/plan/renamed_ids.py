"""Ids that were only rewritten: what has the same name before and after is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.plan.snapshot import Snapshot


def with_new_ids(old: Snapshot, new: Snapshot) -> Snapshot:
    """The old snapshot in the ids of the new one, where a name tells which is which.

    >>> old = {"partners": {"cit": {"name": "CITEVE"}}}
    >>> with_new_ids(old, {"partners": {"citeve": {"name": "CITEVE"}}})["partners"]
    {'citeve': {'name': 'CITEVE'}}
    """
    named = {
        part: dict(_renamed(old.get(part, {}), new.get(part, {})))
        for part in ("partners", "parts", "support")
    }
    if not any(named.values()):
        return old
    ids = {was: now for one in named.values() for was, now in one.items()}
    found = dict(old)
    for part, other in named.items():
        found[part] = {
            other.get(ident, ident): _pointing(one, ids) for ident, one in old.get(part, {}).items()
        }
    found["lines"] = {
        "/".join(ids.get(word, word) for word in key.split("/")): _pointing(line, ids)
        for key, line in old.get("lines", {}).items()
    }
    return found


def _renamed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The ids that went, each with the one that came for it under the same name."""
    went, came = (
        _by_name({ident: one for ident, one in these.items() if ident not in others})
        for these, others in ((old, new), (new, old))
    )
    for name, idents in went.items():
        if len(idents) == 1 == len(came.get(name, ())):
            yield idents[0], came[name][0]


def _by_name(parts: Mapping[str, Any]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for ident, one in parts.items():
        found[one.get("kind", ""), one.get("name", one.get("title", ""))].append(ident)
    return found


def _pointing(one: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    """The same with the new ids in the fields that point at others."""
    points = {name: ids.get(one[name], one[name]) for name in _POINTERS if name in one}
    return {**one, **points}


_POINTERS = ("lead", "package", "partner")
