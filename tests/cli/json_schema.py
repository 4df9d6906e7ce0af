"""Whether a JSON value is what a JSON Schema says, for the rules that our schemas use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

KINDS: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
SILENT = frozenset(("title", "description", "default", "$defs", "$schema"))
"""Words of a schema that say nothing about a value."""


def fits(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> bool:
    """Whether `value` is what the schema says; raises KeyError for a rule that is not known here.

    >>> fits([1], {"type": "array", "items": {"type": "string"}})
    False
    """
    root = schema if root is None else root
    return all(RULES[name](value, schema, root) for name in schema if name not in SILENT)


def _reference(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    return fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)


def _properties(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    named = schema["properties"]
    return not isinstance(value, dict) or all(
        fits(value[name], part, root) for name, part in named.items() if name in value
    )


def _others(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    others = [value[name] for name in value if name not in schema.get("properties", {})]
    rule = schema["additionalProperties"]
    return not others if rule is False else all(fits(one, rule, root) for one in others)


RULES: Mapping[str, Callable[[Any, Mapping[str, Any], Mapping[str, Any]], bool]] = {
    "$ref": _reference,
    "anyOf": lambda value, schema, root: any(fits(value, one, root) for one in schema["anyOf"]),
    "type": lambda value, schema, _: KINDS[schema["type"]](value),
    "enum": lambda value, schema, _: value in schema["enum"],
    "const": lambda value, schema, _: bool(value == schema["const"]),
    "pattern": lambda value, schema, _: (
        not isinstance(value, str) or re.search(schema["pattern"], value) is not None
    ),
    "items": lambda value, schema, root: (
        not isinstance(value, list) or all(fits(one, schema["items"], root) for one in value)
    ),
    "required": lambda value, schema, _: (
        not isinstance(value, dict) or set(schema["required"]) <= set(value)
    ),
    "propertyNames": lambda value, schema, root: (
        not isinstance(value, dict)
        or all(fits(one, schema["propertyNames"], root) for one in value)
    ),
    "properties": _properties,
    "additionalProperties": _others,
}
