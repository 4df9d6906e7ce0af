"""By what names the parts of an outline are known, while it is being put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.importing.cell_values import LETTERS, label_of
from toolkit.importing.headings import package_named, spelled
from toolkit.merge.typed_names import PartNames

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
    """The label of each part of a list, its own or that of its place: `WP2`, `T2.1`."""
    letters = LETTERS.get(kind, ("",))[0]
    if not letters:
        return ["" for _ in parts]
    number = around.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    prefix = letters if kind in ("work_packages", "milestones") else f"{letters}{number}."
    by_place = not any(one.get("label") for one in parts)
    return [
        str(one.get("label") or (f"{prefix}{at}" if by_place and prefix != f"{letters}." else ""))
        for at, one in enumerate(parts, 1)
    ]


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
    plan = data.get("communication") or {}
    kinds: dict[str, dict[str, str]] = {
        "partner": _names(data.get("partners") or [], ()),
        "channel": _names(plan.get("channels") or [], ()),
        "target group": _names(plan.get("target_groups") or [], ()),
        "work package": {},
        "task": {},
        "task or milestone": {},
    }
    milestones = 0
    for label, package in packages_labelled(data):
        number = label.removeprefix("WP")
        kinds["work package"] |= _names([package], [label, number])
        tasks = package.get("tasks") or []
        labels = labels_by_order("tasks", tasks, label)
        for one, own in zip(tasks, labels, strict=True):
            kinds["task"] |= _names([one], [own])
        for one in package.get("milestones") or []:
            milestones += 1
            own = str(one.get("label") or f"MS{milestones}")
            kinds["task or milestone"] |= _names([one], [own])
    kinds["task or milestone"] |= kinds["task"]
    return PartNames(kinds)


def _names(parts: Sequence[Part], labels: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in parts:
        if ident := one.get("id"):
            names = [one.get(name) for name in ("short_name", "name", "title", "id")]
            found |= {str(name): str(ident) for name in (*names, *labels) if name}
    return found


def referred(names: PartNames, kind: str, words: str) -> str | None:
    """The id of the part that `words` name, with its label before its title or not."""
    if found := names.id(kind, words):
        return found
    for one in ("work_packages",) if kind == "work package" else ("tasks", "milestones"):
        label, _ = label_of(one, words)
        if kind != "partner" and label and (found := names.id(kind, label)):
            return found
    return None
