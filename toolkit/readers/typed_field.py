"""Reads what a person typed as the value of a field of the outline, by the way to the field.

It is read with the understanding of the outline: `M4 – M30`, `1.234,50 €`, the name of a partner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.document.pasted import PASTED_POINT
from toolkit.model.base import Prose
from toolkit.model.call import Call
from toolkit.model.language import ENGLISH, Language, country_code
from toolkit.model.months import Month, Span
from toolkit.model.wording import listed
from toolkit.readers.field_limits import FieldShape, field_at, limit_crossed
from toolkit.readers.foreign_words import ABOUT
from toolkit.readers.numerals import ASKED, MONEY, Measure, meant, measure_at
from toolkit.readers.part_names import PartNames
from toolkit.readers.project_months import LONGEST, days_meant, month_meant, span_meant
from toolkit.readers.references import REFERENCES, SEVERAL_IN
from toolkit.readers.typed_words import OF_CALL, ChosenWords, word_in, words_possible
from toolkit.readers.yaml_notation import Value

Way = tuple[str | int, ...]
Raw = str | Decimal | date | None
"""What a cell holds: text, a number, a day, or nothing."""

SPACES = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}
NOTHING = frozenset(("", "-", "–", "—"))
"""What stands in a cell whose field holds nothing."""

POINT = re.compile(rf"(?:{PASTED_POINT}|[-*]\s|\d{{1,3}}[.)]\s)\s*")
DIGITS_OF_EXCEL = 15
"""Of a number in Excel no more are exact."""

LONGEST_TYPED = 2000
"""Characters of what is read as a number, a month, a name or a word that was chosen."""

BETWEEN_SPANS = re.compile(r"\s*[\n;,]\s*")
ONE_MONTH = "write one month of the project, as in M12"
SPAN = "write the first and the last month of the project, as in M4-M12"
DAY = "write the day as in 2026-09-01"
COUNTRY = "write the name of a country, or its two letters"
NO_NUMBER = "this is a date: {}, in a cell that is formatted as a number"


class Misread(NamedTuple):
    """What was typed is no value of the field."""

    possible: str
    """What is possible there, as a hint."""


class Emptied(NamedTuple):
    """What the outline holds there was taken out."""


Typed = Value | Misread | Emptied


def bare_point(line: str) -> str:
    """A point of a list without the sign before it."""
    text = line.strip()
    found = POINT.match(text)
    return text[found.end() :].strip() if found else text


@dataclass(frozen=True)
class FieldReader:
    """What people type for the fields of an outline, as values that it can hold."""

    start: date | None
    """The first day of the project, from which days are counted as months."""

    call: Call
    names: PartNames
    language: Language = ENGLISH
    """The one of the proposal; what is typed may be in any that comes with the program."""

    def read(self, way: Way, typed: Raw) -> Typed:
        """The value that a person typed for the field at a way, as an outline writes it.

        Raises LookupError where the way leads to no field of the model, and TypeError for a field
        of a kind that nobody has thought of.
        """
        field = field_at(way)
        if typed is None or (isinstance(typed, str) and plain_text(typed) in NOTHING):
            return Emptied()
        value = self._value(way, field, typed)
        if isinstance(value, Misread | Emptied):
            return value
        crossed = limit_crossed(field, value)
        return Misread(crossed) if crossed else value

    def span(self, first: Raw, last: Raw) -> Typed:
        """The span of two months that were typed apart; one alone is a span of one month."""
        ends = [_month(one, self.start) for one in (first, last) if not _is_empty(one)]
        if wrong := next((one for one in ends if isinstance(one, Misread | Emptied)), None):
            return wrong
        numbers = [one for one in ends if isinstance(one, int)]
        return _span_of(numbers[0], numbers[-1]) if numbers else Emptied()

    def word_of_call(self, what: str, typed: str) -> str | Misread:
        """The id or code of what a person named of the call: `section`, `cost row`, `priority`.

        `what` is a value of OF_CALL. A section is named by its number with its title, too.
        """
        words = self._words.of_call(what)
        found = self._words.read(plain_text(typed), words)
        return found or Misread(words_possible(list(words.values())))

    def _value(self, way: Way, field: FieldShape, typed: str | Decimal | date) -> Typed:
        """The value of a cell that is not empty, whatever the limits of the field."""
        if field.holds_any_text:
            return self._text(field, text_of(typed))
        if isinstance(typed, str) and len(typed) > LONGEST_TYPED:
            return Misread(f"write it in {LONGEST_TYPED} characters at most")
        if field.key in REFERENCES:
            return self._reference(field, typed)
        if field.key in OF_CALL:
            return self._of_call(field, typed)
        if words := self._words.of_model(field.key, field.shape):
            return self._chosen(field, words, typed)
        if field.is_list:
            return self._periods(typed)
        if field.name == "country":
            return country_code(plain_text(text_of(typed))) or Misread(COUNTRY)
        if reader := SINGLE.get(field.shape):
            return reader(typed, self.start)
        if field.shape in (int, Decimal):
            is_whole = field.shape is int
            return _number(typed, measure_at(way) or ("count" if is_whole else "number"), is_whole)
        raise TypeError(f"nobody knows how to read {field.kind}.{field.name}: {field.shape}")

    def _reference(self, field: FieldShape, typed: str | Decimal | date) -> Typed:
        """The id, or the ids, of the parts that were named."""
        kind, text = REFERENCES[field.key], text_of(typed).translate(SPACES).strip()
        if field.key not in SEVERAL_IN:
            text = plain_text(text)
            return self.names.id(kind, text) or Misread(self.names.possible(kind, text))
        lines = "\n".join(map(bare_point, text.split("\n")))
        return self.names.ids(kind, lines) or Misread(self.names.possible_of(kind, lines))

    def _of_call(self, field: FieldShape, typed: str | Decimal | date) -> Typed:
        """The id or code, or several of them, of what was named of the call."""
        what, text = OF_CALL[field.key], text_of(typed).translate(SPACES)
        if field.key not in SEVERAL_IN:
            return self.word_of_call(what, text)
        for sign in ("\n", ";", ","):
            pieces = [bare_point(one) for one in re.split(rf"[{sign}\n]", text)]
            read = [self.word_of_call(what, one) for one in pieces if one]
            found = [one for one in read if isinstance(one, str)]
            if len(found) == len(read):
                return tuple(dict.fromkeys(found)) or Emptied()
        return Misread(words_possible(list(self._words.of_call(what).values())))

    def _chosen(
        self, field: FieldShape, words: Mapping[str, str], typed: str | Decimal | date
    ) -> Typed:
        """One of the words of the model; of a field that may hold others, what was typed."""
        text = plain_text(text_of(typed))
        found = word_in(text, words)
        if found or not (isinstance(field.shape, type) and issubclass(field.shape, Enum)):
            return found or text
        return Misread(words_possible(list(words.values())))

    def _periods(self, typed: str | Decimal | date) -> Typed:
        """The spans of a cell that holds several."""
        if isinstance(typed, date):
            return Misread("write each period on a line, as in M1-M18")
        pieces = BETWEEN_SPANS.split(text_of(typed).strip())
        read = [_span(bare_point(one), self.start) for one in pieces if one]
        wrong = next((one for one in read if isinstance(one, Misread)), None)
        return wrong or tuple(str(one) for one in read) or Emptied()

    def _text(self, field: FieldShape, text: str) -> Typed:
        """A text, or those of a list: of a line each, or words between commas."""
        if not field.is_list:
            return prose(text) if field.shape is Prose else " ".join(text.split())
        lines = [bare_point(one) for one in prose(text).split("\n")]
        if field.shape is str and len(lines) == 1:
            sign = ";" if ";" in lines[0] else ","
            lines = [one.strip() for one in lines[0].split(sign)]
        return tuple(" ".join(one.split()) for one in lines if one) or Emptied()

    @cached_property
    def _words(self) -> ChosenWords:
        return ChosenWords(self.call, self.language)


def text_of(typed: str | Decimal | date) -> str:
    """What was typed as text: a number without idle zeros, a day as in 2026-09-01."""
    if isinstance(typed, date):
        return date(typed.year, typed.month, typed.day).isoformat()
    return f"{_exact(typed):f}" if isinstance(typed, Decimal) else typed


def plain_text(text: str) -> str:
    """The text on one line, with plain spaces."""
    return " ".join(text.translate(SPACES).split())


def prose(text: str) -> str:
    """The text with plain line ends, and nothing at the ends of its lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(one.rstrip() for one in lines).strip("\n").strip()


