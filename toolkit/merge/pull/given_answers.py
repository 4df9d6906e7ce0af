"""Reads what people wrote in the places of prompts, each answer with the field asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from toolkit.merge.pull.undecided_changes import is_undecided
from toolkit.merge.text.tokens import OPAQUE, is_word
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.match.answers import Answer, answers, cell_answers, own_lead
from toolkit.merge.word.model.text_model import Block, Table, Tokens
from toolkit.merge.word.plan.tables import row_places
from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import PPR, w


class Form(Enum):
    """What a piece of an answer is."""

    PARAGRAPH = "paragraph"
    POINT = "point"
    NUMBERED = "numbered"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a point of a list or a table of an answer."""

    form: Form
    tokens: Tokens = ()
    marks: Tokens = ()
    rows: tuple[tuple[Tokens, ...], ...] = ()
    """Of a table the cells of its rows."""

    @property
    def words(self) -> list[str]:
        """The words of it, whatever is between them."""
        cells = [cell for row in self.rows for cell in row]
        return [
            token.casefold() for one in (self.tokens, *cells) for token in one if is_word(token)
        ]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What a person wrote in the place of a prompt."""

    asks: str
    """The field of the outline that the prompt asks for."""

    pieces: tuple[Piece, ...]
    undecided: bool = False
    """Whether people's changes in it wait to be accepted or rejected."""

    shared: bool = False
    """Whether it is in the place of several prompts."""

    @property
    def words(self) -> list[str]:
        return [word for piece in self.pieces for word in piece.words]


class AnswerReader:
    """The answers of one file; `base` is what was generated in it, `items` what is there now."""

    def __init__(self, base: Sequence[Block], items: Sequence[BodyItem], found: Alignment) -> None:
        self._items, self._found = items, found
        self._given: Mapping[str, Answer] = answers(base, items, found)
        self._tables = {block.anchor: block for block in base if isinstance(block.content, Table)}
        self.anchors = frozenset(self._given)
        """Of the prompts that were answered or deleted."""

        self.cells: set[tuple[str, int]] = set()
        """Of the cells with an answer the anchor of the row, and the number of the cell."""

    def read(self, asks: Mapping[str, str]) -> list[GivenAnswer]:
        """All answers; `asks` has the fields of prompts that the draft has now, by their anchors,
        and by the anchor of a row and the number of a cell: `_pk1/2`."""
        found = [
            self._answer(answer, asks.get(anchor) or answer.prompt.asks)
            for anchor, answer in self._given.items()
            if answer.items
        ]
        for anchor, block in self._tables.items():
            if places := self._found.places.get(anchor):
                found += self._in_table(block, self._items[places[0]], asks)
        return [one for one in found if one.asks]

    def _answer(self, answer: Answer, asks: str) -> GivenAnswer:
        said = [self._piece(answer, at) for at in answer.items]
        pieces = [one for one in _without_lead(said, own_lead(answer.prompt.content)) if one.words]
        undecided = any(is_undecided(self._items[at].element) for at in answer.items)
        return GivenAnswer(asks, tuple(pieces), undecided, answer.shared)

    def _piece(self, answer: Answer, at: int) -> Piece:
        item = self._items[at]
        if isinstance(item.content, Table):
            rows = tuple(tuple(map(_bare, row.cells)) for row in item.content.rows)
            return Piece(Form.TABLE, rows=rows)
        content = item.paragraph
        numbers = [n for n in answer.words(self._items, at) if not _is_thing(content.tokens[n])]
        tokens = tuple(content.tokens[n] for n in numbers)
        marks = tuple(content.marks[n] if content.marks else "" for n in numbers)
        return Piece(_form(item), tokens, marks)

    def _in_table(
        self, block: Block, item: BodyItem, asks: Mapping[str, str]
    ) -> Iterator[GivenAnswer]:
        base, current = block.content, item.content
        if not (isinstance(base, Table) and isinstance(current, Table)):
            return
        places = row_places(base, current)
        by_row = {base.rows[number].anchor: place for number, place in places.items()}
        for one in cell_answers(base, current, places):
            self.cells.add((one.row, one.cell))
            place = by_row[one.row]
            tokens = current.rows[place].cells[one.cell]
            mine = [tokens[at] for at in one.over.answer(tokens)]
            pieces = tuple(Piece(Form.PARAGRAPH, line) for line in _lines(mine))
            cell = list(cells_in(item.rows[place]))[one.cell]
            field = asks.get(f"{one.row}/{one.cell}") or one.asks
            yield GivenAnswer(field, pieces, undecided=is_undecided(cell))


def _lines(tokens: Sequence[str]) -> Iterator[Tokens]:
    line: list[str] = []
    for token in (*tokens, "\n"):
        if token == "\n":
            if any(map(is_word, line)):
                yield _bare(line)
            line = []
        elif not _is_thing(token):
            line.append(token)


def _bare(tokens: Sequence[str]) -> Tokens:
    """Without spaces at the ends, and without what stays in Word."""
    kept = [token for token in tokens if not _is_thing(token)]
    while kept and kept[0].isspace():
        kept.pop(0)
    while kept and kept[-1].isspace():
        kept.pop()
    return tuple(kept)


def _is_thing(token: str) -> bool:
    """Whether a token is a picture, a note or the like."""
    return token.startswith(OPAQUE)


def _form(item: BodyItem) -> Form:
    style = item.paragraph.style
    if style.startswith("list number"):
        return Form.NUMBERED
    numbered = item.element.find(f"{PPR}/{w('numPr')}") is not None
    return Form.POINT if numbered or style.startswith("list bullet") else Form.PARAGRAPH


def _without_lead(pieces: list[Piece], lead: Tokens) -> list[Piece]:
    """The pieces without the bold words of the question, where they stand before the first."""
    first = pieces[0] if pieces else None
    if not first or not lead or first.tokens[: len(lead)] != lead:
        return pieces
    start = len(lead)
    while start < len(first.tokens) and first.tokens[start].isspace():
        start += 1
    bare = Piece(first.form, first.tokens[start:], first.marks[start:])
    return [bare, *pieces[1:]] if bare.words else pieces[1:]
