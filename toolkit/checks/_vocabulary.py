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
    plain = "".join(one for one in normalize("NFKD", text) if not combining(one))
    return plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()


def speaks_of(text: str, stems: Sequence[str]) -> bool:
    """Whether a word of the text begins with one of the stems, which are small and without accents.

    A stem that ends in `$` is a whole word. A space in a stem is any space or end of a line.

    >>> speaks_of("Two thirds of the votes decide.", ["quorum", "vote"])
    True
    >>> speaks_of("An envoy is sent.", ["voy", "ten$"])
    False
    """
    return bool(stems) and _pattern(tuple(stems)).search(folded(text)) is not None


@lru_cache(maxsize=256)
def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_way, stems))})")


def _way(stem: str) -> str:
    words = r"\s+".join(map(re.escape, stem.removesuffix("$").split(" ")))
    return words + r"\b" if stem.endswith("$") else words
