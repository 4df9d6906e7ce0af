"""
A communication activity goes on after the project has ended.

Why it matters
    The communication plan promises what the budget does not hold.

Example
    project: {duration: 36, ...}
    communication:
      activities:
        - {title: Newsletter, months: M1-M48, lead: citeve}

How to correct it
    Let the activity end with the project, and describe under `follow_up` what is done
    afterwards. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import months
from toolkit.plan.dossier import Dossier


@rule("PLN110", Severity.WARNING)
def activity_outside_project(dossier: Dossier) -> Iterator[Finding]:
    end = dossier.proposal.project.last
    for activity in dossier.proposal.communication.activities:
        if activity.months.last > end:
            yield Finding(
                activity.place.of("months"),
                f"'{activity.title}' lasts {months(activity.months)}, "
                f"but the project ends in {end}",
                hint=f"let it end in {end} or earlier; follow_up says what comes after",
            )
