"""The text of a new outline, made from plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from toolkit.model.proposal import Proposal
from toolkit.readers.shapes import field_names, is_part, item_of, shape_at
from toolkit.readers.yaml_notation import block, wrapped, written

SCHEMA = "# yaml-language-server: $schema=./outline.schema.json\n"


def outline_text(data: Mapping[str, Any]) -> str:
    """The outline with these fields, each part's in the order of the model."""
    parts = []
    for name in _ordered(data, Proposal):
        shape = shape_at(Proposal, (name,))
        parts.append("\n".join(_field(name, data[name], shape, 0)))
    return SCHEMA + "\n" + "\n\n".join(parts) + "\n"


def _ordered(data: Mapping[str, Any], shape: Any) -> list[str]:
    known = [name for name in field_names(shape) if name in data]
    return [*known, *(name for name in data if name not in known)]


def _field(name: str, value: Any, shape: Any, column: int) -> Iterator[str]:
    """The lines of a field whose name begins in that column."""
    pad, shown = " " * column, written(name)
    if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
        yield f"{pad}{shown}:"
        for item in value:
            yield from _item(item, item_of(shape), column + 2)
    elif isinstance(value, Mapping) and (is_part(shape) or _is_deep(value)):
        yield f"{pad}{shown}:"
        inside = None if is_part(shape) else shape_at(shape, ("x",))
        for key in _ordered(value, shape):
            yield from _field(key, value[key], inside or shape_at(shape, (key,)), column + 2)
    else:
        yield from _scalar(pad, shown, value, column)


def _is_deep(value: Mapping[str, Any]) -> bool:
    """Whether there is a text or a group in it, which nobody reads well between braces."""
    return any(
        isinstance(one, Mapping) or (isinstance(one, str) and " " in one) for one in value.values()
    )


def _scalar(pad: str, shown: str, value: Any, column: int) -> Iterator[str]:
    if isinstance(value, list | tuple):
        if any(" " in str(one) for one in value):
            yield f"{pad}{shown}:"
            for one in value:
                yield f"{pad}  - {wrapped(written(one), column + 4, column + 4)}"
            return
        value = tuple(value)
    if isinstance(value, str) and "\n" in value and (lines := block(value, "|", column + 2)):
        yield f"{pad}{shown}: {lines}"
    else:
        yield pad + wrapped(f"{shown}: {written(_value(value))}", column, column + 2)


def _value(value: Any) -> Any:
    return value if isinstance(value, str | int | Decimal | Mapping | tuple) else str(value)


def _item(item: Mapping[str, Any], shape: Any, column: int) -> Iterator[str]:
    lines = [
        line
        for key in _ordered(item, shape)
        for line in _field(key, item[key], shape_at(shape, (key,)), column + 2)
    ]
    first, *rest = lines
    yield " " * column + "- " + first[column + 2 :]
    yield from rest
