"""
A participant that receives money is not a legal entity.

Why it matters
    The call takes legal entities, public or private. An organisation without legal personality of
    its own cannot sign the grant agreement, and its costs are not paid.

Example
    partners:
      - {id: round-table, role: beneficiary, legal_form: none, ...}

How to correct it
    Let the organisation take part that the group belongs to, or make it an associated partner
    without costs.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.consortium import LegalForm
from toolkit.plan.dossier import Dossier


@rule("CON108")
def not_a_legal_entity(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.call.eligibility.legal_entities:
        return
    for partner in dossier.proposal.partners:
        if partner.funded and partner.legal_form is LegalForm.NONE:
            yield Finding(
                partner.place.of("legal_form"),
                f"{partner.short_name} is not a legal entity, and the call takes only those",
                hint="let the organisation take part that it belongs to, or write role: associated",
            )
