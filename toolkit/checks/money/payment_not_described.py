"""
Nothing says when the money of an instrument is paid.

Why it matters
    The share and the conditions of each payment decide whether a small firm can take part at all:
    without a first payment it has to advance everything. The Commission's guidance on support to
    third parties asks that the contract names them, and a finance officer looks for the evidence
    that comes before the last payment.

Example
    instruments:
      - {id: innovate-boost, payment: "", ...}

How to correct it
    Write it under payment: "40 % after signature, 60 % after the final report has been approved".
    It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

LEAST_WORDS = 3


@rule("BUD111", Severity.WARNING)
def payment_not_described(dossier: Dossier) -> Iterator[Finding]:
    silent = [one for one in dossier.proposal.instruments if len(one.payment.split()) < LEAST_WORDS]
    if silent:
        names = listed(f"'{one.title}'" for one in silent)
        are = "is" if len(silent) == 1 else "are"
        yield Finding(
            silent[0].place.of("payment"),
            f"nothing says when and against what {names} {are} paid",
            hint="write it under payment, as in: 40 % after signature, 60 % after the final report "
            "has been approved",
        )
