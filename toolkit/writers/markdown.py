"""A document as Markdown that people can read: for previews and for golden texts."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import assert_never

from toolkit.document.figures import BarChart, Diagram
from toolkit.document.tree import (
    Align,
    Block,
    Break,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    Paragraph,
    Reference,
    Role,
    Row,
    Script,
    Table,
    Text,
)
from toolkit.document.walk import blocks

_SPECIAL = re.compile(r"([\\`*_\[\]<>~^])")
_SCRIPTS = {Script.NONE: "", Script.SUB: "~", Script.SUPER: "^"}
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
        case Figure():
            return _figure(block)
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
    for number, item in enumerate(block.items, block.start):
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


def _figure(figure: Figure) -> str:
    """Its caption, what it shows in words, and its data as a table."""
    lines = [*_figures(figure.content)]
    cells = ([_escaped(one).replace("|", "\\|") for one in line] for line in lines)
    rows = [f"| {' | '.join(line)} |" for line in cells]
    rules = "| --- |" + " --: |" * (len(lines[0]) - 1)
    if isinstance(figure.content, Diagram):
        rules = "| --- " * len(lines[0]) + "|"
    drawn = "\n".join([rows[0], rules, *rows[1:]])
    return f"*Figure: {figure.caption}*\n\n> {figure.alt}\n\n{drawn}"


def _figures(content: BarChart | Diagram) -> Iterator[list[str]]:
    """The rows of the data, the titles first."""
    match content:
        case BarChart(categories=categories, series=series, unit=unit):
            yield [unit, *(one.name for one in series)]
            for number, category in enumerate(categories):
                yield [category, *(_amount(one.values[number]) for one in series)]
        case Diagram(nodes=nodes, arrows=arrows):
            labels = {one.key: one.label for one in nodes}
            yield ["From", "To"]
            for arrow in arrows:
                yield [labels.get(arrow.start, arrow.start), labels.get(arrow.end, arrow.end)]
        case _:
            assert_never(content)


def _amount(value: Decimal) -> str:
    """Thousands apart by a no-break space, no idle zeros."""
    text = f"{value:,.2f}".replace(",", "\N{NO-BREAK SPACE}")
    return text.rstrip("0").rstrip(".")


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
    groups = groupby(inlines, _voice_of)
    return "".join(
        _voiced("".join(map(_inline, group)), *voice) if voice else "".join(map(_inline, group))
        for voice, group in groups
    )


def _voice_of(inline: Inline) -> tuple[bool, bool] | None:
    """Whether it is bold and italic; None where it has no voice of its own."""
    match inline:
        case Text(bold=bold, italic=italic, code=False):
            return bold, italic
        case Reference(bold=bold):
            return bold, False
        case _:
            return None


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text, code=True):
            return _code(text)
        case Text(text=text, script=script):
            return _SCRIPTS[script] + _escaped(text) + _SCRIPTS[script]
        case Break():
            return "\\\n"
        case Link(target=target, inlines=inner):
            return f"[{_inlines(inner)}]({target})"
        case Reference(text=text):
            return _escaped(text)
        case _:
            assert_never(inline)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _code(text: str) -> str:
    """Between more backticks than stand anywhere in it."""
    mark = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{space}{text}{space}{mark}"


def _voiced(text: str, bold: bool, italic: bool) -> str:
    """The marks close to the words, as Markdown wants them."""
    mark = "**" * bold + "*" * italic
    bare = text.strip()
    if not mark or not bare:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{bare}{mark[::-1]}{after}"
