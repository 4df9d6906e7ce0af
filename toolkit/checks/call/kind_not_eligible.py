"""
A participant is of a kind that the call does not take.

Why it matters
    The call says which kinds of organisation may receive money. A partner of another kind is not
    eligible, and its part of the budget is struck out.

Example
    # the profile of the call has
    eligibility:
      kinds: {cluster: cluster organisation}
    # and the outline
    partners:
      - {id: citeve, role: beneficiary, kind: other, ...}

How to correct it
    Correct the kind, or make the partner an associated one without costs.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("CAL120")
def kind_not_eligible(dossier: Dossier) -> Iterator[Finding]:
    taken = dossier.call.eligibility.kinds
    for partner in dossier.proposal.partners:
        if taken and partner.funded and partner.kind not in taken:
            yield Finding(
                partner.place.of("kind"),
                f"{partner.short_name} is of the kind {partner.kind}, and the call takes "
                f"{listed(taken)}",
                hint="correct the kind, or write role: associated",
            )
