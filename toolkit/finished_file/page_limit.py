"""How many pages a finished file may have: as the notice of its form says, or the call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.finished_file.model import FinishedFile
from toolkit.plan.dossier import Dossier

PAGES = re.compile(r"\b(\d{1,3})\s+pages?\b", re.IGNORECASE)
LIMITS = re.compile(
    r"page limit|limited to|maximum|\bmax\.|at most|not exceed|no more than|\bup to\b"
    r"|limite de pages|limitée? à|au plus|au maximum|ne (?:doit|peut) pas (?:dépasser|excéder)",
    re.IGNORECASE,
)
"""How a notice says that it limits the pages."""

LEAVES_IT_TO_THE_CALL = re.compile(
    r"\bnormally\b|unless (?:otherwise )?\w+ otherwise|unless otherwise|en principe|sauf\b",
    re.IGNORECASE,
)
"""How a notice says that the call may limit the pages in another way."""

LOW_VALUE = re.compile(
    r"\b(\d{1,3})\s+pages?\b[^.;]*?low[ -]value[^.;(]*\((?:EUR|€)?\s*(\d[\d\s,]*)", re.IGNORECASE
)
"""`40 pages for low value grants (60 000 or below)`."""

LONGEST = 2000
"""Letters of a paragraph of a notice."""


class PageLimit(NamedTuple):
    """How many pages a file may have, and who says so."""

    pages: int
    source: str
    """`the call`, or `the notice of the form`."""


class _Notice(NamedTuple):
    pages: int
    may_be_other: bool


def page_limit(file: FinishedFile, dossier: Dossier) -> PageLimit | None:
    """The limit for a file; None where neither its form nor the call says one.

    The form is what the Portal gives out for the call, so what it says goes before the call's
    profile; where it says what holds unless the call says otherwise, the profile goes first.
    """
    return limit_for(file, dossier.call.layout.page_limit, dossier.figures.grant)


def limit_for(file: FinishedFile, call: int | None, grant: Decimal | None) -> PageLimit | None:
    """The limit for a file where the call's is `call`, and so much is asked for, in EUR."""
    notice = _of_form(file, grant)
    if notice is not None and (call is None or not notice.may_be_other):
        return PageLimit(notice.pages, "the notice of the form")
    return PageLimit(call, "the call") if call is not None else None


def _of_form(file: FinishedFile, grant: Decimal | None) -> _Notice | None:
    if not file.is_form:
        return None
    for text in _front(file):
        if len(text) > LONGEST or not LIMITS.search(text):
            continue
        if pages := _pages(text, grant):
            return _Notice(pages, LEAVES_IT_TO_THE_CALL.search(text) is not None)
    return None


def _front(file: FinishedFile) -> Iterator[str]:
    """What stands before the first section of the file, then what the blank has there."""
    for one in file.body:
        if one.section:
            break
        yield " ".join(one.text.split())
    if file.blank is not None:
        yield from file.blank.front


def _pages(text: str, grant: Decimal | None) -> int:
    """The limit that a sentence of a notice says for a grant; of several the largest."""
    found = [int(one) for one in PAGES.findall(text)]
    low = LOW_VALUE.search(text)
    if low is not None and len(found) > 1:
        amount = Decimal("".join(one for one in low[2] if one.isdigit()))
        if grant is not None and grant <= amount:
            return int(low[1])
        found.remove(int(low[1]))
    return max(found, default=0)
