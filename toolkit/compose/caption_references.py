"""Tables and figures that a sentence names: `Table 7`, counted when the whole document stands."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from toolkit.blocks import blocks
from toolkit.compose.undefined import UnknownNameError
from toolkit.document.inline_markup import MENTION, MENTION_OF
from toolkit.document.literal_text import protect
from toolkit.document.tree import (
    Block,
    Document,
    Inline,
    List,
    ListItem,
    Paragraph,
    Part,
    Reference,
    Text,
)
from toolkit.document.walk import captions_of

NUMBER = "#"
"""Where the words around a number have the number: `(see #)`."""


def see(placed: str, words: str = NUMBER) -> Markup:
    """The number of the table or figure that is `placed` as behind `:::`, within some words.

    The words are left out with it where the document lacks the table.
    """
    name = placed.partition(" ")[0]
    if name not in blocks():
        raise UnknownNameError(f"there is no table '{name}'", name, blocks())
    return Markup(f"[[{protect(f'{MENTION}{placed}{MENTION_OF}{words}')}]]")


def numbered(document: Document, placed: Mapping[str, str]) -> Document:
    """The same document with the numbers of tables and figures where sentences name them.

    `placed` has the id of each by the words behind `:::`.
    """
    if not any(_mentions(one) for part in document.parts for one in part.blocks):
        return document
    numbers = captions_of(document)
    known = {
        f"{MENTION}{words}": Reference(ident, numbers[ident])
        for words, ident in placed.items()
        if ident in numbers
    }
    parts = (Part(tuple(_numbered(part.blocks, known)), part.landscape) for part in document.parts)
    return document._replace(parts=tuple(parts))


def _numbered(found: Iterable[Block], known: Mapping[str, Reference]) -> Iterator[Block]:
    for block in found:
        match block:
            case Paragraph(inlines=inlines) if _mentions(block):
                if said := _said(inlines, known):
                    yield block._replace(inlines=said)
            case List() if _mentions(block):
                yield _list(block, known)
            case _:
                yield block


def _list(block: List, known: Mapping[str, Reference]) -> List:
    items = (
        ListItem(
            item.id,
            _said(item.inlines, known),
            tuple(_list(inner, known) for inner in item.lists),
        )
        for item in block.items
    )
    return block._replace(items=tuple(items))


def _said(inlines: Iterable[Inline], known: Mapping[str, Reference]) -> tuple[Inline, ...]:
    """With numbers; neighbouring words in one voice become one run again."""
    found: list[Inline] = []
    for one in _each(inlines, known):
        last = found[-1] if found else None
        if isinstance(one, Text) and isinstance(last, Text) and last[1:] == one[1:]:
            found[-1] = last._replace(text=last.text + one.text)
        else:
            found.append(one)
    if found and isinstance(found[0], Text):
        found[0] = found[0]._replace(text=found[0].text.lstrip(" "))
    if found and isinstance(found[-1], Text):
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
    return tuple(one for one in found if one != Text(""))


def _each(inlines: Iterable[Inline], known: Mapping[str, Reference]) -> Iterator[Inline]:
    for one in inlines:
        if not _is_mention(one):
            yield one
            continue
        assert isinstance(one, Reference)
        if one.to not in known:
            continue
        for number, words in enumerate(one.text.split(NUMBER)):
            if number:
                yield known[one.to]._replace(bold=one.bold)
            if words:
                yield Text(words, one.bold)


def _mentions(block: Block) -> bool:
    match block:
        case Paragraph(inlines=inlines):
            return any(map(_is_mention, inlines))
        case List(items=items):
            return any(
                any(map(_is_mention, one.inlines)) or any(map(_mentions, one.lists))
                for one in items
            )
        case _:
            return False


def _is_mention(inline: Inline) -> bool:
    return isinstance(inline, Reference) and inline.to.startswith(MENTION)
