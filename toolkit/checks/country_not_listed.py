"""
A partner sits in a country that the call's profile does not list.

Why it matters
    Only organisations from eligible countries receive money. The profile lists those that are
    certain; other countries may have become associated to the programme since.

Example
    partners:
      - {id: canberra, role: beneficiary, country: AU, ...}

How to mend it
    Look the country up among the participating countries in the Portal. Where it is not eligible,
    make the partner an associated one. Greece is written EL.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("CAL110", Severity.WARNING)
def country_not_listed(dossier: Dossier) -> Iterator[Finding]:
    eligible = {one.code for one in dossier.call.countries}
    for partner in dossier.proposal.partners:
        if eligible and partner.funded and partner.country not in eligible:
            yield Finding(
                partner.place.of("country"),
                f"{partner.short_name} sits in {partner.country}, which is not among the "
                f"{len(eligible)} countries that the call's profile lists",
                hint="look up whether it takes part in the programme; Greece is written EL",
            )
