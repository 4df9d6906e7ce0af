"""A document as Markdown that people can read: for previews and for golden texts."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from toolkit.document.tree import (
    Align,
    Block,
    Break,
    Cell,
    Document,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    Paragraph,
    Reference,
    Role,
    Row,
    Table,
    Text,
)
from toolkit.document.walk import blocks

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"^(\s*)(#|[-+](?=\s)|\d+(?=[.)]\s))")
_RULES = {Align.LEFT: "---", Align.CENTER: ":-:", Align.RIGHT: "--:"}
_BAR = "███"


def write_markdown(document: Document) -> str:
    """The whole document; prompts stand out as `> **To write:** ...`."""
    head = f"<!-- {document.running_title} -->" if document.running_title else ""
    return "\n\n".join(filter(None, (head, *map(_block, blocks(document))))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, number=number):
            title = f"{number} {_inlines(block.inlines)}" if number else _inlines(block.inlines)
            return f"{'#' * level} {title}"
        case Paragraph():
            return _paragraph(block)
        case List():
            return "\n".join(_list(block, 0))
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _paragraph(block: Paragraph) -> str:
    text = _AT_START.sub(r"\1\\\2", _inlines(block.inlines))
    match block.role:
        case Role.TITLE:
            return f"# {text}"
        case Role.PROMPT:
            return f"> **To write:** {text}".replace("\\\n", "\\\n> ")
        case Role.QUOTE:
            return f"> {text}".replace("\\\n", "\\\n> ")
        case Role.NOTE:
            return f"*Note.* {text}"
        case _:
            return text


def _list(block: List, depth: int) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.ordered else "-"
        text = _inlines(item.inlines).replace("\n", f"\n{'   ' * (depth + 1)}")
        yield f"{'   ' * depth}{mark} {text}"
        for inner in item.lists:
            yield from _list(inner, depth + 1)


def _table(table: Table) -> str:
    """A pipe table: all header rows but the last go above it as rows of their own."""
    heads = [_row(one) for one in table.heads] or [[one.title for one in table.columns]]
    rules = [_RULES[one.align] for one in table.columns]
    lines = [heads[0], rules, *heads[1:], *map(_row, table.rows)]
    drawn = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"*Table: {table.caption}*\n\n{drawn}" if table.caption else drawn


def _row(row: Row) -> list[str]:
    found = []
    for cell in row.cells:
        found += [_cell(cell), *[""] * (cell.span - 1)]
    return found


def _cell(cell: Cell) -> str:
    if cell.mark is Mark.BAR:
        return _BAR
    lines = (_inlines(one) for one in cell.paragraphs)
    return "<br>".join(lines).replace("\\\n", "<br>").replace("|", "\\|")


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text, code=True):
            return f"`{text}`"
        case Text(text=text, bold=bold, italic=italic):
            return _voiced(_SPECIAL.sub(r"\\\1", text), bold, italic)
        case Break():
            return "\\\n"
        case Link(target=target, inlines=inner):
            return f"[{_inlines(inner)}]({target})"
        case Reference(text=text, bold=bold):
            return _voiced(_SPECIAL.sub(r"\\\1", text), bold, False)
        case _:
            assert_never(inline)


def _voiced(text: str, bold: bool, italic: bool) -> str:
    """The marks close to the words, as Markdown wants them."""
    mark = "**" * bold + "*" * italic
    bare = text.strip()
    if not mark or not bare:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{bare}{mark[::-1]}{after}"
