"""
A priority that the call requires is served by no work package.

Why it matters
    The call names the priorities that a proposal must serve. One that is left out costs more than
    points: the proposal may be found out of scope before anybody reads it to the end.

Example
    work_packages:
      - {id: innovate, priority: innovate, ...}
      - {id: adopt, priority: adopt, ...}
    # nothing has priority: train

How to correct it
    Add a work package for the priority, or name it in the field `priority` of the work package
    that serves it. A work package serves one priority; split one that serves two.
"""

from collections.abc import Iterator, Sequence

from toolkit.checks import Finding, rule
from toolkit.model.call import CallPriority
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("CAL101")
def priority_not_served(dossier: Dossier) -> Iterator[Finding]:
    served = {package.priority for package in dossier.proposal.work_packages}
    place = dossier.proposal.place.of("work_packages")
    priorities, demand = dossier.call.priorities, dossier.call.objectives_rule
    if demand.serve == "all":
        due, why = priorities, f"the call requires all {len(priorities)}"
    else:
        due, why = _of_role("main", priorities), "it belongs to the call's main objective"
    for one in due:
        if one.id not in served:
            yield Finding(
                place,
                f"no work package serves the priority '{one.title}', but {why}",
                hint=f"add a work package with priority: {one.id}",
            )
    supporting = _of_role("supporting", priorities)
    number = sum(one.id in served for one in supporting)
    if demand.serve == "main_plus_any" and number < demand.supporting_min:
        yield Finding(
            place,
            f"work packages serve {number or 'none'} of the supporting priorities, but the call "
            f"asks for {demand.supporting_min} or more",
            hint=f"add a work package for one of {listed(one.id for one in supporting)}",
        )


def _of_role(role: str, priorities: Sequence[CallPriority]) -> tuple[CallPriority, ...]:
    return tuple(one for one in priorities if one.role == role)
