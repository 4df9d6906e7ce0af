"""The filters of templates that are written in another language than English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from toolkit.compose import wording
from toolkit.compose.wording import NO_BREAK, to_markup
from toolkit.document.literal_text import protect
from toolkit.model.language import Language
from toolkit.model.wording import percentage

Filter = Callable[..., Any]


LOCALIZED = frozenset((
    "join_and", "refs", "euro", "percent", "in_words", "spelt", "plural", "counted", "opening",
    "during", "month_name", "full_date",
))  # fmt: skip
"""The filters that English has in words of its own."""


def finalizer(language: Language) -> Callable[[Any], Markup]:
    """What a template prints: numbers as the language writes them, all else as it is."""
    if language.is_english:
        return to_markup

    def carried_over(value: Any) -> Markup:
        if isinstance(value, Decimal):
            return Markup(protect(language.number(value)))
        return to_markup(value)

    return carried_over


def filters_in(language: Language) -> dict[str, Filter]:
    """The filters that English has in words of its own in that language; none for English."""
    if language.is_english:
        return {}
    spoken = _Spoken(language)
    return {name: getattr(spoken, name) for name in LOCALIZED}


class _Spoken:
    """The same filters as in wording.py, each under the same name."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def join_and(self, items: Iterable[Any], last: str = "and") -> Markup:
        return wording.join_and(items, self._language.say(last))

    def refs(self, parts: Iterable[Any], last: str = "and") -> Markup:
        return wording.refs(parts, self._language.say(last))

    def euro(self, amount: Decimal) -> str:
        return f"{self._language.shortest(amount)}{NO_BREAK}EUR"

    def percent(self, share: Decimal, places: int = 2, limit: Decimal | None = None) -> str:
        return f"{self._language.number(percentage(Decimal(share), limit, places))}{NO_BREAK}%"

    def in_words(self, number: int) -> str:
        numerals = self._language.numerals
        return numerals[number] if 0 <= number < len(numerals) else self._language.number(number)

    spelt = in_words

    def plural(self, number: int, one: str, many: str = "") -> str:
        return one if number < 2 else (many or f"{one}s")

    def counted(self, number: int, one: str, many: str = "") -> str:
        said = self.in_words(number)
        space = NO_BREAK if said[-1].isdigit() else " "
        return f"{said}{space}{self.plural(number, one, many)}"

    def opening(self, number: int, one: str, many: str = "") -> str:
        said = self.counted(number, one, many)
        return f"{said[:1].upper()}{said[1:]}"

    def during(self, span: Any) -> str:
        say = self._language.say
        first, last = getattr(span, "first", span), getattr(span, "last", span)
        if first == last:
            return say("in {month}", month=first)
        return say("from {first} to {last}", first=first, last=last)

    def month_name(self, day: date) -> str:
        return self._language.month(day)

    def full_date(self, day: date) -> str:
        return self._language.day(day)
