"""The content by our writer: anchors, base, bookmarks and all.

python benchmarks/rivals/ours.py CONTENT.json OUT.docx
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from toolkit.document.style import HOUSE
from toolkit.document.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    List,
    ListItem,
    Mark,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
)
from toolkit.writers.docx.writer import write_docx

MARKS = {
    HOUSE.table.bar: Mark.BAR,
    HOUSE.table.group: Mark.GROUP,
    HOUSE.table.name: Mark.HEAD,
    "": Mark.NONE,
}


def blocks(content: list[dict[str, Any]]) -> Iterator[Block]:
    for number, one in enumerate(content):
        name = f"b{number}"
        match one["kind"]:
            case "heading":
                yield Heading(name, one["level"], (Text(one["text"]),))
            case "paragraph":
                yield Paragraph(name, (Text(one["text"]),))
            case "point":
                yield List((ListItem(name, (Text(one["text"]),)),))
            case "table":
                pairs = zip(one["titles"], one["widths"], strict=True)
                columns = tuple(Column(title, width) for title, width in pairs)
                rows = tuple(
                    Row(
                        f"r{position}",
                        tuple(Cell(((Text(cell["text"]),),), MARKS[cell["fill"]]) for cell in row),
                    )
                    for position, row in enumerate(one["rows"])
                )
                yield Table(name, one["caption"], columns, rows, small=len(columns) > 12)


def main() -> None:
    gc.disable()  # as `proposal` does: one short run
    content = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    document = Document("Proposal", "Author", (Part(tuple(blocks(content))),))
    Path(sys.argv[2]).write_bytes(write_docx(document, clock=datetime(2026, 1, 1, tzinfo=UTC)))


if __name__ == "__main__":
    main()
