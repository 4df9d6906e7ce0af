"""Which number a person meant by a text: `1.234,50`, `4,4k`, `30 000 EUR`, `3 years`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from toolkit.readers.foreign_words import (
    A_MONTH,
    ABOUT,
    DAYS,
    EUROS,
    MONTHS,
    NO_UNIT,
    PERIODS,
    PERSON_MONTHS,
    SCALES,
    SCALES_OF_MONEY,
    YEARS,
    bare,
)
from toolkit.readers.outline_paths import seen

Measure = Literal["money", "price", "effort", "months", "days", "count", "units", "number"]

MEASURES: Mapping[str, Measure] = {
    "rates": "money",
    "amount": "money",
    "unit_cost": "price",
    "cost": "money",
    "effort": "effort",
    "duration": "months",
    "useful_life": "months",
    "share_of_use": "number",
    "days": "days",
    "number": "count",
    "sharing": "count",
    "attendees": "count",
    "units": "units",
    "baseline": "number",
    "interim": "number",
    "target": "number",
    "budget": "money",
    "budget_by_year": "money",
    "max_grant": "money",
    "max_per_third_party": "money",
    "max_duration": "months",
    "expected_projects": "count",
    "min_participants": "count",
    "min_countries": "count",
    "page_limit": "count",
    "title_length": "count",
    "abstract_length": "count",
}
"""What the fields of an outline, and of the profile of a call, that hold numbers measure."""

ASKED: Mapping[str, str] = {
    "money": "write the amount in EUR with digits alone, as in 15000 or 99.50",
    "price": "write the amount in EUR with digits alone, as in 15000, 99.50 or 0.529",
    "effort": "write person-months with digits alone and a point before decimals, as in 2.5",
    "months": "write the number of months with digits alone, as in 36",
    "days": "write the number of days with digits alone, as in 2",
    "count": "write one whole number with digits alone, as in 20",
    "units": "write one number with digits alone and a point before decimals, as in 2.5",
    "number": "write one number with digits alone and a point before decimals, as in 2.5",
}
"""What is asked for, where it is not known which number was meant."""

MONEY = ("money", "price")

MOST_DIGITS = 15

WRITTEN = re.compile(
    r"(?P<before>[^0-9]*?)(?P<number>-?[0-9][0-9 .,'_]*(?<![ ,_']))"
    r"(?P<cents>[.,]-+)?(?P<behind>[^0-9]*)"
)
FROM_THE_FIRST = re.compile(r"m?\s*1\s*-\s*m?\s*([0-9]{1,3})")
"""`M1-M36`, for a duration."""

GROUPED = re.compile(r"-?[0-9]{1,3}(?:([ '_.,])[0-9]{3})(?:\1[0-9]{3})*")
"""Thousands apart, by the same sign throughout."""

FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}


def meant(text: str, measure: Measure) -> tuple[str, ...]:
    """The numbers that `text` may stand for, as an outline writes them, the likeliest first.

    Empty where it is not known: `20-30`, `2 x 15000`, `30 per year`.

    >>> meant("1.234,50", "money"), meant("1,250", "effort"), meant("1,250", "number")
    (('1234.50',), ('1.25',), ('1250', '1.25'))
    >>> meant("0,529 EUR", "price"), meant("1,250", "price")
    (('0.529',), ('1250', '1.25'))
    """
    plain = _plain(text)
    if measure == "months" and (span := FROM_THE_FIRST.fullmatch(plain.casefold())):
        return (span[1],)
    found = WRITTEN.fullmatch(plain)
    if not found:
        return ()
    before = _words(found["before"])
    if measure in MONEY:
        before = [one for one in before if one not in EUROS]
    if not all(one in ABOUT or (measure == "months" and one == "m") for one in before):
        return ()
    factor = _factor(found["behind"], measure)
    if factor is None:
        return ()
    readings = _readings(found["number"], measure if factor == 1 else "effort")
    return tuple(filter(None, (_fitting(one, factor, measure) for one in readings)))


def hint_of(text: str, measure: Measure, name: str) -> str:
    """What to write for the field `name` in the place of `text`."""
    found = meant(text, measure)
    if not found:
        return ASKED[measure]
    hint = f"write {name}: {found[0]}"
    if len(found) > 1:
        sign = "comma" if "," in text else "point"
        hint += f", or {found[1]} if the {sign} begins the decimals"
    return hint


def measure_at(path: Sequence[str | int]) -> Measure | None:
    """What the field at that path measures, `("partners", 0, "rates", "expert")` for instance."""
    names = [one for one in path if isinstance(one, str)]
    known = (MEASURES.get(one) for one in (*names[-3:-1], *reversed(names[-1:])))
    return next(filter(None, known), None)


def _plain(text: str) -> str:
    """`text` with plain spaces, dashes and apostrophes."""
    for sign, decimals in FRACTIONS.items():
        text = re.sub(rf"(?<![0-9])\s*{sign}|(?<=[0-9])\s?{sign}", decimals, text)
    text = unicodedata.normalize("NFKC", seen(text))
    text = re.sub("[‐-―−]", "-", re.sub("[’‘`´]", "'", text))
    text = re.sub(r"(?<![0-9])\.(?=[0-9])", "0.", text)
    return " ".join(text.split())


def _words(text: str) -> list[str]:
    return [one for word in text.split() if (one := bare(word).strip(".:=~≈+("))]


def _factor(behind: str, measure: Measure) -> int | None:
    """By what the number is multiplied for the words behind it; None where they say more."""
    text = bare(behind).strip(" .")
    if measure in MONEY:
        return _factor_of_money(text)
    words = re.findall(r"[^\W\d_]+|[^\w\s]", text)
    joined = "".join(one for one in words if one.isalpha())
    if not text or not words:
        return 1
    if measure == "months":
        return 1 if joined in MONTHS else 12 if joined in YEARS else None
    if measure == "days":
        return 1 if joined in DAYS else None
    if measure == "effort":
        return 1 if joined in PERSON_MONTHS else None
    factor = SCALES.get(words[0], 1)
    rest = words[1:] if words[0] in SCALES else words
    return factor if all(_is_unit(one, measure) for one in rest) and len(rest) <= 3 else None


def _is_unit(word: str, measure: Measure) -> bool:
    """Whether the word only says what is counted."""
    if word == "%":
        return measure == "number"
    counts = measure == "number" or word not in (*PERIODS, *YEARS)
    return word.isalpha() and len(word) > 1 and word not in NO_UNIT and counts


def _factor_of_money(text: str) -> int | None:
    joined = re.sub(r"[\s.-]", "", text)
    for word in ("", *SCALES_OF_MONEY):
        rest = joined.removeprefix(word)
        if len(rest) + len(word) == len(joined) and (not rest or _is_money(rest)):
            return SCALES_OF_MONEY.get(word, 1)
    return None


def _is_money(text: str) -> bool:
    """`€`, `eur`, `eur/month`, `/pm`."""
    for word in sorted(EUROS, key=len, reverse=True):
        if text.startswith(word):
            return text == word or text.removeprefix(word) in A_MONTH
    return text in A_MONTH


def _readings(number: str, measure: Measure) -> Iterator[str]:
    """The digits as they may be read, with a point before the decimals."""
    number = number.rstrip(".")
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", number) and not _may_be_thousands(number):
        yield number
        return
    last = max(number.rfind("."), number.rfind(","))
    whole, decimals = number[: max(last, 0)], number[last + 1 :]
    grouped = GROUPED.fullmatch(number)
    if grouped and (grouped[1] in " '_" or number.count(grouped[1]) > 1):
        yield re.sub(r"[^0-9-]", "", number)
    elif grouped and _may_be_thousands(number):
        if measure != "effort":
            yield re.sub(r"[^0-9-]", "", number)
        if measure in ("effort", "units", "number", "price"):
            yield f"{whole}.{decimals}"
    elif last > 0 and (_is_whole(whole, number[last])) and decimals.isdigit():
        yield f"{re.sub(r'[^0-9-]', '', whole)}.{decimals}"


def _may_be_thousands(number: str) -> bool:
    """`1,500` and `1.500`, but not `0,500`."""
    return bool(re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", number))


def _is_whole(text: str, decimal_sign: str) -> bool:
    """Whether what is before the decimals is one number, its thousands apart or not."""
    grouped = GROUPED.fullmatch(text)
    return text.lstrip("-").isdigit() or bool(grouped and grouped[1] != decimal_sign)


def _fitting(number: str, factor: int, measure: Measure) -> str:
    """The number times the factor as it is written; empty where the field cannot hold it."""
    value = (Decimal(number) * factor).normalize()
    decimals = max(-int(value.as_tuple().exponent), 0)
    most = {"money": 2, "price": 4, "count": 0, "months": 0}.get(measure, 6)
    text = f"{value:f}"
    if decimals > most or len(text) > MOST_DIGITS:
        return ""
    if measure in MONEY and 0 < decimals < 3:
        return f"{value:.2f}"
    # three decimals could be thousands again
    return f"{text}0" if decimals == 3 and measure != "effort" and abs(value) >= 1 else text
