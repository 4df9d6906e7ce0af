"""Which part of a proposal a person names in a table: by short name, label, title or id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from toolkit.model.labels import Label, labels_of
from toolkit.model.proposal import Proposal
from toolkit.model.wording import listed
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import short
from toolkit.readers.yaml_builder import Fields

BETWEEN = re.compile(r"\s*[,;/&+\n]\s*")
"""What stands between several names."""

ROLE = re.compile(r"\s*\([A-Z]{2,3}\)$")
"""Behind the name of a partner, what it is in the grant agreement: `(BEN)`."""

NAMES = ("short_name", "label", "name", "title", "id")
"""What names a part, the words that people read first."""

ROOM = 20
"""Letters that what names a part may have more than its longest name, such as ` (BEN)`."""

MOST = 12
"""Names in a hint."""

FEWEST_LETTERS = 3
"""Of the beginning of a name that stands for the whole of it."""

New = Mapping[str, Mapping[str, str]]
"""By the kind of a part (`partner`, `task`, `milestone`) the id for every name of it."""


class _Named(NamedTuple):
    """A part by its names; what is inside a work package has its label from it."""

    id: str
    label: str | None
    names: Mapping[str, str]
    tasks: tuple[_Named, ...] = ()
    deliverables: tuple[_Named, ...] = ()
    milestones: tuple[_Named, ...] = ()
    events: tuple[_Named, ...] = ()
    subcontracts: tuple[_Named, ...] = ()


INSIDE = ("tasks", "deliverables", "milestones", "events", "subcontracts")


@dataclass(frozen=True)
class PartNames:
    """By the kind of a part the id of each by all its names."""

    kinds: Mapping[str, Mapping[str, str]]

    shared: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By the kind the names that several parts have, with the ids of them."""

    @classmethod
    def of(cls, proposal: Proposal) -> PartNames:
        """The names of the parts of a proposal to which others refer."""
        plan = proposal.communication
        parts: dict[str, list[Any]] = {
            "partner": list(proposal.partners),
            "work package": list(proposal.work_packages),
            "task": list(proposal.tasks),
            "task or milestone": [*proposal.tasks, *proposal.milestones],
            "channel": list(plan.channels),
            "target group": list(plan.target_groups),
        }
        named = {
            kind: [
                _Named(one.id, None, {name: str(getattr(one, name, "") or "") for name in NAMES})
                for one in members
            ]
            for kind, members in parts.items()
        }
        return cls._of(named, proposal.labels, {})

    @classmethod
    def of_fields(cls, data: Fields, new: New | None = None) -> PartNames:
        """The names of the parts in an outline as it is written, whether it is sound or not.

        `new` are names of parts that it does not have yet, and further names of those that it
        has; where one of them is the name of a part already, it is what `new` says.
        """
        packages = [_package(one) for one in _members(data, "work_packages")]
        communication = data.get("communication")
        plan = communication if isinstance(communication, Fields) else Fields()
        tasks = [one for package in packages for one in package.tasks]
        milestones = [one for package in packages for one in package.milestones]
        named = {
            "partner": [_named(one) for one in _members(data, "partners")],
            "work package": packages,
            "task": tasks,
            "task or milestone": [*tasks, *milestones],
            "channel": [_named(one) for one in _members(plan, "channels")],
            "target group": [_named(one) for one in _members(plan, "target_groups")],
        }
        labels = labels_of(packages, ())
        return cls._of(named, labels, new or {})

    @classmethod
    def _of(
        cls, named: Mapping[str, Iterable[_Named]], labels: Mapping[str, Label], new: New
    ) -> PartNames:
        kinds: dict[str, dict[str, str]] = {}
        shared: dict[str, dict[str, tuple[str, ...]]] = {}
        for kind, members in named.items():
            known = kinds[kind] = {}
            twice = shared[kind] = {}
            for name in NAMES:
                found: dict[str, list[str]] = {}
                for one in members:
                    said = str(labels.get(one.id, "")) if name == "label" else one.names[name]
                    if said and one.id and one.id not in found.setdefault(said, []):
                        found[said].append(one.id)
                for said, ids in found.items():
                    if said in known or said in twice:
                        continue
                    if len(ids) == 1:
                        known[said] = ids[0]
                    elif ids:
                        twice[said] = tuple(ids)
            for one_kind in kind.split(" or "):
                known.update(new.get(one_kind, {}))
        return cls(kinds, shared)

    def id(self, kind: str, text: str) -> str | None:
        """The id of the one that `text` names, or begins to name; None where that is not one."""
        known, wanted = self.kinds[kind], ROLE.sub("", text).strip()
        if wanted in known:
            return known[wanted]
        if wanted in self.shared[kind]:
            return None
        plain = _bare(wanted)
        found = {ident for name, ident in known.items() if plain == _bare(name)}
        found |= {
            one for name, ids in self.shared[kind].items() if plain == _bare(name) for one in ids
        }
        if not found and len(plain) >= FEWEST_LETTERS:
            found = {ident for name, ident in known.items() if _begins(_bare(name), plain)}
        return found.pop() if len(found) == 1 else None

    def ids(self, kind: str, text: str) -> tuple[str, ...] | None:
        """The ids of all that `text` names, each once; None where one of them is not known."""
        found: list[str] = []
        left = text
        most = max(map(len, self.kinds[kind]), default=0) + ROOM
        while left:
            # a name may have a sign in it that stands between names elsewhere: the longest counts
            signs = reversed([*BETWEEN.finditer(left[:most])])
            ends = [*([len(left)] if len(left) <= most else []), *(one.start() for one in signs)]
            named = ((self.id(kind, left[:end]), end) for end in ends)
            one, end = next(((one, end) for one, end in named if one), (None, 0))
            if one is None:
                return None
            found.append(one)
            left = BETWEEN.sub("", left[end:], count=1) if end < len(left) else ""
        return tuple(dict.fromkeys(found)) or None

    def possible(self, kind: str, text: str = "") -> str:
        """What may be written, as a hint; of parts that `text` names alike, by what differs."""
        names: dict[str, str] = {}
        for name, ident in self.kinds[kind].items():
            names.setdefault(ident, name)
        if several := self.shared[kind].get(text.strip()):
            return f"write {listed([names[one] for one in several][:MOST], 'or')}"
        if not names:
            return "there is nothing yet that it could name"
        return f"write {listed([short(one, 40) for one in names.values()][:MOST], 'or')}"

    def possible_of(self, kind: str, text: str) -> str:
        """What may be written where `text` was to name several, as a hint that says which it is
        that names nothing."""
        pieces = [one for one in BETWEEN.split(text) if one]
        wrong = next((one for one in pieces if self.id(kind, one) is None), "")
        hint = self.possible(kind, wrong)
        return f"{hint} in the place of '{short(wrong)}'" if wrong and pieces[1:] else hint


_bare = lru_cache(20_000)(bare)


def _begins(name: str, beginning: str) -> bool:
    """Whether a name begins so; `T2.1` is no beginning of `T2.10`."""
    rest = name[len(beginning) :]
    return name.startswith(beginning) and not (rest[:1].isdigit() and beginning[-1].isdigit())


def _members(fields: Fields, name: str) -> Iterator[Fields]:
    """The parts in a list; what is none is left out."""
    value = fields.get(name)
    yield from (one for one in value if isinstance(one, Fields)) if isinstance(value, list) else ()


def _named(fields: Fields) -> _Named:
    """A part by its names, as far as it has them."""
    names = {name: " ".join(str(fields.get(name) or "").split()) for name in NAMES}
    return _Named(names["id"], names["label"] or None, names)


def _package(fields: Fields) -> _Named:
    """A work package with what is inside it."""
    tasks, deliverables, milestones, events, subcontracts = (
        tuple(map(_named, _members(fields, name))) for name in INSIDE
    )
    ident, label, names, *_ = _named(fields)
    return _Named(ident, label, names, tasks, deliverables, milestones, events, subcontracts)
