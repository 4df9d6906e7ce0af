"""
A text gives an amount that the plan does not have.

Why it matters
    The grant, the total costs, the support to third parties and each award are printed in the
    tables that the plan gives. An amount in a text that is not the same costs trust (good
    practice), and in the description of an award it misleads the firms that apply. Amounts
    beside words such as "grant" and "lump sum" are compared with what they are; others only
    when they are as large as the smallest award and like no sum, award, cost line or rate of
    the plan. Rounded amounts (EUR 1.05 million) may be rounded as they are written.

Example
    instruments:
      - {id: vouchers, title: Trial voucher, amount: 15000, number: 10, ...}
    sections:
      CON-MET-CM: The lump sum of EUR 18 000 pays for trials.

How to correct it
    Write the amount of the plan, or correct the plan. Where the amount is about something else,
    say what: "a turnover of EUR 2 million".
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT121", Severity.WARNING)
def amount_unlike_the_plan(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.AMOUNT)
