"""
A milestone is due after the project has ended.

Why it matters
    A milestone is there to show that the project may go on; after its end it shows nothing.

Example
    project: {duration: 36, ...}
    work_packages:
      - milestones:
          - {id: all-paid, title: All awards paid, lead: ateval, due: M38}

How to correct it
    Move the milestone to the last month or earlier, or lengthen the project.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.plan.dossier import Dossier


@rule("PLN106")
def milestone_after_project_end(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for milestone in dossier.proposal.milestones:
        if milestone.due > end:
            yield Finding(
                milestone.place.of("due"),
                f"{titled(dossier, milestone)} is due in {milestone.due}, but the project ends in "
                f"{end}",
                hint=f"move it to {end} or earlier, or lengthen the project",
            )
