"""
A text gives another duration, beginning or end of the project than the plan.

Why it matters
    The duration and the first day go into the grant agreement and into Part A. A text that
    still has those of an earlier version is found by every reader.

Example
    project:
      start: 2026-09-01
      duration: 36
      summary: In a project of thirty months six clusters ...

How to correct it
    Write the duration and the day of the plan, or correct `start` and `duration` under
    `project`.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT125", Severity.WARNING)
def duration_unlike_the_plan(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.DURATION)
