"""
The title is longer than the Portal takes.

Why it matters
    The title is typed into a screen of the Portal (Part A), which takes a limited number of
    characters. The draft and the Portal have to show the same title.

Example
    project:
      title: (240 characters, where Part A takes 200)

How to correct it
    Shorten the title. It is an error, because the field takes no more. Where the Portal takes
    more in your call (the limit was seen in forms of sister programmes), write it as
    part_a.title_length in a call profile of your own.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.plan.dossier import Dossier


@rule("CAL116")
def title_too_long_for_portal(dossier: Dossier) -> Iterator[Finding]:
    most, project = dossier.call.part_a.title_length, dossier.proposal.project
    if most is not None and len(project.title) > most:
        yield Finding(
            project.place.of("title"),
            f"the title has {len(project.title)} characters, and Part A in the Portal takes {most}",
            hint=f"shorten it by {len(project.title) - most} or more",
        )
