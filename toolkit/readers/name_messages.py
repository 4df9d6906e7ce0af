"""The sentences for names, ids and codes in a form that they cannot have, and the form meant."""

from __future__ import annotations

import re

from toolkit.model.language import country_code
from toolkit.readers import codes
from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import Loc, seen

ASKED_FORMS = {
    "budget_by_year": ("a year is written with four digits", "write it as in 2027: 9000000"),
    "code": (
        "the code of a country is two capital letters",
        "write ES for Spain, PT for Portugal, EL for Greece",
    ),
    "tag": ("a tag is made of capital letters and dashes", "write tag: CON-MET-CM"),
}
ACRONYM = "an acronym is made of letters, digits, spaces and . _ + - (it names the files)"
COUNTRY = "a country is written as two capital letters"
ID = "an id is a word of small letters, digits and single dashes"
FORMS = frozenset(("country", "acronym", *ASKED_FORMS))
QUOTES = "\"'“”„‟«»‘’‚‛`"


def form_said(so: str, way: Loc, value: str) -> tuple[str, str, str]:
    """Code, message and hint for a text in a form that the last field on the way does not have."""
    field = next((str(one) for one in reversed(way) if one in FORMS), str(way[-1]))
    if field == "country":
        code = country_code(value.strip(f" ,;.{QUOTES}"))
        hint = "write the two letters of one country, as in ES for Spain and EL for Greece"
        return codes.WRONG_FORM, f"{so}; {COUNTRY}", f"write country: {code}" if code else hint
    if field == "acronym":
        plain = value if value.isascii() else bare(value).upper()
        clean = re.sub(r"[^A-Za-z0-9 ._+-]+", "-", plain).strip("-._+ ")
        kept = value.strip(f" ,;.:{QUOTES}")
        clean = kept if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._+-]*", kept) else clean
        hint = f"write acronym: {clean}" if clean else "write a short name of such letters"
        return codes.WRONG_FORM, f"{so}; {ACRONYM}", hint
    if field in ASKED_FORMS:
        fact, hint = ASKED_FORMS[field]
        return codes.WRONG_FORM, f"{so}; {fact}", hint
    return codes.WRONG_ID, f"{so}; {ID}", f"write {field}: {slug(value)}"


def slug(text: str) -> str:
    """The text as an id: `Râin & Soil` is `rain-soil`, `2nd survey` is `a-2nd-survey`."""
    word = re.sub(r"[^a-z0-9]+", "-", bare(seen(text))).strip("-")
    return word if word[:1].isalpha() else f"a-{word}".rstrip("-")
