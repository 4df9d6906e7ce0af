"""Reads the paragraphs of a Word file in reading order, as they are printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.finished_file.generated_texts import Generated
from toolkit.finished_file.model import Cell, Paragraph, Part, Passage
from toolkit.finished_file.type_look import RUN_STYLE, Look, Styles, look_of
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.runs import BREAK, WRITTEN, is_formula, runs_of
from toolkit.ooxml.archive import TooLargeError
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.transplant.notes import NOTE_PARTS
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    COPY,
    NAME,
    PPR,
    RPR,
    SIMPLE_FIELD,
    TBL,
    TBLPR,
    TC,
    VAL,
    Element,
    P,
    R,
    T,
    fill_of,
    text_of,
    w,
)

MOST = 60_000
"""Paragraphs of a file; a proposal thirty times the size of the example has 50 000."""

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = w("txbxContent")
STYLE = w("pStyle")
TABLE_STYLE, HIGHLIGHT = w("tblStyle"), w("highlight")
OWN_LEVEL = w("outlineLvl")
CONTENTS = ("toc ", "contents ", "table of contents")
"""How the names of the styles of a table of contents begin, in Word and in LibreOffice."""

PROMPT = "prompt"
WHITE = frozenset(("", "auto", "FFFFFF", "ffffff"))


class Placed(NamedTuple):
    """Where a paragraph is."""

    cell: Cell | None
    table_style: str
    is_boxed: bool
    """Whether it is in a text box."""


@dataclass(slots=True)
class Read:
    """What was read of a paragraph's runs."""

    text: list[str] = field(default_factory=list)
    by_size: dict[float, list[str]] = field(default_factory=lambda: defaultdict(list))
    highlighted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    is_aside: bool = True


