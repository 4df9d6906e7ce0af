"""Reads a base: the blocks that the last build generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from toolkit.merge.text.tokens import opaque
from toolkit.merge.word.model.text_model import (
    Block,
    Drawn,
    Paragraph,
    Row,
    Table,
    Tokens,
    has_cuts,
    marks_of_tokens,
    read,
    tokens_of_pieces,
    written,
)
from toolkit.merge.word.read.document import BodyItem
from toolkit.merge.word.read.emphasis import EMPHASIS
from toolkit.ooxml.xml_parts import number_in
from toolkit.writers.docx.anchors import FOOTER, HEADER, anchor_name, drawing_id, row_id
from toolkit.writers.docx.styles import HEADING_LEVELS

UPDATED, UPDATED_WITH_CUTS = 2, 3
"""1 is what the writer lays into a new file, 2 what a merge lays into one that it updated; 3 is the
same with texts of which it says where tokens end, since there is sub- or superscript in them. A
newly filled official form has one of the latter, with all ids as well."""

STYLES = {
    "body": "body text",
    "title": "title",
    "subtitle": "subtitle",
    "prompt": "prompt",
    "quote": "quote",
    "note": "note",
    "numbered": "list number",
    "header": "header",
    "footer": "footer",
}


DRAWING = drawing_id("")

Met = dict[str, tuple[Any, tuple[Block, ...]]]
"""By id what is stored of it, and the blocks that this makes."""

NO_FIGURES: Mapping[str, Block] = {}
COUNTED_FROM_ONE: Mapping[str, int] = {}


def table_anchor(caption: str) -> str:
    """The name by which the merge knows a table whose caption has that anchor."""
    return f"{caption}="


def blocks_of_base(data: Any, met: Met | None = None) -> tuple[Block, ...]:
    """The blocks of a base of either kind; a ValueError where it is of a later one.

    `met` holds what was read of another base, and is added to: equal data is not read again.
    """
    version = data["v"]
    if version in (UPDATED, UPDATED_WITH_CUTS):
        return read(data["blocks"])
    if version != 1:
        raise ValueError(f"the base is of version {version}")
    met = {} if met is None else met
    found: list[Block] = []
    for name in data["ids"]:
        if "#" in name:
            continue
        stored = data["blocks"].get(name)
        if name not in met or met[name][0] != stored:
            met[name] = stored, tuple(_first(name, stored, *met.get(name, (None, ()))))
        found += met[name][1]
    return tuple(sorted(found, key=lambda block: block.part != "body"))


def base_of_blocks(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """The blocks as a base that a file can carry."""
    version = UPDATED_WITH_CUTS if has_cuts(blocks) else UPDATED
    return {"v": version, "blocks": written(blocks)}


def ids_by_anchor(data: Any) -> dict[str, str]:
    """What each anchor of a newly written file names, in the words of the outline."""
    return {anchor_name(name): name for name in data["ids"]}


def figure_block(name: str, digest: str) -> Block:
    """The picture of a figure, known by what it shows and not by how it is drawn."""
    drawing = drawing_id(name)
    content = Paragraph((opaque("figure", digest),), ("",))
    return Block(anchor_name(drawing), content, drawing)


def is_read_from_file(data: Any) -> bool:
    """Whether a base has blocks as they are in the file, and not what the writer was given."""
    return data["v"] in (UPDATED, UPDATED_WITH_CUTS)


def figures_of(data: Any) -> dict[str, Block]:
    """The pictures of a newly written file, by their anchors."""
    if is_read_from_file(data):
        return {block.anchor: block for block in read(data["blocks"]) if is_figure(block)}
    found = (
        figure_block(name, stored["digest"])
        for name, stored in data["blocks"].items()
        if "digest" in stored
    )
    return {block.anchor: block for block in found}


def is_figure(block: Block) -> bool:
    """Whether a block is a picture."""
    return block.id.endswith(DRAWING)


def starts_of(data: Any) -> dict[str, int]:
    """By the anchor of each point of a numbered list of a newly written file, the number of the
    first point of the list, where that is not 1."""
    if is_read_from_file(data):
        return {one["a"]: one["start"] for one in data["blocks"] if "start" in one}
    stored = data["blocks"].items()
    return {anchor_name(name): one["start"] for name, one in stored if "start" in one}


def blocks_of_file(
    items: list[BodyItem],
    ids: Mapping[str, str],
    figures: Mapping[str, Block] = NO_FIGURES,
    starts: Mapping[str, int] = COUNTED_FROM_ONE,
) -> list[tuple[Block, BodyItem]]:
    """The generated blocks of a newly written file, each with where it is."""
    found: list[tuple[Block, BodyItem]] = []
    for item in items:
        if isinstance(item.content, Table):
            names = [ids[row.anchor] for row in item.content.rows if row.anchor in ids]
            if names:
                name = names[0].rpartition("#")[0]
                anchor = table_anchor(anchor_name(name))
                found.append((Block(anchor, item.content, name, item.part, box=item.box), item))
        elif item.anchors:
            anchor = item.anchors[0]
            if anchor in figures:
                found.append((replace(figures[anchor], box=item.box), item))
                continue
            name, start = ids.get(anchor, anchor), starts.get(anchor, 1)
            block = Block(anchor, item.content, name, item.part, start=start, box=item.box)
            found.append((block, item))
    return found


def _first(name: str, stored: Any, was: Any, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of one id; rows of a table that are stored as in `was` are taken from `blocks`."""
    if stored is None:
        if name in (HEADER, FOOTER):
            yield Block(anchor_name(name), Paragraph((), (), name), name, name)
        return
    if "rows" not in stored and "digest" not in stored:
        text = _text(stored["text"], _style(stored.get("role", name)))
        start, asks = stored.get("start", 1), stored.get("asks", "")
        yield Block(anchor_name(name), text, name, stored["part"], start=start, asks=asks)
        return
    if "digest" in stored:
        yield figure_block(name, stored["digest"])
    if stored["text"]:
        yield Block(anchor_name(name), _text(stored["text"], "caption"), name, stored["part"])
    if "rows" not in stored:
        return
    is_alike = was and all(was.get(one) == stored.get(one) for one in ("columns", "heads"))
    met = dict(_rows_of(was, blocks)) if is_alike else {}
    rows = tuple(
        met[key][1] if key in met and met[key][0] == cells else _row(name, key, cells, stored)
        for key, cells in stored["rows"]
    )
    if rows:
        yield Block(table_anchor(anchor_name(name)), Table(rows), name, stored["part"])


