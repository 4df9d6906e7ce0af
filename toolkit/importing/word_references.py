"""Words that name a part become its id, once all parts are known."""

from __future__ import annotations

import re
from typing import Any

from toolkit.importing.outcome import Steps
from toolkit.importing.word_parts import NAMES, Parts
from toolkit.importing.word_prose import END, REFERENCE
from toolkit.importing.word_values import kind_of
from toolkit.readers.part_names import PartNames
from toolkit.readers.references import REFERENCES, SEVERAL_IN

LISTS = {
    "partner": ("partners",),
    "work package": ("work_packages",),
    "task": ("tasks",),
    "task or milestone": ("tasks", "milestones"),
    "channel": ("channels",),
    "target group": ("target_groups",),
}
NUMBERED = re.compile(r"^\s*\d{1,2}\s*[-–]\s*")
MARKED = re.compile(f"{REFERENCE}([^{END}]*){END}")


def with_references(parts: Parts) -> dict[str, Any]:
    """The data of an outline; words that name no part stay as they are."""
    names = PartNames({kind: _names(parts, lists) for kind, lists in LISTS.items()})
    labels = {
        label: str(parts.value_at(steps).get("id", "")) for label, steps in parts.labels.items()
    }
    made = _resolved(parts.data, (), names, labels)
    assert isinstance(made, dict)
    return made


def _names(parts: Parts, lists: tuple[str, ...]) -> dict[str, str]:
    labels = {steps: label for label, steps in parts.labels.items()}
    found: dict[str, str] = {}
    every = [pair for one in lists for pair in parts.every(one)]
    for name in (*NAMES, "label", "id"):
        for steps, one in every:
            said = labels.get(steps, "") if name == "label" else str(one.get(name, ""))
            if said and "id" in one:
                found.setdefault(said, one["id"])
    return found


def _resolved(value: Any, steps: Steps, names: PartNames, labels: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _resolved(one, (*steps, key), names, labels) for key, one in value.items()}
    if isinstance(value, list):
        return [_resolved(one, (*steps, at), names, labels) for at, one in enumerate(value)]
    if not isinstance(value, str):
        return value
    kind = REFERENCES.get((kind_of(steps), str(steps[-1])))
    if kind is None:
        return MARKED.sub(lambda one: _mention(one[1], labels), value)
    words = NUMBERED.sub("", MARKED.sub(r"\1", value))
    if (kind_of(steps), str(steps[-1])) in SEVERAL_IN:
        return list(names.ids(kind, words) or (words,))
    return names.id(kind, words) or words


def _mention(label: str, labels: dict[str, str]) -> str:
    return f"[[{labels[label]}]]" if labels.get(label) else label
