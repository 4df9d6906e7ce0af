"""The JSON Schema of the outline: what gives editors completion and hover help."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from toolkit import model
from toolkit.model.call import Call
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT, Proposal
from toolkit.readers.call import call_names, read_call
from toolkit.readers.language import language_names

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors know best."""

BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}
"""Pydantic's words for bounds that are beside a validator, and JSON Schema's."""

Json = dict[str, Any]


def outline_schema(calls: Path | None = None) -> Json:
    """The schema of the outline; what the calls in the folder `calls` know is in it."""
    schema = Proposal.model_json_schema(mode="validation")
    definitions: Mapping[str, Json] = schema["$defs"]
    described = descriptions()
    for name, part in (("Proposal", schema), *definitions.items()):
        for field, written in part.get("properties", {}).items():
            if text := described.get((name, field)):
                written["description"] = text
    schema["properties"]["call"]["examples"] = list(call_names(calls))
    definitions["Project"]["properties"]["language"]["enum"] = list(language_names())
    profiles = [read_call(name, calls) for name in call_names(calls)]
    for name, field, words in _offers(profiles):
        part = schema if name == "Proposal" else definitions[name]
        _offer(part["properties"][field], list(dict.fromkeys(words)))
    found: Json = _plain(schema)
    found["title"] = "The outline of a proposal"
    return {"$schema": DIALECT, **found}


def schema_text(calls: Path | None = None) -> str:
    """The schema as the text of a file, in ASCII: it may go through a terminal."""
    return json.dumps(outline_schema(calls), indent=2) + "\n"


def descriptions() -> dict[tuple[str, str], str]:
    """What is beneath each field of each model, by class and field.

    Read from the source: pydantic could do it at every start, which costs time that only the
    schema needs to spend.
    """
    names = (f"{model.__name__}.{one.name}" for one in iter_modules(model.__path__))
    return descriptions_in(names)


def descriptions_in(modules: Iterable[str]) -> dict[tuple[str, str], str]:
    """What stands beneath each field of each class of these modules, by class and field."""
    found = {}
    for name in modules:
        source = Path(str(import_module(name).__file__)).read_text(encoding="utf-8")
        for part in ast.parse(source).body:
            if isinstance(part, ast.ClassDef):
                found.update({(part.name, field): text for field, text in _fields(part)})
    return found


def _fields(part: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(part.body, part.body[1:], strict=False):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(cleandoc(text).split())


def _offers(profiles: list[Call]) -> Iterator[tuple[str, str, list[str]]]:
    """The words that the calls know, by class and field."""
    priorities = [one.id for call in profiles for one in call.priorities]
    yield "Project", "strand", [one.id for call in profiles for one in call.strands]
    yield "Project", "leading_priorities", priorities
    yield "Objective", "priority", priorities
    yield "Partner", "writes", [one.tag for call in profiles for one in call.sections]
    yield "Instrument", "priority", priorities
    yield "Link", "to", priorities
    yield "WorkPackage", "priority", [MANAGEMENT, *priorities, COMMUNICATION]
    yield "Indicator", "official", [one.id for call in profiles for one in call.indicators]
    yield "CostLine", "row", [one.code for call in profiles for one in call.cost_rows]
    yield "Deliverable", "type", [one.code for call in profiles for one in call.deliverable_types]
    levels = [one.code for call in profiles for one in call.dissemination_levels]
    yield "Deliverable", "dissemination", levels


def _offer(written: Json, words: list[str]) -> None:
    """Puts the words where an editor finds them: at the text itself, or at the items of a list."""
    for one in (written, *written.get("anyOf", ())):
        if one.get("type") == "string":
            one["examples"] = words
        elif one.get("type") == "array":
            one["items"]["examples"] = words


def _plain(schema: Any, *, inside: str = "") -> Any:
    """Without what only pydantic needs: made-up titles, null, numbers that may be texts."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if inside in ("properties", "$defs"):
        return {name: _plain(one) for name, one in schema.items()}
    found = {
        BOUNDS.get(key, key): _plain(value, inside=key)
        for key, value in schema.items()
        if key != "title" and not _says_nothing(key, value)
    }
    choices = _choices(found.pop("anyOf", []))
    if len(choices) == 1:
        return {**choices[0], **found}
    return {**found, "anyOf": choices} if choices else found


def _says_nothing(key: str, value: Any) -> bool:
    """Whether it is an empty default, or a bound that JSON Schema has no word for."""
    if key == "default":
        return not value or isinstance(value, dict)
    return key in BOUNDS and not isinstance(value, int | float)


def _choices(written: list[Json]) -> list[Json]:
    """The forms that a person should write: a number rather than a text that looks like one."""
    number = any(one.get("type") == "number" for one in written)
    return [
        one
        for one in written
        if one.get("type") != "null" and not (number and one.get("type") == "string")
    ]
