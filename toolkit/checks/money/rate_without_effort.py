"""
A partner has a rate for a staff profile in which nobody works.

Why it matters
    Such a rate changes no figure. Most often the effort was meant for it and counts as that of
    another profile, so that the budget is too high or too low.

Example
    partners:
      - {id: aei, rates: {manager: 5300, expert: 4400}, ...}
    work_packages:
      - tasks:
          - {id: sme-survey, effort: {aei: {manager: 3}}, ...}     # and no expert works anywhere

How to correct it
    Give the profile its effort in a task, `effort: {aei: {expert: 3}}`, or take the rate out. It is
    advice: the rate itself harms nothing.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._profiles import idle_profiles, unclear_effort
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("BUD106", Severity.ADVICE)
def rate_without_effort(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        idle = idle_profiles(dossier, partner)
        if not idle or _is_reported_otherwise(dossier, partner):
            continue
        place = partner.place.of("rates", idle[0])
        them = "it" if len(idle) == 1 else "them"
        if partner.funded:
            what = "the rate is not used" if len(idle) == 1 else "the rates are not used"
            yield Finding(
                place,
                f"nobody works as {listed(idle)} at {partner.short_name}, so {what}",
                hint=f"give effort to {listed(idle)} in a task, as in effort: {{{partner.id}: "
                f"{{{idle[0]}: 1}}}}, or take {them} out of the rates",
            )
        else:
            yield Finding(
                place,
                f"{partner.short_name} is an associated partner, whose rates are not used",
                hint=f"take {them} out, or make the partner a beneficiary and give it effort",
            )


def _is_reported_otherwise(dossier: Dossier, partner: Partner) -> bool:
    """Whether another rule reports the cause: PLN120, CON106, or BUD102 and CON101."""
    if not partner.funded:
        return bool(dossier.effort.total(partner=partner.id))
    return bool(unclear_effort(dossier, partner)) or not dossier.budget.total(partner=partner.id)
