"""
A figure in the needs analysis has no source and no year.

Why it matters
    A share or a large number that comes from nowhere is not believed, and evaluators remark on
    references that are missing. The sources are reports of national contact points and of
    evaluators.

Example
    sections:
      PRJ-OBJ-NEEDS: SMEs lose 12 % of their turnover when an input fails.

How to correct it
    Name in the same paragraph who found it and when: "(Eurostat, 2024)", "in the partners' survey
    of 2025", or a reference such as [[sme-survey]]. Only shares, amounts and numbers from a
    thousand on are looked at. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.logic._needs import Need, needs
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed_up_to
from toolkit.plan.dossier import Dossier

FIGURE = re.compile(
    r"\d[\d.,\u00a0\u202f]{0,20}\s?(?:%|per ?cent\b|pour ?cent\b|millions?\b|billions?\b|bn\b"
    r"|milliards?\b)"
    r"|(?:\beur\b|\u20ac)\s?\d[\d.,\u00a0\u202f ]{0,20}\d|\b\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SOURCE = (
    "according", "analys", "ask", "association", "census", "d'apres", "enquet", "entretien",
    "etude", "eurostat", "federation", "http", "interrog", "interview", "ministere", "ministry",
    "monitor", "observatoire", "observatory", "ocde", "oecd", "poll", "rapport", "recensement",
    "report", "selon", "source", "sondage", "statisti", "stud", "survey",
)  # fmt: skip


@rule("LOG112", Severity.WARNING)
def figure_without_source(dossier: Dossier) -> Iterator[Finding]:
    found = [(one, figure) for one in needs(dossier) for figure in _unsourced(one)]
    if found:
        first, figure = found[0]
        offset = max(first.text.find(figure), 0)
        names = listed_up_to([f"'{' '.join(each.split())}'" for _, each in found], 3)
        yield Finding(
            first.place.inside(first.text, offset),
            f"{counted(len(found), 'figure')} of the needs {'has' if len(found) == 1 else 'have'} "
            f"neither source nor year: {names}",
            hint="name in the same paragraph who found it and when, as in (Eurostat, 2024)",
        )


def _unsourced(need: Need) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*[-*] )", need.text):
        if "[[" in paragraph or YEAR.search(paragraph) or speaks_of(paragraph, SOURCE):
            continue
        if found := FIGURE.search(folded(paragraph)) and FIGURE.search(paragraph):
            yield found[0]
