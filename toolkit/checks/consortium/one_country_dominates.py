"""
More than half of the participants are from one country.

Why it matters
    Evaluators judge the balance of a consortium across Europe, and have marked consortia down as
    "geographically not adequately balanced". Affiliated entities and associated partners are not
    counted here. No rule of the call fixes a share.

Example
    # three of five partners are from ES
    partners:
      - {id: ateval, country: ES, ...}
      - {id: aei, country: ES, ...}
      - {id: cluster-madrid, country: ES, ...}

How to correct it
    Bring in partners from other countries, let one of the organisations take part as an affiliated
    entity or associated partner, or say in CON-SOR-SETUP why the value chain is concentrated there.
    It is advice.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Role
from toolkit.plan.dossier import Dossier

FEWEST = 4
"""Of three participants, the call's own rule on countries says enough."""


@rule("CON112", Severity.ADVICE)
def one_country_dominates(dossier: Dossier) -> Iterator[Finding]:
    signing = (Role.COORDINATOR, Role.BENEFICIARY)
    partners = [one for one in dossier.proposal.partners if one.role in signing]
    if len(partners) < FEWEST:
        return
    ((country, number),) = Counter(one.country for one in partners).most_common(1)
    if number * 2 > len(partners):
        last = [one for one in partners if one.country == country][-1]
        yield Finding(
            last.place.of("country"),
            f"{number} of {len(partners)} participants are from "
            f"{dossier.call.country_name(country)}",
            hint="bring in partners from other countries, or say in CON-SOR-SETUP why the value "
            "chain is concentrated there",
        )
