"""A small proposal as a list of sections, and the Word file that is generated from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from toolkit.document.tree import (
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Row,
    Script,
    Table,
    Text,
    cell,
)
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

LOOKS = {"*": {"bold": True}, "~": {"script": Script.SUB}, "^": {"script": Script.SUPER}}
MARKED = re.compile(r"([*~^])([^*~^]+)\1")


@dataclass(frozen=True)
class Section:
    """A section of a small outline: paragraphs by number, and a table by keys."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[str, ...] = ("No", "Task", "Months")
    level: int = 2


@dataclass(frozen=True)
class Outline:
    """A small outline: its sections in order."""

    sections: tuple[Section, ...]

    def docx(self, generation: int = 1) -> bytes:
        """The Word file that is generated from it."""
        blocks: list[Any] = [Heading("top", 1, (Text("Proposal"),), "1")]
        for number, section in enumerate(self.sections, 1):
            blocks.append(Heading(section.id, section.level, (Text(section.title),), f"1.{number}"))
            for at, text in enumerate(section.paragraphs, 1):
                blocks.append(Paragraph(f"{section.id}/p{at}", inlines(text)))
            if section.rows:
                blocks.append(
                    Table(
                        f"{section.id}/tasks",
                        f"Tasks of {section.title}",
                        tuple(Column(one) for one in section.columns),
                        tuple(
                            Row(key, tuple(cell(text) for text in cells))
                            for key, cells in section.rows
                        ),
                    )
                )
        document = Document(
            "A title", "A consortium", (Part(tuple(blocks)),), "RUNNING title", "ACRO"
        )
        return write_docx(document, clock=CLOCK, generation=generation)


def inlines(text: str) -> tuple[Text, ...]:
    """A text in which `*these words*` are bold, `~these~` subscript and `^these^` superscript."""
    pieces = iter(MARKED.split(text))
    found = [Text(next(pieces))]
    for mark, words, after in zip(pieces, pieces, pieces, strict=True):
        found += [Text(words, **LOOKS[mark]), Text(after)]
    return tuple(one for one in found if one.text)
