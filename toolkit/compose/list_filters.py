"""The filters of lists that templates are offered: Jinja's own, each within bounds.

Names and meanings are those of Jinja. What a filter compares, sorts or hashes is weighed before,
what it makes is counted, and what Jinja makes one by one comes as a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2.filters import FILTERS as JINJA
from jinja2.runtime import Context, Undefined
from jinja2.utils import pass_context, pass_environment

from toolkit.compose.operations import BoundedEnvironment
from toolkit.compose.sandbox_limits import Group, weight
from toolkit.compose.surface import MAPPINGS, NUMBERS

Filter = Callable[..., Any]
Key = Callable[[Any], Any]


def _by_context(name: str) -> Filter:
    """Jinja's own filter of that name, which goes through a list once."""
    jinjas = JINJA[name]

    @pass_context
    def each(context: Context, value: Any, *args: Any, **kwargs: Any) -> list[Any]:
        environment = context.environment
        assert isinstance(environment, BoundedEnvironment)
        items = environment.members(value)
        environment.meter.members(len(items))
        return list(jinjas(context, items, *args, **kwargs))

    return each


@pass_environment
def length(environment: BoundedEnvironment, value: Any) -> int:
    """How many members it has, or characters."""
    return len(value) if isinstance(value, MAPPINGS) else len(environment.members(value))


@pass_environment
def listed(environment: BoundedEnvironment, value: Any) -> list[Any]:
    """A list of its members."""
    items = environment.members(value)
    environment.meter.members(len(items))
    return list(items)


@pass_environment
def first(environment: BoundedEnvironment, value: Any) -> Any:
    """Its first member."""
    found = environment.members(value)
    return found[0] if found else environment.undefined("an empty list has no first member")


@pass_environment
def last(environment: BoundedEnvironment, value: Any) -> Any:
    """Its last member."""
    found = environment.members(value)
    return found[-1] if found else environment.undefined("an empty list has no last member")


@pass_environment
def reverse(environment: BoundedEnvironment, value: Any) -> Any:
    """From its last member to its first."""
    return environment.cut(value, None, None, -1)


@pass_environment
def items(environment: BoundedEnvironment, value: Any) -> list[Any]:
    """Keys and values of a mapping, in pairs."""
    found = list(_mapping(value).items())
    environment.meter.members(2 * len(found))
    return found


@pass_environment
def dictsort(
    environment: BoundedEnvironment,
    value: Any,
    case_sensitive: bool = False,
    by: str = "key",
    reverse: bool = False,
) -> list[Any]:
    """Keys and values of a mapping, in pairs, in the order of one or the other."""
    place = {"key": 0, "value": 1}[by]
    pairs = items(environment, value)
    key = _key(environment, None, case_sensitive)
    return _sorted(environment, pairs, lambda pair: key(pair[place]), reverse)


@pass_environment
def sort(
    environment: BoundedEnvironment,
    value: Any,
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> list[Any]:
    """In order, by themselves or by one or more attributes: `sort(attribute="due,id")`."""
    wanted = attribute.split(",") if isinstance(attribute, str) else [attribute]
    keys = [_key(environment, one, case_sensitive) for one in wanted]
    return _sorted(
        environment, environment.members(value), lambda one: [key(one) for key in keys], reverse
    )


def _sorted(
    environment: BoundedEnvironment, found: Sequence[Any], key: Key, reverse: bool
) -> list[Any]:
    environment.meter.members(len(found))
    keyed = [(key(one), one) for one in found]
    environment.spend(sum(weight(one) for one, _ in keyed) * len(keyed).bit_length())
    return [one for _, one in sorted(keyed, key=lambda pair: pair[0], reverse=reverse)]


@pass_environment
def unique(
    environment: BoundedEnvironment,
    value: Any,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> list[Any]:
    """Each member once, where it comes first."""
    found = environment.members(value)
    environment.meter.members(len(found))
    key = _key(environment, attribute, case_sensitive)
    seen: dict[Any, Any] = {}
    for one in found:
        seen.setdefault(key(one), one)
    return list(seen.values())


@pass_environment
def groupby(
    environment: BoundedEnvironment,
    value: Any,
    attribute: str | int,
    default: Any = None,
    case_sensitive: bool = False,
) -> list[Group]:
    """Groups of members with the same attribute, in its order: `grouper` and `list` of each."""
    key = _key(environment, attribute, case_sensitive, default)
    own = _key(environment, attribute, True, default)
    groups: list[tuple[Any, list[Any]]] = []
    for one in _sorted(environment, environment.members(value), key, False):
        if not groups or groups[-1][0] != key(one):
            groups.append((key(one), []))
        groups[-1][1].append(one)
    return [Group(own(found[0]), found) for _, found in groups]


@pass_environment
def smallest(
    environment: BoundedEnvironment,
    value: Any,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> Any:
    """The member that comes first in order."""
    return _outermost(environment, value, min, _key(environment, attribute, case_sensitive))


@pass_environment
def largest(
    environment: BoundedEnvironment,
    value: Any,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> Any:
    """The member that comes last in order."""
    return _outermost(environment, value, max, _key(environment, attribute, case_sensitive))


def _outermost(environment: BoundedEnvironment, value: Any, which: Filter, key: Key) -> Any:
    found = environment.members(value)
    environment.spend(len(found))
    if not found:
        return environment.undefined("an empty list has neither a smallest nor a largest member")
    return which(found, key=key)


@pass_environment
def total(
    environment: BoundedEnvironment,
    value: Any,
    attribute: str | int | None = None,
    start: Any = 0,
) -> Any:
    """The sum of numbers; where `start` is a list, the members of several lists."""
    found = environment.passed(value, 0)
    parts = [_value(environment, one, attribute) for one in found]
    if type(start) in (list, tuple):
        every = [*start, *(one for part in parts for one in environment.members(part))]
        environment.meter.members(len(every))
        return type(start)(every)
    if not isinstance(start, NUMBERS):
        raise TypeError("a sum starts with a number or a list")
    for one in parts:
        start = environment.call_binop(None, "+", start, one)
    return start


def _key(
    environment: BoundedEnvironment,
    attribute: str | int | None,
    case_sensitive: bool,
    instead: Any = None,
) -> Key:
    """What members are compared by; `instead` where they lack the attribute."""

    def key(one: Any) -> Any:
        found = _value(environment, one, attribute, instead)
        environment.spend(weight(found))
        return found.lower() if isinstance(found, str) and not case_sensitive else found

    return key


def _value(
    environment: BoundedEnvironment, one: Any, attribute: str | int | None, instead: Any = None
) -> Any:
    """What the member has under a name with dots: `months.first`; itself without one."""
    if attribute is None:
        return one
    for step in str(attribute).split("."):
        one = environment.getitem(one, int(step) if step.isdecimal() else step)
        if instead is not None and isinstance(one, Undefined):
            one = instead
    return one


def _mapping(value: Any) -> Mapping[Any, Any]:
    if not isinstance(value, MAPPINGS):
        raise TypeError("this is no mapping")
    return value


LISTS: Mapping[str, Filter] = {
    **{name: _by_context(name) for name in ("map", "reject", "rejectattr", "select", "selectattr")},
    "count": length, "dictsort": dictsort, "first": first, "groupby": groupby, "items": items,
    "last": last, "length": length, "list": listed, "max": largest, "min": smallest,
    "reverse": reverse, "sort": sort, "sum": total, "unique": unique,
}  # fmt: skip
"""By the name that templates use."""
