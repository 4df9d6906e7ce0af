"""
A text gives a month that is not that of the plan.

Why it matters
    A task that begins in M8 in the text and in M9 in the timetable makes both doubtful, and
    firms rely on the month in which a call opens. Months beside a label, a title of a call or
    "the first call" are compared with the plan, and so are months after the end of the project.
    "The second call" is the second one that opens.

Example
    instruments:
      - {id: vouchers, title: Trial voucher, months: M9-M24, ...}
    sections:
      CON-MET-CM: The call Trial voucher opens in M8.

How to correct it
    Write the month of the plan, or change the months of the part: `months` of a task or an
    instrument, `due` of a deliverable or a milestone.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT124", Severity.WARNING)
def month_unlike_the_plan(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.MONTH)
