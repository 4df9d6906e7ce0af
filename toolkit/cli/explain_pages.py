"""The page of every code that can be told: from the rules, and from each room's `faults.py`."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import toolkit


def pages() -> Mapping[str, str]:
    """What each code means and how to mend it, by code; its first line is its title."""
    from toolkit.checks import rules

    found = {one.code: one.page for one in rules()}
    for room in _rooms():
        found.update(import_module(f"{room}.faults").faults())
    return dict(sorted(found.items()))


def title(page: str) -> str:
    """The first sentence of a page."""
    return page.strip().partition("\n")[0]


def _rooms() -> Iterator[str]:
    """The rooms that tell faults of their own."""
    for room in iter_modules(toolkit.__path__):
        name = f"{toolkit.__name__}.{room.name}"
        if room.ispkg and find_spec(f"{name}.faults"):
            yield name
