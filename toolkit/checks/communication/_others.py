"""How a message names the other parts of the communication plan that lack the same."""

from collections.abc import Iterable

from toolkit.model.wording import listed


def quoted(names: Iterable[str]) -> str:
    """`'Website' and 'Newsletter'`."""
    return listed([f"'{one}'" for one in names])


def incomplete_too(names: Iterable[str]) -> str:
    """`; incomplete as well: 'Website' and 'Newsletter'`; nothing where there are none."""
    others = quoted(names)
    return f"; incomplete as well: {others}" if others else ""
