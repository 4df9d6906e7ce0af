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

How to correct it
    Write paid_to: sme where the SME receives the money, or paid_to: provider where the consortium
    pays a provider. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

VOUCHER = re.compile(r"voucher|coupon|ch[eè]que|gutschein|\bscheck|\bbonos?\b|\bbuon[oi]\b", re.I)
IN_KIND = re.compile(
    rf"{VOUCHER.pattern}|in.kind|service|sachleistung|en nature|en especie|in natura", re.I
)
"""Forms that may be money, or something in its place."""


@rule("CAL113", Severity.WARNING)
def voucher_without_payee(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        has_form = IN_KIND.search(instrument.form)
        if instrument.paid_to is None and (has_form or VOUCHER.search(instrument.title)):
            what = f"has the form {instrument.form}" if has_form else "is a voucher by its title"
            yield Finding(
                instrument.place.of("form"),
                f"'{instrument.title}' {what}, and nothing says who "
                "receives the money: support in kind is not financial support to third parties",
                hint="write paid_to: sme where the SME is paid and pays the provider, or paid_to: "
                "provider where the consortium pays the provider",
            )
