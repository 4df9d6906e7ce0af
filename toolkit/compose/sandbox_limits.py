"""How far the templates of one document may go: so many steps, so much text, so much time."""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite
from time import process_time
from typing import Any, NamedTuple

from jinja2.exceptions import TemplateRuntimeError

from toolkit.document.literal_text import SHIFT

STEPS = 2_000_000
"""Parts of templates that are evaluated, and members of lists that are gone through."""

LONGEST = 1_000_000
"""Characters of one text."""

MOST = 100_000
"""Members of one list."""

MADE = 10_000_000
"""Characters of all texts that are made on the way to what is printed."""

PRINTED = 1_000_000
"""Characters that end up in the document: about 400 pages."""

LINES = 25_000
"""Lines that end up in the document; each may become a heading or a paragraph of its own."""

MARKS = 150_000
"""Bars and opening brackets that end up in the document: cells of tables, and links."""

TIMES = 10
"""How often the same table or figure may be placed."""

SECONDS = 10.0
"""Processor time, should the counts above misjudge something."""

NESTED = 20
"""Levels of lists inside lists."""

DIGITS = 30
"""Before the decimal point of a number, and twice as many behind it."""

CALL = 25
"""Steps that a call counts for."""

MEMBER = 4
"""Steps that a member of a new list counts for; it takes memory too."""

LINE_ENDS = ("\n", chr(SHIFT + ord("\n")))
"""As templates write it, and as it stands in prose of the outline, which is sealed."""

BARS_AND_BRACKETS = ("|", "[", chr(SHIFT + ord("|")), chr(SHIFT + ord("[")))

_BETWEEN_LOOKS = 2_000
_LARGEST = 10**DIGITS


class EndlessError(TemplateRuntimeError):
    """A template goes on and on, or makes more than a proposal holds."""


class Group(NamedTuple):
    """What `groupby` finds: a value, and the members that have it."""

    grouper: Any
    list: Sequence[Any]


class Meter:
    """Counts what the templates of one document do; raises EndlessError where it is too much."""

    def __init__(self, steps: int = STEPS, seconds: float = SECONDS) -> None:
        self._most, self._longest = steps, seconds
        self._steps = self._made = self._printed = self._lines = self._marks = 0
        self._next_look = _BETWEEN_LOOKS
        self._used = 0.0
        self._began: float | None = None

    def start(self) -> bool:
        """Begins to count time; False where it is being counted already."""
        if self._began is not None:
            return False
        self._began = process_time()
        return True

    def stop(self) -> None:
        """Counts no more time."""
        if self._began is not None:
            self._used += process_time() - self._began
        self._began = None

    def spend(self, steps: int) -> None:
        """Counts `steps`."""
        self._steps += steps
        if self._steps > self._next_look:
            self._look()

    def end(self) -> None:
        """Lets the next step be the last."""
        self._most = self._next_look = -1

    def _look(self) -> None:
        used = self._used + (process_time() - self._began if self._began is not None else 0)
        if self._steps > self._most or used > self._longest:
            raise EndlessError
        self._next_look = min(self._most, self._steps + _BETWEEN_LOOKS)

    def text(self, length: int) -> None:
        """Counts a text of that length that is made, or is about to be."""
        self._made += length
        if length > LONGEST or self._made > MADE:
            raise EndlessError

    def members(self, number: int) -> None:
        """Counts a list with so many members that is made, or is about to be."""
        if number > MOST:
            raise EndlessError
        self.spend(MEMBER * number)

    def has_room(self, text: str) -> bool:
        """Counts text that goes into the document; False where it is more than that may hold."""
        self._printed += len(text)
        self._lines += sum(map(text.count, LINE_ENDS))
        self._marks += sum(map(text.count, BARS_AND_BRACKETS))
        return self._printed <= PRINTED and self._lines <= LINES and self._marks <= MARKS


def weight(value: Any) -> int:
    """How much work it is to compare or hash `value`, with the lists inside lists that it holds.

    What is a member twice counts twice, as it is compared twice; a text counts by its length.
    Raises EndlessError above `STEPS`, or where lists are nested deeper than `NESTED`.
    """
    found, waiting = 0, [(value, 0)]
    while waiting:
        one, level = waiting.pop()
        if isinstance(one, str):
            found += 1 + len(one) // 64
        elif isinstance(one, range):
            found += 1 + len(one)
        elif isinstance(one, (list, tuple, dict)):
            found += 1 + len(one)
            members = one.values() if isinstance(one, dict) else one
            if found <= STEPS and level < NESTED:
                waiting += [(inside, level + 1) for inside in members]
            else:
                raise EndlessError
        else:
            found += 1
    if found > STEPS:
        raise EndlessError
    return found


def in_bounds(number: Any) -> Any:
    """The same number; raises EndlessError where it has more digits than a proposal needs."""
    if isinstance(number, Decimal):
        parts = number.as_tuple()
        small = isinstance(parts.exponent, int) and parts.exponent >= -2 * DIGITS
        fine = small and (not number or number.adjusted() < DIGITS)
    elif isinstance(number, float):
        fine = isfinite(number) and abs(number) < _LARGEST
    else:
        fine = not isinstance(number, int) or -_LARGEST < number < _LARGEST
    if not fine:
        raise EndlessError
    return number
