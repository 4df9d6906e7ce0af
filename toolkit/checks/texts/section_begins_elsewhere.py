"""
A section begins with a table or sends the reader elsewhere.

Why it matters
    Evaluators read the first sentence of a section to find its answer. A table without a sentence
    before it, or "see section 2.1", makes them look for it. (Source: guides to proposal writing.)

Example
    sections:
      PRJ-MGT-PM: As described in section 2.2.2, ...

How to correct it
    Begin with one sentence that answers what the section asks; the table or the reference follows.
    It is advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._sentences import paragraphs
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import named
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

ELSEWHERE = re.compile(
    r"\W*(?:\(?(?:please )?(?:see|cf\.?|refer to)\b"
    r"|as (?:already )?(?:described|explained|stated|shown|mentioned|set out|outlined|presented)\b"
    r"|(?:voir|cf\.?|se reporter a|se referer a)\b"
    r"|(?:comme|ainsi que?) (?:deja )?(?:decrit|explique|indique|mentionne|presente|expose))"
)


@rule("TXT151", Severity.ADVICE)
def section_begins_elsewhere(dossier: Dossier) -> Iterator[Finding]:
    sections = dossier.proposal.sections
    for tag, text in sections.items():
        place = dossier.proposal.place.of("sections", tag)
        first = next(iter(paragraphs(text)), None)
        if text.lstrip().startswith("|"):
            words = "begins with a table"
        elif first and ELSEWHERE.match(folded(first.words)):
            words = "begins by sending the reader elsewhere"
        else:
            continue
        yield Finding(
            place,
            f"{named(dossier, place)} {words}",
            hint="begin with one sentence that answers what the section asks",
        )
