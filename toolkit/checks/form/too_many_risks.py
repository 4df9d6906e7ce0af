"""
The list of risks is long.

Why it matters
    Nobody watches twenty risks. A long list hides the few that decide about the project, and takes
    pages from its text. That fifteen are enough is good practice, and no rule of the call.

Example
    risks:
      - ...        # eighteen of them, four about late reports

How to correct it
    Keep the risks that would change the project, join those that have the same measure, and leave
    out what any office deals with on an ordinary day.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

MOST = 15


@rule("FRM109", Severity.ADVICE)
def too_many_risks(dossier: Dossier) -> Iterator[Finding]:
    proposal, number = dossier.proposal, len(dossier.proposal.risks)
    if number > MOST:
        yield Finding(
            proposal.place.of("risks"),
            f"the outline has {number} risks, and hardly anybody watches more than {MOST}",
            hint=f"join risks that have the same measure, and leave out {number - MOST} or more "
            "of the smallest",
        )
