"""Reads every paragraph and table of a Word file as values, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha1

from toolkit.merge.text.tokens import opaque, tokens_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import (
    Content,
    Paragraph,
    Row,
    Table,
    marks_of_tokens,
    tokens_of_pieces,
)
from toolkit.merge.word.read.known_boxes import NO_KNOWN_BOXES, KnownBoxes
from toolkit.merge.word.read.labels import BROKEN, Labels
from toolkit.merge.word.read.runs import Piece, Shown, pieces_of, plain_text
from toolkit.merge.word.read.story_marks import COMMENT, Marks
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.containers import (
    blocks_in,
    cells_in,
    closed_by,
    row_change,
)
from toolkit.ooxml.wordml import (
    ANCHOR,
    COPY,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    SECTION,
    TBL,
    TR,
    TRACKED,
    VAL,
    Element,
    P,
    R,
    fill_of,
    is_generated,
    mark_change,
    parent_of,
    text_of,
    w,
)

STYLE = w("pStyle")
PROMPT = "prompt"
"""The style of a prompt."""

DRESSED: frozenset[tuple[int, int]] = frozenset({(0, 0)})
BARE: frozenset[tuple[int, int]] = frozenset()

MOST = 30_000
"""Paragraphs and rows of tables; a proposal thirty times the size of the example has 9 000."""


@dataclass(slots=True)
class BodyItem:
    """A paragraph or table of a Word file, as it is seen when every change is accepted."""

    element: Element
    content: Content
    anchors: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    part: str = "body"

    box: str = ""
    """The name of the bookmark of the box of an official form in which it is; empty for none."""

    follows: tuple[str, ...] = ()
    """The anchors of the paragraph that people propose to move here."""

    gone: bool = False
    """Whether nothing of it is shown: its deletion is proposed."""

    is_proposal: bool = False
    """Whether the whole of it waits as our proposal, and nobody has touched it."""

    marked: bool = False
    """Whether people's comments or tracked changes are in it."""

    dressed: frozenset[tuple[int, int]] = frozenset()
    """Which cells of a table, by row and column, have the shade of a prompt; of a paragraph (0, 0)
    where it has the style of one, or a comment of ours beside it."""

    ends_section: bool = False
    rows: list[Element] = field(default_factory=list)
    """The elements of the rows of a table, without those in which boxes are."""

    @property
    def is_table(self) -> bool:
        return isinstance(self.content, Table)

    @property
    def paragraph(self) -> Paragraph:
        """The content of what is known to be a paragraph."""
        if not isinstance(self.content, Paragraph):
            raise TypeError("a table is no paragraph")
        return self.content


def too_many(why: str, file: str = "") -> PackageError:
    """The error for a file that has more paragraphs than can be compared."""
    fact = f"the paragraphs and table rows of the file are too many to be compared: {why}"
    hint = "see whether it is the right file, and take out of it what does not belong there"
    return PackageError(file, fact, hint, "MRG121")


def ends_box(items: Sequence[BodyItem], at: int) -> bool:
    """Whether an item is the empty paragraph that ends a box of an official form."""
    item = items[at]
    if not item.box or (at + 1 < len(items) and items[at + 1].box == item.box):
        return False
    return not (item.is_table or item.anchors or item.content.text.strip())


def is_drawn(item: BodyItem) -> bool:
    """Whether a paragraph holds a drawing or chart alone, as we write them, and no photograph."""
    return (
        not item.is_table
        and len(item.paragraph.tokens) == 1
        and item.paragraph.tokens[0].startswith(opaque("object", "")[:-1])
    )


