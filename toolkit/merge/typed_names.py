"""Which part of a proposal a person names in a table: by short name, label, title or id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.model.proposal import Proposal
from toolkit.model.wording import listed
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import short

BETWEEN = re.compile(r"\s*[,;/&+\n]\s*")
"""What stands between several names."""

ROLE = re.compile(r"\s*\([A-Z]{2,3}\)$")
"""Behind the name of a partner, what it is in the grant agreement: `(BEN)`."""

NAMES = ("short_name", "label", "name", "title", "id")
"""What names a part, the words that people read first."""

MOST = 12


@dataclass(frozen=True)
class PartNames:
    """By the kind of a part the id of each by all its names."""

    kinds: Mapping[str, Mapping[str, str]]

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
        found: dict[str, dict[str, str]] = {kind: {} for kind in parts}
        for kind, members in parts.items():
            for name in NAMES:
                for one in members:
                    labelled = str(proposal.labels.get(one.id, ""))
                    said = labelled if name == "label" else str(getattr(one, name, "") or "")
                    if said:
                        found[kind].setdefault(said, one.id)
        return cls(found)

    def id(self, kind: str, text: str) -> str | None:
        """The id of the one that `text` names; None where it names none, or several."""
        known, wanted = self.kinds[kind], ROLE.sub("", text).strip()
        if wanted in known:
            return known[wanted]
        found = {ident for name, ident in known.items() if bare(wanted) == bare(name)}
        return found.pop() if len(found) == 1 else None

    def ids(self, kind: str, text: str) -> tuple[str, ...] | None:
        """The ids of all that `text` names, each once; None where one of them is not known."""
        found: list[str] = []
        left = text
        while left:
            # a name may have a sign in it that stands between names elsewhere: the longest counts
            ends = [len(left), *(one.start() for one in reversed([*BETWEEN.finditer(left)]))]
            named = ((self.id(kind, left[:end]), end) for end in ends)
            one, end = next(((one, end) for one, end in named if one), (None, 0))
            if one is None:
                return None
            found.append(one)
            left = BETWEEN.sub("", left[end:], count=1) if end < len(left) else ""
        return tuple(dict.fromkeys(found)) or None

    def possible(self, kind: str) -> str:
        """What may be written, as a hint."""
        names: dict[str, str] = {}
        for name, ident in self.kinds[kind].items():
            names.setdefault(ident, name)
        if not names:
            return "there is nothing yet that it could name"
        return f"write {listed([short(one, 40) for one in names.values()][:MOST], 'or')}"
