"""Whether a text speaks of something, in English or in French, however it is inflected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, normalize

WHITE_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=8192)
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
    if text.isascii():
        return text
    plain = normalize("NFKD", text)
    for mark in filter(combining, set(plain)):
        plain = plain.replace(mark, "")
    return plain


def speaks_of(text: str, stems: Sequence[str]) -> bool:
    """Whether a word of the text begins with one of the stems, which are small and without accents.

    A stem that ends in `$` is a whole word. A blank in a stem is any white space in the text.

    >>> speaks_of("Two thirds of the votes decide.", ["quorum", "vote"])
    True
    >>> speaks_of("An envoy is sent.", ["voy", "ten$"])
    False
    """
    words = _on_one_line(text)
    return any(stem in words and _has_word(words, stem, whole) for stem, whole in _read(*stems))


@lru_cache(maxsize=8192)
def _on_one_line(text: str) -> str:
    """The folded text with one blank for any white space."""
    words = folded(text)
    plain = words.isprintable() and "  " not in words
    return words if plain else WHITE_SPACE.sub(" ", words)


@lru_cache(maxsize=512)
def _read(*stems: str) -> tuple[tuple[str, bool], ...]:
    """The stems, each with whether it is a whole word."""
    return tuple((one.removesuffix("$"), one.endswith("$")) for one in stems)


def _has_word(words: str, stem: str, whole: bool) -> bool:
    """Whether a word begins with the stem, or is it; to compile a pattern would take longer."""
    at = words.find(stem)
    while at >= 0:
        end = at + len(stem)
        if _is_edge(words, at) and (not whole or _is_edge(words, end)):
            return True
        at = words.find(stem, at + 1)
    return False


def _is_edge(words: str, at: int) -> bool:
    """Whether a word begins or ends there."""
    return _in_word(words[at - 1 : at] if at else "") != _in_word(words[at : at + 1])


def _in_word(letter: str) -> bool:
    return letter == "_" or letter.isalnum()
