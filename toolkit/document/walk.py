"""Going through a document tree."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from toolkit.document.tree import (
    Block,
    Break,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
)

NO_BREAK = "\N{NO-BREAK SPACE}"
"""Keeps a number on the line of its word."""


def blocks(document: Document) -> Iterator[Block]:
    """All blocks, in reading order."""
    return (block for part in document.parts for block in part.blocks)


def plain(inlines: Iterable[Inline]) -> str:
    """The words alone, as they are read."""
    words = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Reference(text=text):
                words.append(text)
            case Link(inlines=inner):
                words.append(plain(inner))
            case Break():
                words.append("\n")
    return "".join(words)


def captions_of(document: Document) -> Mapping[str, str]:
    """By the id of each table and figure with a caption what it is called: `Table 3`."""
    counts = {Table: 0, Figure: 0}
    words = {Table: document.words.table, Figure: document.words.figure}
    found: dict[str, str] = {}
    for block in blocks(document):
        if isinstance(block, Table | Figure) and block.caption:
            kind = type(block)
            counts[kind] += 1
            found[block.id] = f"{words[kind]}{NO_BREAK}{counts[kind]}"
    return found


def items(block: List) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """The id and inlines of every point of a list, those of inner lists after their own point."""
    for item in block.items:
        yield item.id, item.inlines
        for inner in item.lists:
            yield from items(inner)


def anchors(document: Document) -> Iterator[str]:
    """Everything that a reference may lead to: blocks, points of lists, and rows of tables."""
    for block in blocks(document):
        match block:
            case List():
                yield from (name for name, _ in items(block))
            case Table(rows=rows):
                yield block.id
                yield from (f"{block.id}#{row.key}" for row in rows)
            case _:
                yield block.id


def references(document: Document) -> Iterator[Reference]:
    """All references, wherever they stand."""
    for block in blocks(document):
        for inlines in texts(block):
            for inline in inlines:
                if isinstance(inline, Reference):
                    yield inline


def texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Every stretch of inlines within a block, in reading order."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case List():
            yield from (inlines for _, inlines in items(block))
        case Table(rows=rows, heads=heads):
            for row in (*heads, *rows):
                for cell in row.cells:
                    yield from cell.paragraphs


def with_inlines(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """The same block with every inline as `change` makes it."""
    match block:
        case Heading() | Paragraph():
            return block._replace(inlines=tuple(map(change, block.inlines)))
        case List():
            return _list_with(block, change)
        case Table():
            return block._replace(rows=tuple(_row_with(row, change) for row in block.rows))
        case Figure():
            return block


def _list_with(block: List, change: Callable[[Inline], Inline]) -> List:
    return block._replace(
        items=tuple(
            item._replace(
                inlines=tuple(map(change, item.inlines)),
                lists=tuple(_list_with(inner, change) for inner in item.lists),
            )
            for item in block.items
        ),
    )


def _row_with(row: Row, change: Callable[[Inline], Inline]) -> Row:
    cells = (
        cell._replace(paragraphs=tuple(tuple(map(change, one)) for one in cell.paragraphs))
        for cell in row.cells
    )
    return Row(row.key, tuple(cells))
