"""
The project has no keywords, or more than Part A takes.

Why it matters
    Part A asks for keywords. The agency looks for evaluators by them, so they decide about who
    reads the proposal. Application forms of the Commission take a few, of 200 characters in all;
    the number has not been seen for this call.

Example
    project:
      keywords: []

How to correct it
    Write three to six words or short terms by which an expert of the field would be found: the
    ecosystem, the technologies, the kind of support. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

MOST, LONGEST = 6, 200


@rule("FRM112", Severity.ADVICE)
def keywords_missing(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    words = [one for one in project.keywords if one.strip()]
    place, length = project.place.of("keywords"), len(", ".join(words))
    if not words:
        yield Finding(
            place,
            "the project has no keywords, and the agency looks for evaluators by them",
            hint="write three to six: keywords: [textiles, circular economy, SMEs]",
        )
    elif len(words) > MOST:
        yield Finding(
            place,
            f"the project has {len(words)} keywords, and Part A usually takes {MOST} or fewer",
            hint=f"leave out {len(words) - MOST} of the most general",
        )
    elif length > LONGEST:
        yield Finding(
            place,
            f"the keywords have {length} characters in all, and Part A usually takes {LONGEST}",
            hint="write single words or terms of two words, and no sentences",
        )
