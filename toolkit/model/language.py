"""The language of a proposal: its fixed words, and how it writes numbers, months and days.

English needs no data: its fixed words are those of the code, and it writes numbers as the EU's
English forms do. For every other language numbers and dates come from Babel, which is loaded when
the first of them is written.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from toolkit.diagnostics import NOWHERE, Place
from toolkit.model.money import cents, shortest, written
from toolkit.model.numbers import plainly

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
LOCALE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")
"""A language and a country."""

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
BABEL_KNOWS_IT_AS = {"EL": "GR", "UK": "GB"}
"""Countries that the EU writes otherwise than the rest of the world."""

LANGUAGES_OF_THE_UNION = (
    "en", "fr", "de", "es", "it", "pt", "pl", "nl", "el", "ro", "sv", "da", "fi", "cs", "sk", "sl",
    "hr", "hu", "bg", "et", "lv", "lt", "mt", "ga",
)  # fmt: skip


class Translation(NamedTuple):
    """What is said in the place of an English text."""

    text: str
    place: Place = NOWHERE
    is_own: bool = False
    """Whether the project brings it, in a file beside the outline."""


NO_WORDS: Mapping[str, str] = MappingProxyType({})
NO_TRANSLATIONS: Mapping[str, Translation] = MappingProxyType({})


class Language(NamedTuple):
    """How a proposal in it says what is the same in every proposal."""

    id: str
    """Two letters: en, fr."""

    name: str
    """Its name in English."""

    locale: str
    """As Word and Babel know it: fr-FR."""

    words: Mapping[str, str] = NO_WORDS
    """The fixed words, by those in English."""

    numerals: tuple[str, ...] = ()
    """The numbers from none on in words, as far as running text spells them."""

    terms: Mapping[str, str] = NO_WORDS
    """What calls and their forms are made of (titles, cost rows, advice), by the English text."""

    sentences: Mapping[str, Translation] = NO_TRANSLATIONS
    """The sentences of templates, by the English ones."""

    additions: Mapping[str, Translation] = NO_TRANSLATIONS
    """What stands at the end of a template besides, by the name of the template: macros."""

    digest: str = ""
    """Another one whenever the file of the language that comes with the tool is another."""

    @property
    def is_english(self) -> bool:
        """Whether the words of the code are its words."""
        return self.id == "en"

    def say(self, text: str, **values: object) -> str:
        """`text`, which is English, with the values in their places: `Tasks of {package}`.

        What follows a bar tells two uses of one English word apart: `No|answer`.
        """
        said = self.words.get(text) or text.partition("|")[0]
        return said.format(**values) if values else said

    def term(self, text: str) -> str:
        """A call's own text in this language; as the call has it where nobody translated it."""
        return self.terms.get(" ".join(text.split()), text) if self.terms else text

    def number(self, number: Decimal | int) -> str:
        """`2.5`, `12 000`: thousands apart, no idle zeros."""
        return plainly(number) if self.is_english else self._decimal(number, "#,##0.######")

    def amount(self, amount: Decimal) -> str:
        """`1 438 888.89`: always two decimals."""
        return written(amount) if self.is_english else self._decimal(cents(amount), "#,##0.00")

    def shortest(self, amount: Decimal) -> str:
        """`15 000`, `1 438 888.89`: cents only where there are any."""
        if self.is_english:
            return shortest(amount)
        exact = cents(amount)
        return self._decimal(exact, "#,##0" if exact == int(exact) else "#,##0.00")

    def month(self, day: date) -> str:
        """`September 2022`."""
        if self.is_english:
            return f"{MONTHS[day.month - 1]} {day.year}"
        from babel.dates import format_skeleton

        return str(format_skeleton("yMMMM", day, locale=self._locale))

    def day(self, day: date) -> str:
        """`1 September 2022`."""
        if self.is_english:
            return f"{day.day}{NO_BREAK}{self.month(day)}"
        from babel.dates import format_date

        written = format_date(day, "long", locale=self._locale).replace(" ", NO_BREAK, 1)
        first = self.words.get("1|day") if day.day == 1 else None
        return f"{first}{written[1:]}" if first else written

    def country(self, code: str, english: str) -> str:
        """The country of that code; `english`, as the call names it, where no other is known.

        A call that does not list the country gives its code for a name.
        """
        if self.is_english and english != code:
            return english
        from babel import Locale

        territories = Locale.parse(self._locale).territories
        return str(territories.get(BABEL_KNOWS_IT_AS.get(code, code), english))

    @property
    def decimal_point(self) -> str:
        """What stands between a whole number and its decimals."""
        return self.number(Decimal("1.5"))[1]

    @property
    def _locale(self) -> str:
        return self.locale.replace("-", "_")

    def _decimal(self, number: Decimal | int, pattern: str) -> str:
        from babel.numbers import format_decimal

        return format_decimal(number, pattern, locale=self._locale).replace(NARROW, NO_BREAK)


def named(code: str) -> tuple[str, str]:
    """The name in English and the likely locale of the language with this code: `fr-FR` for `fr`.

    Raises LookupError where no language has it.
    """
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        found = Locale.parse(code)
    except (UnknownLocaleError, ValueError) as why:
        raise LookupError(f"no language has the code {code!r}") from why
    likely = get_global("likely_subtags").get(code, code)
    territory = likely.rpartition("_")[2] if "_" in likely else code.upper()
    return str(found.english_name), f"{code}-{territory}"


def name_in(code: str, language: str) -> str:
    """What a language is called in another: `français` for `fr` in `fr`; empty where unknown."""
    from babel import Locale

    return str(Locale.parse(language).languages.get(code, ""))


def is_locale(text: str) -> bool:
    """Whether `text` is a language and a country that Babel knows: `fr-FR`.

    It is written into files as it is, and Babel takes text behind a space for nothing.
    """
    if not LOCALE.fullmatch(text):
        return False
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return found.territory in Locale("en").territories


def country_code(name: str) -> str:
    """The two letters by which the EU writes a country: ES for `Spain`, `España` and `ESP`.

    It is EL for Greece, whose code is GR elsewhere. The name may be in any official language of the
    Union; empty where no country has it.
    """
    from babel import Locale
    from babel.core import get_global

    wanted = _comparable(name)
    if wanted.upper() in BABEL_KNOWS_IT_AS:
        return wanted.upper()
    found = next(iter(get_global("territory_aliases").get(wanted.upper(), ())), "")
    if not found and wanted.upper() in Locale.parse("en").territories:
        found = wanted.upper()
    for language in () if found else LANGUAGES_OF_THE_UNION:
        territories = Locale.parse(language).territories
        named = (code for code, text in territories.items() if _comparable(text) == wanted)
        if found := next((one for one in named if one.isalpha()), ""):
            break
    as_the_eu_writes = {known: code for code, known in BABEL_KNOWS_IT_AS.items()}
    return as_the_eu_writes.get(found, found) if len(found) == 2 and found.isalpha() else ""


def _comparable(name: str) -> str:
    """A country's name in small letters, without accents and article."""
    spread = unicodedata.normalize("NFKD", " ".join(name.casefold().split()).removeprefix("the "))
    return "".join(one for one in spread if not unicodedata.combining(one))


ENGLISH = Language("en", "English", "en-GB")