def _is_empty(typed: Raw) -> bool:
    return typed is None or (isinstance(typed, str) and plain_text(typed) in NOTHING)


def _exact(number: Decimal) -> Decimal:
    """The number that a person typed, of which Excel keeps the nearest that it can hold."""
    if not number.is_finite():
        return number
    exact = Decimal(f"{number:.{DIGITS_OF_EXCEL - 1}e}").normalize()
    return Decimal(f"{exact:f}")


def _number(typed: str | Decimal | date, measure: Measure, is_whole: bool) -> Typed:
    if isinstance(typed, date):
        return Misread(NO_NUMBER.format(ASKED[measure]))
    if isinstance(typed, Decimal):
        return _number_in_cell(_exact(typed), measure, is_whole)
    text = plain_text(typed)
    found = meant(text, measure)
    if ABOUT & {*text.casefold().replace(".", "").split()}:
        return Misread("write the number alone: the outline has no word for 'about'")
    if len(found) == 1:
        return int(found[0]) if is_whole else Decimal(found[0])
    if found:
        return Misread(f"write {found[0]} or {found[1]}, whichever is meant, in figures alone")
    return Misread(ASKED[measure])


def _number_in_cell(number: Decimal, measure: Measure, is_whole: bool) -> Typed:
    """A number that Excel holds as one, in the notation that an outline has for it."""
    if not number.is_finite() or (is_whole and number != number.to_integral_value()):
        return Misread(ASKED[measure])
    if is_whole:
        return int(number)
    decimals = -int(number.as_tuple().exponent)
    if measure in MONEY and 0 < decimals < 3:
        return number.quantize(Decimal("0.01"))
    # three decimals could be thousands
    has_two_readings = decimals == 3 and measure != "effort" and abs(number) >= 1
    return number.quantize(Decimal("0.0001")) if has_two_readings else number


