"""
A partner sits in a country that the call's profile does not list.

Why it matters
    Only organisations from eligible countries receive money. The profile lists the Member States,
    the countries of the European Economic Area, and associated countries of which it is known;
    others may have become associated to the programme since.

Example
    partners:
      - {id: canberra, role: beneficiary, country: AU, ...}

How to correct it
    Look the country up in the list of participating countries, among the reference documents in
    the Portal. Where it takes part, add it to a profile of your own (proposal explain CAL109) with
    the list as its source. Where it does not, make the partner an associated one. Greece is
    written EL.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

WRITTEN_OTHERWISE = {"GR": "write EL: in the Union's own codes that is Greece"}
LOOK_UP = (
    "look it up in the Portal's list of participating countries; where it is not on it, make the "
    "partner an associated one"
)


@rule("CAL110", Severity.WARNING)
def country_not_listed(dossier: Dossier) -> Iterator[Finding]:
    eligible = {one.code for one in dossier.call.countries}
    for partner in dossier.proposal.partners:
        if eligible and partner.funded and partner.country not in eligible:
            yield Finding(
                partner.place.of("country"),
                f"{partner.short_name} sits in {partner.country}, which is not among the "
                f"{len(eligible)} countries that the call's profile lists",
                hint=WRITTEN_OTHERWISE.get(partner.country, LOOK_UP),
            )
