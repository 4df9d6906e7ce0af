"""
A text names another project, or another call, as if it were this one.

Why it matters
    Texts are often taken over from an earlier proposal, with its acronym or the identifier of
    its call. Evaluators notice at once and doubt the rest (good practice; guides for applicants
    warn of it).

Example
    project: {acronym: EUROBOOSTEX, ...}
    sections:
      CON-MET-CM: The GREENTEX project brings together five clusters.

How to correct it
    Write the name of this project and of this call. Where another project is meant, say so:
    "results of the GREENTEX project", "the earlier project GREENTEX".
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT128", Severity.WARNING)
def other_project_in_the_text(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.PROJECT)
