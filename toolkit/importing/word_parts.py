"""The outline in the making: parts are found again by their names, or added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from toolkit.importing.outcome import Steps
from toolkit.merge.pull.new_ids import new_id
from toolkit.model.call import Call
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import ONE_OF

NAMES = ("short_name", "title", "name")
ROLE = re.compile(r"\s*\([A-Z]{2,5}\)$")
NUMBER = re.compile(r"^\s*\d{1,3}\s*[-–.:)]\s*")
WITH_IDS = frozenset(
    (
        *("partners", "work_packages", "tasks", "deliverables", "milestones", "events"),
        *("subcontracts", "instruments", "risks", "target_groups", "channels", "activities"),
    )
)
"""The lists whose parts have an id."""


class Parts:
    """Fields of an outline as plain data, and the labels that the file gives to its parts."""

    def __init__(self, calls: Sequence[Call], outline: Mapping[str, Any]) -> None:
        """The call in the languages of the file. Parts that are in the outline get its ids; others
        get new ones."""
        self._calls = calls
        self._known = dict(_known_ids(outline))
        self.data: dict[str, Any] = {}
        self.labels: dict[str, Steps] = {}
        """By the label in the file, `T2.1`, the way to the part."""
        self._taken = {*self._known.values()}
        self._names: dict[Steps, dict[str, int]] = {}
        self._named_up_to: dict[Steps, int] = {}

    def value_at(self, steps: Steps) -> Any:
        """What is at the end of a way; None where nothing is."""
        found: Any = self.data
        for step in steps:
            if isinstance(found, dict):
                found = found.get(str(step))
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def listed(self, steps: Steps) -> list[dict[str, Any]]:
        """The list at the end of a way, made where there is none."""
        holder = self._holder(steps)
        made: list[dict[str, Any]] = holder.setdefault(str(steps[-1]), [])
        return made

    def set(self, steps: Steps, value: Any) -> None:
        """Writes a field."""
        self._holder(steps)[str(steps[-1])] = value
        if steps[-1] in NAMES and len(steps) > 1 and isinstance(steps[-2], int):
            self._names.setdefault(steps[:-2], {}).setdefault(bare(str(value)), steps[-2])

    def _holder(self, steps: Steps) -> dict[str, Any]:
        found: Any = self.data
        for step, following in pairwise(steps):
            if isinstance(found, list):
                found = found[int(step)]
            else:
                found = found.setdefault(step, [] if isinstance(following, int) else {})
        return dict_of(found)

    def named(self, home: Steps, words: str, *, is_label: bool = False) -> Steps | None:
        """The part of the list at `home` that the words name; None where none does."""
        wanted = bare(NUMBER.sub("", ROLE.sub("", words.strip()))).strip()
        if (known := self.labels.get(words.strip())) and known[: len(home)] == home:
            return known
        if is_label or not wanted:
            return None
        at = self._names_in(home).get(wanted)
        return (*home, at) if at is not None else None

    def _names_in(self, home: Steps) -> dict[str, int]:
        """By its names the place of each part in the list at `home`."""
        names = self._names.setdefault(home, {})
        parts = self.value_at(home) or []
        for at in range(self._named_up_to.get(home, 0), len(parts)):
            for name in NAMES:
                if said := parts[at].get(name):
                    names.setdefault(bare(str(said)), at)
        self._named_up_to[home] = len(parts)
        return names

    def add(self, home: Steps, fields: Mapping[str, Any]) -> Steps:
        """The way to a new part at the end of the list at `home`."""
        found = self.listed(home)
        kind = str(home[-1])
        made: dict[str, Any] = {}
        if kind in WITH_IDS:
            title = next((str(fields[name]) for name in NAMES if fields.get(name)), kind)
            known = self._known.get((kind, bare(title)))
            made["id"] = known or new_id(title, self._taken, ONE_OF.get(kind, "part"))
        found.append({**made, **fields})
        return (*home, len(found) - 1)

    def priority_named(self, words: str) -> str | None:
        """The id of the call's priority that the words name."""
        wanted = bare(words).strip()
        return next(
            (
                one.id
                for call in self._calls
                for one in call.priorities
                if wanted and wanted in map(bare, (one.id, one.title, one.short_title))
            ),
            None,
        )

    def strand_named(self, words: str) -> str | None:
        """The id of the call's strand that the words name."""
        strands = (one for call in self._calls for one in call.strands)
        return next((one.id for one in strands if bare(one.title) == bare(words)), None)


def _known_ids(found: Any, kind: str = "") -> Iterator[tuple[tuple[str, str], str]]:
    """By the list and the name of every part of an outline its id."""
    if isinstance(found, Mapping):
        for name in NAMES:
            if "id" in found and found.get(name):
                yield (kind, bare(str(found[name]))), str(found["id"])
        for key, value in found.items():
            yield from _known_ids(value, str(key))
    elif isinstance(found, list | tuple):
        for one in found:
            yield from _known_ids(one, kind)


def dict_of(found: Any) -> dict[str, Any]:
    """A part as a dictionary. Raises TypeError where it is none."""
    if not isinstance(found, dict):
        raise TypeError(f"a part is expected, and this is a {type(found).__name__}")
    return found