def body_items(
    file: WordFile,
    labels: Labels,
    rows: Collection[str] = (),
    boxes: KnownBoxes = NO_KNOWN_BOXES,
) -> list[BodyItem]:
    """Every paragraph and table outside tables, as a `Reader` with these values reads them."""
    return Reader(file, labels, rows, boxes).items()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A Word file and what was read in it."""

    file: WordFile
    items: list[BodyItem]
    labels: Labels
    rows: Collection[str] = ()
    boxes: KnownBoxes = NO_KNOWN_BOXES

    @property
    def reader(self) -> Reader:
        """Reads more of the file in the same way."""
        return Reader(self.file, self.labels, self.rows, self.boxes)

    def shown(self, part: str) -> Shown:
        """What references, pictures and notes of a part show."""
        return shown_in(self.file, part, self.labels)


def read_file(
    file: WordFile,
    labels: Labels,
    rows: Collection[str] = (),
    boxes: KnownBoxes = NO_KNOWN_BOXES,
) -> ReadFile:
    """The file with all its paragraphs and tables."""
    return ReadFile(file, body_items(file, labels, rows, boxes), labels, rows, boxes)


def follow_moves(items: Sequence[BodyItem]) -> None:
    """Takes paragraphs that people propose to move for those that stand where they are moved to.

    What is left of one in its old place says nothing, and is not there any more.
    """
    paragraphs = [item for item in items if not item.is_table]
    arrived = [one for one in paragraphs if mark_change(one.element, MOVE_TO) is not None]
    texts = {_inside(one.element, MOVE_TO): one for one in arrived}
    for item in paragraphs:
        if item.gone or item.content.text or mark_change(item.element, MOVE_FROM) is None:
            continue
        item.gone = True
        new = texts.pop(_inside(item.element, MOVE_FROM), None)
        if new is not None and not new.anchors:
            new.follows = item.anchors


def _inside(paragraph: Element, change: str) -> str:
    """The text of a paragraph that is inside changes of that name."""
    return "".join(text_of(one) for one in paragraph.iter(change) if parent_of(one).tag != RPR)


def shown_in(file: WordFile, part: str, labels: Labels) -> Shown:
    """What references, pictures and notes of a part show."""

    def shown(kind: str, key: str) -> str:
        if kind == "broken":
            return labels.get(f"{BROKEN}{key}", "")
        return labels.get(key, "") if kind == "label" else file.shown(part, kind, key)

    return shown


class Reader:
    """Reads the paragraphs and tables of one file.

    A reference to one of `labels` is read as that number, whatever Word has counted since. `rows`
    are the anchors known to be a row's, `boxes` what is known to be in boxes.
    """

    def __init__(
        self,
        file: WordFile,
        labels: Labels,
        rows: Collection[str] = (),
        boxes: KnownBoxes = NO_KNOWN_BOXES,
    ) -> None:
        self._file, self._labels, self._rows, self._boxes = file, labels, rows, boxes

    def items(self) -> list[BodyItem]:
        """Every paragraph and table outside tables, and those in the boxes of an official form;
        of such a form the tables with boxes only where rows of them were generated. Raises
        `PackageError` where there are more than can be compared."""
        found: list[BodyItem] = []
        for kind, part, story in self._file.stories():
            marks = Marks(story, self._file.our_comments, self._boxes)
            blocks = list(marks.boxes.blocks_in(story))
            if sum(1 for _ in story.iter(TR)) + len(blocks) > MOST:
                raise too_many(f"it has more than {MOST}", self._file.package.file)
            found += [
                self._table(one, kind, part, marks, box)
                if one.tag == TBL
                else self._item(one, kind, part, marks, box)
                for one, box in blocks
                if one not in marks.boxes.tables or marks.has_named_rows(one)
            ]
        return found

    def content(self, one: Element, part: str) -> Content:
        """What is seen in a paragraph or table."""
        if one.tag != TBL:
            return self.paragraph(one, part)
        marks = Marks(one, self._file.our_comments, self._boxes)
        return self._table(one, "", part, marks).content

    def paragraph(self, one: Element, part: str, marks: Marks | None = None) -> Paragraph:
        """What is seen in a paragraph."""
        pieces = self._pieces(one, part, marks)
        name = style_of(one, self._file.style_names)
        tokens = tokens_of_pieces([(piece.text, piece.marks) for piece in pieces])
        looks = [(piece.marks, len(piece.text)) for piece in pieces]
        return Paragraph(tokens, marks_of_tokens(tokens, looks), name)

    def cell(self, one: Element) -> Paragraph:
        """What is seen in a cell of the body, with its emphasis; each paragraph in it is a line."""
        tokens: list[str] = []
        marks: list[str] = []
        for inner in blocks_in(one):
            if inner.tag == TBL:
                tokens.append(_inner_table(inner))
                marks.append("")
                continue
            said = self.paragraph(inner, self._file.main)
            tokens += said.tokens
            marks += said.marks
            if mark_change(inner, DEL) is None:
                tokens.append("\n")
                marks.append("")
        return Paragraph(tuple(tokens), tuple(marks))

    def _pieces(self, one: Element, part: str, marks: Marks | None) -> list[Piece]:
        emphasised = marks.emphasised if marks else None
        return pieces_of(one, shown_in(self._file, part, self._labels), emphasised)

    def _item(self, one: Element, kind: str, part: str, marks: Marks, box: str = "") -> BodyItem:
        content = self.paragraph(one, part, marks)
        names = marks.names.get(one, ())
        ins, deleted = mark_change(one, INS), mark_change(one, DEL)
        properties = one.find(PPR)
        return BodyItem(
            one,
            content,
            tuple(name for name in names if name.startswith(ANCHOR)),
            tuple(name for name in names if name.startswith(COPY)),
            kind,
            box,
            gone=deleted is not None and not content.tokens,
            is_proposal=(is_generated(ins) if ins is not None else _closes(one))
            and _is_all_generated(one),
            marked=one in marks.of_people,
            dressed=DRESSED if content.style == PROMPT or one in marks.of_ours else BARE,
            ends_section=properties is not None and properties.find(SECTION) is not None,
        )

    def _table(self, one: Element, kind: str, part: str, marks: Marks, box: str = "") -> BodyItem:
        rows = list(marks.boxes.rows_in(one))
        tracked = one in marks.tracked
        anchors: list[str] = []
        copies: list[str] = []
        read: list[Row] = []
        alive: list[Element] = []
        for row in rows:
            names = marks.names.get(row, ())
            own = [name for name in names if name.startswith(ANCHOR)]
            copies += [name for name in names if name.startswith(COPY)]
            if tracked and row_change(row, DEL) is not None:
                continue
            anchor = next((name for name in own if name in self._rows), own[-1] if own else "")
            anchors += [name for name in own if name != anchor]
            read.append(
                Row(
                    anchor,
                    tuple([self._cell(cell, part, marks, tracked) for cell in cells_in(row)]),
                )
            )
            alive.append(row)
        changes = [row_change(row, INS) if tracked else None for row in rows]
        return BodyItem(
            one,
            Table(tuple(read)),
            tuple(anchors),
            tuple(copies),
            kind,
            box,
            gone=not read,
            is_proposal=all(change is not None and is_generated(change) for change in changes)
            and all(_is_all_generated(each) for each in one.iter(P)),
            marked=one in marks.of_people,
            dressed=frozenset(self._shaded(alive)),
            rows=alive,
        )

    def _shaded(self, rows: list[Element]) -> Iterator[tuple[int, int]]:
        """The cells that have the shade of a prompt, by row and column."""
        if shade := self._file.prompt_shade:
            for at, row in enumerate(rows):
                for number, cell in enumerate(cells_in(row)):
                    if fill_of(cell) == shade:
                        yield at, number

    def _cell(self, cell: Element, part: str, marks: Marks, tracked: bool) -> tuple[str, ...]:
        tokens: list[str] = []
        for one in blocks_in(cell):
            if one.tag == TBL:
                tokens.append(_inner_table(one))
                continue
            text = plain_text(one)
            if text is None:
                pieces = self._pieces(one, part, marks)
                tokens += tokens_of_pieces([(piece.text, piece.marks) for piece in pieces])
            else:
                tokens += tokens_in(text)
            if not tracked or mark_change(one, DEL) is None:
                tokens.append("\n")
        return tuple(tokens[:-1] if tokens[-1:] == ["\n"] else tokens)


def _inner_table(table: Element) -> str:
    """The token of a table inside a cell."""
    return opaque("table", sha1(text_of(table).encode()).hexdigest())


def _closes(paragraph: Element) -> bool:
    """Whether it waits as our proposal though its mark does not: behind what was the last."""
    return closed_by(paragraph) is not None and next(paragraph.iter(R), None) is not None


def style_of(paragraph: Element, names: Mapping[str, str]) -> str:
    """The name of the paragraph's style, in small letters; empty where it has none of its own."""
    properties = next(paragraph.iterchildren(PPR), None)
    style = next(properties.iterchildren(STYLE), None) if properties is not None else None
    return names.get(style.get(VAL, ""), "") if style is not None else ""


def _is_all_generated(paragraph: Element) -> bool:
    """Whether all that is seen in a paragraph is in our insertions."""
    for run in paragraph.iter(R):
        around = parent_of(run)
        while around is not paragraph and around.tag not in TRACKED:
            around = parent_of(around)
        if around is paragraph or around.tag != INS or not is_generated(around):
            if run.find(COMMENT) is not None:
                continue
            return False
    return True
