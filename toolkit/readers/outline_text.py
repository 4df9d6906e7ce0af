"""A whole outline as text, written from plain data as a person would write it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from toolkit.model.proposal import Proposal
from toolkit.readers.shapes import Shape, field_names, item_of, shape_at
from toolkit.readers.yaml_blocks import field_text
from toolkit.readers.yaml_notation import Value, written


def outline_text(data: Mapping[str, Any]) -> str:
    """The outline that says this, its fields in the order of the models.

    Texts of several lines are blocks, and what holds only numbers, such as effort and rates, is in
    braces. A field without a value (None) is left out; fields that the models do not know come
    last, so that a check can name them. Raises TypeError for a value that no outline holds.
    """
    ordered = _in_order(Proposal, data)
    assert isinstance(ordered, Mapping), "fields stay fields"
    return "\n".join(f"{_part(name, value)}\n" for name, value in ordered.items())


def _part(name: str, value: Value) -> str:
    """A field of the outline itself; what is in it is on lines of its own."""
    if isinstance(value, Mapping) and value:
        inside = (f"  {field_text(key, one, 2, braces=False)}" for key, one in value.items())
        return "\n".join([f"{written(name)}:", *inside])
    return field_text(name, value, 0, braces=False)


def _in_order(shape: Shape, value: Any) -> Value:
    """A value as it is written, the fields of each part in the order of its model."""
    if isinstance(value, Mapping):
        known = field_names(shape)
        names = [
            *(one for one in known if one in value),
            *(one for one in value if one not in known),
        ]
        return {
            str(name): _in_order(shape_at(shape, (name,)), value[name])
            for name in names
            if value[name] is not None
        }
    if isinstance(value, list | tuple):
        return tuple(_in_order(item_of(shape), one) for one in value)
    if isinstance(value, str | int | Decimal):
        return value
    raise TypeError(f"an outline holds no {type(value).__name__}")
