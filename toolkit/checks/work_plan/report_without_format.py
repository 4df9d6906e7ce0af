"""
A report is described without its length or its language.

Why it matters
    The form asks for the format, the languages and the approximate number of pages of a document.
    Without them neither the work nor its translation can be judged. Only documents (`type: R`) are
    looked at.

Example
    deliverables:
      - {id: market-report, title: Market report, type: R, description: Results of the survey., ...}

How to correct it
    Add to its `description`, as in `English, PDF, about 30 pages`. It is advice, one for all
    reports.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed, listed_up_to
from toolkit.model.workplan import Deliverable
from toolkit.plan.dossier import Dossier

REPORT = "R"
PAGES = re.compile(r"\bpages?\b|\b\d+ ?pp?\b|\bfeuillets?\b|\bsides\b")
LANGUAGES = (
    "language", "langue", "lingu", "multiling", "english", "anglais", "french", "francais",
    "german", "allemand", "spanish", "espagnol", "italian", "italien", "portugu", "portugais",
    "dutch", "neerlandais", "polish", "polonais", "greek", "grec$", "romanian", "roumain",
    "bulgarian", "bulgare", "croatian", "croate", "czech", "tcheque", "slovak", "slovaque",
    "sloven", "hungarian", "hongrois", "finnish", "finnois", "swedish", "suedois", "danish",
    "danois", "norwegian", "norvegien", "estonian", "estonien", "latvian", "letton", "lithuanian",
    "lituanien", "maltese", "maltais", "irish", "irlandais", "catalan", "turkish", "turc$",
    "ukrainian", "ukrainien", "en$", "fr$",
)  # fmt: skip
MOST = 6
"""Labels that a message names."""

EXAMPLES = {"pages": "about 30 pages", "language": "English, PDF"}


@rule("PLN136", Severity.ADVICE)
def report_without_format(dossier: Dossier) -> Iterator[Finding]:
    reports = [one for one in dossier.proposal.deliverables if one.type == REPORT]
    lacking = [(one, missing) for one in reports if (missing := list(_missing(one)))]
    if not lacking:
        return
    first, fields = lacking[0]
    others = [
        f"{dossier.proposal.labels[one.id]} ({', '.join(missing)})" for one, missing in lacking[1:]
    ]
    more = f"; {counted(len(others), 'more report')}: {listed_up_to(others, MOST)}"
    example = ", ".join(EXAMPLES[one] for one in reversed(fields))
    yield Finding(
        first.place.of("description"),
        f"the description of {titled(dossier, first)} names no {listed(fields, 'or')}"
        + (more if others else ""),
        hint=f"add to description what is planned, as in description: {example}",
    )


def _missing(report: Deliverable) -> Iterator[str]:
    if not PAGES.search(folded(report.description)):
        yield "pages"
    if not speaks_of(report.description, LANGUAGES):
        yield "language"
