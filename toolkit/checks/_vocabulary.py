"""Whether a text speaks of something, in English or in French, however it is inflected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, normalize


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text in small letters, without accents and with plain apostrophes.

    >>> folded("Les Évaluateurs d’Europe")
    "les evaluateurs d'europe"
    """
    if text.isascii():
        return text.casefold()
    return unaccented(text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()


def unaccented(text: str) -> str:
    """The text without accents, in capital and small letters as it is written.

    >>> unaccented("Türkiye, Grèce")
    'Turkiye, Grece'
    """
    return "".join(one for one in normalize("NFKD", text) if not combining(one))


def speaks_of(text: str, stems: Sequence[str]) -> bool:
    """Whether a word of the text begins with one of the stems, which are small and without accents.

    A stem that ends in `$` is a whole word. A blank in a stem is any white space in the text.

    >>> speaks_of("Two thirds of the votes decide.", ["quorum", "vote"])
    True
    >>> speaks_of("An envoy is sent.", ["voy", "ten$"])
    False
    """
    words = folded(text)
    pattern, starts = _pattern(tuple(stems))
    return any(one in words for one in starts) and pattern.search(words) is not None


@lru_cache(maxsize=256)
def _pattern(stems: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The stems as a pattern, a blank for any white space; and the first word of each."""
    ways = (
        re.escape(one.removesuffix("$")).replace(r"\ ", r"\s+")
        + (r"\b" if one.endswith("$") else "")
        for one in stems
    )
    starts = dict.fromkeys(one.removesuffix("$").partition(" ")[0] for one in stems)
    return re.compile(rf"\b(?:{'|'.join(ways)})"), tuple(starts)
