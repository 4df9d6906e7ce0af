"""
A deliverable is due after the project has ended.

Why it matters
    The funder pays for nothing that happens later, and an evaluator who finds such a month in a
    table doubts the other months too.

Example
    project: {duration: 36, ...}
    work_packages:
      - deliverables:
          - {id: policy-brief, title: Policy brief, lead: aei, due: M40}

How to correct it
    Move the deliverable to the last month or earlier, or lengthen the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.plan.dossier import Dossier


@rule("PLN104")
def deliverable_after_project_end(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for deliverable in dossier.proposal.deliverables:
        if deliverable.due > end:
            yield Finding(
                deliverable.place.of("due"),
                f"{titled(dossier, deliverable)} is due in {deliverable.due}, but the project ends "
                f"in {end}",
                hint=f"move it to {end} or earlier, or lengthen the project",
            )
