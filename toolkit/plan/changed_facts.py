"""What a project's own profile of a call changes against ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from toolkit.model.base import Located
from toolkit.model.call import Call, key_of
from toolkit.model.facts import FACTS, Concern, value_of
from toolkit.model.sources import Source

LEFT_OUT = frozenset(("place", "id", "sources", "suggested"))
AS_A_WHOLE = frozenset(("award_criteria",))
"""Lists that are compared as they are, and not entry by entry."""

LIMITS = frozenset(("award_criteria", "deadline"))
"""What a proposal is held to, beside rates, amounts and numbers."""


class Change(NamedTuple):
    """A fact that a project's own profile changes."""

    path: str
    here: str
    """Its value there, on one line."""

    ours: str
    """Its value in the profile that comes with the toolkit; empty where that has none."""

    source: Source | None

    @property
    def is_limit(self) -> bool:
        """Whether it is a rate, a cap, a limit or another number that a proposal is held to."""
        if self.path in LIMITS:
            return True
        known = FACTS.get(self.path)
        return known is not None and (known.form != "other" or known.concern is Concern.MONEY)


def changed_facts(call: Call) -> tuple[Change, ...]:
    """What the call's profile changes, where a project has brought it along: rates, caps and limits
    first. For a profile that is not like any of ours these are all that it states."""
    if call.origin is None:
        return ()
    if call.origin.base is None:
        return tuple(one for one in _changes(call, {}) if one.is_limit)
    found = _changes(call, dict(_leaves(call.origin.base)))
    return tuple(sorted(found, key=lambda one: not one.is_limit))


def _changes(call: Call, ours: Mapping[str, Any]) -> Iterator[Change]:
    here = dict(_leaves(call))
    for path in dict.fromkeys([*here, *ours]):
        if here.get(path) != ours.get(path):
            yield Change(
                path,
                value_of(path, here.get(path)),
                value_of(path, ours[path]) if path in ours else "",
                source_of(call, path),
            )


def source_of(call: Call, path: str) -> Source | None:
    """The source of a fact, or of the group that it belongs to."""
    while path:
        if found := call.sources.get(path):
            return found
        path = path.rpartition(".")[0]
    return None


def _leaves(part: Located, inside: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its way through the profile; entries of a list by their id, tag or code."""
    for name in type(part).model_fields:
        if name in LEFT_OUT:
            continue
        value, path = getattr(part, name), f"{inside}{name}"
        if isinstance(value, Located):
            yield from _leaves(value, f"{path}.")
        elif isinstance(value, tuple) and value and name not in AS_A_WHOLE and _keyed(value):
            yield from ((f"{path}.{key_of(one)}", one) for one in value)
        else:
            yield path, value


def _keyed(value: tuple[Any, ...]) -> bool:
    return all(isinstance(one, Located) and key_of(one) for one in value)
