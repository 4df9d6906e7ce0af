"""
No priority is named as leading, or fewer than the call requires.

Why it matters
    The call asks which of its priorities carries the project. The draft says so in the summary and
    in the methodology, and the effort and the money are expected to follow.

Example
    project:
      leading_priorities: []

How to correct it
    Name the priority in the lead, or several, under `project`: `leading_priorities: [innovate]`.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("CAL102")
def leading_priority_missing(dossier: Dossier) -> Iterator[Finding]:
    least, named = dossier.call.objectives_rule.leading_min, len(dossier.leading)
    if named < least:
        choice = listed(one.id for one in dossier.call.priorities)
        yield Finding(
            dossier.proposal.place.of("project", "leading_priorities"),
            f"{named or 'no'} {'priorities are' if named > 1 else 'priority is'} named as leading, "
            f"but the call requires {least} or more",
            hint=f"name it under leading_priorities; the call knows {choice}",
        )
