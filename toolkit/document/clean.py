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
from toolkit.document.walk import blocks, plain


class Waiting(NamedTuple):
    """A place that waits for a person's words."""

    section: str
    """The numbered part of the text that it stands in: `1.1 Background`."""

    text: str
    """What the prompt says; or the words of the heading that has nothing below it."""

    is_heading: bool = False


def waiting(document: Document) -> tuple[Waiting, ...]:
    """Every prompt of the document, in paragraphs and in cells, in reading order."""
    return tuple(_waiting(document, frozenset()))


def left_out(document: Document) -> tuple[Waiting, ...]:
    """What `cleaned` leaves out, and the headings that have nothing below them then."""
    return tuple(_waiting(document, _bare(blocks(cleaned(document)))))


def cleaned(document: Document) -> Document:
    """The same document without prompts and comments; every heading stays."""
    parts = (Part(tuple(_without(part.blocks)), part.landscape) for part in document.parts)
    return document._replace(parts=tuple(parts))


def _without(found: Iterable[Block]) -> Iterator[Block]:
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


def _waiting(document: Document, bare: frozenset[str]) -> Iterator[Waiting]:
    section = ""
    for block in blocks(document):
        match block:
            case Heading(id=name, inlines=inlines, number=number, level=level):
                words = plain(inlines)
                if number or level == 1:
                    section = f"{number} {words}".strip()
                if name in bare:
                    yield Waiting(section, words, is_heading=True)
            case Paragraph(role=Role.PROMPT, inlines=inlines):
                yield Waiting(section, plain(inlines))
            case Table(rows=rows):
                for cell in _prompts(rows):
                    yield Waiting(section, " ".join(map(plain, cell.paragraphs)))


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
