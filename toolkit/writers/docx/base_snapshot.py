"""The base: what we wrote into the file, as data, for a later build to compare with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, assert_never

from toolkit.document.builtin_terms import FixedWords
from toolkit.document.figures import Diagram
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
    Role,
    Row,
    Script,
    Table,
    Text,
)
from toolkit.document.walk import NO_BREAK, blocks
from toolkit.writers.docx.anchors import FOOTER, HEADER, ids_of
from toolkit.writers.docx.headings import are_counted
from toolkit.writers.docx.runs import clean
from toolkit.writers.docx.table_rows import all_rows, heads

VERSION = 1

Runs = list[list[str]]
"""Texts with their emphasis: letters of b(old), i(talic), c(ode), l(ink), `~` for sub- and `^` for
superscript; or `field`."""

SCRIPTS = {Script.NONE: "", Script.SUB: "~", Script.SUPER: "^"}


BOTH = frozenset({HEADER, FOOTER})


def base(document: Document, frames: frozenset[str] = BOTH) -> dict[str, Any]:
    """All ids in order, and by id what is there: text, role and part.

    `frames` are those of header and footer that are ours, and not a firm's.
    """
    found: dict[str, Any] = {}
    if document.running_title and HEADER in frames:
        found[HEADER] = {"text": [[clean(document.running_title), ""]], "part": "header"}
    short = [[clean(f"{document.short_title}   |   "), ""]] if document.short_title else []
    words = document.words
    pages = [["PAGE", "field"], [f" {words.of} ", ""], ["NUMPAGES", "field"]]
    pages.insert(0, [f"{words.page} ", ""])
    if FOOTER in frames:
        found[FOOTER] = {"text": short + pages, "part": "footer"}
    counted = are_counted(document)
    for block in blocks(document):
        for name, content in _told(block, counted, words):
            found[name] = {**content, "part": "body"}
    head, foot = ([name] if name in frames else [] for name in (HEADER, FOOTER))
    return {"v": VERSION, "ids": [*head, *ids_of(document), *foot], "blocks": found}


def _told(block: Block, counted: bool, words: FixedWords) -> Iterator[tuple[str, dict[str, Any]]]:
    match block:
        case Heading(id=name, level=level, inlines=inlines, number=number):
            # a number that Word counts is no text: where it changes, nobody has edited anything
            lead = [[clean(f"{number}\t"), ""]] if number and not counted else []
            yield name, {"text": _joined(lead + _runs(inlines)), "role": f"heading {level}"}
        case Paragraph(id=name, inlines=inlines, role=role):
            lead = [[f"{words.prompt}{words.colon}", "b"]] if role is Role.PROMPT else []
            beside = {"comment": clean(block.comment)} if block.comment else {}
            beside |= {"asks": block.asks} if block.asks else {}
            yield name, {"text": _joined(lead + _runs(inlines)), "role": role.value, **beside}
        case Table():
            yield block.id, _table(block, words)
        case Figure():
            yield block.id, _figure(block, words)
        case _:
            yield from _points(block)


def _points(points: List) -> Iterator[tuple[str, dict[str, Any]]]:
    """The points of a list; of a numbered one with the number of the first, where that is not 1."""
    role: dict[str, Any] = {"role": "numbered" if points.ordered else "bullet"}
    if points.ordered and points.start != 1:
        role["start"] = points.start
    for item in points.items:
        yield item.id, {"text": _joined(_runs(item.inlines)), **role}
        for inner in item.lists:
            yield from _points(inner)


def _table(table: Table, words: FixedWords) -> dict[str, Any]:
    caption: Runs = []
    if table.caption:
        caption = [
            [f"{words.table}{NO_BREAK}", ""],
            ["SEQ Table", "field"],
            [clean(f". {table.caption}"), ""],
        ]
    return {
        "text": caption,
        "role": "small table" if table.small else "table",
        "columns": len(table.columns),
        "heads": [row.key for row in heads(table)],
        "rows": [[row.key, _cells(row)] for row in all_rows(table)],
    }


def _figure(figure: Figure, words: FixedWords) -> dict[str, Any]:
    """The caption, and a digest of what the picture shows, with the words in its boxes."""
    shown = [type(figure.content).__name__, _as_data(figure.content), figure.alt]
    data = json.dumps(shown, ensure_ascii=True, sort_keys=True, default=str).encode()
    caption: Runs = [
        [f"{words.figure}{NO_BREAK}", ""],
        ["SEQ Figure", "field"],
        [clean(f". {figure.caption}"), ""],
    ]
    boxes = sorted(_words(figure.content)) if isinstance(figure.content, Diagram) else []
    digest = " ".join([sha256(data).hexdigest()[:32], *boxes])
    return {"text": caption, "role": "figure", "digest": digest}


def _words(value: Any) -> set[str]:
    """All words of a figure's parts, in small letters."""
    if isinstance(value, tuple):
        return {word for one in value for word in _words(one)}
    return set(re.findall(r"\w+", clean(value).casefold())) if isinstance(value, str) else set()


def _as_data(value: Any) -> Any:
    """The parts of a figure by their names, all the way down."""
    if not isinstance(value, tuple):
        return value
    if names := getattr(value, "_fields", ()):
        return {name: _as_data(one) for name, one in zip(names, value, strict=True)}
    return [_as_data(one) for one in value]


def _cells(row: Row) -> list[Any]:
    """For each cell its paragraphs, its mark and its span; of a prompt the field it asks for."""
    return [
        [
            [_line(line) for line in cell.paragraphs],
            cell.mark.value,
            cell.span,
            *([cell.asks] if cell.asks else []),
        ]
        for cell in row.cells
    ]


def _line(line: tuple[Inline, ...]) -> Runs:
    """The runs of a paragraph in a cell, most of which are one plain text."""
    only = line[0] if len(line) == 1 else None
    if isinstance(only, Text) and only.text and not any(only[1:]):
        return [[clean(only.text), ""]]
    return _joined(_runs(line))


def _runs(inlines: Iterable[Inline]) -> Runs:
    found: Runs = []
    for inline in inlines:
        match inline:
            case Text(text=text, bold=bold, italic=italic, code=code, script=script):
                voice = ("b" if bold else "") + ("i" if italic else "") + ("c" if code else "")
                found.append([clean(text), voice + SCRIPTS[script]])
            case Break():
                found.append(["\n", ""])
            case Reference(text=text, bold=bold):
                found.append([clean(text), "b" if bold else ""])
            case Link(inlines=inner):
                found.extend([text, f"{voice}l"] for text, voice in _runs(inner))
            case _:
                assert_never(inline)
    return found


def _joined(runs: Runs) -> Runs:
    """Neighbours in the same voice as one."""
    if len(runs) < 2:
        return [one for one in runs if one[0]]
    found: Runs = []
    for text, voice in runs:
        if found and found[-1][1] == voice != "field":
            found[-1][0] += text
        elif text:
            found.append([text, voice])
    return found
