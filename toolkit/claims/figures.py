"""The numbers of a text: digits as Europe writes them, words, ordinals, ranges, approximations."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.claims.number_words import (
    CARDINAL,
    DOZEN,
    ORDINAL,
    SCALES,
    dozen_value,
    is_about,
    ordinal_value,
    value_of,
)


class Bound(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Figure(NamedTuple):
    """A number in a text, or a range of numbers."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    """The same as `low` where it is no range."""

    step: Decimal
    """The value of the last digit that is written: 10 000 in `1.05 million`."""

    bound: Bound = Bound.EXACT
    is_ordinal: bool = False

    @property
    def whole(self) -> int | None:
        """The number, where it is one whole number."""
        return int(self.low) if self.low == self.high == int(self.low) else None

    def agrees(self, value: Decimal) -> bool:
        """Whether the text may have meant this value, as exactly as it is written."""
        room = self._room(value)
        if self.bound is Bound.AT_LEAST:
            return value >= self.low - room
        if self.bound is Bound.AT_MOST:
            return value <= self.high + room
        return self.low - room <= value <= self.high + room

    def is_near(self, value: Decimal) -> bool:
        """Whether the figure is this value as exactly as it is written, whatever its bound."""
        room = self._room(value)
        return self.low - room <= value <= self.high + room

    def _room(self, value: Decimal) -> Decimal:
        room = self.step / 2 if self.step != 1 else min(self._zeros() / 2, value / 200)
        return max(room, value / 20) if self.bound is Bound.ABOUT else room

    def _zeros(self) -> Decimal:
        """The value of the last digit that is not zero: 10 000 in 440 000."""
        place = Decimal(1)
        while self.low and self.low % (place * 10) == 0:
            place *= 10
        return place


_NUMBER = (
    r"(?=\d)(?:(?<![\w.,/-])|(?<=\beur)|(?<=\d-))"
    r"(?:\d{1,3}(?:[ .,']\d{3}){1,5}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)"
)
_SCALE = (
    r"(?: ?(?P<scale>millions?|milliards?|billions?|thousand|mille)\b"
    r"| ?(?P<letter>k|mio|mln|m|bn)(?![a-z0-9]))?"
)
FIGURE = re.compile(
    rf"(?P<digits>{_NUMBER})(?P<nth>(?:st|nd|rd|th|er|re|e|eme)\b)?{_SCALE}"
    rf"|\b(?=[acdefhlmnoqstuvz])(?:(?P<dozen>{DOZEN})|(?P<ordinal>{ORDINAL})|(?P<words>{CARDINAL}))"
)
LETTERS = {"k": 1_000, "m": 1_000_000, "mio": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
CURRENCY_BEFORE = re.compile(r"(?:€|\beur(?:os?)?) ?$")
CURRENCY_BEHIND = re.compile(r" ?(?:€|eur)")
JOINS_RANGE = re.compile(r" ?(?:to|-|a|or|ou|and|et) ?(?:eur |€ ?)?")
OPENS_RANGE = re.compile(r"\b(?:between|entre|from|de) (?:eur |€ ?)?$")
BOUNDS = re.compile(
    r"\b(?:(?P<about>about|around|some|approximately|roughly|nearly|almost|close to|circa|ca\.|"
    r"environ|quelque|pres de|a peu pres|autour de|approximativement|presque)|"
    r"(?P<least>more than|over|at least|no fewer than|not less than|above|a minimum of|plus de|"
    r"plus d'|au moins|au minimum|minimum)|"
    r"(?P<most>up to|at most|no more than|not more than|less than|fewer than|under|below|maximum|"
    r"a maximum of|au plus|jusqu'a|moins de|moins d'|au maximum|within))"
    r"(?: (?:les|des|the|eur|d'))?[ €]*$"
)
BOUND_TAILS = frozenset(
    (
        "about", "around", "some", "approximately", "roughly", "nearly", "almost", "to", "circa",
        "ca.", "environ", "quelque", "de", "pres", "autour", "approximativement", "presque",
        "than", "over", "least", "above", "of", "moins", "minimum", "most", "under", "below",
        "maximum", "plus", "within", "les", "des", "the", "eur", "€", "peu",
    )
)  # fmt: skip
"""The last word of each, and what may follow it."""

LONGEST_LEAD = 24


def figures_in(level: str) -> Iterator[Figure]:
    """The numbers of a levelled text (`reading.levelled`), in order; ranges are one figure."""
    waiting: Figure | None = None
    for figure in _single(level):
        if waiting and _one_range(level, waiting, figure):
            yield waiting._replace(end=figure.end, high=figure.high)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = figure
    if waiting:
        yield waiting


def _one_range(level: str, first: Figure, second: Figure) -> bool:
    between = JOINS_RANGE.fullmatch(level[first.end : second.start])
    if not between or first.is_ordinal or second.is_ordinal or first.low >= second.low:
        return False
    if between[0].strip().split(" ")[0] in ("and", "et"):
        lead = level[max(first.start - LONGEST_LEAD, 0) : first.start]
        return OPENS_RANGE.search(lead) is not None
    return True


def _single(level: str) -> Iterator[Figure]:
    for found in FIGURE.finditer(level):
        if found["digits"]:
            figure = _digits(level, found)
        elif found["words"]:
            yield from _words(level, found)
            continue
        elif found["ordinal"]:
            value = Decimal(ordinal_value(found[0]))
            figure = Figure(*found.span(), value, value, Decimal(1), is_ordinal=True)
        else:
            value = Decimal(dozen_value(found[0]))
            bound = Bound.ABOUT if is_about(found[0].split(" ")) else Bound.EXACT
            figure = Figure(*found.span(), value, value, Decimal(1), bound)
        yield _bounded(level, figure)


def _digits(level: str, found: re.Match[str]) -> Figure:
    written, end = found["digits"], found.end("digits")
    value, step = _read(written)
    letter = found["letter"]
    if scale := found["scale"]:
        value, step = _scaled(value, step, SCALES.get(scale, SCALES.get(scale.rstrip("s"), 1)))
        end = found.end("scale")
    elif letter and _is_money(level, found):
        value, step = _scaled(value, step, LETTERS[letter])
        end = found.end("letter")
    elif found["nth"]:
        end = found.end("nth")
    return Figure(found.start(), end, value, value, step, is_ordinal=bool(found["nth"]))


def _is_money(level: str, found: re.Match[str]) -> bool:
    """Whether a letter behind a number means thousands or millions of EUR, and no metres."""
    before = level[max(found.start() - 8, 0) : found.start()]
    return bool(CURRENCY_BEFORE.search(before) or CURRENCY_BEHIND.match(level, found.end()))


def _scaled(value: Decimal, step: Decimal, scale: int) -> tuple[Decimal, Decimal]:
    return value * scale, step * scale


def _read(written: str) -> tuple[Decimal, Decimal]:
    """The value of digits with thousands and decimals, and that of its last digit.

    >>> _read("1 050 000")[0], _read("1.050.000,50")[0], _read("60.000")[0], _read("1,05")[0]
    (Decimal('1050000'), Decimal('1050000.50'), Decimal('60000'), Decimal('1.05'))
    """
    if written.isdigit():
        return Decimal(written), Decimal(1)
    whole, decimals = written, ""
    if found := re.fullmatch(r"(0)[.,](\d+)|(.*)[.,](\d{1,2}|\d{4,})", written):
        whole, decimals = found[1] or found[3], found[2] or found[4]
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{decimals}" if decimals else digits), Decimal(1).scaleb(
        -len(decimals)
    )


def _words(level: str, found: re.Match[str]) -> Iterator[Figure]:
    """The numbers in a run of number words; `two three` is two of them."""
    at, end = found.span()
    while at < end:
        value, length = value_of(level[at:end])
        if not length:
            return
        yield _bounded(level, Figure(at, at + length, Decimal(value), Decimal(value), Decimal(1)))
        at += length
        rest = re.match(r"[ -]+(?:and |et[ -])?", level[at:end])
        at += rest.end() if rest else end - at


def _bounded(level: str, figure: Figure) -> Figure:
    """The figure with the words before it that say how exactly it is meant."""
    lead = level[max(figure.start - LONGEST_LEAD, 0) : figure.start]
    *_, last = lead.split(" ")[-2:-1] or [""]
    if last not in BOUND_TAILS and not lead.endswith(("'", "€")):
        return figure
    if not (found := BOUNDS.search(lead)):
        return figure
    bounds = {"about": Bound.ABOUT, "least": Bound.AT_LEAST, "most": Bound.AT_MOST}
    return figure._replace(bound=bounds[str(found.lastgroup)])
