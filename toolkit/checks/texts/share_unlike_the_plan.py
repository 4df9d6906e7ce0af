"""
A text gives a share of the money that is not that of the plan.

Why it matters
    The share of the grant that reaches third parties is the first figure that this call looks
    at, and the texts often still give the share of an earlier budget. Shares of grant and costs
    for third parties, subcontracting and own contribution are compared, and the funding rate
    with that of the call; "three quarters" may be two points away, "75 %" half a point.

Example
    sections:
      CON-SOR-CS: Two thirds of the grant reach SMEs directly.  # 75 % by the plan

How to correct it
    Write the share of the plan; `proposal facts` shows it. Or change the instruments until the
    share is right.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT122", Severity.WARNING)
def share_unlike_the_plan(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.SHARE)
