"""
The needs analysis says nothing about most of the partners' countries.

Why it matters
    The need has to exist where the project works. Evaluators have remarked on "limited data for
    each country". The source is their reports.

Example
    partners: [{country: ES, ...}, {country: PT, ...}, {country: FR, ...}]
    sections:
      PRJ-OBJ-NEEDS: Small firms depend on few suppliers.

How to correct it
    Name the countries, or the partners' regions, with a figure each: "of 40 members asked in
    Portugal, 22 have one supplier". A country, its people, a partner's name or its city counts.
    It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._country_names import names_country
from toolkit.checks._vocabulary import folded
from toolkit.checks.logic._needs import BACKGROUND, needs
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed, listed_up_to
from toolkit.plan.dossier import Dossier

SHOWN = 4


@rule("LOG115", Severity.ADVICE)
def partner_country_without_data(dossier: Dossier) -> Iterator[Finding]:
    found = list(needs(dossier))
    if not found:
        return
    background = dossier.proposal.sections.get(BACKGROUND, "")
    text = " ".join((background, *(one.text for one in found)))
    words = folded(text)
    named, silent = set[str](), list[str]()
    for partner in dossier.proposal.partners:
        signs = (partner.short_name, partner.name, partner.city, f"[[{partner.id}]]")
        if names_country(text, partner.country) or any(
            sign and folded(sign) in words for sign in signs
        ):
            named.add(partner.country)
        elif partner.funded and partner.country not in silent:
            silent.append(partner.country)
    bare = [one for one in silent if one not in named]
    if len(bare) > len(named):
        countries = _listed([dossier.country(one) for one in bare])
        yield Finding(
            found[0].place,
            f"the needs analysis names none of {countries}, where partners are to work",
            hint="add a figure for each country, as in: "
            f"{dossier.country(bare[0])}, 22 of 40 members with one supplier only (survey of 2025)",
        )


def _listed(countries: list[str]) -> str:
    return listed(countries) if len(countries) <= SHOWN else listed_up_to(countries, SHOWN)
