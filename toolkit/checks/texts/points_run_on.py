"""
Points of a list run on in one paragraph.

Why it matters
    A list from Word or from the web keeps its signs, but not always its lines, and Markdown makes
    points only of lines that begin with `- ` or with a number. The rest is printed as one
    paragraph, signs and all.

Example
    objectives: >
      - Forty organisations know each other.
      - Ten plans are agreed.
    description: |
      a) a map of the value chains
      b) a workshop

How to correct it
    Begin each point on a line of its own with `- ` or `1. `, with an empty line above the first
    and the text behind `|`. In a field that holds several texts each point is an entry of its own.
    Bullets such as • need nothing of that: they are drawn as points. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.document.suspects import may_run_on
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("TXT106", Severity.WARNING)
def points_run_on(dossier: Dossier) -> Iterator[Finding]:
    for one in dossier.texts:
        if not one.is_prose or not may_run_on(one.text):
            continue
        from toolkit.document.run_on import run_on_points  # most outlines never need it

        if found := run_on_points(one.text):
            words = "what begins" if len(found.marks) == 1 else "points that begin"
            yield Finding(
                one.place.inside(one.text, found.start),
                f"{words} with {listed(found.marks)} is printed as a part of the paragraph"
                if len(found.marks) == 1
                else f"{words} with {listed(found.marks)} are printed as one paragraph",
                hint="begin each on a line of its own with '- ' or '1. ', behind |, below an empty "
                "line; in a list of texts each is an entry",
            )
