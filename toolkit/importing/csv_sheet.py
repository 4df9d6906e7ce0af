"""A text file with separated values as a sheet: its letters and its separator are found out."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

from toolkit.importing.refusals import not_text, too_many
from toolkit.importing.sheet_cells import MOST_CELLS, MOST_ROWS, Sheet, SheetCell

SEPARATORS = (";", ",", "\t", "|")
LOOKED_AT = 60
"""Rows by which the separator is chosen."""


def csv_sheet(content: bytes, file: str) -> Sheet:
    """The sheet that a text with separated values holds; it has no title.

    Raises ProposalError where it is no such text, or far too large.
    """
    text = _decoded(content, file)
    rows: dict[int, dict[int, SheetCell]] = {}
    count = 0
    try:
        for number, row in enumerate(_rows(text, _separator(text)), 1):
            shown = {at: SheetCell(one.strip()) for at, one in enumerate(row, 1) if one.strip()}
            if shown:
                rows[number] = shown
                count += len(shown)
            if len(rows) > MOST_ROWS or count > MOST_CELLS:
                raise too_many(file)
    except csv.Error as error:
        raise not_text(file) from error
    return Sheet("", rows, file=Path(file).stem)


def _decoded(content: bytes, file: str) -> str:
    """The text: UTF-8, UTF-16 where it says so, else Windows-1252, as Excel writes it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise not_text(file) from error
    if b"\0" in content:
        raise not_text(file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # the five bytes that Windows-1252 does not use are shown as signs, and not lost
        return content.decode("cp1252", errors="replace")


def _rows(text: str, separator: str) -> csv.Reader:  # type: ignore[name-defined]
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _separator(text: str) -> str:
    """The separator that gives the most rows of one and the same length."""

    def fitness(separator: str) -> int:
        lengths: Counter[int] = Counter()
        for number, row in enumerate(_rows(text, separator)):
            if number >= LOOKED_AT:
                break
            lengths[len(row)] += len(row) > 1
        return max((length * rows for length, rows in lengths.items()), default=0)

    first = text.split("\n", 1)[0].strip()
    if first.startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1]
    return max(SEPARATORS, key=fitness)
