"""Addresses of cells as spreadsheets write them: `AA7`, and `'Work plan'` before it."""

from __future__ import annotations

from functools import cache, lru_cache

ROWS, COLUMNS = 1_048_576, 16_384
"""How many a sheet has (Excel specifications and limits)."""


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


@cache
def number_of(letters: str) -> int:
    """A is 1, AA is 27."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


@lru_cache
def quoted(title: str) -> str:
    """The title of a sheet as formulas write it before an address.

    >>> quoted("Rates"), quoted("Work plan"), quoted("Anna's")
    ('Rates', "'Work plan'", "'Anna''s'")
    """
    doubled = title.replace("'", "''")
    return title if title.isalpha() else f"'{doubled}'"
