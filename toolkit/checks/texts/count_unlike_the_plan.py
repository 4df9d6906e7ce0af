"""
A text counts more, or fewer, than the plan has.

Why it matters
    Texts are written before the last changes of the plan, and numbers in words are overlooked
    when it changes. An evaluator who reads "six partners" above a table of five trusts neither
    (comments of evaluators on inconsistent figures; how sure: good practice). Counts of
    partners, countries, work packages, tasks, deliverables, milestones, calls, awards,
    supported firms and person-months are compared, in words and in digits, in English and
    French. A smaller number is taken for a part of the whole, unless words such as "in all",
    "together" or "the five partners" say that it is all.

Example
    partners: [...]  # five of them
    sections:
      CON-MET-CM: Six organisations from four countries share the work.

How to correct it
    Write the number of the plan, or correct the plan. Where the sentence speaks of something
    else, name it: "six partners of the network", "five firms invited to test the call".
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.texts._claims import claims
from toolkit.claims.contradiction import Kind
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("TXT120", Severity.WARNING)
def count_unlike_the_plan(dossier: Dossier) -> Iterator[Finding]:
    yield from claims(dossier, Kind.COUNT)
