"""
More than half of the deliverables are not public.

Why it matters
    A project of clusters is funded so that others can use its results, and the call and the form
    ask how they are spread. `SEN` is for what would harm somebody if it were known: names of firms,
    contacts, offers. Good practice; that half is too many is this tool's limit.

Example
    deliverables:
      - {id: map, title: Map of critical inputs, dissemination: SEN, ...}

How to correct it
    Write `dissemination: PU`, and keep what is confidential out of the document or in an annex. It
    is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed_up_to
from toolkit.plan.dossier import Dossier

PUBLIC = "PU"
FEWEST = 3


@rule("PLN134", Severity.ADVICE)
def deliverables_mostly_sensitive(dossier: Dossier) -> Iterator[Finding]:
    if PUBLIC not in (one.code for one in dossier.call.dissemination_levels):
        return
    found = list(dossier.proposal.deliverables)
    closed = [one for one in found if one.dissemination != PUBLIC]
    if len(found) >= FEWEST and len(closed) * 2 > len(found):
        labels = [str(dossier.proposal.labels[one.id]) for one in closed]
        yield Finding(
            closed[0].place.of("dissemination"),
            f"{len(closed)} of {counted(len(found), 'deliverable')} are not public: "
            f"{listed_up_to(labels, 6)}",
            hint="write dissemination: PU for what others shall use, and put what is confidential "
            "into an annex",
        )
