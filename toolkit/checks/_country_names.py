"""Countries and their people, as texts in English and in French name them.

Codes are those of the EU (EL, UK). The names are general knowledge and were copied from no list;
older and shorter names that people write are beside them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from toolkit.checks._vocabulary import unaccented

EEA = ("IS", "LI", "NO")
"""The countries of the European Economic Area outside the Union (EEA Agreement, 1994)."""

NAMES = {
    "AT": "Austria Autriche autrichien",
    "BE": "Belgium Belgian Belgique belge$ belges$",
    "BG": "Bulgaria Bulgarie bulgare",
    "HR": "Croatia Croatie croate",
    "CY": "Cyprus Cypriot Chypre chypriote",
    "CZ": "Czech Tchequie Republique_tcheque tcheque",
    "DK": "Denmark Danish Dane$ Danes$ Danemark danois",
    "EE": "Estonia Estonie estonien",
    "FI": "Finland Finnish Finn$ Finns$ Finlande finlandais",
    "FR": "France French francais",
    "DE": "Germany German$ Germans$ Allemagne allemand",
    "EL": "Greece Greek Grece grec$ grecs$ grecque",
    "HU": "Hungary Hungarian Hongrie hongrois",
    "IE": "Ireland Irish Irlande irlandais",
    "IT": "Italy Italian Italie italien",
    "LV": "Latvia Lettonie letton",
    "LT": "Lithuania Lituanie lituanien",
    "LU": "Luxembourg luxembourgeois",
    "MT": "Malta$ Maltese Malte$ maltais",
    "NL": "Netherlands Dutch Holland Pays-Bas neerlandais hollandais",
    "PL": "Poland Polish Poles$ Pologne polonais",
    "PT": "Portugal Portuguese portugais",
    "RO": "Romania Roumanie roumain",
    "SK": "Slovak Slovaquie slovaque",
    "SI": "Slovenia Slovene Slovenie slovene",
    "ES": "Spain Spanish Spaniard Espagne espagnol",
    "SE": "Sweden Swedish Swede$ Swedes$ Suede$ suedois",
    "IS": "Iceland Islande islandais",
    "LI": "Liechtenstein",
    "NO": "Norway Norwegian Norvege norvegien",
    "AL": "Albania Albanie albanais",
    "BA": "Bosnia Bosnie bosnien",
    "XK": "Kosovo",
    "MD": "Moldova Moldovan Moldavie moldave",
    "ME": "Montenegro",
    "MK": "North_Macedonia Macedonia Macedoine macedonien",
    "RS": "Serbia Serbie serbe",
    "TR": "Turkiye Turkey Turkish Turquie turc$ turcs$ turque",
    "UA": "Ukraine Ukrainian ukrainien",
    "AE": "United_Arab_Emirates Emirates UAE$ Emirats emirati",
    "AR": "Argentin argentin",
    "AU": "Australia Australie australien",
    "AZ": "Azerbai Azerbaidjan",
    "BD": "Bangladesh",
    "BR": "Brazil Bresil bresilien",
    "BY": "Belarus Bielorussie",
    "CA": "Canada Canadian canadien",
    "CH": "Switzerland Swiss Suisse suisse",
    "CL": "Chile Chili$ Chilien chilien",
    "CN": "China Chinese Chine$ chinois",
    "CO": "Colombia Colombie colombien",
    "CR": "Costa_Rica",
    "DZ": "Algeria Algerie algerien",
    "EG": "Egypt Egypte egyptien",
    "ET": "Ethiopia Ethiopie",
    "GE": "Georgia Georgie georgien",
    "GH": "Ghana",
    "HK": "Hong_Kong",
    "ID": "Indonesia Indonesie indonesien",
    "IL": "Israel",
    "IN": "India$ Indian$ Indians$ Inde$ indien$ indiens$ indienne",
    "JO": "Jordan Jordanie jordanien",
    "JP": "Japan Japon japonais",
    "KE": "Kenya",
    "KR": "Korea Coree coreen",
    "KZ": "Kazakhstan",
    "LB": "Lebanon Lebanese Liban libanais",
    "MA": "Morocco Moroccan Maroc$ marocain",
    "MX": "Mexico Mexican Mexique mexicain",
    "MY": "Malaysia Malaisie malaisien",
    "NG": "Nigeria",
    "NZ": "New_Zealand Nouvelle-Zelande neo-zelandais",
    "PE": "Peru Perou peruvien",
    "PH": "Philippines philippin",
    "PK": "Pakistan",
    "QA": "Qatar",
    "RU": "Russia Russie russe",
    "SA": "Saudi Arabie_saoudite saoudien",
    "SG": "Singapore Singapour",
    "SN": "Senegal",
    "TH": "Thailand Thai$ Thailande thailandais",
    "TN": "Tunisia Tunisie tunisien",
    "TW": "Taiwan",
    "UK": "United_Kingdom UK$ Britain British England Scotland Wales$ Royaume-Uni britannique "
    "Angleterre anglais$ Ecosse",
    "US": "United_States USA$ U.S. Etats-Unis americain American$ Americans$ California",
    "UY": "Uruguay",
    "VN": "Vietnam Viet_Nam vietnamien",
    "ZA": "South_Africa Afrique_du_Sud sud-africain",
}
"""By code the beginnings of words, without accents; `$` ends a whole word, `_` is a blank."""

OUTSIDE = re.compile(
    r"(?i)\b(?:third countr|overseas|outside (?:the )?(?:union|eu\b|europe)|beyond europe"
    r"|non-eu\b|pays tiers|hors (?:de )?l.(?:union|ue\b|europe)|outre-mer|hors d.europe"
    r"|africa|asia\b|asian\b|latin america|north america|south america|gulf states|mercosur|asean"
    r"|afrique|asie\b|amerique (?:du|latine)|pays du golfe|middle east|moyen-orient)"
)
"""How a text names what is outside Europe without a country."""


WHITE_SPACE = re.compile(r"\s+")


def names_country(text: str, code: str) -> bool:
    """Whether the text names the country of that code, or its people.

    >>> names_country("Les PME françaises", "FR"), names_country("They polish glass.", "PL")
    (True, False)
    """
    return code in countries_named(text)


@lru_cache(maxsize=1024)
def countries_named(text: str) -> tuple[str, ...]:
    """The codes of the countries that a text names, in its order; of many times the first.

    >>> countries_named("From Türkiye to Norway, and with Norwegian firms")
    ('TR', 'NO')
    """
    plain = WHITE_SPACE.sub(" ", unaccented(text))
    first = {code: at for code, names in _names().items() if (at := _first(plain, names)) >= 0}
    return tuple(sorted(first, key=lambda code: first[code]))


@cache
def _names() -> dict[str, tuple[tuple[str, bool], ...]]:
    """By code the beginnings of words, each with whether it is a whole word."""
    return {
        code: tuple(
            (one.removesuffix("$").replace("_", " "), one.endswith("$")) for one in names.split()
        )
        for code, names in NAMES.items()
    }


def _first(plain: str, names: tuple[tuple[str, bool], ...]) -> int:
    """Where the first of these names begins; -1 where the text has none."""
    places = [_place(plain, name, whole) for name, whole in names if name in plain]
    return min((at for at in places if at >= 0), default=-1)


def _place(plain: str, name: str, whole: bool) -> int:
    """Where a name begins, at the beginning of a word; -1 where it does not."""
    at = plain.find(name)
    while at >= 0:
        before, behind = plain[at - 1 : at] if at else "", plain[at + len(name) :][:1]
        inside = before == "[" or before == "-" or before == "_" or before.isalnum()
        if not inside and not (whole and (behind == "_" or behind.isalnum())):
            return at
        at = plain.find(name, at + 1)
    return -1
