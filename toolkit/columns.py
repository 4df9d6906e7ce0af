"""Columns of a sheet, as spreadsheets name them: 1 is A, 27 is AA."""

from __future__ import annotations

from functools import cache


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
