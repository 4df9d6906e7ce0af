"""The body of the Word file: blocks go in one by one, WordprocessingML comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import assert_never

from toolkit.document.style import Style
from toolkit.document.tree import (
    Block,
    Document,
    Figure,
    Heading,
    List,
    Paragraph,
    Part,
    Role,
    Table,
)
from toolkit.document.walk import plain
from toolkit.writers.docx.anchors import Anchors, drawing_id
from toolkit.writers.docx.comments import Comments
from toolkit.writers.docx.contents import contents, entries_of
from toolkit.writers.docx.figures import Figures, Keeper
from toolkit.writers.docx.headers_footers import Frames
from toolkit.writers.docx.headings import are_counted, level_of
from toolkit.writers.docx.inlines import Inlines
from toolkit.writers.docx.labels import labels_of
from toolkit.writers.docx.numbering import BULLETS, HEADINGS, LEVELS, Numbering
from toolkit.writers.docx.paragraphs import ending_section, paragraph
from toolkit.writers.docx.runs import reads_leftward, run
from toolkit.writers.docx.sections import section, text_height, text_width
from toolkit.writers.docx.styles import HEADING_LEVELS
from toolkit.writers.docx.tables import Tables
from toolkit.writers.docx.text_width import width_of

STYLES = {
    Role.BODY: "BodyText",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.PROMPT: "Prompt",
    Role.QUOTE: "Quote",
    Role.NOTE: "Note",
}

UPRIGHT = '<w:b/><w:bCs/><w:i w:val="0"/><w:iCs w:val="0"/>'

NUMBER_TABS = (567, 680, 794, 907, 1020)
"""Twips from the number of a heading to its words, by level."""

TABLE_END = paragraph("TableEnd", "")
SHORT_LEAD = 200
"""Letters of a sentence that is not left alone above its table on another page."""

SPACE_AROUND_TABLE, SPACE_AFTER_LIST = 200, 80


class Body:
    """Gathers the blocks of a document; `keeper` keeps the parts beside the body."""

    def __init__(
        self,
        document: Document,
        style: Style,
        keeper: Keeper,
        pages: Mapping[str, int],
    ) -> None:
        self.anchors = Anchors(document)
        self.numbering = Numbering()
        self.comments = Comments()
        self._document = document
        self._style = style
        self._pages = pages
        self._labels = labels_of(document)
        self._inlines = Inlines(self.anchors, self._labels, keeper.link)
        self._tables = Tables(style, self.anchors, self._inlines, self._labels)
        self._figures = Figures(style, keeper)
        self._pieces: list[str] = []
        self._captions = 0
        self._tallest = 0
        """Twips between the margins of the pages that are being written."""
        self._counted = are_counted(document)
        self._after_table = self._after_heading = False
        self._space = 0
        """Twips that what was written last wants below it, beyond its own style."""
        self._cover = False
        """Whether what was written so far is the cover, which ends with the first heading."""

    def xml(self, frames: Frames) -> str:
        """All parts, each with the pages it is on."""
        sections = [
            (landscape, tuple(block for part in parts for block in part.blocks))
            for landscape, parts in groupby(
                (part for part in self._document.parts if part.blocks), _lies
            )
        ] or [(False, ())]
        for number, (landscape, blocks) in enumerate(sections, 1):
            self._tallest = text_height(self._style.page, landscape)
            for block, following in _with_next(blocks):
                self.block(block, following, text_width(self._style.page, landscape))
            if self._after_table:
                self._add(TABLE_END)
            apart = number == 1 and (frames.first_page_apart or _begins_with_title(blocks))
            named = frames.xml if number == 1 else ""
            ending = section(self._style.page, landscape, named, first_page_apart=apart)
            if number < len(sections):
                self._cover = False
                self._pieces[-1] = ending_section(self._pieces[-1], ending)
            else:
                self._pieces.append(ending)
        return f"<w:body>{''.join(self._pieces)}</w:body>"

    def block(self, block: Block, following: Block | None, width: int) -> None:
        """Appends `block`, which may lean on the one that follows it."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block, following)
            case List():
                self._list(block, 0)
            case Table():
                self._table(block, width)
            case Figure():
                self._figure(block, width)
            case _:
                assert_never(block)

    def _add(self, xml: str, *, is_table: bool = False, space: int = 0) -> None:
        self._pieces.append(xml)
        self._after_table, self._after_heading, self._space = is_table, False, space

    def _before(self, face: str) -> int | None:
        """More space above, where what is before wants more than the style gives."""
        own = round(self._style.faces[face].before * 20)
        return self._space if own < self._space else None

    def _end_cover(self) -> None:
        """The contents, on a page of their own behind the cover."""
        if entries := entries_of(self._document):
            title = self._document.contents
            self._add(contents(title, entries, self.anchors.names, self._pages))

    def _heading(self, heading: Heading) -> None:
        if self._cover:
            self._end_cover()
        level = min(max(heading.level, 1), HEADING_LEVELS)
        words = self._inlines.holding(heading.id, heading.inlines)
        tab = counted = None
        if heading.number:
            face = self._style.faces[f"heading_{level}"]
            needed = round(width_of(heading.number) * face.size * 20 * 1.08) + 120
            tab = max(NUMBER_TABS[level - 1], needed)
            if self._counted:
                counted = (HEADINGS, level_of(heading.number))
            else:
                words = run(f"{heading.number}\t") + words
        self._add(
            paragraph(
                f"Heading{level}",
                self.anchors.around(heading.id, words),
                new_page=self._cover,
                numbering=counted,
                tab=tab,
                leftward=reads_leftward(heading.inlines),
                before=0 if self._cover else self._before(f"heading_{level}"),
            )
        )
        self._cover, self._after_heading = False, True

    def _paragraph(self, text: Paragraph, following: Block | None) -> None:
        if text.role is Role.TITLE and not self._pieces:
            self._cover = True
        words = self._inlines.xml(text.inlines)
        if text.role is Role.PROMPT:
            fixed = self._document.words
            words = run(f"{fixed.prompt}{fixed.colon}", UPRIGHT) + words
        if text.comment:
            words = self.comments.beside(words, text.comment)
        touching = isinstance(following, Table) and not following.caption
        said = plain(text.inlines)
        # behind a heading LibreOffice would move the sentence, and leave the heading alone
        short = len(said) < SHORT_LEAD and not self._after_heading
        leads = said.endswith(":") if isinstance(following, List) else short
        leads = leads and isinstance(following, List | Table)
        self._add(
            paragraph(
                STYLES[text.role],
                self.anchors.around(text.id, words),
                keep_next=leads,
                leftward=reads_leftward(text.inlines),
                before=self._before(text.role.value),
                after=SPACE_AROUND_TABLE if touching else None,
            )
        )

    def _list(self, points: List, level: int) -> None:
        level = min(level, LEVELS - 1)
        number = self.numbering.ordered(level, points.start) if points.ordered else BULLETS
        for position, item in enumerate(points.items):
            styled = not points.ordered and level < 5
            suffix = str(level + 1) if styled and level else ""
            self._add(
                paragraph(
                    "ListNumber" if points.ordered else f"ListBullet{suffix}",
                    self.anchors.around(item.id, self._inlines.xml(item.inlines)),
                    numbering=None if styled else (number, level),
                    leftward=reads_leftward(item.inlines),
                    before=self._before("list") if not (level or position) else None,
                ),
                space=SPACE_AFTER_LIST,
            )
            for inner in item.lists:
                self._list(inner, level + 1)

    def _table(self, table: Table, width: int) -> None:
        if table.caption:
            self._captions += 1
            words = self._inlines.caption(table, self._document.words.table, self._captions)
            self._add(
                paragraph(
                    "Caption",
                    self.anchors.around(table.id, words),
                    keep_next=True,
                    before=self._before("caption"),
                )
            )
        elif self._after_table:
            self._add(TABLE_END)  # Word makes one table of two that touch
        if table.columns and (table.rows or table.heads):
            self._add(self._tables.xml(table, width), is_table=True, space=SPACE_AROUND_TABLE)

    def _figure(self, figure: Figure, width: int) -> None:
        """The picture, and its caption below."""
        picture = self._figures.xml(figure, width, self._tallest)
        words = self._inlines.caption(figure, self._document.words.figure, self._figures.count)
        around = self.anchors.around
        self._add(
            paragraph(
                "BodyText",
                around(drawing_id(figure.id), picture),
                keep_next=True,
                before=max(self._space, SPACE_AROUND_TABLE),
                after=0,
                align="center",
            )
        )
        caption = paragraph("Caption", around(figure.id, words), may_part=True)
        self._add(caption, space=SPACE_AROUND_TABLE)


def _lies(part: Part) -> bool:
    return part.landscape


def _begins_with_title(blocks: tuple[Block, ...]) -> bool:
    return bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].role is Role.TITLE


def _with_next(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block | None]]:
    return zip(blocks, (*blocks[1:], None), strict=False)
