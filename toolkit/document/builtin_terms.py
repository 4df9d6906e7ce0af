"""The few words that writers add to a text: before captions, prompts and page numbers."""

from typing import NamedTuple


class FixedWords(NamedTuple):
    """In English, unless a document says otherwise."""

    table: str = "Table"
    figure: str = "Figure"
    page: str = "Page"
    of: str = "of"
    """Between the number of a page and that of the last: `Page 2 of 40`."""

    prompt: str = "To complete"
    """Leads a prompt, before a colon."""

    colon: str = ": "
    """French sets a space before it."""

    decimal_point: str = "."


IN_ENGLISH = FixedWords()
