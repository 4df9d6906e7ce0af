"""Findings as SARIF 2.1.0, the format in which code hosts and editors take them."""

import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from toolkit.checks import rules
from toolkit.cli.explain_pages import pages, title
from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.finished_file.file_rules import file_rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def sarif(findings: Iterable[Diagnostic]) -> dict[str, Any]:
    """A log of one run: every finding with its place, and the page of every code."""
    descriptors = [_rule(code, page) for code, page in pages().items()]
    position = {one["id"]: number for number, one in enumerate(descriptors)}
    driver = {"name": "proposal", "version": version("proposal-toolkit"), "rules": descriptors}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, position) for one in findings],
            }
        ],
    }


def _rule(code: str, page: str) -> dict[str, Any]:
    known = {one.code: LEVELS[one.severity] for one in rules()}
    known |= {one.code: LEVELS[one.severity] for one in file_rules()}
    level = known.get(code, "error")
    return {
        "id": code,
        "shortDescription": {"text": title(page)},
        "help": {"text": page},
        "defaultConfiguration": {"level": level},
    }


def _result(one: Diagnostic, position: dict[str, int]) -> dict[str, Any]:
    passage = f"\nIn {one.passage}" if one.passage and str(one.passage) else ""
    hint = f"{passage}\n{one.hint}" if one.hint else passage
    result: dict[str, Any] = {
        "ruleId": one.code,
        "level": LEVELS[one.severity],
        "message": {"text": one.message + hint},
    }
    if one.code in position:
        result["ruleIndex"] = position[one.code]
    if one.place.file:
        result["locations"] = [{"physicalLocation": _location(one.place)}]
    return result


def _location(place: Place) -> dict[str, Any]:
    path = PurePath(place.file)
    uri = path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": place.column}
    return location
