"""
The priority on third countries aims at a country of the single market or of the programme.

Why it matters
    The priority opens the way to countries outside the Union. The countries of the Union and of
    the European Economic Area (Iceland, Liechtenstein, Norway) share one market, and those
    associated to the programme take part in it like its own: an evaluator does not count them as
    third countries. The sources are the aim of the priority in the profile of the call and its
    list of countries.

Example
    project:
      objectives:
        - {title: Find buyers in Norway and Switzerland, priority: go_international}

How to correct it
    Replace the country by one outside, such as Switzerland, the United Kingdom, Canada or Japan:
    in the objective, its indicators, the work package, its events and the instrument. A country
    from which SMEs come is no target: name it with "from". It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._country_names import EEA, OUTSIDE, countries_named
from toolkit.checks.call._going_international import Aim, aims, journeys
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

WHY = {
    "member_state": "a Member State",
    "eea": "in the European Economic Area",
    "associated": "associated to the programme",
}


@rule("CAL122", Severity.WARNING)
def go_international_inside_market(dossier: Dossier) -> Iterator[Finding]:
    inside = dict.fromkeys(EEA, "eea") | {one.code: one.status for one in dossier.call.countries}
    home = {one.country for one in dossier.proposal.partners}
    wanted = tuple(aims(dossier))
    goes_outside = any(_outside(one.text, inside) for one in wanted)
    found: dict[str, Place] = {}
    for one in wanted:
        for code in _named(one, inside, home, goes_outside=goes_outside):
            found.setdefault(code, one.place)
    for event in journeys(dossier):
        named = countries_named(event.location)
        if named and all(code in inside for code in named):
            found.setdefault(named[0], event.place.of("location"))
    if found:
        countries = listed(f"{dossier.country(code)} ({WHY[inside[code]]})" for code in found)
        yield Finding(
            next(iter(found.values())),
            f"the priority on third countries aims at {countries}",
            hint="replace it by a country outside the single market and the programme, as in "
            "Switzerland, Canada or Japan",
        )


def _named(
    aim: Aim, inside: dict[str, str], home: set[str], *, goes_outside: bool
) -> Iterator[str]:
    """The countries inside that the text aims at.

    SMEs come from the partners' countries: those count only where nothing outside is named, in the
    text itself if it says what is aimed at, else in any of the texts.
    """
    named = [code for code in countries_named(aim.targets) if code in inside]
    if foreign := [code for code in named if code not in home]:
        yield from foreign
    elif not (_outside(aim.text, inside) if aim.is_objective else goes_outside):
        yield from named


def _outside(text: str, inside: dict[str, str]) -> bool:
    """Whether the text names a third country, or says that it is about such."""
    return bool(OUTSIDE.search(text)) or any(code not in inside for code in countries_named(text))
