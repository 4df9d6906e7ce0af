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

SEVERAL = (re.compile(r"\s*[,;\n]\s*"), re.compile(r"\s*[,;/&+\n]\s*"))
"""What is between several names; a name may have some of these signs itself."""

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
        if one := self.id(kind, text):
            return (one,)
        for between in SEVERAL:
            found = [self.id(kind, piece) for piece in between.split(text) if piece]
            ids = [one for one in found if one]
            if ids and len(ids) == len(found):
                return tuple(dict.fromkeys(ids))
        return None

    def possible(self, kind: str) -> str:
        """What may be written, as a hint."""
        names: dict[str, str] = {}
        for name, ident in self.kinds[kind].items():
            names.setdefault(ident, name)
        if not names:
            return "there is nothing yet that it could name"
        return f"write {listed([short(one, 40) for one in names.values()][:MOST], 'or')}"