def _month(typed: Raw, start: date | None) -> int | Misread | Emptied:
    """The number of one month of the project."""
    if typed is None or _is_empty(typed):
        return Emptied()
    if isinstance(typed, date):
        return _month_of_day(typed, start) or Misread(ONE_MONTH)
    if isinstance(typed, Decimal):
        number = _exact(typed)
        is_month = number == number.to_integral_value() and 1 <= number <= LONGEST
        return int(number) if is_month else Misread(ONE_MONTH)
    return month_meant(plain_text(typed), start) or Misread(ONE_MONTH)


def _month_of_day(day: date, start: date | None) -> int | None:
    """The month of the project in which a day is; None for a day before it, or without a start."""
    if start is None:
        return None
    number = (day.year - start.year) * 12 + day.month - start.month + (day.day >= start.day)
    return number if 1 <= number <= LONGEST else None


def _one_month(typed: Raw, start: date | None) -> Typed:
    found = _month(typed, start)
    return f"M{found}" if isinstance(found, int) else found


def _span(typed: str | Decimal | date, start: date | None) -> Typed:
    if isinstance(typed, date):
        # Excel takes 4-12 for a day in December
        return Misread(SPAN)
    text = plain_text(text_of(typed))
    found = span_meant(text, start)
    if found is None and (number := month_meant(text, start)):
        found = number, number
    return _span_of(*found) if found and found[0] else Misread(SPAN)


def _span_of(first: int, last: int) -> Typed:
    if last < first:
        return Misread(f"the first month comes first, as in M{last}-M{first}")
    return f"M{first}-M{last}"


def _day(typed: str | Decimal | date, _: date | None) -> Typed:
    if isinstance(typed, date):
        return text_of(typed)
    found = days_meant(plain_text(text_of(typed)))
    if len(found) == 1:
        return found[0].isoformat()
    return Misread(f"write {listed([one.isoformat() for one in found], 'or')}" if found else DAY)


SINGLE: dict[Any, Callable[[Any, date | None], Typed]] = {
    Month: _one_month,
    Span: _span,
    date: _day,
}
"""How fields of these types are read, with the start of the project."""
