"""
A voucher does not say who receives the money.

Why it matters
    Financial support to third parties (row D.1) is money that a third party receives. The rules
    leave support in kind out of it: where an SME redeems a voucher with a provider whom the
    consortium pays, the SME gets a service and no money, and the cost belongs to other rows with
    their own funding rate (Annotated Grant Agreement, version 2.0 of 1 April 2025, Article
    6.2.D.1). A voucher that is paid to the SME, which pays its provider itself, is support to
    third parties.

Example
    instruments:
      - {id: technology-vouchers, form: voucher, amount: 10000, number: 30, ...}

How to mend it
    Write paid_to: sme where the SME receives the money, or paid_to: provider where the consortium
    pays a provider. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

IN_KIND = ("voucher", "coupon", "cheque", "chèque", "in kind", "in-kind", "service")
"""Words of forms that may be money, or something in its place."""


@rule("CAL113", Severity.WARNING)
def voucher_without_payee(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        form = instrument.form.lower()
        if instrument.paid_to is None and any(one in form for one in IN_KIND):
            yield Finding(
                instrument.place.of("form"),
                f"'{instrument.title}' has the form {instrument.form}, and nothing says who "
                "receives the money: support in kind is not financial support to third parties",
                hint="write paid_to: sme where the SME is paid and pays the provider, or paid_to: "
                "provider where the consortium pays the provider",
            )
