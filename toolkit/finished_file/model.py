"""A finished file as values: its paragraphs in reading order, and all that is found beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

TAG = re.compile(r"#(?P<sign>[@§])(?P<tag>[A-Z][A-Z0-9-]*)(?P=sign)#")
"""A tag of the form: `#@CON-MET-CM@#` opens a section, `#§CON-MET-CM§#` closes it."""


class Kind(StrEnum):
    """What kind of file it is."""

    WORD = "word"
    PDF = "pdf"


class Part(StrEnum):
    """Where in a file a paragraph is."""

    TEXT = "text"
    """In the body, outside tables."""

    TABLE = "table"
    BOX = "box"
    """In a text box or a drawing."""

    NOTE = "note"
    """In a footnote or an endnote."""

    MARGIN = "margin"
    """In a header or a footer."""


class Cell(NamedTuple):
    """Where in a table a paragraph is; all count from 0."""

    table: int
    row: int
    column: int
    shaded: bool = False
    """Whether the cell has a colour other than white behind it."""


class Passage(NamedTuple):
    """Words of a paragraph that have something in common, with what that is."""

    text: str
    size: float = 0
    """Points of their type, where that is what they have in common."""


class Paragraph(NamedTuple):
    """A paragraph as it reads: what was inserted is there, and nothing that was deleted or struck
    through."""

    text: str
    number: int = 0
    """Its place among all paragraphs of its part of the file, counted from 0; of a PDF among all
    lines."""

    story: str = ""
    """The name of the part of the file that holds it: `word/document.xml`; empty in a PDF."""

    part: Part = Part.TEXT
    style: str = ""
    """The name of its style in small letters."""

    level: int = 0
    """How deep a heading it is; 0 where it is none."""

    section: str = ""
    """The tag of the section of the form in which it is; empty before the first one."""

    heading: str = ""
    """The nearest heading above, or its own words where it is one: `2.1.1 Concept and
    methodology`; where that is none of the form, with that of the form before it."""

    cell: Cell | None = None
    box: str = ""
    """The title of the box of the official form in which it asks for words."""

    is_contents: bool = False
    """Whether it is a line of the table of contents."""

    is_generated: bool = False
    """Whether it reads as the last build wrote it."""

    is_prompt: bool = False
    """Whether it asks for words, as a build has written it."""

    is_conflict: bool = False
    """Whether it is the other version of what a person wrote, and waits for a decision."""

    is_aside: bool = False
    """Whether all of it is in italics."""

    type_sizes: tuple[Passage, ...] = ()
    """Its words by the size of their type, the smallest first."""

    highlighted: str = ""
    """What of it is marked with a highlighter."""

    hidden: str = ""
    """What of it is hidden, and is not printed."""

    page: int = 0
    """The page of a PDF on which it is, counted from 1; 0 where that is not known."""

    @property
    def words(self) -> str:
        """Its text with single blanks, without tags of the form."""
        return " ".join(TAG.sub(" ", self.text).split())


class Section(NamedTuple):
    """Pages of one form; lengths in millimetres."""

    width: float
    height: float
    margins: Mapping[str, float]
    """By side: `top`, `bottom`, `left`, `right`."""

    first: Paragraph | None
    """The first paragraph on them that says something."""

    sections: frozenset[str] = frozenset()
    """The tags of the sections of the form that are on them."""

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


class Change(NamedTuple):
    """A tracked change that nobody has accepted or rejected."""

    author: str
    at: Paragraph
    is_generated: bool
    """Whether a build or a merge proposed it."""


class Comment(NamedTuple):
    """A comment in the margin."""

    author: str
    text: str
    at: Paragraph | None
    is_generated: bool
    """Whether a build wrote it, as guidance beside a prompt or on what waits for a decision."""


class Link(NamedTuple):
    """A link to something outside the file."""

    target: str
    shown: str
    at: Paragraph | None


class Picture(NamedTuple):
    """A picture, a chart or a drawing."""

    what: str
    """`picture`, `chart` or `drawing`."""

    is_described: bool
    """Whether it has an alternative text, or is marked as decoration."""

    at: Paragraph


class FieldError(NamedTuple):
    """A field that shows an error in the place of a text."""

    shown: str
    at: Paragraph


class Table(NamedTuple):
    """A table by its texts: what a cell says, its paragraphs one below the other."""

    rows: tuple[tuple[str, ...], ...]
    at: Paragraph
    """Its first paragraph."""

    caption: str = ""
    """The paragraph above it that names it; empty where there is none."""


class FormSection(NamedTuple):
    """A section of the form."""

    tag: str
    number: str
    title: str
    """In the language of the proposal, or of the form that was filled in."""

    folded: frozenset[str]
    """Its titles in all languages that are known, as `folded_title` gives them."""

    has_text: bool
    """Whether something is written below its heading before the next section begins."""

    @property
    def label(self) -> str:
        """`2.1.1 Concept and methodology`."""
        return f"{self.number} {self.title}".strip()


class OpenBox(NamedTuple):
    """A box of the official form, or a cell beside a label, in which nothing is written."""

    title: str
    at: Paragraph
    """The paragraph with its title."""

    is_box: bool
    """Whether it is below its title, and not beside it."""

    is_optional: bool
    """Whether its title says that not everybody writes there: `(if applicable)`."""

    is_for_actual_costs: bool = False
    """Whether its title says that it is not for lump sums: `(n/a for Lump Sum Grants)`."""


class SampleRows(NamedTuple):
    """Rows of a table of the official form that show how it is filled in."""

    title: str
    """Of the table or of the part of it."""

    number: int
    """How many rows they are; 0 for the heading of a sample."""

    paragraphs: tuple[Paragraph, ...]
    """Those in them that say something, at least one."""


class Properties(NamedTuple):
    """What the file says about itself."""

    author: str = ""
    last_author: str = ""
    company: str = ""
    manager: str = ""
    program: str = ""
    pages: int | None = None
    """As the program counted them that saved it last; None where it does not say."""


class BlankForm(NamedTuple):
    """What the official form says before it is filled in."""

    tags: tuple[str, ...]
    """As they are written, in order."""

    instructions: tuple[str, ...]
    """Its instructions, without those of timetables."""

    timetables: tuple[tuple[str, ...], ...]
    """The instructions of each timetable, of which one is kept."""

    front: tuple[str, ...]
    """The paragraphs on the pages before the first box."""

    headings: tuple[Paragraph, ...]
    asked: frozenset[str]
    """The tags of the sections in which something is to be filled in."""

    properties: Properties
    """What it says about who made it."""


class Font(NamedTuple):
    """A font of a PDF."""

    name: str
    is_embedded: bool


NOTHING_SAID = Properties()


@dataclass(frozen=True, eq=False)
class FinishedFile:
    """What was read in a finished file."""

    name: str
    """Its path as it was typed."""

    kind: Kind
    size: int
    """In bytes."""

    paragraphs: tuple[Paragraph, ...]
    """In reading order: the body with its tables and text boxes, then notes, then header and
    footer."""

    sections: tuple[Section, ...] = ()
    """Of a PDF one for all pages of one size that follow one another; their margins are not
    known."""

    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    field_errors: tuple[FieldError, ...] = ()
    tables: tuple[Table, ...] = ()
    properties: Properties = NOTHING_SAID
    pages: tuple[int, int] | None = None
    """The least and the most pages that it has; None where nobody counted them."""

    page_source: str = ""
    """Who counted the pages: `Word`, `LibreOffice`."""

    fonts: tuple[Font, ...] = ()
    is_ours: bool = False
    """Whether a build wrote it: it holds the record of one, or the marks that a build gives to the
    parts of a draft."""

    form_sections: tuple[FormSection, ...] = ()
    """The sections of the form, in their order: those of the blank, else those of the call."""

    has_boxes: bool = False
    """Whether it is the official form by its boxes, whether it has tags or not."""

    open_boxes: tuple[OpenBox, ...] = ()
    samples: tuple[SampleRows, ...] = ()
    blank: BlankForm | None = None
    """The official form as it was downloaded, where a copy of it is kept."""

    is_locked: bool = False
    """Whether a PDF is encrypted: it may open without a password, and not allow everything."""

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs without header, footer and table of contents."""
        return tuple(
            one for one in self.paragraphs if one.part is not Part.MARGIN and not one.is_contents
        )

    @cached_property
    def headings(self) -> tuple[Paragraph, ...]:
        """The headings that say something, in their order."""
        return tuple(one for one in self.body if one.level and one.text.strip())

    @cached_property
    def is_form(self) -> bool:
        """Whether it is the official form that was filled in: it has its tags or its boxes."""
        return self.has_boxes or any(TAG.search(one.text) for one in self.paragraphs)
