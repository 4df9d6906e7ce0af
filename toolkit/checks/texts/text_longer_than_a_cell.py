"""
A text is longer than a cell of a workbook can hold.

Why it matters
    A cell of Excel holds 32 767 characters. The workbook shows the beginning of a longer text,
    with three dots for the rest; the Word file has all of it.

Example
    subcontracts:
      - {id: film, justification: (twenty pages), ...}

How to correct it
    Say it in a page, or put the long text into `sections`. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import texts_of

LONGEST = 32_767


@rule("TXT102", Severity.WARNING)
def text_longer_than_a_cell(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        shown = (*package.deliverables, *package.milestones, *package.subcontracts, *package.costs)
        for part in shown:
            for one in texts_of(part):
                if len(one.text) > LONGEST and one.is_prose:
                    yield Finding(
                        one.place,
                        f"this text has {len(one.text)} characters, and a cell of the workbook "
                        f"holds {LONGEST}",
                        hint="shorten it; the workbook shows its beginning only",
                    )
