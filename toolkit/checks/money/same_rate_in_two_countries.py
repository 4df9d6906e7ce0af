"""
Partners in different countries have the same rate for the same staff profile.

Why it matters
    A person-month is paid as it costs: evaluators have asked why partners declare "the same ...
    even though salary costs vary". Equal figures look like an estimate that nobody has checked
    with the payroll.

Example
    partners:
      - {id: ateval, country: ES, rates: {expert: 4500}, ...}
      - {id: techtera, country: FR, rates: {expert: 4500}, ...}

How to correct it
    Write what a month of such a person costs each of them (yearly gross cost of employment, divided
    by twelve). Where the figures are equal by chance, say so in FIN-MGT-FM. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed, short_euro
from toolkit.plan.dossier import Dossier


@rule("BUD121", Severity.ADVICE)
def same_rate_in_two_countries(dossier: Dossier) -> Iterator[Finding]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for partner in dossier.proposal.partners:
        for profile, rate in partner.rates.items() if partner.funded else ():
            if rate:
                key = (folded(profile).strip(), short_euro(rate))
                found.setdefault(key, []).append((partner.id, partner.country, profile))
    equal = {key: who for key, who in found.items() if len({one[1] for one in who}) > 1}
    if not equal:
        return
    (profile, euros), who = max(equal.items(), key=lambda item: len(item[1]))
    partners = dossier.proposal.partner
    names = listed(f"{partners[one].short_name} ({country})" for one, country, _ in who)
    others = counted(len(equal) - 1, "more rate is the same", "more rates are the same")
    more = f"; {others} in several of them" if len(equal) > 1 else ""
    second = next(one for one in who if one[1] != who[0][1])
    yield Finding(
        partners[second[0]].place.of("rates", second[2]),
        f"{names} have the same rate of {euros} for {profile}, though salaries differ between "
        f"countries{more}",
        hint="write what a month of such a person costs each of them, as the payroll has it",
    )
