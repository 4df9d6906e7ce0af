"""A document without what waits for a person's words, and what was left out of it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.document.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Mark,
    Paragraph,
    Part,
    Role,
    Row,
    Table,
)
from toolkit.document.walk import blocks, plain, references


class Prompt(NamedTuple):
    """A place that waits for a person's words."""

    section: str
    """The numbered part of the text that it is in: `1.1 Background`."""

    text: str
    """What the prompt says; or the words of the heading that has nothing below it."""

    is_heading: bool = False

    place: str = ""
    """The id of the paragraph or heading; of a cell the id of the table, the key of the row and the
    number of the column: `wp/innovate/tasks#survey/2`."""


def prompts_in(document: Document) -> tuple[Prompt, ...]:
    """Every prompt of the document, in paragraphs and in cells, in reading order."""
    return tuple(_waiting(document, frozenset()))


def left_out(document: Document) -> tuple[Prompt, ...]:
    """What `cleaned` leaves out, and the headings that have nothing below them without it."""
    kept = without_prompts(document)
    here = {one.id for one in blocks(kept) if isinstance(one, Heading)}
    every = {one.id for one in blocks(document) if isinstance(one, Heading)}
    return tuple(_waiting(document, _bare(blocks(kept)) | (every - here)))


def without_prompts(document: Document) -> Document:
    """The same document without prompts and comments.

    Headings of the form stay; one of ours goes where nothing is left below it and nothing refers
    to it.
    """
    bared = document._replace(parts=tuple(_without(part) for part in document.parts))
    while gone := _ours(_bare(blocks(bared))) - {one.to for one in references(bared)}:
        bared = bared._replace(parts=tuple(_spared(part, gone) for part in bared.parts))
    return bared


def _without(part: Part) -> Part:
    return Part(tuple(_answered(part.blocks)), part.landscape)


def _spared(part: Part, gone: frozenset[str]) -> Part:
    """Without the headings of these ids."""
    kept = (one for one in part.blocks if not (isinstance(one, Heading) and one.id in gone))
    return Part(tuple(kept), part.landscape)


def _ours(headings: frozenset[str]) -> frozenset[str]:
    """Those that the form does not ask for: their ids are made of two words or more."""
    return frozenset(one for one in headings if "/" in one)


def _answered(found: Iterable[Block]) -> Iterator[Block]:
    for block in found:
        match block:
            case Paragraph(role=Role.PROMPT):
                continue
            case Paragraph(comment=comment) if comment:
                yield block._replace(comment="")
            case Table(rows=rows) if any(_prompts(rows)):
                yield block._replace(rows=tuple(_blank(row) for row in rows))
            case _:
                yield block


def _waiting(document: Document, bare: frozenset[str]) -> Iterator[Prompt]:
    section = ""
    for block in blocks(document):
        match block:
            case Heading(id=name, inlines=inlines, number=number, level=level):
                words = plain(inlines)
                if number or level == 1:
                    section = f"{number} {words}".strip()
                if name in bare:
                    yield Prompt(section, words, is_heading=True, place=name)
            case Paragraph(id=name, role=Role.PROMPT, inlines=inlines):
                yield Prompt(section, plain(inlines), place=name)
            case Table(id=name, rows=rows):
                for row in rows:
                    for column, cell in enumerate(row.cells):
                        if cell.mark is Mark.PROMPT:
                            said = " ".join(map(plain, cell.paragraphs))
                            place = f"{name}#{row.key}/{column}"
                            yield Prompt(section, f"{_named(block, row)}: {said}", place=place)


def _named(table: Table, row: Row) -> str:
    """What tells the row from others: `T1.1`; in a table about one thing, the thing too."""
    first = " ".join(map(plain, row.cells[0].paragraphs))
    about = table.columns[1].title if len(table.columns) == 2 else ""
    return ", ".join(filter(None, (about, first)))


def _bare(found: Iterable[Block]) -> frozenset[str]:
    """The ids of the headings that nothing follows but a heading of their level, or above."""
    bare: set[str] = set()
    open_heading: Heading | None = None
    for block in (*found, None):
        last, open_heading = open_heading, block if isinstance(block, Heading) else None
        if last and (block is None or (open_heading and open_heading.level <= last.level)):
            bare.add(last.id)
    return frozenset(bare)


def _prompts(rows: Iterable[Row]) -> Iterator[Cell]:
    return (cell for row in rows for cell in row.cells if cell.mark is Mark.PROMPT)


def _blank(row: Row) -> Row:
    cells = (Cell(span=one.span) if one.mark is Mark.PROMPT else one for one in row.cells)
    return row._replace(cells=tuple(cells))
