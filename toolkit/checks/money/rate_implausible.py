"""
The rate of a staff profile is not what a month of work costs.

Why it matters
    Rates are EUR a person-month. A rate of 350 is most often that of a day, one of 62 000 that of
    a year, and the whole budget of the partner is wrong by that factor. Below 500 EUR and above
    20 000 EUR a month no salary of a cluster organisation in Europe is known to this tool;
    volunteers have the rate 0.

Example
    partners:
      - {id: aei, rates: {expert: 380}, ...}

How to correct it
    Write the cost of a month: gross salary and the employer's charges of a year, divided by twelve.
    It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

LEAST, MOST = 500, 20_000


@rule("BUD123", Severity.WARNING)
def rate_implausible(dossier: Dossier) -> Iterator[Finding]:
    for partner in dossier.proposal.partners:
        for profile, rate in partner.rates.items() if partner.funded else ():
            if 0 < rate < LEAST or rate > MOST:
                likely = "a day or an hour" if rate < LEAST else "a year"
                yield Finding(
                    partner.place.of("rates", profile),
                    f"a month of {profile} costs {short_euro(rate)} at {partner.short_name}, which "
                    f"looks like the cost of {likely}",
                    hint="write the cost of a month: gross salary and charges of a year, divided "
                    "by twelve",
                )
