"""The texts of paragraphs and cells without what belongs to Word alone."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.model.text_model import Paragraph, Tokens
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH


def joined(paragraphs: Sequence[Paragraph]) -> tuple[Tokens, Tokens]:
    """The text of what is one paragraph to the outline, without spaces at its edges."""
    tokens: list[str] = []
    marks: list[str] = []
    for one in paragraphs:
        pairs = [
            (token, mark)
            for token, mark in zip(one.tokens, one.marks, strict=True)
            if not _is_thing(token)
        ]
        _strip(pairs)
        if not pairs and len(paragraphs) > 1:
            continue
        if tokens:
            tokens.append(NEW_PARAGRAPH)
            marks.append("")
        tokens += [token for token, _ in pairs]
        marks += [mark for _, mark in pairs]
    return tuple(tokens), tuple(marks)


def _is_thing(token: str) -> bool:
    """Whether a token is a picture, a note or the like, which stays in Word."""
    return token.startswith(OPAQUE) and not token.startswith(f"{OPAQUE}field:")


def trimmed(cell: Paragraph) -> tuple[Tokens, Tokens]:
    """The text of a cell with its emphasis, without spaces at the edges of its lines."""
    pairs = [
        (token, mark)
        for token, mark in zip(cell.tokens, cell.marks, strict=True)
        if not _is_thing(token)
    ]
    lines: list[list[tuple[str, str]]] = [[]]
    for pair in pairs:
        if pair[0] == "\n":
            lines.append([])
        else:
            lines[-1].append(pair)
    for line in lines:
        _strip(line)
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    while len(lines) > 1 and not lines[0]:
        lines.pop(0)
    found = [pair for line in lines for pair in [("\n", ""), *line]][1:]
    return tuple(token for token, _ in found), tuple(mark for _, mark in found)


def _strip(pairs: list[tuple[str, str]]) -> None:
    """Takes the spaces at both ends away."""
    while pairs and pairs[0][0].isspace():
        pairs.pop(0)
    while pairs and pairs[-1][0].isspace():
        pairs.pop()