def _rows_of(stored: Any, blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Any, Row]]]:
    """By the key of each row of a table its stored cells, and the row."""
    for block in blocks:
        if isinstance(block.content, Table):
            for (key, cells), row in zip(stored["rows"], block.content.rows, strict=True):
                yield key, (cells, row)


def _row(name: str, key: str, cells: list[Any], stored: Any) -> Row:
    columns = stored["columns"]
    anchor, marks = anchor_name(row_id(name, key)), _cells_marks(cells, columns)
    is_head = key in stored.get("heads", ())
    told = _asks(cells, columns), _drawn(cells, columns), is_head
    return Row(anchor, _cells(cells, columns), marks, *told)


def _drawn(cells: list[Any], columns: int) -> tuple[Drawn, ...]:
    """How each cell was drawn; nothing where all of them are plain."""
    found = [Drawn(cell[1], cell[2]) for cell in cells]
    found += [Drawn()] * (columns - sum(cell[2] for cell in cells))
    return tuple(found) if any(one != Drawn() for one in found) else ()


def _asks(cells: list[Any], columns: int) -> tuple[str, ...]:
    """For each cell the field that it asks for; nothing where none is a prompt."""
    found = [asks[0] if asks else "" for _, _, _, *asks in cells]
    found += [""] * (columns - sum(cell[2] for cell in cells))
    return tuple(found) if any(found) else ()


def _style(role: str) -> str:
    kind, _, level = role.partition(" ")
    if kind == "heading":
        return f"heading {min(max(number_in(level), 1), HEADING_LEVELS)}"
    return STYLES.get(role, "")


def _text(runs: list[list[str]], style: str) -> Paragraph:
    pieces = [
        (opaque("field", shown), "") if look == "field" else (_clean(shown), _mark(look))
        for shown, look in runs
    ]
    tokens = tokens_of_pieces(pieces)
    return Paragraph(tokens, _marks(tokens, pieces), style)


def _marks(tokens: Tokens, pieces: Sequence[tuple[str, str]]) -> Tokens:
    return marks_of_tokens(tokens, [(mark, len(text)) for text, mark in pieces])


def _cells(cells: list[Any], columns: int) -> tuple[Tokens, ...]:
    """The cells, filled up with empty ones as the writer does."""
    found = [tokens_of_pieces(list(_pieces(cell[0]))) for cell in cells]
    found += [()] * (columns - sum(cell[2] for cell in cells))
    return tuple(found)


def _cells_marks(cells: list[Any], columns: int) -> tuple[Tokens, ...]:
    """The emphasis of the tokens of each cell; nothing where all are plain."""
    found = [_cell_marks(cell[0]) for cell in cells]
    found += [()] * (columns - sum(cell[2] for cell in cells))
    return tuple(found)


def _cell_marks(lines: list[Any]) -> Tokens:
    if not any(look for line in lines for _, look in line):
        return ()
    pieces = list(_pieces(lines))
    marks = _marks(tokens_of_pieces(pieces), pieces)
    return marks if any(marks) else ()


def _pieces(lines: list[Any]) -> Iterator[tuple[str, str]]:
    """The text of a cell, a paragraph a line."""
    for number, line in enumerate(lines):
        if number:
            yield "\n", ""
        for shown, look in line:
            yield _clean(shown), _mark(look)


def _mark(look: str) -> str:
    return "" if look == "field" else "".join(sorted(set(look) & EMPHASIS))


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
