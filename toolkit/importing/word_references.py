"""Labels that a file refers to become mentions of parts, once all parts are known."""

from __future__ import annotations

import re
from typing import Any

from toolkit.importing.part_labels import LETTERS
from toolkit.importing.word_parts import Parts
from toolkit.importing.word_prose import END, REFERENCE

MARKED = re.compile(f"{REFERENCE}([^{END}]*){END}")


def with_mentions(parts: Parts) -> dict[str, Any]:
    """The data of an outline: its parts with the labels that they have in the file, and `[[id]]`
    in its prose where the file refers to one; other labels stay words."""
    ids: dict[str, str] = {}
    for label, steps in parts.labels.items():
        part = parts.value_at(steps)
        ids[label] = str(part.get("id", ""))
        if str(steps[-2]) in LETTERS:
            part.setdefault("label", label)
    made: dict[str, Any] = _mentioned(parts.data, ids)
    return made


def _mentioned(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _mentioned(one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [_mentioned(one, ids) for one in value]
    if not isinstance(value, str):
        return value
    return MARKED.sub(lambda one: f"[[{ids[one[1]]}]]" if ids.get(one[1]) else one[1], value)
