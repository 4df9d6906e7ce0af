"""Which value is taken where more than one was changed since the last build."""

from enum import StrEnum


class Prefer(StrEnum):
    """The workbook's, the Word file's or the outline's; it says nothing of a file that it does
    not name."""

    WORKBOOK = "workbook"
    WORD = "word"
    OUTLINE = "outline"
