"""
A participant is neither a cluster organisation nor a network, and does not say why it is eligible.

Why it matters
    The call takes cluster organisations, SMP cluster networks, and other organisations that
    support the green and digital transitions and build up resilience. For an organisation of
    another kind an evaluator looks for that support, and may find the partner not eligible.

Example
    partners:
      - {id: citeve, role: beneficiary, kind: other, ...}

How to correct it
    Say it in a sentence under kind_reason; the draft prints it below the partner's profile. Write
    kind: cluster or kind: network where the partner is, or represents, one. A partner without
    kind counts as other. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Kind
from toolkit.plan.dossier import Dossier


@rule("CON109", Severity.WARNING)
def kind_without_reason(dossier: Dossier) -> Iterator[Finding]:
    wanted = dossier.call.eligibility.kinds.get(Kind.OTHER)
    for partner in dossier.proposal.partners:
        if wanted and partner.funded and partner.kind is Kind.OTHER and not partner.kind_reason:
            yield Finding(
                partner.place.of("kind"),
                f"{partner.short_name} is of the kind other, and nothing says that it is {wanted}",
                hint="say it under kind_reason, or write kind: cluster or kind: network where it is"
                " or represents one",
            )
