"""By what names the parts of an outline are known, while it is being put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from toolkit.importing.heading_text import package_named, spelled
from toolkit.importing.part_labels import LETTERS, label_of
from toolkit.readers.part_names import PartNames
from toolkit.readers.yaml_builder import Fields

Part = dict[str, Any]

NAME_FIELDS = ("id", "short_name", "name", "title")
NO_PARTNER = frozenset(
    (
        *("all", "all partners", "tous", "tous les partenaires", "consortium", "total", "others"),
        *("various", "divers", "everyone", "n a", "na", "tbd", "tbc", "none", "partner"),
    )
)
"""Words in the place of a partner's name that name no single one."""


def labels_by_order(kind: str, parts: Sequence[Part], around: str = "") -> list[str]:
    """The label of each part of a list: its own, else the next free number (`model.labels`)."""
    letters = LETTERS.get(kind, ("",))[0]
    number = around.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    inside = kind not in ("work_packages", "milestones")
    if not letters or (inside and not number):
        return [str(one.get("label") or "") for one in parts]
    prefix = f"{letters}{number}." if inside else letters
    taken = {str(one["label"]) for one in parts if one.get("label")}
    free = (label for at in count(1) if (label := f"{prefix}{at}") not in taken)
    return [str(one.get("label") or next(free)) for one in parts]


def packages_labelled(data: Part) -> Iterator[tuple[str, Part]]:
    """The work packages, each with its label."""
    packages = data.get("work_packages") or []
    yield from zip(labels_by_order("work_packages", packages), packages, strict=True)


def named_part(kind: str, parts: Sequence[Part], words: str, around: str = "") -> int | None:
    """The place of the one part of a list that `words` name; None where they name none."""
    wanted = spelled(words)
    found = {
        at
        for at, one in enumerate(parts)
        if any(spelled(str(one.get(name) or "")) == wanted != "" for name in NAME_FIELDS)
    }
    if len(found) == 1:
        return found.pop()
    label = package_named(words) if kind == "work_packages" else label_of(kind, words)[0]
    if kind == "work_packages" and re.fullmatch(r"\d{1,2}", words.strip()):
        label = f"WP{int(words)}"
    labels = labels_by_order(kind, parts, around)
    return labels.index(label) if label and label in labels else None


def names_in(data: Part) -> PartNames:
    """The names by which other fields may refer to the parts of the data."""
    return PartNames.of_fields(_fields(data))


def _fields(value: Any) -> Any:
    """The same as the reader of outlines gives it."""
    if isinstance(value, dict):
        return Fields({key: _fields(one) for key, one in value.items()})
    return [_fields(one) for one in value] if isinstance(value, list) else value


def referred(names: PartNames, kind: str, words: str) -> str | None:
    """The id of the part that `words` name, with its label before its title or not."""
    if found := names.id(kind, words):
        return found
    if kind == "work package" and words.strip().isdigit():
        return names.id(kind, f"WP{int(words)}")
    for one in ("work_packages",) if kind == "work package" else ("tasks", "milestones"):
        label, _ = label_of(one, words)
        if kind != "partner" and label and (found := names.id(kind, label)):
            return found
    return None
