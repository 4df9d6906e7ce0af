"""
The call counts a result for which the proposal has no target.

Why it matters
    The call names the kinds of results that it counts over all projects. A proposal that sets a
    target for each is easier to score, and reports later what it is asked for.

Example
    # the profile of the call has
    indicators:
      - {id: partnerships, title: Partnerships, priority: network}
    # and no indicator of the outline says official: partnerships

How to correct it
    Write official: and the id of the call's indicator at the indicator of yours that measures it,
    under project.objectives, priorities or communication, and give it a target; or add one. What
    belongs to a priority that you do not serve is not asked for. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import nearest
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier
from toolkit.plan.indicators import indicators_of


@rule("CAL115", Severity.WARNING)
def official_indicator_without_target(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    known = [one.id for one in dossier.call.indicators]
    answered = {  # a slip in the id is a finding of its own
        nearest(one.official, known)
        for one in indicators_of(proposal)
        if one.official and one.target is not None
    }
    served = {one.priority for one in proposal.work_packages}
    missing = [
        one
        for one in dossier.call.indicators
        if one.id not in answered and (one.priority is None or one.priority in served)
    ]
    if missing:
        results = listed(f"{one.id} ({one.title})" for one in missing)
        yield Finding(
            proposal.project.place.of("objectives"),
            f"the call counts {counted(len(missing), 'result')} for which no indicator has a "
            f"target: {results}",
            hint=f"write official: {missing[0].id} at the indicator that measures it, or add one",
        )
