"""How a message names the other parts of the communication plan that lack the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from toolkit.checks import Finding
from toolkit.model.communication import Channel, TargetGroup
from toolkit.model.wording import listed

Part = TypeVar("Part", Channel, TargetGroup)


def quoted(names: Iterable[str]) -> str:
    """`'Website' and 'Newsletter'`."""
    return listed([f"'{one}'" for one in names])


def incomplete_too(names: Iterable[str]) -> str:
    """`; incomplete as well: 'Website' and 'Newsletter'`; nothing where there are none."""
    others = quoted(names)
    return f"; incomplete as well: {others}" if others else ""


def not_worked_out(
    kind: str,
    parts: Iterable[Part],
    missing: Callable[[Part], list[str]],
    examples: Mapping[str, str],
) -> Iterator[Finding]:
    """One finding at the first part that lacks something, which names the others; `examples` has a
    line of the outline for each field that may be missing."""
    open_ones = [one for one in parts if missing(one)]
    if not open_ones:
        return
    first, *others = open_ones
    fields = missing(first)
    yield Finding(
        first.place.of("name"),
        f"the {kind} '{first.name}' has no {listed(fields, 'or')}"
        + incomplete_too(one.name for one in others),
        hint=f"write there, for example, {examples[fields[0]]}",
    )
