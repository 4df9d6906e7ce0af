"""Formulas that take what people type as it is meant, and hand on no error value.

People paste what cells show (`M12`), type texts where numbers belong, or fill in a formula that
gives an error. A sum leaves such a cell out, and a light of the sheet Checks says where it is.
"""

from __future__ import annotations

NUMBERS = '"<999999999999999"'
"""A criterion that every number meets, and no text, no empty cell and no error."""

NO_MONTH, REVERSED, LATE, EARLY = "month", "reversed", "late", "early"
HALF, BELOW_ZERO, NO_NUMBER, MISSING = "half", "negative", "number", "missing"
OVER, ABOVE, WORTH = "over", "above", "worth"
"""What may be wrong with a row, as its hidden column of faults says; no word that people read."""


def summed(area: str) -> str:
    """The sum of the numbers in an area.

    >>> summed("[first:last]")
    'SUMIF([first:last],"<999999999999999")'
    """
    return f"SUMIF({area},{NUMBERS})"


def month_in(cell: str, otherwise: str = '""') -> str:
    """The number of the month in a cell, typed as `12`, `M12` or `m 12`; else `otherwise`."""
    read = f'IFERROR(VALUE(SUBSTITUTE(UPPER(TRIM({cell})),"M","")),{otherwise})'
    return f"IF(ISNUMBER({cell}),{cell},IF(ISBLANK({cell}),{otherwise},{read}))"


def number_in(cell: str) -> str:
    """The number in a cell, and 0 for everything else."""
    return f"IFERROR(N({cell}),0)"


def no_months(area: str) -> str:
    """Whether a cell of the area is filled with something that is no whole month from 1 on."""
    read = f'VALUE("0"&SUBSTITUTE(UPPER(TRIM({area})),"M",""))'
    texts = f"IFERROR(SUMPRODUCT(MOD({read},1)),1)"
    parts = f"IF(COUNT({area})=COUNTA({area}),SUMPRODUCT(MOD({area},1)),{texts})"
    return f'OR(COUNTIF({area},"<1")>0,{parts}>0)'


def no_numbers(area: str) -> str:
    """Whether a cell of the area is filled with something that is no number."""
    return f"COUNTA({area})>COUNT({area})"


def fault(*cases: tuple[str, str]) -> str:
    """The faults of a row, each where its condition holds, with a space behind it."""
    return "&".join(f'IF({condition},"{code} ","")' for code, condition in cases)


def having(faults: str, code: str) -> str:
    """How many rows have this fault; `faults` is the name of their column."""
    return f'COUNTIF({faults},"*{code}*")'
