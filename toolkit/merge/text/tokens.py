"""Splits text into tokens: words, spaces, labels such as D2.3, numbers, and objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

OPAQUE, END = "\ue000", "\ue001"
"""Around a token that stands for something other than text: a picture, a field, a note."""

LABEL = r"[A-Z]{1,3}\d+(?:\.\d+)*(?![\w])"
NUMBER = r"\d+(?:[.,\u00a0\u202f]\d+)*"

_TOKEN = re.compile(
    rf"{OPAQUE}[^{OPAQUE}{END}]*{END}|\s|{LABEL}|{NUMBER}|[^\W\d_]+(?:['’][^\W\d_]+)?|.", re.DOTALL
)
_LABEL = re.compile(LABEL)
_NUMBER = re.compile(NUMBER)
_END_OF_SENTENCE = frozenset(".!?:;\n")


def tokens_of(text: str) -> list[str]:
    """The tokens of a text; joined they are the text again."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=20_000)
def tokens_in(text: str) -> tuple[str, ...]:
    """The same for texts that are met again and again: in the base, in the file, in the new one."""
    return tuple(_TOKEN.findall(text))


def opaque(kind: str, what: str) -> str:
    """The token of something that is not text, distinguished by what it shows."""
    return f"{OPAQUE}{kind}:{what.replace(OPAQUE, '').replace(END, '')}{END}"


def is_label(token: str) -> bool:
    """Whether a token names a part of a proposal by its number: WP2, T2.1, MS3."""
    return token[-1:].isdigit() and _LABEL.fullmatch(token) is not None


def is_number(token: str) -> bool:
    """Whether a token is written in figures."""
    return token[-1:].isdigit() and _NUMBER.fullmatch(token) is not None


def is_word(token: str) -> bool:
    """Whether a token carries meaning of its own, unlike a space or a comma."""
    return token.startswith(OPAQUE) or any(letter.isalnum() for letter in token)


def mask(token: str) -> str:
    """What a token is, with its figures left out: labels of one kind are alike, and numbers."""
    if not token[-1:].isdigit():
        return token
    if is_label(token):
        return OPAQUE + "label " + token.rstrip("0123456789.")
    return OPAQUE + "number" if is_number(token) else token


def sentences(tokens: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The tokens sentence by sentence, each with the spaces that follow it."""
    sentence: list[str] = []
    ended = False
    for token in tokens:
        if ended and not token.isspace():
            yield tuple(sentence)
            sentence = []
            ended = False
        sentence.append(token)
        if token in _END_OF_SENTENCE:
            ended = True
    if sentence:
        yield tuple(sentence)


def plain(tokens: Iterable[str]) -> str:
    """The text of the tokens, for people; what is no text is left out."""
    tokens = list(tokens)
    text = "".join(tokens)
    if OPAQUE not in text:
        return text
    return "".join([token for token in tokens if not token.startswith(OPAQUE)])
