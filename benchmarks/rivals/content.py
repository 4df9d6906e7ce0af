"""
A proposal as plain content that every rival can write: headings, paragraphs, points and tables,
each text on one line, each table a full grid with a colour for some cells.

    python benchmarks/rivals/content.py OUTLINE FOLDER     writes content.json and content.md
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.compose.composer import compose
from toolkit.document.style import HOUSE
from toolkit.document.tree import Cell, Document, Figure, Heading, List, Mark, Paragraph, Row, Table
from toolkit.document.walk import blocks, items, plain
from toolkit.pipeline import read_dossier

FILLS = {Mark.BAR: HOUSE.table.bar, Mark.GROUP: HOUSE.table.group, Mark.HEAD: HOUSE.table.name}


def content_of(document: Document) -> list[dict[str, Any]]:
    """Every block of the document, but for its figures and the numbers of its headings."""
    return [one for block in blocks(document) for one in _told(block)]


def _told(block: Any) -> Iterator[dict[str, Any]]:
    match block:
        case Heading(level=level, inlines=inlines):
            yield {"kind": "heading", "level": min(level, 5), "text": _line(plain(inlines))}
        case Paragraph(inlines=inlines):
            yield {"kind": "paragraph", "text": _line(plain(inlines))}
        case List():
            for _, inlines in items(block):
                yield {"kind": "point", "text": _line(plain(inlines))}
        case Table():
            yield _table(block)
        case Figure():
            return


def _table(table: Table) -> dict[str, Any]:
    heads = table.heads[-1:] or (Row("", tuple(Cell(((),)) for _ in table.columns)),)
    titles = [_line(one.title) or "-" for one in table.columns]
    if table.heads:
        titles = [one["text"] or "-" for one in _cells(heads[0], len(titles))]
    return {
        "kind": "table",
        "caption": _line(table.caption) or "Table",
        "widths": [one.width for one in table.columns],
        "titles": titles,
        "rows": [_cells(row, len(titles)) for row in table.rows],
    }


def _cells(row: Row, width: int) -> list[dict[str, str]]:
    found = []
    for cell in row.cells:
        text = _line(" / ".join(plain(line) for line in cell.paragraphs))
        found += [{"text": text, "fill": FILLS.get(cell.mark, "")}]
        found += [{"text": "", "fill": ""}] * (cell.span - 1)
    return found + [{"text": "", "fill": ""}] * (width - len(found))


def _line(text: str) -> str:
    """One line, of characters that mean nothing to Markdown or to Jinja."""
    return " ".join("".join(" " if one in "|*_`\\[]<>{}#~^$@&\"'" else one for one in text).split())


def markdown_of(content: list[dict[str, Any]]) -> Iterator[str]:
    """The same for pandoc: pipe tables, without colours."""
    tables = 0
    for one in content:
        match one["kind"]:
            case "heading":
                yield f"{'#' * one['level']} {one['text']}"
            case "paragraph":
                yield one["text"]
            case "point":
                yield f"- {one['text']}"
            case "table":
                tables += 1
                yield f"Table {tables}. {one['caption']}"
                rule = "|".join("-" * max(3, round(width * 10)) for width in one["widths"])
                rows = ["|".join(cell["text"] or " " for cell in row) for row in one["rows"]]
                yield "\n".join(f"|{row}|" for row in ["|".join(one["titles"]), rule, *rows])


def main() -> None:
    outline, folder = Path(sys.argv[1]), Path(sys.argv[2])
    content = content_of(compose(read_dossier(outline)))
    (folder / "content.json").write_text(json.dumps(content), encoding="utf-8")
    text = "\n\n".join(markdown_of(content)) + "\n"
    (folder / "content.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
