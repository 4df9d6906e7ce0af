"""The beginning of a profile of a project's own: every line in it is a remark until it is used."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import Any, NamedTuple

from toolkit.model.base import Located
from toolkit.model.call import key_of
from toolkit.readers.overlay import BY_KEY
from toolkit.readers.starter import quoted

WIDTH = 100

HEAD = """\
#: A profile of a call for this project alone. It extends the one that comes with proposal: what is
#: not said here stays as it is there.
#:
#: Lines that begin with "#:" explain; the others can be used: take "# " away from them.
#:   - To confirm a value, say under sources where you found it: the call document, and the page.
#:   - To give another value, or one that is not known yet, use its line as well.
#:   - A list is written as a whole, in the place of ours. Of these lists single entries are
#:     changed, added, or taken out with leave_out: true, each by its {keys}:
#:     {lists}
#:   - null means that nobody knows it.
#: Then write in the outline: call: {name}
#:
#: Every rate, cap and limit that is changed here is named by check, by build and in the workbook.

extends: {base}
"""


class Wanted(NamedTuple):
    """A fact that may be confirmed or changed."""

    path: str
    value: Any
    """The suggested one where it is not known; None where there is none."""

    about: str
    """What it is called, how well it is known and where to look it up, in a sentence."""


def skeleton(name: str, base: str, wanted: Iterable[Wanted]) -> str:
    """A profile `name` that extends `base`, with a remark for each fact; read, it changes nothing.

    The facts come in the order given, those of one group together.
    """
    facts = tuple(wanted)
    groups: dict[str, list[Wanted]] = {}
    for one in facts:
        groups.setdefault(one.path.partition(".")[0], []).append(one)
    lists = ", ".join(BY_KEY)
    keys = " or ".join(dict.fromkeys(BY_KEY.values()))
    lines = [HEAD.format(name=name, base=base, lists=lists, keys=keys).rstrip("\n")]
    for group, members in groups.items():
        lines += ["", *(line for one in members for line in _about(one)), *_values(group, members)]
    lines += ["", "sources:"]
    lines += [f"  # {one.path}: " for one in facts]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _about(fact: Wanted) -> list[str]:
    return wrap(fact.about, WIDTH, initial_indent="#: ", subsequent_indent="#:   ")


def _values(group: str, members: Iterable[Wanted]) -> Iterator[str]:
    """The lines of one group of fields, each behind a remark's sign."""
    inside: dict[str, Any] = {}
    for one in members:
        if one.path == group and not isinstance(one.value, Located):
            yield from _plain(group, one.value)
            return
        name = one.path.partition(".")[2]
        inside |= {name: one.value} if name else dict(_fields(one.value))
    shown = [(name, text) for name, value in inside.items() if (text := written(value)) is not None]
    if shown and group not in BY_KEY:
        yield f"# {group}:"
        yield from (f"#   {name}: {text}" for name, text in shown)


def _plain(name: str, value: Any) -> Iterator[str]:
    if name in BY_KEY and value:
        first = value[0]
        yield f"# {name}:"
        yield f"#   - {{{BY_KEY[name]}: {written(key_of(first))}, {_changed(first)}}}"
    elif (text := written(value)) is not None:
        yield f"# {name}: {text}"
    elif isinstance(value, tuple) and all(hasattr(one, "points") for one in value):
        yield f"# {name}:"
        yield from (f"#   - {{{_flow(dict(_fields(one)))}}}" for one in value)


def _changed(entry: Any) -> str:
    name = "title" if hasattr(entry, "title") else "name"
    return f"{name}: {written(getattr(entry, name))}"


def _fields(part: Located) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(part, name)) for name in type(part).model_fields if name != "place")


def _flow(fields: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {written(one)}" for name, one in fields.items() if one is not None)


def written(value: Any) -> str | None:
    """A plain value as YAML, blank where it is not known; None for all other values."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case int():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case str():
            return quoted(value) if value else '""'
        case tuple() if all(isinstance(one, str) for one in value):
            return json.dumps(list(value), ensure_ascii=False)
        case dict() if all(written(one) is not None for one in value.values()):
            return "{" + ", ".join(f"{key}: {written(one)}" for key, one in value.items()) + "}"
    return None
