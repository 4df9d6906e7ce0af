"""
Dual use, export control and sanctions are not mentioned where they matter.

Why it matters
    Goods, software and know-how of defence, electronics and digital firms may be of dual use, and
    any work with third countries touches export control and sanctions. A sentence that says who
    checks, and when, answers the question before it is asked. The sources are Regulation (EU)
    2021/821 on dual-use items and the advice of the draft to the section on security.

Example
    project: {strand: electronics, ...}
    sections:
      SEC-URI-SU: No result needs protection.

How to correct it
    Add a sentence to the section on security (SEC-URI-SU): "Products that may fall under export
    control are checked before an SME is admitted to the mission; nobody on the Union's list of
    sanctions receives support." It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.call._going_international import PRIORITY, packages
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

SECURITY = "SEC-URI-SU"
SENSITIVE = ("aerospace-defence", "digital", "electronics")
CONTROL = (
    "biens a double usage", "double usage", "dual use", "dual-use", "embargo", "export licen",
    "export control", "sanction", "trade control", "controle des exportations",
    "controle a l'exportation", "licence d'exportation",
)  # fmt: skip
CHECKED = re.compile(
    r"\bexport\w*\b[^.]{0,60}\b(?:autoris|check|control|examin|licen|screen|verifi)"
    r"|\b(?:check|control|licen|screen|verifi)\w*\b[^.]{0,60}\bexport"
)


@rule("CAL130", Severity.WARNING)
def trade_control_not_addressed(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    strand = dossier.strand
    if strand and strand.id in SENSITIVE:
        why = f"the strand {strand.title}"
    elif packages(dossier) and PRIORITY in proposal.priorities:
        why = "work with third countries"
    else:
        return
    if not proposal.sections.get(SECURITY, "").strip():
        return  # the prompt asks for it
    texts = (folded(one.text) for one in dossier.texts)
    if not any(
        speaks_of(text, CONTROL) or ("export" in text and CHECKED.search(text)) for text in texts
    ):
        yield Finding(
            proposal.place.of("sections", SECURITY),
            f"dual use, export control and sanctions are not mentioned, and {why} asks for it",
            hint="add who checks and when, as in: products that may fall under export control are "
            "checked before an SME is admitted",
        )
