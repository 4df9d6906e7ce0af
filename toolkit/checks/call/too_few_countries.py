"""
The coordinator and the beneficiaries come from too few countries.

Why it matters
    The call requires a consortium from several eligible countries. It is a condition of admission:
    a proposal that does not meet it is not evaluated.

Example
    partners:
      - {id: ateval, role: coordinator, country: ES, ...}
      - {id: aei, role: beneficiary, country: ES, ...}
      - {id: citeve, role: beneficiary, country: PT, ...}
    # two countries, where the call requires three

How to correct it
    Win a beneficiary from another country.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.consortium import Role
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier


@rule("CAL108")
def too_few_countries(dossier: Dossier) -> Iterator[Finding]:
    least = dossier.call.consortium.min_countries
    countries = dict.fromkeys(
        one.country
        for one in dossier.proposal.partners
        if one.role in (Role.COORDINATOR, Role.BENEFICIARY)
    )
    if least is not None and len(countries) < least:
        seen = f" ({listed(countries)})" if countries else ""
        yield Finding(
            dossier.proposal.place.of("partners"),
            "coordinator and beneficiaries come from "
            f"{counted(len(countries), 'country', 'countries')}{seen}, "
            f"but the call requires {least} or more",
            hint="add a beneficiary from another country",
        )
