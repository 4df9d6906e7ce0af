"""
A partner sits in an associated country, and the country's agreement was not confirmed.

Why it matters
    A country outside the Union and the European Economic Area takes part when it is associated to
    the programme. Its agreement has to be in force before the grant is signed; while it is still
    negotiated, a proposal may be handed in, and the partner is lost where it comes too late.

Example
    partners:
      - {id: bursa, role: beneficiary, country: TR, ...}

How to correct it
    Look the country up in the list of participating countries, among the reference documents in
    the Portal. Where its agreement is in force, say so in a profile of your own (proposal explain
    CAL109):

    extends: smp-cosme-2021-cluster
    sources:
      countries.TR: list of participating countries of 3 May 2026, agreement in force

    Plan for the case that it is not: who would do the work? It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.sources import Source
from toolkit.plan.dossier import Dossier


@rule("CAL111", Severity.WARNING)
def country_needs_agreement(dossier: Dossier) -> Iterator[Finding]:
    associated = {one.code: one for one in dossier.call.countries if one.status == "associated"}
    for partner in dossier.proposal.partners:
        country = associated.get(partner.country)
        if country and partner.funded and not _confirmed(dossier.call.sources, country.code):
            yield Finding(
                partner.place.of("country"),
                f"{partner.short_name} sits in {country.name}, which takes part only with an "
                "agreement that is in force before the grant is signed",
                hint="look it up in the Portal's list of participating countries, and give that "
                f"list as the source of countries.{country.code} in a profile of your own",
            )


def _confirmed(sources: dict[str, Source], code: str) -> bool:
    found = sources.get(f"countries.{code}")
    return found is not None and found.verified
