"""
No indicator measures quality: all of them count things.

Why it matters
    The form asks for quantitative and qualitative indicators, and evaluators have remarked that
    there were none of the second kind. Forty people trained says nothing about what they can do
    now. The sources are section 2.1.2 of the family's form and reports of evaluators.

Example
    indicators:
      - {name: Cluster staff trained, unit: people, baseline: 0, target: 40}
      - {name: Joint services, unit: services, baseline: 0, target: 3}
      - {name: Applications, unit: applications, baseline: 0, target: 80}

How to correct it
    Add one that measures how good something is:

    - {name: Mean satisfaction of the SMEs, unit: points of 5, target: 4.2,
       source: survey after each project}

    Or describe qualitative measurement in the section on monitoring (PRJ-MGT-PM). It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks.logic._measured import all_measured, without_repetitions
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

ENOUGH = 3
QUALITY = (
    "confian", "confiden", "content", "helpful", "level", "maturit", "niveau", "note", "opinion",
    "points of", "points sur", "qualit", "rating", "readiness", "recomm", "satisf", "score",
    "useful", "utile", "utilit",
)  # fmt: skip


@rule("LOG107", Severity.ADVICE)
def only_counted_results(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    measured = without_repetitions(all_measured(proposal))
    if len(measured) < ENOUGH or any(speaks_of(one.words, QUALITY) for one in measured):
        return
    if speaks_of(proposal.sections.get("PRJ-MGT-PM", ""), ("qualitati",)):
        return
    yield Finding(
        measured[0].indicator.place,
        f"all {counted(len(measured), 'indicator')} count things and none measures quality, but "
        "the form asks for qualitative indicators too",
        hint="add one under objectives, as in {name: Mean satisfaction of the SMEs, unit: points "
        "of 5, target: 4.2, source: survey}",
    )
