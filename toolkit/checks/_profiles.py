"""Staff profiles: effort that names none, and rates in which nobody works."""

from decimal import Decimal

from toolkit.model.consortium import Partner
from toolkit.model.workplan import UNNAMED_PROFILE
from toolkit.plan.dossier import Dossier
from toolkit.plan.effort import has_unclear_profile


def unclear_effort(dossier: Dossier, partner: Partner) -> tuple[Decimal, ...]:
    """The person-months of each task whose staff profile follows from the order of the rates."""
    if not partner.funded or not has_unclear_profile(partner):
        return ()
    tasks = dossier.proposal.tasks
    given = (task.effort.get(partner.id, {}).get(UNNAMED_PROFILE) for task in tasks)
    return tuple(amount for amount in given if amount)


def idle_profiles(dossier: Dossier, partner: Partner) -> tuple[str, ...]:
    """The profiles with a rate in which nobody works."""
    total = dossier.effort.total
    return tuple(one for one in partner.rates if not total(partner=partner.id, profile=one))
