"""
The project has more deliverables than the form recommends, or fewer than work packages.

Why it matters
    The form recommends ten to fifteen deliverables for a whole project: each of them is written,
    submitted and reviewed. With fewer than work packages, some of the work leaves nothing that the
    funder can look at.

Example
    work_packages:
      - deliverables: [...]      # six here, ten in the next one

How to correct it
    Join what belongs together, as three market reports in one, and take out what is only for
    internal use; or add the result that shows that a work package has done its work. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed_up_to
from toolkit.plan.dossier import Dossier

MOST = 15


@rule("PLN131", Severity.ADVICE)
def deliverables_too_many_or_few(dossier: Dossier) -> Iterator[Finding]:
    packages = dossier.proposal.work_packages
    number = len(list(dossier.proposal.deliverables))
    if not packages:
        return
    if number > max(MOST, len(packages)):
        fullest = max(packages, key=lambda one: len(one.deliverables))
        yield Finding(
            fullest.place.of("deliverables"),
            f"the project has {number} deliverables, and the form recommends {MOST} at most; "
            f"{titled(dossier, fullest)} has {len(fullest.deliverables)}",
            hint="join those that belong together, and take out what is for internal use",
        )
    elif number < len(packages):
        empty = [one for one in packages if not one.deliverables]
        names = [titled(dossier, one) for one in empty]
        yield Finding(
            empty[0].place.of("deliverables"),
            f"the project has {counted(number, 'deliverable')} for {len(packages)} work packages: "
            f"none in {listed_up_to(names, 4)}",
            hint="add for each the result that shows the funder that its work is done",
        )
