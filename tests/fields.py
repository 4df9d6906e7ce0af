"""
The outline's fields as the tables of docs/outline.md, made from the schema.

    python -m tests.fields     writes them into the page
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.source_code import CHECKOUT
from toolkit.readers.schema import outline_schema

PAGE = CHECKOUT / "docs" / "outline.md"
BEGIN, END = "<!-- fields -->\n", "<!-- end of fields -->\n"

Schema = dict[str, Any]
MANY = {"fields": "fields", "span of months": "spans of months"}
ID = r"^[a-z][a-z0-9]*"


def tables() -> str:
    """A table for each part of the outline, in the order in which they are first met."""
    schema = outline_schema()
    ways: dict[int, str] = {}
    parts = []
    for way, part in (("outline", schema), *_parts(schema, schema, "")):
        if id(part) not in ways:
            ways[id(part)] = way
            parts.append(part)
    return "\n".join(_table(part, schema, ways) for part in parts)


def _parts(part: Schema, schema: Schema, way: str) -> Iterator[tuple[str, Schema]]:
    """The parts inside a part, each by its way through the outline: `work_packages.tasks`."""
    for name, field in part.get("properties", {}).items():
        inner = _part(field, schema)
        if inner is not None:
            here = f"{way}.{name}".strip(".")
            yield here, inner
            yield from _parts(inner, schema, here)


def _part(field: Schema, schema: Schema) -> Schema | None:
    """The part that a field holds, or a list or mapping of; None when it holds plain values."""
    found = re.search(r"'#/\$defs/(\w+)'", str(_shape(field)))
    part = schema["$defs"][found[1]] if found else {}
    return part if "properties" in part else None


def _shape(field: Schema) -> Schema:
    """The field without what only says which value stands for nothing."""
    return {name: value for name, value in field.items() if name not in ("default", "description")}


def _table(part: Schema, schema: Schema, ways: dict[int, str]) -> str:
    """The table of one part; `ways` says where in the outline each part is first met."""
    lines = [f"## {ways[id(part)]}", "", _sentence(part), ""]
    lines += ["| field | form | meaning |", "| --- | --- | --- |"]
    for name, field in part["properties"].items():
        shown = f"**`{name}`**" if name in part.get("required", ()) else f"`{name}`"
        inner = _part(field, schema)
        held = _kind(field, schema)
        if inner is not None:
            held = f"[{held}](#{ways[id(inner)].replace('.', '')})"
        lines.append(f"| {shown} | {held} | {_sentence(field)} |")
    return "\n".join(lines) + "\n"


def _sentence(field: Schema) -> str:
    """Its description in one line."""
    return " ".join(str(field.get("description", "")).split()).replace("|", "\\|")


def _kind(field: Schema, schema: Schema) -> str:
    """What is written in it, in two or three words."""
    if "$ref" in field:
        return _kind(schema["$defs"][field["$ref"].rpartition("/")[2]], schema)
    if choices := [one for one in field.get("anyOf", ()) if one.get("type") != "null"]:
        numbers = {"number", "string"}
        if {one.get("type") for one in choices} == numbers:
            return "number"
        return _kind(choices[0], schema)
    if "enum" in field:
        return ", ".join(str(one) for one in field["enum"])
    match field.get("type"):
        case "array":
            held = _kind(field["items"], schema)
            return "list" if held == "fields" else f"list of {MANY.get(held, f'{held}s')}"
        case "object" if "properties" in field:
            return "fields"
        case "object":
            held = _kind(field.get("additionalProperties", {}), schema)
            return f"{MANY.get(held, f'{held}s')} by name"
        case "integer":
            return "whole number"
        case "number":
            return "number"
        case "string":
            return _text(field)
    return "text"


def _text(field: Schema) -> str:
    if field.get("format") == "date":
        return "date"
    pattern = str(field.get("pattern", ""))
    if pattern.startswith("^M["):
        return "span of months" if "-" in str(field["examples"][0]) else "month"
    if "examples" in field:
        return "text"
    return "id" if pattern.startswith(ID) else "text"


def page() -> str:
    """The page with the tables as they ought to be."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{tables()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
