"""
The acronym is longer than the Portal takes, or has characters that it may refuse.

Why it matters
    The acronym is typed into Part A in the Portal. Application forms of the Commission take 20
    characters at most and ask for plain letters and digits, without symbols. The files, the draft
    and the Portal have to show the same acronym. The limit is general knowledge and has not been
    seen for this call: compare it with the field in the Portal.

Example
    project:
      acronym: Textile-Resilience-Europe-2027

How to correct it
    Shorten it to 20 characters or fewer, of letters, digits and at most a hyphen. Files that were
    built are named after the acronym: change it before colleagues have copies.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

MOST = 20
PLAIN = re.compile(r"[A-Za-z0-9 -]*")


@rule("FRM111", Severity.WARNING)
def acronym_too_long_for_portal(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    acronym, place = project.acronym, project.place.of("acronym")
    if len(acronym) > MOST:
        yield Finding(
            place,
            f"the acronym has {len(acronym)} characters, and Part A in the Portal usually takes "
            f"{MOST}",
            hint=f"shorten it by {len(acronym) - MOST} or more",
        )
    elif not PLAIN.fullmatch(acronym):
        odd = "".join(dict.fromkeys(one for one in acronym if not PLAIN.fullmatch(one)))
        yield Finding(
            place,
            f"the acronym holds {' and '.join(odd)}, and Part A in the Portal asks for letters and "
            "digits",
            hint="write it with letters, digits and hyphens alone",
        )
