"""Markdown as the plain text that a cell of a workbook or a message shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.document.markup import MarkupReader, Resolve
from toolkit.document.tree import Break, Inline, Link, Reference, Script, Text

_SUB = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUPER = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_SIGNS: Mapping[Script, dict[int, int]] = {Script.NONE: {}, Script.SUB: _SUB, Script.SUPER: _SUPER}


def plain_text(text: str, resolve: Resolve) -> str:
    """`Less **CO~2~** from [[ateval]].` as `Less CO₂ from ATEVAL.`

    A paragraph, a point of a list and a row of a table is a line each; points keep a bullet or
    their number. `resolve` gives the label of a mention; one that it does not know stays as it is
    written.
    """
    return "\n".join(map(_line, MarkupReader(resolve).paragraphs(text)))


def _line(inlines: Iterable[Inline]) -> str:
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text(text=text, script=script):
            return text.translate(_SIGNS[script])
        case Reference(text=text):
            return text
        case Link(inlines=inner):
            return _line(inner)
        case Break():
            return "\n"
