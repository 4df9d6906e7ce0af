"""
Most deliverables are due in the last quarter of the project, or none in its first year.

Why it matters
    Deliverables are how the funder follows the work. National contact points name deliverables that
    are too many or badly timed among the usual weaknesses; whatever comes only at the end can no
    longer be corrected, and nothing shows at a review that the work has begun well. The limit of
    60 % is this tool's: sound proposals have up to half of theirs in the last quarter.

Example
    project: {duration: 36, ...}
    work_packages:
      - deliverables:
          - {id: map, due: M34, ...}
          - {id: guide, due: M35, ...}

How to correct it
    Bring forward what is ready earlier: plans, maps, catalogues and first results under `due`. It
    is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

FEWEST = 4
"""Deliverables below which a share means nothing."""

YEAR, LONG = 12, 18


@rule("PLN123", Severity.WARNING)
def deliverables_at_the_end(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    found = sorted(dossier.proposal.deliverables, key=lambda one: one.due)
    if not found:
        return
    begin = project.duration * 3 // 4 + 1
    late = [one for one in found if one.due.number >= begin]
    if len(found) >= FEWEST and len(late) * 10 > len(found) * 6:
        yield Finding(
            late[0].place.of("due"),
            f"{len(late)} of {counted(len(found), 'deliverable')} are due in the last quarter of "
            f"the project (M{begin}-{project.last})",
            hint="bring forward those whose task ends earlier, such as plans, maps, catalogues and "
            "first results, by an earlier due",
        )
    elif project.duration >= LONG and found[0].due.number > YEAR:
        yield Finding(
            found[0].place.of("due"),
            f"no deliverable is due in the first year: the first one is due in {found[0].due}",
            hint=f"let a plan, a map or a first result be due in M{YEAR // 2} or so",
        )
