"""What several files give, put together with what the outline has: added or completed, and nothing
written over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.importing.heading_text import EFFORT, package_named, spelled
from toolkit.importing.named_parts import (
    NO_PARTNER,
    Part,
    labels_by_order,
    named_part,
    packages_labelled,
)
from toolkit.importing.outcome import Found, Steps
from toolkit.importing.part_labels import label_of
from toolkit.importing.table_row import REFERRED
from toolkit.model.proposal import Proposal
from toolkit.readers.outline_paths import ONE_OF, SINGLE, short
from toolkit.readers.references import REFERENCES
from toolkit.readers.shapes import is_part, item_of, shape_at

Origin = tuple[int, Steps]
"""The number of a `Found`, and the way to a field in its data."""

SIGNS = re.compile(r"[*_`\\]|^\s*(?:[-+•]|\d+[.)]|#+|>)\s", re.MULTILINE)
"""Signs of the notation, which are no words."""

MENTION = re.compile(r"\[\[[^\[\]]*\]\]")
NAMED = r"\S+(?: \S+){0,8}?"
"""What a mention prints: a label, or a name of a few words."""

IN_LISTS_OF_LINES = frozenset(("costs",))
"""Lists in which two lines of one name are two."""


class Deferred(NamedTuple):
    """A field that refers to another part; it is looked up when all parts are known."""

    path: Steps
    kind: str
    """The kind of part to which it refers: `partner`."""

    words: Any
    origin: Origin


@dataclass
class Combination:
    """The data while it is put together; every change is noted with where it came from."""

    data: Part
    origins: dict[Steps, list[Origin]] = field(default_factory=dict)
    """By the way to a field in the data: what has the same value there, or gave it."""

    refused: dict[Origin, str] = field(default_factory=dict)
    """What could not be taken, each with the reason."""

    contradictions: list[Origin] = field(default_factory=list)
    """Those of them where the data has another value."""

    new: dict[Steps, None] = field(default_factory=dict)
    """The ways to the parts that were added, in their order."""

    filled: dict[Steps, None] = field(default_factory=dict)
    """The ways to the fields that were given to parts that were there."""

    deferred: list[Deferred] = field(default_factory=list)
    package_effort: list[tuple[Steps, Mapping[str, Any], Origin]] = field(default_factory=list)
    """Person-months for a work package as a whole."""

    matched: set[Steps] = field(default_factory=set)
    """The cost lines that were found again."""

    work_of_packages: dict[Steps, str] = field(default_factory=dict)
    """The tasks that were added to hold the person-months of a work package, with its label."""

    def take(self, number: int, found: Found) -> None:
        """Takes what a file gives into the data; references are only noted."""
        self._fields((), Proposal, found.data, (number, ()))

    def at(self, path: Steps) -> Any:
        """What the data has at a path; None where there is nothing."""
        here: Any = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        return here

    def is_new(self, path: Steps) -> bool:
        """Whether a path leads into a part that was added."""
        return any(path[:end] in self.new for end in range(2, len(path) + 1))

    def refuse(self, origin: Origin, why: str) -> None:
        """Notes that what is at the origin, and all inside it, is not taken."""
        self.refused.setdefault(origin, why)

    def put(self, path: Steps, value: Any, origin: Origin) -> None:
        """Gives a field its value, where it has none; another value stays, and is noted."""
        old = self.at(path)
        if old is not None and not _same(old, value):
            self.contradictions.append(origin)
            other = "another cell" if path in self.origins else "the outline"
            self.refuse(origin, f"{other} has {_shown(old)} there, which stays")
            return
        if old is None:
            around = self._around(path[:-1])
            around[path[-1]] = value
            if not self.is_new(path):
                self.filled[path] = None
        self.origins.setdefault(path, []).append(origin)

    def _around(self, path: Steps) -> Any:
        """The part or map at a path, with what is missing on the way."""
        here: Any = self.data
        for step in path:
            if isinstance(step, str) and here.get(step) is None:
                here[step] = {}
            here = here[step]
        return here

    def _fields(self, path: Steps, model: Any, source: Part, origin: Origin) -> None:
        for key, value in source.items():
            if key == REFERRED:
                continue
            here, there = (*path, key), (origin[0], (*origin[1], key))
            shape = shape_at(model, (key,))
            if key == EFFORT and isinstance(value, dict):
                self._effort(path, value, there)
            elif is_part(item_of(shape)) and isinstance(value, list):
                self._items(here, item_of(shape), value, there)
            elif isinstance(value, dict):
                self._map_or_part(here, shape, value, there)
            elif kind := REFERENCES.get((_kind(path), key)):
                self.deferred.append(Deferred(here, kind, value, there))
            elif key != "label" or self._fits_label(path, value, there):
                self.put(here, value, there)

    def _map_or_part(self, path: Steps, shape: Any, value: Part, origin: Origin) -> None:
        if is_part(shape):
            self._fields(path, shape, value, origin)
            return
        inside = shape_at(shape, ("x",))
        for key, one in value.items():
            there = (origin[0], (*origin[1], key))
            if is_part(inside) and isinstance(one, dict):
                self._fields((*path, key), inside, one, there)
            else:
                self.put((*path, key), one, there)

    def _effort(self, path: Steps, value: Part, origin: Origin) -> None:
        if _kind(path) == "work package":
            self.package_effort.append((path, value, origin))
            return
        for who, amount in value.items():
            there = (origin[0], (*origin[1], who))
            self.deferred.append(Deferred((*path, EFFORT, who), EFFORT, amount, there))

    def _fits_label(self, path: Steps, label: Any, origin: Origin) -> bool:
        """Whether the label is not another than the part has by its order."""
        if self.is_new(path):
            if label in self._labels_beside(path):
                self.refuse(origin, f"another part of the outline is {label}")
                return False
            return True
        now = self.label(path)
        if now and now != label:
            self.contradictions.append(origin)
            self.refuse(origin, f"it is {now} in the outline, which stays")
        return not now

    def _labels_beside(self, path: Steps) -> list[str]:
        """The labels of the parts that were in the same list before."""
        parts = self.at(path[:-1])
        old = [one for at, one in enumerate(parts) if (*path[:-1], at) not in self.new]
        if path[-2] == "milestones":
            ways = ((*path[:-1], at) for at in range(len(old)))
            return [self.label(one) for one in ways]
        around = self.label(path[:2]) if len(path) > 2 else ""
        return labels_by_order(str(path[-2]), old, around)

    def label(self, path: Steps) -> str:
        """The label of the part at a path, its own or that of its place."""
        *around, place = path
        parts = self.at(tuple(around)) or []
        if around[-1] == "milestones":
            before = self._milestones_before(path)
            own = parts[int(place)].get("label")
            return str(own or f"MS{before + 1}")
        package = self.label((*around[:2],)) if len(around) > 2 else ""
        return labels_by_order(str(around[-1]), parts, package)[int(place)]

    def _milestones_before(self, path: Steps) -> int:
        packages = self.data.get("work_packages") or []
        counts = [len(one.get("milestones") or []) for one in packages[: int(path[1])]]
        return sum(counts) + int(path[-1])

    def _items(self, path: Steps, model: Any, items: Sequence[Part], origin: Origin) -> None:
        name = str(path[-1])
        used: set[int] = set()  # two parts of one list are two, even if they are called alike
        for place, item in enumerate(items):
            there = (origin[0], (*origin[1], place))
            if not isinstance(item, dict):
                self.put(path, list(items), origin)
                return
            at = self._find(path, item)
            if at in used and REFERRED not in item:
                at = self._another(path, item, used)
            if at is None:
                why = self._why_unknown(name, item)
                if why:
                    self.refuse(there, why)
                    continue
                at = self._add(path, name, item)
            used.add(at)
            if REFERRED in item:
                self.origins.setdefault((*path, at), []).append((there[0], (*there[1], REFERRED)))
            self._fields((*path, at), model, item, there)

    def _add(self, path: Steps, name: str, item: Part) -> int:
        """Adds a part, with what the words say that only name it."""
        around = self._around(path[:-1])
        if around.get(path[-1]) is None:
            around[path[-1]] = []
        parts = around[path[-1]]
        parts.append(_named(name, str(item[REFERRED])) if REFERRED in item else {})
        self.new[(*path, len(parts) - 1)] = None
        return len(parts) - 1

    def _why_unknown(self, name: str, item: Part) -> str:
        """Why a part that is not there cannot be added; empty where it can."""
        if name == "work_packages" and not {REFERRED, "title", "label", "id"} & {*item}:
            return "nothing says to which work package it belongs: give the sheet a column “WP”"
        words = spelled(str(item.get(REFERRED, "x")))
        if name == "partners" and (words in NO_PARTNER or not words):
            return "it names no single partner"
        if name == "work_packages" and REFERRED in item:
            return _why_no_package(str(item[REFERRED]))
        return ""

    def _find(self, path: Steps, item: Part) -> int | None:
        """The place of the same part in the list at a path; None where it is not there."""
        parts: list[Part] = self.at(path) or []
        name = str(path[-1])
        if name in IN_LISTS_OF_LINES:
            return self._same_line(path, parts, item)
        if name == "work_packages" and not {REFERRED, "title", "label", "id"} & {*item}:
            return self._package_of(item)
        around = self.label(path[:2]) if len(path) > 2 and path[0] == "work_packages" else ""
        if REFERRED in item:
            return named_part(name, parts, str(item[REFERRED]), around)
        return _same_part(name, parts, item, around)

    def _another(self, path: Steps, item: Part, used: Collection[int]) -> int | None:
        """The place of one more part with a name of the item; None where there is none."""
        parts: list[Part] = self.at(path) or []
        places = (at for at, one in enumerate(parts) if at not in used and _is_same(one, item, ""))
        return next(places, None)

    def _same_line(self, path: Steps, parts: Sequence[Part], item: Part) -> int | None:
        """A line of the outline with the same partner, row and item; each is found once."""
        partners = self.data.get("partners") or []
        who = named_part("partners", partners, str(item.get("partner", "")))
        ident = partners[who].get("id") if who is not None else None
        for at, one in enumerate(parts):
            here = (*path, at)
            if here in self.new or ident is None:
                break  # what is new is behind what was there
            if here in self.matched:
                continue
            if (one.get("partner"), one.get("row")) != (ident, item.get("row")):
                continue
            if spelled(str(one.get("item"))) == spelled(str(item.get("item"))):
                self.matched.add(here)
                return at
        return None

    def _package_of(self, item: Part) -> int | None:
        """The work package of parts that do not name it: where they are, or the only one."""
        packages = self.data.get("work_packages") or []
        for name, inside in item.items():
            one = inside[0] if isinstance(inside, list) and inside else None
            if not isinstance(one, dict):
                continue
            for at, (label, package) in enumerate(packages_labelled(self.data)):
                if _same_part(name, package.get(name) or [], one, label) is not None:
                    return at
        return 0 if len(packages) == 1 else None


def _kind(path: Steps) -> str:
    """The kind of part at a path, as `REFERENCES` names it."""
    if path and isinstance(path[-1], int):
        return ONE_OF.get(str(path[-2]), "")
    return SINGLE.get(str(path[0]), "") if path else "the outline"


def _named(name: str, words: str) -> Part:
    """A part of which only a name is known."""
    if name == "partners":
        return {"short_name": words}
    label, title = label_of("work_packages", words)
    label = label or package_named(words)
    if words.strip().isdigit():
        label, title = f"WP{int(words)}", ""
    found = {"label": label} if label else {}
    return {**found, "title": title} if title else found


def _why_no_package(words: str) -> str:
    numbers = [one for one in spelled(words).replace("wp", " ").split() if one.isdigit()]
    if len(numbers) > 1 and not package_named(words):
        return "it names several work packages, and the outline has each line in one"
    return "" if any(one.isalnum() for one in words) else "it names no work package"


def _same_part(name: str, parts: Sequence[Part], item: Part, around: str) -> int | None:
    """The place of the part that has a name of the item, and none that speaks against it."""
    labels = labels_by_order(name, parts, around)
    return next(
        (at for at, one in enumerate(parts) if _is_same(one, item, labels[at])),
        None,
    )


def _is_same(one: Part, item: Part, label: str) -> bool:
    if one.get("id") and one.get("id") == item.get("id"):
        return True
    mine = {spelled(text) for text in _names(one)} - {""}
    theirs = {spelled(text) for text in _names(item)} - {""}
    given = str(item.get("label", ""))
    if given and label and given != label:
        return False
    if mine & theirs:
        return True
    return bool(given and given == label and not (mine and theirs))


def _names(part: Part) -> Iterator[str]:
    for name in ("short_name", "name", "title"):
        if part.get(name):
            yield str(part[name])


def _same(one: Any, two: Any) -> bool:
    if isinstance(one, int | Decimal) and isinstance(two, int | Decimal):
        return one == two
    if isinstance(one, str) and isinstance(two, list | tuple):
        return len(two) == 1 and _same(one, two[0])  # a single one of several needs no list
    if isinstance(one, list | tuple) and isinstance(two, list | tuple):
        return len(one) == len(two) and all(map(_same, one, two))
    if isinstance(one, str) and isinstance(two, str):
        return " ".join(one.split()) == " ".join(two.split()) or _reads_the_same(one, two)
    return bool(one == two)


def _reads_the_same(one: str, two: str) -> bool:
    """Whether two texts say the same words: a mention may be the name of what it mentions."""
    words, others = SIGNS.sub(" ", one).split(), " ".join(SIGNS.sub(" ", two).split())
    if not any(MENTION.search(word) for word in words):
        return " ".join(words) == MENTION.sub("x", others)
    pattern = r"\s+".join(NAMED.join(map(re.escape, MENTION.split(word))) for word in words)
    return re.fullmatch(pattern, others) is not None


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"“{short(value)}”"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
