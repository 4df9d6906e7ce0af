"""What a rule is, and all that a file breaks.

The rules hold what Word and Excel ask of a file and no schema says. Each names its source: a
clause of ISO/IEC 29500, Microsoft's notes on how Office departs from it ([MS-OI29500]), or a
public report of a file that Office offered to repair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tests.office_rules.parts import Parts

Check = Callable[[Parts], Iterator[str]]

UNREADABLE = (SyntaxError, ValueError, TypeError, AttributeError, LookupError)
"""What comes of XML that is broken, and of words where numbers are to stand."""

DIGITS = re.compile(r"\d+")


class Fault(NamedTuple):
    """A rule that a file breaks, and where."""

    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"

    @property
    def kind(self) -> tuple[str, str]:
        """The same for faults that differ in numbers alone: these shift when a file is edited."""
        return self.rule, DIGITS.sub("#", self.what)


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand on a file."""

    check: Check
    source: str

    @property
    def name(self) -> str:
        """What holds, in words."""
        return self.check.__name__.replace("_", " ")


RULES: dict[str, Rule] = {}
"""By the name of their function."""


def rule(source: str) -> Callable[[Check], Check]:
    """Makes a function a rule; it yields a sentence for each place where the file breaks it."""

    def made(check: Check) -> Check:
        RULES[check.__name__] = Rule(check, source)
        return check

    return made


def faults(parts: Parts) -> tuple[Fault, ...]:
    """All that the file breaks."""
    found: list[Fault] = []
    for one in RULES.values():
        try:
            found += [Fault(one.name, what) for what in dict.fromkeys(one.check(parts))]
        except UNREADABLE as error:
            found.append(Fault(one.name, f"cannot be asked: {type(error).__name__}"))
    return tuple(found)


def new_faults(before: tuple[Fault, ...], after: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """What a file breaks that it did not break before it was changed."""
    known = Counter(one.kind for one in before)
    found = []
    for one in after:
        if known[one.kind]:
            known[one.kind] -= 1
        else:
            found.append(one)
    return tuple(found)
