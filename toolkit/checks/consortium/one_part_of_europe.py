"""
All participants are from one part of Europe.

Why it matters
    The call wants initiatives that link ecosystems across the Single Market. Evaluators have
    written of consortia that are "geographically not adequately balanced" where all partners are in
    the south or the north. No rule of the call asks for several parts of Europe. The parts are
    those of the United Nations: north, west, east, south.

Example
    # ES, PT and IT: all from the south
    partners:
      - {id: ateval, country: ES, ...}
      - {id: citeve, country: PT, ...}
      - {id: ntt, country: IT, ...}

How to correct it
    Bring in a partner from another part of Europe, or say in CON-SOR-SETUP how firms elsewhere are
    reached. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.consortium._parts_of_europe import PART_OF_EUROPE
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Role
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

FEWEST = 3


@rule("CON113", Severity.ADVICE)
def one_part_of_europe(dossier: Dossier) -> Iterator[Finding]:
    signing = (Role.COORDINATOR, Role.BENEFICIARY)
    partners = [one for one in dossier.proposal.partners if one.role in signing]
    parts = {PART_OF_EUROPE.get(one.country, "") for one in partners}
    countries = dict.fromkeys(one.country for one in partners)
    if len(partners) >= FEWEST and len(countries) > 1 and len(parts) == 1 and "" not in parts:
        names = listed(dossier.call.country_name(one) for one in countries)
        yield Finding(
            partners[0].place.of("country"),
            f"all participants are from {parts.pop()} of Europe ({names})",
            hint="bring in a partner from another part of Europe, or say in CON-SOR-SETUP how "
            "firms elsewhere are reached",
        )
