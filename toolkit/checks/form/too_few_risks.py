"""
The list of risks is short, or empty.

Why it matters
    Evaluators read the list of risks as a sign of experience. Reports on lost proposals call lists
    "not sufficiently exhaustive" when they hold the three risks of any project. A project that
    pays support to third parties has more: too few applications, double funding, late payments.
    Source: evaluators' reports on sister programmes; that five are enough is good practice, and no
    rule of the call.

Example
    risks:
      - {title: A partner leaves, likelihood: low, impact: high, mitigation: ...}

How to correct it
    Add the risks of this project: for each priority one that threatens its result, and one for
    the money that goes to third parties. Each with likelihood, impact, a measure that is planned
    and paid for, and somebody who watches it.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

FEWEST = 5


@rule("FRM108", Severity.WARNING)
def too_few_risks(dossier: Dossier) -> Iterator[Finding]:
    proposal, number = dossier.proposal, len(dossier.proposal.risks)
    if number >= FEWEST:
        return
    yield Finding(
        proposal.place.of("risks"),
        f"the outline has {counted(number, 'risk')}, and {FEWEST} or more are usual"
        if number
        else f"the outline has no risk, and {FEWEST} or more are usual",
        hint=f"add {FEWEST - number} or more, each with its work_package, likelihood, impact, "
        "mitigation and owner",
    )
