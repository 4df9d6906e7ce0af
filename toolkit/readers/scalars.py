"""What a plain word in YAML stands for: the core schema of YAML 1.2, with exact numbers."""

import re
from decimal import Decimal

WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_BEGINS = frozenset("0123456789+-.")
INTEGER = re.compile(r"[-+]?[0-9]{1,1000}")
EIGHTS = re.compile(r"0o[0-7]{1,1000}")
SIXTEENS = re.compile(r"0x[0-9a-fA-F]{1,1000}")
DECIMAL = re.compile(
    r"[-+]?(\.[0-9]{1,1000}|[0-9]{1,1000}(\.[0-9]{0,1000})?)([eE][-+]?[0-9]{1,3})?"
)
"""Bounded: `1e999999999` would be a gigabyte when its digits are written out."""

AS_PRINTED = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)")
NOT_A_NUMBER = frozenset((".nan", ".NaN", ".NAN"))


class OddInt(int):
    """A whole number that is not written as it is printed: `007`, `0x1F`."""

    written: str


class OddDecimal(Decimal):
    """A number that is not written as it is printed: `1e5`, `.5`."""

    written: str


Scalar = str | int | bool | Decimal | None


def plain(text: str) -> Scalar:
    """The value of a word without quotes: `NO` and `2026-09-01` are texts, `0.10` is exactly that.

    >>> plain("12:30"), plain("15.000"), plain("true"), plain("~")
    ('12:30', Decimal('15.000'), True, None)
    """
    if text[:1] in NUMBER_BEGINS and text:
        return _number(text)
    return WORDS.get(text, text)


def _number(text: str) -> Scalar:
    if INTEGER.fullmatch(text):
        whole = int(text)
        return whole if text[0] not in "+-0" or str(whole) == text else _odd(OddInt(text), text)
    if DECIMAL.fullmatch(text):
        found = Decimal(text)
        return found if AS_PRINTED.fullmatch(text) else _odd(OddDecimal(found), text)
    if INFINITE.fullmatch(text):
        return Decimal("-Infinity" if text[0] == "-" else "Infinity")
    if text in NOT_A_NUMBER:
        return Decimal("NaN")
    if EIGHTS.fullmatch(text):
        return _odd(OddInt(text[2:], 8), text)
    if SIXTEENS.fullmatch(text):
        return _odd(OddInt(text[2:], 16), text)
    return text


def _odd(number: OddInt | OddDecimal, text: str) -> OddInt | OddDecimal:
    number.written = text
    return number
