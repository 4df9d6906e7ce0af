"""
Fewer organisations take part than the call requires.

Why it matters
    The smallest consortium is a condition of admission: a proposal below it is not evaluated.
    The coordinator and the beneficiaries count; affiliated entities and associated partners do
    not.

Example
    partners:
      - {id: ateval, role: coordinator, ...}
      - {id: citeve, role: beneficiary, ...}
      - {id: textile-house, role: associated, ...}
    # two count, where the call requires three

How to correct it
    Win another beneficiary, or make an associated partner one.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.consortium import Role
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier


@rule("CAL107")
def too_few_participants(dossier: Dossier) -> Iterator[Finding]:
    least = dossier.call.consortium.min_participants
    counting = [
        one for one in dossier.proposal.partners if one.role in (Role.COORDINATOR, Role.BENEFICIARY)
    ]
    if least is not None and len(counting) < least:
        yield Finding(
            dossier.proposal.place.of("partners"),
            f"{counted(len(counting), 'organisation counts', 'organisations count')} as coordinator"
            f" or beneficiary, but the call requires {least} or more",
            hint="add a beneficiary; affiliated entities and associated partners do not count",
        )
