"""Going through a document tree."""

from collections.abc import Iterable, Iterator

from toolkit.document.tree import Block, Break, Document, Inline, Link, List, Reference, Text


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


def items(block: List) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """The id and inlines of every point of a list, those of inner lists after their own point."""
    for item in block.items:
        yield item.id, item.inlines
        for inner in item.lists:
            yield from items(inner)
