"""Scores the faults of an outline, to tell whether a mended copy of it has fewer."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.diagnostics import Diagnostic, Severity
from toolkit.readers import codes
from toolkit.readers.consequences import AS_REFERENCE

OF_THE_FORM = frozenset(
    (
        codes.SYNTAX,
        codes.TAB,
        codes.ALIAS,
        codes.UNKNOWN_TAG,
        codes.BROKEN_KEY,
    )
)
"""Faults that hide what is around them."""

OF_FIELDS = frozenset(
    (
        codes.UNKNOWN_FIELD,
        codes.MISSING_FIELD,
        codes.WRONG_TYPE,
        codes.WRONG_PLACE,
        codes.NOT_FIELDS,
    )
)
"""Faults that come from lines in the wrong column, among others."""

CLEAR = frozenset(
    (
        codes.SECOND_DOCUMENT,
        codes.DUPLICATE_ID,
        codes.DUPLICATE_LABEL,
        codes.COMMA,
        codes.NO_VALUE,
        codes.TWO_READINGS,
        codes.TOO_MANY_DECIMALS,
        codes.OUT_OF_RANGE,
        codes.WRONG_MONTH,
        codes.WRONG_DATE,
        codes.WRONG_CHOICE,
        codes.CIRCLE_OF_TASKS,
        codes.COORDINATORS,
        codes.AFFILIATION,
    )
)
"""Faults that say best themselves where they come from."""

MANY = 2
"""So many faults have rarely as many causes."""

Score = tuple[int, int]
"""How many faults of the form are left, and how many in all."""


def key_of(one: Diagnostic) -> tuple[str, int, str]:
    """File, line and code; a text that runs into the next line is as if it could not be read."""
    code = codes.SYNTAX if one.code == codes.FOLDED else one.code
    return one.place.file, one.place.line, code


def new_faults(faults: Sequence[Diagnostic], known: set[tuple[str, int, str]]) -> list[Diagnostic]:
    """The errors that were not there before."""
    errors = (one for one in faults if one.severity is Severity.ERROR)
    return [one for one in errors if key_of(one) not in known]


def are_few_references(errors: Sequence[Diagnostic]) -> bool:
    """Whether they can be judged only where everything that they may name has been read."""
    return len(errors) < MANY + 1 and all(one.code in AS_REFERENCE for one in errors)


def score_of(faults: Sequence[Diagnostic]) -> Score:
    """The score of what is reported about a text; the lower one is the better."""
    errors = [one for one in faults if one.severity is Severity.ERROR]
    return sum(one.code in OF_THE_FORM for one in errors), len(errors)
