"""
The project lasts longer than the call allows.

Why it matters
    A duration above the maximum cannot be entered in the Portal's forms.

Example
    project:
      duration: 42    # the call allows 36 months

How to correct it
    Shorten the project and move what is planned after its new end.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier


@rule("CAL106")
def project_longer_than_allowed(dossier: Dossier) -> Iterator[Finding]:
    most, project = dossier.call.max_duration, dossier.proposal.project
    if most is not None and project.duration > most:
        yield Finding(
            project.place.of("duration"),
            f"the project lasts {counted(project.duration, 'month')}, but the call allows {most}",
            hint=f"shorten it to {most} months or fewer",
        )