class Paragraphs:
    """The paragraphs of a Word file, each found again by its element."""

    def __init__(self, file: WordFile, generated: Generated) -> None:
        """Raises `PackageError` where there are more of them than are read."""
        self._file, self._generated = file, generated
        self._styles = Styles(file)
        self._cells: dict[Element, tuple[Cell, str]] = {}
        self._tables: dict[Element, int] = {}
        self.elements: dict[Element, int] = {}
        """The place of each paragraph in `found`, by its element."""
        self.found: list[Paragraph] = []
        names = [(one, one.get(NAME) or "") for one in file.body.iter(BOOKMARK_START)]
        self.has_anchors = any(name.startswith(ANCHOR) for _, name in names)
        """Whether a build has marked parts of the text, which stays where the record is lost."""
        self._copies = {
            next(one.iterancestors(P), None) for one, name in names if name.startswith(COPY)
        }
        for kind, part, story in _stories(file):
            self._read_story(kind, part, story)

    def of(self, element: Element) -> Paragraph | None:
        """The paragraph in which an element is; None where it is in none that is printed."""
        if element.tag == P and element in self.elements:
            return self.found[self.elements[element]]
        for around in element.iterancestors(P):
            if around in self.elements:
                return self.found[self.elements[around]]
        return None

    def _read_story(self, kind: str, part: str, story: Element) -> None:
        self._note_cells(story)
        for number, one in enumerate(story.iter(P)):
            if len(self.found) >= MOST:
                fact = f"it has more than {MOST} paragraphs, so it is not read"
                hint = "see whether it is the right file, and split it where it is"
                raise TooLargeError(self._file.package.file, fact, hint)
            place = self._place(one)
            if place is not None:
                self.elements[one] = len(self.found)
                read = self._paragraph(one, kind, place)
                self.found.append(read._replace(number=number, story=part))

    def _note_cells(self, story: Element) -> None:
        for table in story.iter(TBL):
            number = self._tables.setdefault(table, len(self._tables))
            style = table.find(f"{TBLPR}/{TABLE_STYLE}")
            name = (style.get(VAL) or "") if style is not None else ""
            for row, holder in enumerate(rows_in(table)):
                for column, cell in enumerate(cells_in(holder)):
                    shaded = fill_of(cell) not in WHITE
                    self._cells[cell] = Cell(number, row, column, shaded), name

    def _place(self, one: Element) -> Placed | None:
        """Where a paragraph is; None where it is the older form of what is shown elsewhere."""
        cell: Cell | None = None
        style = ""
        boxed = False
        for around in one.iterancestors(TC, BOX, FALLBACK):
            if around.tag == FALLBACK:
                return None
            boxed = boxed or around.tag == BOX
            if around.tag == TC and cell is None and not boxed and around in self._cells:
                cell, style = self._cells[around]
        return Placed(cell, style, boxed)

    def _paragraph(self, one: Element, kind: str, place: Placed) -> Paragraph:
        style_id, level = _style_of(next(one.iterchildren(PPR), None))
        name = self._file.style_names.get(style_id, "")
        read = self._runs(one, style_id, place.table_style)
        text = "".join(read.text)
        sizes = (Passage("".join(words), size) for size, words in read.by_size.items())
        is_generated, asks = self._generated.knows(text, place.cell)
        return Paragraph(
            text,
            part=_part(kind, place),
            style=name,
            level=self._styles.level(style_id) if level is None else level,
            cell=place.cell,
            is_contents=name.startswith(CONTENTS),
            is_generated=is_generated,
            is_prompt=asks or (name == PROMPT and self._generated.asks(text)),
            is_conflict=one in self._copies,
            is_aside=read.is_aside and bool(text.strip()),
            type_sizes=tuple(sorted(sizes, key=lambda passage: passage.size)),
            highlighted="".join(read.highlighted),
            hidden="".join(read.hidden),
        )

    def _runs(self, one: Element, style: str, table_style: str) -> Read:
        read = Read()
        for run in _flat_runs(one):
            if is_formula(run.tag):
                read.text.append(text_of(run))
                continue
            words = _words(run)
            if not words:
                continue
            look, marked = self._look(run, style, table_style)
            if look.struck:
                continue
            if look.hidden:
                read.hidden.append(words)
                continue
            read.text.append(words)
            if not words.strip():
                continue
            read.by_size[look.size or 0].append(words)
            read.is_aside = read.is_aside and bool(look.italic)
            if marked:
                read.highlighted.append(words)
        return read

    def _look(self, run: Element, style: str, table_style: str) -> tuple[Look, bool]:
        """How a run looks, and whether it is highlighted."""
        properties = next(run.iterchildren(RPR), None)
        if properties is None:
            return self._styles.look("", style, table_style), False
        own = properties.find(RUN_STYLE)
        name = (own.get(VAL) or "") if own is not None else ""
        marked = properties.find(HIGHLIGHT)
        is_marked = marked is not None and marked.get(VAL) not in (None, "none", "white")
        below = self._styles.look(name, style, table_style)
        return look_of(properties).over(below), is_marked


def _stories(file: WordFile) -> Iterator[tuple[str, str, Element]]:
    """The kinds of text, the part of each and the element that holds it; notes behind the body."""
    yield "body", file.main, file.body
    for plural in NOTE_PARTS.values():
        for part in file.related(plural):
            yield "note", part, file.tree(part)
    for kind, part, story in file.stories():
        if kind != "body":
            yield "margin", part, story


def _style_of(properties: Element | None) -> tuple[str, int | None]:
    """The id of the style that a paragraph has, and how deep a heading it says itself that it is;
    None where it says nothing of that."""
    style, level = "", None
    for one in properties.iterchildren(STYLE, OWN_LEVEL) if properties is not None else ():
        value = one.get(VAL) or ""
        if one.tag == STYLE:
            style = value
        else:
            level = int(value) + 1 if value in tuple("012345678") else 0
    return style, level


def _part(kind: str, place: Placed) -> Part:
    if kind == "margin":
        return Part.MARGIN
    if kind == "note":
        return Part.NOTE
    if place.is_boxed:
        return Part.BOX
    return Part.TABLE if place.cell else Part.TEXT


def _flat_runs(one: Element) -> Iterator[Element]:
    for run in runs_of(one):
        if run.tag == SIMPLE_FIELD:
            yield from run.iter(R)
        else:
            yield run


def _words(run: Element) -> str:
    """The text of a run; of a field that is what it shows."""
    text = ""
    for node in run:
        if node.tag == T:
            text += node.text or ""
        elif node.tag in WRITTEN:
            text += WRITTEN[node.tag]
        elif node.tag == BREAK:
            text += "\n"
    return text
