"""
An instrument pays a provider, and its cost is in support to third parties.

Why it matters
    Row D.1 covers financial support alone. Support in kind (a voucher that an SME redeems with a
    provider whom the consortium pays) has to be declared under other rows (Annotated Grant
    Agreement, version 2.0 of 1 April 2025, Article 6.2.D.1). In D.1 it would be funded at the
    wrong rate, would count towards the least share of support, and would be refused when the
    costs are checked.

Example
    instruments:
      - {id: technology-vouchers, form: voucher, paid_to: provider, ...}

How to correct it
    Pay the SME, which pays its provider, and write paid_to: sme. Or take the instrument out, and
    plan what is bought for the SMEs as a subcontract or as a cost line in its work package.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.instruments import Payee
from toolkit.model.wording import euro
from toolkit.plan.dossier import Dossier


@rule("CAL114")
def support_in_kind(dossier: Dossier) -> Iterator[Finding]:
    row = dossier.budget.third_party_row
    for instrument in dossier.proposal.instruments:
        if instrument.paid_to is Payee.PROVIDER:
            yield Finding(
                instrument.place.of("paid_to"),
                f"'{instrument.title}' pays a provider: its {euro(instrument.total)} are in row "
                f"{row}, which covers money paid to third parties alone",
                hint="pay the SME (paid_to: sme), or plan what is bought as subcontracts or cost "
                "lines in place of the instrument",
            )
