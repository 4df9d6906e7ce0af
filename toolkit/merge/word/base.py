"""The base: what stood in the file when we wrote it last, as the blocks that were generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.merge.tokens import opaque, tokens_in
from toolkit.merge.word.blocks import (
    Block,
    Paragraph,
    Row,
    Table,
    Tokens,
    marks_of_tokens,
    read,
    written,
)
from toolkit.merge.word.reading import Leaf
from toolkit.writers.docx.anchors import FOOTER, HEADER, anchor_name, drawing_id, row_id
from toolkit.writers.docx.styles import HEADING_LEVELS

VERSION = 2
"""1 is what the writer lays into a new file, 2 what a merge lays into one that it updated."""

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
"""By id what was told of it, and the blocks that this makes."""

NO_FIGURES: Mapping[str, Block] = {}


def table_anchor(caption: str) -> str:
    """The name by which the merge knows a table whose caption has that anchor."""
    return f"{caption}="


def blocks_of_base(data: Any, met: Met | None = None) -> tuple[Block, ...]:
    """The blocks of a base of either kind; a ValueError where it is of a later one.

    `met` is what another base told, and is added to: what is told again is not read again.
    """
    version = data["v"]
    if version == VERSION:
        return read(data["blocks"])
    if version != 1:
        raise ValueError(f"the base is of version {version}")
    met = {} if met is None else met
    found: list[Block] = []
    for name in data["ids"]:
        if "#" in name:
            continue
        told = data["blocks"].get(name)
        if name not in met or met[name][0] != told:
            met[name] = told, tuple(_first(name, told, *met.get(name, (None, ()))))
        found += met[name][1]
    return tuple(sorted(found, key=lambda block: block.part != "body"))


def base_of_blocks(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """The blocks as a base that a file can carry."""
    return {"v": VERSION, "blocks": written(blocks)}


def ids_by_anchor(data: Any) -> dict[str, str]:
    """What each anchor of a newly written file names, in the words of the outline."""
    return {anchor_name(name): name for name in data["ids"]}


def figure_block(name: str, digest: str) -> Block:
    """The picture of a figure, known by what it shows and not by how it is drawn."""
    drawing = drawing_id(name)
    content = Paragraph((opaque("figure", digest),), ("",))
    return Block(anchor_name(drawing), content, drawing)


def figures_of(data: Any) -> dict[str, Block]:
    """The pictures of a newly written file, by their anchors."""
    found = (
        figure_block(name, told["digest"])
        for name, told in data["blocks"].items()
        if "digest" in told
    )
    return {block.anchor: block for block in found}


def is_figure(block: Block) -> bool:
    """Whether a block is a picture."""
    return block.id.endswith(DRAWING)


def blocks_of_file(
    leaves: list[Leaf], ids: Mapping[str, str], figures: Mapping[str, Block] = NO_FIGURES
) -> list[tuple[Block, Leaf]]:
    """The generated blocks of a newly written file, each with where it stands."""
    found: list[tuple[Block, Leaf]] = []
    for leaf in leaves:
        if isinstance(leaf.content, Table):
            names = [ids[row.anchor] for row in leaf.content.rows if row.anchor in ids]
            if names:
                name = names[0].rpartition("#")[0]
                anchor = table_anchor(anchor_name(name))
                found.append((Block(anchor, leaf.content, name, leaf.part), leaf))
        elif leaf.anchors:
            anchor = leaf.anchors[0]
            if anchor in figures:
                found.append((figures[anchor], leaf))
                continue
            block = Block(anchor, leaf.content, ids.get(anchor, anchor), leaf.part)
            found.append((block, leaf))
    return found


def _first(name: str, told: Any, was: Any, blocks: Sequence[Block]) -> Iterator[Block]:
    """What the writer tells of one id, as blocks; of a table that `was` told, it takes the rows."""
    if told is None:
        if name in (HEADER, FOOTER):
            yield Block(anchor_name(name), Paragraph((), (), name), name, name)
        return
    if "rows" not in told and "digest" not in told:
        role = told.get("role", name)
        yield Block(anchor_name(name), _text(told["text"], _style(role)), name, told["part"])
        return
    if "digest" in told:
        yield figure_block(name, told["digest"])
    if told["text"]:
        yield Block(anchor_name(name), _text(told["text"], "caption"), name, told["part"])
    if "rows" not in told:
        return
    met = dict(_rows_of(was, blocks)) if was and was.get("columns") == told["columns"] else {}
    rows = tuple(
        met[key][1] if key in met and met[key][0] == cells else _row(name, key, cells, told)
        for key, cells in told["rows"]
    )
    if rows:
        yield Block(table_anchor(anchor_name(name)), Table(rows), name, told["part"])


def _rows_of(told: Any, blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[Any, Row]]]:
    """By the key of each row of a table what was told of it, and the row."""
    for block in blocks:
        if isinstance(block.content, Table):
            for (key, cells), row in zip(told["rows"], block.content.rows, strict=True):
                yield key, (cells, row)


def _row(name: str, key: str, cells: list[Any], told: Any) -> Row:
    columns = told["columns"]
    return Row(anchor_name(row_id(name, key)), _cells(cells, columns), _voices(cells, columns))


def _style(role: str) -> str:
    kind, _, level = role.partition(" ")
    if kind == "heading":
        return f"heading {min(max(int(level), 1), HEADING_LEVELS)}"
    return STYLES.get(role, "")


def _text(runs: list[list[str]], style: str) -> Paragraph:
    text = ""
    looks: list[tuple[str, int]] = []
    for shown, voice in runs:
        shown = opaque("field", shown) if voice == "field" else _clean(shown)
        text += shown
        looks.append((_mark(voice), len(shown)))
    tokens = tokens_in(text)
    return Paragraph(tokens, marks_of_tokens(tokens, looks), style)


def _cells(cells: list[Any], columns: int) -> tuple[Tokens, ...]:
    """The cells, filled up with empty ones as the writer does."""
    found = [
        tokens_in("\n".join(["".join([_clean(text) for text, _ in line]) for line in lines]))
        for lines, _, _ in cells
    ]
    found += [()] * (columns - sum(span for _, _, span in cells))
    return tuple(found)


def _voices(cells: list[Any], columns: int) -> tuple[Tokens, ...]:
    """The emphasis of the tokens of each cell; nothing where all are plain."""
    found = [_voice(lines) for lines, _, _ in cells]
    found += [()] * (columns - sum(span for _, _, span in cells))
    return tuple(found)


def _voice(lines: list[Any]) -> Tokens:
    if not any(voice for line in lines for _, voice in line):
        return ()
    looks: list[tuple[str, int]] = []
    text = ""
    for number, line in enumerate(lines):
        for shown, voice in [*([["\n", ""]] if number else []), *line]:
            text += _clean(shown)
            looks.append((_mark(voice), len(_clean(shown))))
    marks = marks_of_tokens(tokens_in(text), looks)
    return marks if any(marks) else ()


def _mark(voice: str) -> str:
    return "" if voice == "field" else "".join(sorted(set(voice) & {"b", "i"}))


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
