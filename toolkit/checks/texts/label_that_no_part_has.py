"""
A text names a work package, task, deliverable or milestone that the plan does not have.

Why it matters
    Numbers such as T3.2 follow from the order of the parts. A label that was typed by hand
    stays what it was when a task is added, removed or moved, and then leads to another part or
    to none.

Example
    work_packages:
      - {id: survey, title: Survey, tasks: [{id: ask, ...}], ...}
    sections:
      CON-MET-CM: The answers are read in T1.4.

How to correct it
    Write `[[ask]]`, the id of the part in two brackets: it becomes its number, whatever that
    is. Or write the number that the work plan prints.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT123", Severity.WARNING)
def label_that_no_part_has(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.LABEL)
