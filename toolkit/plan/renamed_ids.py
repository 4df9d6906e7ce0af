"""Ids that were only rewritten: what has the same name before and after is the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import Any

from toolkit.plan.snapshot import Snapshot

RENAMED = "renamed"
"""Where a snapshot keeps the renamed ids of all builds before it: `{"cit": "citeve"}`."""

BETWEEN = re.compile(r"([/#])")
"""What separates the words of a key: `wp/innovate/tasks#sme-survey`."""

COMBINATIONS = 32
"""Former keys that are tried for one key, for the case that several of its words were renamed."""

Ids = Mapping[str, str]
"""Former ids, each with the one that it has now."""


@dataclass(frozen=True)
class RenamedIds:
    """The ids that were renamed since the first build, as far as they are known."""

    now: Ids = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.now)

    def keys(self, before: Collection[str], now: Collection[str]) -> dict[str, str]:
        """The keys in `before` that are written with a renamed id in `now`, each with its new one.

        A key is a path of words. It counts as renamed only where it is not among the keys of now
        any more, and the new one was not there before.

        >>> RenamedIds({"cit": "citeve"}).keys(["budget#cit", "wp/cit"], ["budget#citeve"])
        {'budget#cit': 'budget#citeve'}
        """
        found: dict[str, str] = {}
        was, there = set(before), set(now)
        for key in now:
            if key in was:
                continue
            for former in self.former(key):
                if former in was and former not in there:
                    found.setdefault(former, key)
        return found

    def former(self, key: str) -> Iterator[str]:
        """The keys that this one may have had, with all its words renamed first."""
        words = BETWEEN.split(key)
        choices = [(*self._was.get(word, ()), word) for word in words]
        if any(len(one) > 1 for one in choices):
            for made in islice(product(*choices), COMBINATIONS):
                if (name := "".join(made)) != key:
                    yield name

    @cached_property
    def _was(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for old, new in self.now.items():
            found[new].append(old)
        return found


NONE_RENAMED = RenamedIds()


def renamed_ids(old: Snapshot, new: Snapshot) -> RenamedIds:
    """The ids renamed between two snapshots and before, where a name tells which is which.

    An id that is in use again, or whose new one is gone, is left out.

    >>> old = {"renamed": {"c": "cit"}, "partners": {"cit": {"name": "CITEVE"}}}
    >>> renamed_ids(old, {"partners": {"citeve": {"name": "CITEVE"}}}).now
    {'c': 'citeve', 'cit': 'citeve'}
    """
    latest = {was: now for one in _by_part(old, new).values() for was, now in one.items()}
    chain = {was: latest.get(now, now) for was, now in old.get(RENAMED, {}).items()}
    here = {ident for part in PARTS for ident in new.get(part, {})}
    return RenamedIds(
        {was: now for was, now in {**chain, **latest}.items() if was not in here and now in here}
    )


def with_new_ids(old: Snapshot, new: Snapshot) -> Snapshot:
    """The old snapshot in the ids of the new one, where a name tells which is which.

    >>> old = {"partners": {"cit": {"name": "CITEVE"}}}
    >>> with_new_ids(old, {"partners": {"citeve": {"name": "CITEVE"}}})["partners"]
    {'citeve': {'name': 'CITEVE'}}
    """
    named = _by_part(old, new)
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


PARTS = ("partners", "parts", "support")
"""What a snapshot holds by id."""


def _by_part(old: Snapshot, new: Snapshot) -> dict[str, dict[str, str]]:
    return {part: dict(_renamed(old.get(part, {}), new.get(part, {}))) for part in PARTS}


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
