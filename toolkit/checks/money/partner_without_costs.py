"""
A partner that could declare costs has none.

Why it matters
    A beneficiary without costs receives no grant. That is possible, but then it is usually meant
    to be an associated partner.

Example
    partners:
      - {id: textile-house, role: beneficiary, ...}
    # no effort, no cost, no instrument names textile-house

How to correct it
    Give it effort or costs, or the role `associated`. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("BUD102", Severity.WARNING)
def partner_without_costs(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        if partner.funded and not dossier.budget.total(partner=partner.id):
            yield Finding(
                partner.place.of("id"),
                f"{partner.short_name} has no costs, although it may declare some",
                hint="give it effort or costs, or the role associated",
            )
