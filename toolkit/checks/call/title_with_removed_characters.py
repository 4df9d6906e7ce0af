"""
The title holds characters that the Portal removes.

Why it matters
    The Portal takes some characters out of the title without asking. Words run together, and the
    title in the Portal differs from the one in the draft.

Example
    project:
      title: "Fibres & Threads: <recycled>"

How to correct it
    Write "and" for &, "above" or "below" for > or <, and leave straight quotation marks out. It is
    a warning: the list was seen in forms of sister programmes.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

INSTEAD = {"&": "write and for &", '"': 'leave out "'}


@rule("CAL117", Severity.WARNING)
def title_with_removed_characters(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    removed = dossier.call.part_a.title_without
    found = [one for one in dict.fromkeys(project.title) if one in removed]
    if found:
        yield Finding(
            project.place.of("title"),
            f"the title holds {listed(found)}, which the Portal removes",
            hint="; ".join(INSTEAD.get(one, f"say {one} in words") for one in found),
        )
