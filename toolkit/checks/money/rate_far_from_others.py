"""
A person-month costs far more than at another partner of the country, or than at the same partner.

Why it matters
    Between countries a factor of three is usual; within one country evaluators compare, and expect
    a reason for a manager who costs half as much again as the manager next door. The limits (1.5
    within a country, 4 within a partner) are this tool's.

Example
    partners:
      - {id: ateval, country: ES, rates: {manager: 9200}, ...}
      - {id: aei, country: ES, rates: {manager: 4700}, ...}

How to correct it
    Correct the rate, give the profile a name that tells the difference (senior manager), or say in
    FIN-MGT-FM where it comes from. It is advice.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

IN_COUNTRY, IN_PARTNER = Decimal("1.5"), Decimal(4)


@rule("BUD122", Severity.ADVICE)
def rate_far_from_others(dossier: Dossier) -> Iterator[Finding]:
    lowest: dict[tuple[str, str], tuple[Decimal, str]] = {}
    funded = [one for one in dossier.proposal.partners if one.funded]
    for partner in funded:
        for profile, rate in partner.rates.items():
            key = (partner.country, folded(profile).strip())
            if rate and (key not in lowest or rate < lowest[key][0]):
                lowest[key] = (rate, partner.short_name)
    for partner in funded:
        paid = {profile: rate for profile, rate in partner.rates.items() if rate}
        for profile, rate in paid.items():
            other, whose = lowest[partner.country, folded(profile).strip()]
            cheapest = min(paid, key=paid.__getitem__)
            if rate > other * IN_COUNTRY:
                compared = f"{whose}, in the same country, {short_euro(other)}"
            elif rate > paid[cheapest] * IN_PARTNER:
                compared = f"its {cheapest} {short_euro(paid[cheapest])}"
            else:
                continue
            yield Finding(
                partner.place.of("rates", profile),
                f"a month of {profile} costs {short_euro(rate)} at {partner.short_name}, and "
                f"{compared}",
                hint="correct the rate, or say in FIN-MGT-FM where the difference comes from",
            )
