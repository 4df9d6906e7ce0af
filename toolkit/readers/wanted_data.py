"""The data that an outline is to hold, in which an item of a list is known wherever it moves."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import count
from typing import Any

Address = tuple[str | int, ...]
"""The way to a value by the names of fields and the numbers of items, which never change."""

Steps = tuple[str | int, ...]
NUMBERS_FOR_EACH = 1 << 32


def brought_by(address: Address) -> list[int]:
    """The numbers of the changes that brought the items on the way, from the innermost."""
    numbers = [one for one in reversed(address) if isinstance(one, int)]
    return [one // NUMBERS_FOR_EACH - 1 for one in numbers if one >= NUMBERS_FOR_EACH]


class _Item:
    """An item of a list."""

    __slots__ = ("number", "value")

    def __init__(self, number: int, value: Any) -> None:
        self.number, self.value = number, value


class WantedData:
    """Plain data that is changed step by step.

    Each method raises LookupError where its steps lead to nothing.
    """

    def __init__(self, data: Any) -> None:
        self._root = _numbered(data, count())

    def copy(self) -> WantedData:
        """The same, to be changed apart from this; items keep their numbers."""
        found = WantedData(None)
        found._root = _copied(self._root)
        return found

    def address(self, steps: Steps) -> Address:
        """The address of a value, or of a field that may not be there yet."""
        found: list[str | int] = []
        here = self._root
        for step in steps:
            if isinstance(step, int):
                if not isinstance(here, list):
                    raise LookupError(step)
                found.append(here[step].number)
                here = here[step].value
            else:
                if here is not None and not isinstance(here, dict):
                    raise LookupError(step)
                found.append(step)
                here = (here or {}).get(step)
        return tuple(found)

    def steps(self, address: Address) -> Steps:
        """Where the value at an address is now."""
        found: list[str | int] = []
        here = self._root
        for one in address:
            if isinstance(one, int):
                place = self._place(here, one)
                found.append(place)
                here = here[place].value
            else:
                found.append(one)
                here = here.get(one) if isinstance(here, dict) else None
        return tuple(found)

    def at(self, steps: Steps) -> Any:
        """The value there, as plain data; None where nothing is."""
        try:
            return plain_data(self._inside(steps))
        except (LookupError, TypeError, AttributeError):
            return None

    def numbers(self, steps: Steps) -> tuple[int, ...]:
        """The numbers of the items of a list, in their order; none where there is no list."""
        try:
            found = self._inside(steps)
        except (LookupError, TypeError, AttributeError):
            return ()
        return tuple(one.number for one in found) if isinstance(found, list) else ()

    def set(self, steps: Steps, value: Any, patch: int) -> None:
        """Gives a field or an item another value, and makes the groups of fields on the way."""
        *way, last = steps
        around = self._made(way)
        new = _numbered(value, count((patch + 1) * NUMBERS_FOR_EACH))
        if isinstance(last, int):
            around[last].value = new
        elif isinstance(around, dict):
            around[last] = new
        else:
            raise LookupError(last)

    def insert(self, steps: Steps, at: int, value: Any, patch: int) -> Address:
        """Puts an item into a list, which is made where it is missing; and its address."""
        numbers = count((patch + 1) * NUMBERS_FOR_EACH)
        item = _Item(next(numbers), _numbered(value, numbers))
        return self._put(steps, at, item)

    def move(self, steps: Steps, to: Steps, at: int, *, keep_list: bool = False) -> Address:
        """Takes an item out of its list and puts it into a list; and its address."""
        to_address = self.address(to)
        around = self._inside(steps[:-1])
        if not isinstance(around, list):
            raise LookupError(steps)
        item = around[int(steps[-1])]
        self.remove(steps, keep_list=keep_list or to == steps[:-1])
        return self._put(self.steps(to_address), at, item)

    def remove(self, steps: Steps, *, keep_list: bool = False) -> None:
        """Takes out a field or an item; with the last item the field of its list goes as well."""
        *way, last = steps
        around = self._inside(tuple(way))
        del around[last]
        if isinstance(last, int) and not around and way and not keep_list:
            outer = self._inside(tuple(way[:-1]))
            if isinstance(outer, dict):
                del outer[way[-1]]

    def plain(self) -> Any:
        """All of it as plain data."""
        return plain_data(self._root)

    def _put(self, steps: Steps, at: int, item: _Item) -> Address:
        *way, last = steps
        around = self._made(way)
        if isinstance(around, dict):
            if around.get(str(last)) is None:
                around[str(last)] = []
            found = around[str(last)]
        else:
            found = around[last].value
        if not isinstance(found, list):
            raise LookupError(last)
        found.insert(at, item)
        return (*self.address(steps), item.number)

    def _inside(self, steps: Steps) -> Any:
        here = self._root
        for step in steps:
            here = here[step].value if isinstance(step, int) else here[step]
        return here

    def _made(self, way: list[str | int]) -> Any:
        here = self._root
        for step in way:
            if isinstance(step, int):
                here = here[step].value
                continue
            if not isinstance(here, dict):
                raise LookupError(step)
            if here.get(step) is None:
                here[step] = {}
            here = here[step]
        return here

    def _place(self, here: Any, number: int) -> int:
        if isinstance(here, list):
            for place, one in enumerate(here):
                if one.number == number:
                    return place
        raise LookupError(number)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_Item(one.number, _copied(one.value)) for one in value]
    return value


def _numbered(value: Any, numbers: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _numbered(one, numbers) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_Item(next(numbers), _numbered(one, numbers)) for one in value]
    return value


def plain_data(value: Any) -> Any:
    """The same as plain data, in which no two places share a part."""
    if isinstance(value, _Item):
        return plain_data(value.value)
    if isinstance(value, Mapping):
        return {key: plain_data(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(one) for one in value]
    return value


def differences(one: Any, two: Any, way: Steps = ()) -> list[Steps]:
    """The ways to what differs in value or in kind: `3` is not `"3"`, but 3 and 3.0 are one."""
    if isinstance(one, dict) and isinstance(two, dict):
        found = [(*way, key) for key in one.keys() ^ two.keys()]
        for key in one.keys() & two.keys():
            found += differences(one[key], two[key], (*way, key))
        return found
    if isinstance(one, list) and isinstance(two, list):
        found = []
        for place in range(max(len(one), len(two))):
            if place >= min(len(one), len(two)):
                found.append((*way, place))
            else:
                found += differences(one[place], two[place], (*way, place))
        return found
    return [] if _same(one, two) else [way]


def _same(one: Any, two: Any) -> bool:
    if isinstance(one, bool) or isinstance(two, bool):
        return one is two
    numbers = int | Decimal
    if isinstance(one, numbers) and isinstance(two, numbers):
        return one == two
    return type(one) is type(two) and bool(one == two)
