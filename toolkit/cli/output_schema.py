"""The JSON Schemas of what the commands print with `--format json`."""

from __future__ import annotations

import json
from typing import Any

from toolkit.cli.output import output_of
from toolkit.readers.schema import descriptions_in

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHARED = (
    "toolkit.cli.report",
    "toolkit.cli.file_findings",
    "toolkit.cli.file_report",
    "toolkit.cli.waiting_report",
    "toolkit.cli.pulled_report",
    "toolkit.cli.readiness_report",
)


INHERITED = ("Report", "Finding")
"""The classes of which others have the fields."""


def output_schema(command: str) -> dict[str, Any]:
    """The schema of what `proposal COMMAND --format json` prints; every field has a description.

    With an empty name it is what all commands have in common.
    """
    report = output_of(command)
    schema = report.model_json_schema(mode="serialization")
    described = descriptions_in((*SHARED, report.__module__))
    for name, part in (("Output", schema), *schema.get("$defs", {}).items()):
        for field, written in part.get("properties", {}).items():
            texts = (described.get((one, field)) for one in (name, *INHERITED))
            text = next(filter(None, texts), "")
            if text:
                written["description"] = text
    named = f"proposal {command}" if command else "a command that there is not"
    title = f"What {named} prints with --format json"
    return {"$schema": DIALECT, **_plain(schema), "title": title}


def output_schema_text(command: str) -> str:
    """The schema as the text of a file, in ASCII: it may go through a terminal."""
    return json.dumps(output_schema(command), indent=2) + "\n"


def _plain(schema: Any, *, inside: str = "") -> Any:
    """Without the titles that pydantic makes of names, and without defaults: no field is left out
    of what is printed."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    named = inside in ("properties", "$defs")
    return {
        key: _plain(value, inside=key)
        for key, value in schema.items()
        if named or key not in ("title", "default")
    }
