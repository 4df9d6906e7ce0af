"""Writes an answer as the value of the field that was asked for: prose, a list of texts, parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from toolkit.document.markup import Resolve
from toolkit.merge.pull.as_markdown import escaped, in_script, joined, with_scripts
from toolkit.merge.pull.asked_field import AskedField, Kind
from toolkit.merge.pull.cell_prose import typed
from toolkit.merge.pull.given_answers import Form, GivenAnswer, Piece
from toolkit.merge.pull.new_ids import new_id
from toolkit.model.base import Located, Prose
from toolkit.readers.outline_paths import ONE_OF
from toolkit.readers.typed_field import POINT
from toolkit.readers.yaml_notation import Value

LISTED = (Form.POINT, Form.NUMBERED)
BEHIND_TITLE = re.compile(r":\s+|\s+[–—-]\s+")
"""Between the title of a point and what is said of it."""

FIGURE = re.compile(r"\d")
SCRIPTS = ("~", "^")


def text_of(answer: GivenAnswer, resolve: Resolve) -> str:
    """The answer as prose: paragraphs, lists and tables in Markdown."""
    made = ""
    before: Form | None = None
    for number, piece in enumerate(answer.pieces):
        close = before in LISTED and piece.form is before
        made += ("\n" if close else "\n\n") if number else ""
        made += _markdown(piece, resolve)
        before = piece.form
    return f"{made}\n" if "\n" in made else made


def words_of(answer: GivenAnswer) -> str | None:
    """The answer as plain words; None where it is more than a paragraph."""
    pieces = answer.pieces
    if len(pieces) != 1 or pieces[0].form is Form.TABLE:
        return None
    return " ".join("".join(pieces[0].tokens).split())


def texts_of(answer: GivenAnswer, resolve: Resolve) -> tuple[str, ...] | None:
    """The answer as a list of texts, one for each paragraph, point or row; None where the rows of a
    table have several columns."""
    found: list[str] = []
    for piece in answer.pieces:
        if piece.form is not Form.TABLE:
            found.append(_prose(_unmarked(piece), resolve))
        elif all(len(row) == 1 for row in piece.rows):
            found += [typed("".join(row[0]), resolve) for row in piece.rows]
        else:
            return None
    return tuple(one for one in found if one)


def parts_of(
    answer: GivenAnswer, field: AskedField, taken: set[str], resolve: Resolve
) -> list[Mapping[str, Value]] | None:
    """The answer as parts of a list, one for each point; None where something is missing in them
    that nobody wrote, or where it is not clear which of the words are the title.

    `taken` holds the ids that are given away.
    """
    part, kind = field.part, ONE_OF.get(str(field.steps[-1]), "part")
    assert part is not None
    title = next((name for name in ("title", "name") if name in part.model_fields), "")
    needed = {name for name, one in part.model_fields.items() if one.is_required()}
    pieces = [one for one in answer.pieces if one.tokens or one.rows]
    if not title or needed - {"id", title} or not all(_is_point(one) for one in pieces):
        return None
    more = _first_prose(part)
    made: list[Mapping[str, Value]] = []
    for piece in pieces:
        words = " ".join("".join(_unmarked(piece).tokens).split())
        name, *rest = BEHIND_TITLE.split(words, maxsplit=1)
        name = name.rstrip(".;,")
        if (rest and not more) or (not more and FIGURE.search(name)):
            return None
        ident = {"id": new_id(name, taken, kind)} if "id" in needed else {}
        made.append({**ident, title: name, **({more: typed(rest[0], resolve)} if rest else {})})
    return made


def _is_point(piece: Piece) -> bool:
    return piece.form in LISTED or (
        piece.form is Form.PARAGRAPH and bool(POINT.match("".join(piece.tokens)))
    )


def _first_prose(part: type[Located]) -> str:
    """The first of its fields that is prose."""
    names = (name for name, one in part.model_fields.items() if one.annotation is Prose)
    return next(names, "")


def _unmarked(piece: Piece) -> Piece:
    """A point without the sign that was typed before it."""
    found = POINT.match("".join(piece.tokens))
    if not found:
        return piece
    at = length = 0
    while length < found.end():
        length += len(piece.tokens[at])
        at += 1
    return Piece(piece.form, piece.tokens[at:], piece.marks[at:])


def _markdown(piece: Piece, resolve: Resolve) -> str:
    if piece.form is Form.TABLE:
        return "\n".join(_rows(piece.rows))
    said = _prose(piece, resolve)
    if piece.form in LISTED:
        mark = "- " if piece.form is Form.POINT else "1. "
        return mark + said.replace("\n", "\n" + " " * len(mark))
    return said


def _prose(piece: Piece, resolve: Resolve) -> str:
    """The words as Markdown that shows just them; a line break in them stays one."""
    marks = piece.marks or ("",) * len(piece.tokens)
    if any(sign in mark for mark in marks for sign in SCRIPTS):
        pairs = zip(piece.tokens, marks, strict=True)
        said = joined("".join(in_script(token, mark) for token, mark in pairs))
        lines = (with_scripts(escaped(one, begins=True)) for one in said.split("\n"))
    else:
        lines = (typed(one, resolve) for one in "".join(piece.tokens).split("\n"))
    return "\\\n".join(lines)


def _rows(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """A table in Markdown; the first row is its head."""
    width = max(map(len, rows), default=0)
    for number, row in enumerate(rows):
        cells = [_in_cell("".join(cell)) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"|{' --- |' * width}"


def _in_cell(words: str) -> str:
    line = " ".join(words.split())
    return escaped(line, begins=False).replace("|", "\\|")


def value_of(
    answer: GivenAnswer, field: AskedField, taken: set[str], resolve: Resolve
) -> Value | list[Mapping[str, Value]] | None:
    """What the field gets; None where the answer has not the form that it needs."""
    match field.kind:
        case Kind.PROSE:
            return text_of(answer, resolve) or None
        case Kind.WORDS:
            return words_of(answer)
        case Kind.TEXTS:
            return texts_of(answer, resolve) or None
        case Kind.PARTS:
            return parts_of(answer, field, taken, resolve)
        case Kind.OTHER:
            return None
