"""
A text promises to try, or hopes.

Why it matters
    "The partners will try to reach 200 firms" is no plan: nobody can tell later whether it was
    kept. Evaluators read it as doubt of the writers. (Source: guides to proposal writing.)

Example
    sections:
      IMP-ACT-IA: We hope that most firms will go on.

How to correct it
    Write what is done and how many are reached; what is uncertain is a risk, with a measure. It is
    advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import named, prose_of
from toolkit.diagnostics import Place, Severity
from toolkit.plan.dossier import Dossier

WEAK = re.compile(
    r"\b(?:(?:will|shall|would|should) (?:try|attempt|endeavou?r|strive|aim) to|we (?:hope|try)|"
    r"(?:partners|consortium|project) (?:hopes?|tr(?:y|ies)) (?:to|that)|it is hoped|hopefully|"
    r"if time (?:permits|allows)|if (?:the )?(?:budget|resources) (?:permits?|allows?)|"
    r"as far as possible|"
    r"nous esperons|on espere|il est espere|le consortium espere|"
    r"(?:tentera|tenteront|essaiera|essaieront|essayera|essayeront) d|s'efforcera|s'efforceront|"
    r"si le temps le permet|si le budget le permet|dans la mesure du possible)\b"
)
SIGNS = (
    "try", "tries", "attempt", "endeavo", "strive", "aim to", "hope", "if time", "if the", "if bud",
    "if res", "as far as", "esper", "tenter", "essa", "efforcer", "si le", "dans la mesure",
)  # fmt: skip
"""What is looked for first, since most texts hold none of it."""


@rule("TXT152", Severity.ADVICE)
def weak_promise(dossier: Dossier) -> Iterator[Finding]:
    found: list[tuple[str, Place]] = []
    for one in prose_of(dossier):
        words = " ".join(folded(one.text).split())
        if not any(sign in words for sign in SIGNS):
            continue
        found += [(met[0], one.place) for met in WEAK.finditer(words)]
    if found:
        words, place = found[0]
        more = len(found) - 1
        yield Finding(
            place,
            f"'{words}' in {named(dossier, place)} promises nothing"
            + (f"; {more} more elsewhere" if len(found) > 1 else ""),
            hint="write what is done and how many are reached; what is uncertain is a risk with a "
            "measure",
        )
