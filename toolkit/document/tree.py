"""What a text is made of: a closed set of blocks and inlines with roles, never looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from toolkit.document.builtin_terms import IN_ENGLISH, FixedWords
from toolkit.document.figures import BarChart, Diagram


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    PROMPT = "prompt"
    """Says what belongs here while the outline says nothing."""
    QUOTE = "quote"
    NOTE = "note"


class Mark(StrEnum):
    """What a table cell shows beside its text."""

    NONE = ""
    BAR = "bar"
    """A month or quarter in which work is done."""
    GROUP = "group"
    """A row that heads others, such as a work package above its tasks."""
    TOTAL = "total"
    HEAD = "head"
    """A cell that names its row."""
    PROMPT = "prompt"
    """A cell that says what belongs in it while the outline says nothing."""


class Script(StrEnum):
    """Whether text is set below or above the line: `H₂O` has a subscript, `m²` a superscript."""

    NONE = ""
    SUB = "sub"
    SUPER = "super"


class Align(StrEnum):
    """How the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Text(NamedTuple):
    """A run of text in one voice."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    script: Script = Script.NONE


# an empty tuple would count as nothing
@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


class Link(NamedTuple):
    """A way to an address on the web."""

    target: str
    inlines: tuple[Inline, ...]


class Reference(NamedTuple):
    """A part of the proposal named by its label, linked to the block that describes it."""

    to: str
    """The id of that block, as in `wp/innovate#sme-survey`; empty where it has none."""

    text: str
    bold: bool = False


Inline = Text | Break | Link | Reference


class Heading(NamedTuple):
    """Opens a part of the text."""

    id: str
    level: int
    inlines: tuple[Inline, ...]
    number: str = ""


class Paragraph(NamedTuple):
    """Some sentences."""

    id: str
    inlines: tuple[Inline, ...]
    role: Role = Role.BODY
    comment: str = ""
    """What is reported to the writer at its side, a paragraph a line; never a part of the text."""

    asks: str = ""
    """Of a prompt the field of the outline that it asks for: `priorities.train.need`."""


class ListItem(NamedTuple):
    """One point of a list: its own sentences, and lists inside it."""

    id: str
    inlines: tuple[Inline, ...]
    lists: tuple[List, ...] = ()


class List(NamedTuple):
    """Points, numbered or not."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    """The number of the first point, where they are numbered."""


class Shown(NamedTuple):
    """A stretch of a cell that shows one field of the outline, or names a part of it."""

    way: tuple[str | int, ...]
    """The way to it in the outline: `("work_packages", 0, "tasks", 1, "months")`."""

    text: str
    """The words that show it; empty where it is left out, or has no words yet."""

    start: int = 0
    """Where they begin in the text of the cell, whose paragraphs are lines."""

    choices: tuple[tuple[str, str], ...] = ()
    """Where the field takes one word of a few: each as it is shown, and as the outline has it."""

    before: str = "\n"
    """What stands before it where another field does; it goes along where the field is left out."""


class Cell(NamedTuple):
    """A cell of a table: paragraphs of inlines, and how many columns it covers."""

    paragraphs: tuple[tuple[Inline, ...], ...] = ((),)
    mark: Mark = Mark.NONE
    span: int = 1
    align: Align | None = None
    """Instead of the column's own."""

    shows: tuple[Shown, ...] = ()
    """The fields of the outline in it, in their order; none where all of it is computed."""

    free: bool = False
    """Whether its words are a suggestion, and people may write others."""

    asks: str = ""
    """Of a prompt the field of the outline that it asks for."""


class Row(NamedTuple):
    """A row of a table, with the key that names it whatever its position."""

    key: str
    cells: tuple[Cell, ...]


class Column(NamedTuple):
    """A column: its share of the table's width, and how its text stands."""

    title: str
    width: float = 1.0
    align: Align = Align.LEFT


class Table(NamedTuple):
    """Facts in rows and columns. `heads` are the header rows, repeated on every page."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads: tuple[Row, ...] = ()
    """The header rows; when left out, one row of the columns' titles."""

    small: bool = False
    """A table of many narrow columns, in small type."""

    number: int = 0
    """That of its caption, where tables before it were left out; 0 where it is counted."""


class Figure(NamedTuple):
    """Facts as a picture, with a caption, and in words for those who cannot see it."""

    id: str
    caption: str
    alt: str
    """What the picture shows, in a few sentences."""

    content: BarChart | Diagram
    number: int = 0
    """As that of a table."""


class Part(NamedTuple):
    """Blocks that are on pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


Block = Heading | Paragraph | List | Table | Figure


class Document(NamedTuple):
    """A whole text: its parts in order, and what is said about it."""

    title: str
    author: str
    parts: tuple[Part, ...]
    running_title: str = ""
    """What is at the head of each page."""

    short_title: str = ""
    """What is at the foot of each page before its number, such as the acronym."""

    contents: str = "Table of contents"
    """The title of the table of contents behind the cover; none when empty."""

    language: str = "en-GB"
    words: FixedWords = IN_ENGLISH


def cell(text: str, *, bold: bool = False, mark: Mark = Mark.NONE, span: int = 1) -> Cell:
    """A cell of one plain text; a line break in it begins a new paragraph."""
    lines = text.split("\n") if "\n" in text else (text,)
    return Cell(tuple([(Text(one, bold),) if one else () for one in lines]), mark, span)
