"""The text of a Word file as values: paragraphs and tables, each with the name of its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, groupby, islice, pairwise, repeat
from typing import Any, NamedTuple

from toolkit.merge.text.tokens import OPAQUE, plain, tokens_in
from toolkit.ooxml.xml_parts import number_in

Tokens = tuple[str, ...]

HEADING = "heading "
"""Begins the name of the style of a heading; its level follows."""

BOX_HEADING = "box heading "
"""The same of a heading in a box of an official form."""

BELOW_HEADINGS = 9
"""A heading in a box is below all headings of the form, which have levels up to this."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of a paragraph with its emphasis, and what it is for."""

    tokens: Tokens
    marks: Tokens = ()
    """For each token the letters of its emphasis: b(old), i(talic), u(nderlined) and so on, `~` for
    subscript and `^` for superscript."""

    style: str = ""
    """The name of its style, in small letters."""

    @property
    def text(self) -> str:
        return plain(self.tokens)

    @property
    def level(self) -> int:
        """How deep a heading it is; 0 where it is none. In a box it is above 9."""
        if self.style.startswith(HEADING):
            return max(number_in(self.style.removeprefix(HEADING)), 0)
        if self.style.startswith(BOX_HEADING):
            return BELOW_HEADINGS + max(number_in(self.style.removeprefix(BOX_HEADING)), 1)
        return 0


class Drawn(NamedTuple):
    """How a cell was drawn."""

    mark: str = ""
    """What it shows beside its text, as `bar` in a timetable; empty for nothing."""

    span: int = 1
    """The columns over which it reaches."""


BAR = "bar"
"""The mark of a cell that says by its colour alone that there is work in its column."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the name of its anchor, and the text of each cell."""

    anchor: str
    cells: tuple[Tokens, ...]
    """A new paragraph in a cell is a line break here."""

    marks: tuple[Tokens, ...] = field(default=(), compare=False)
    """For each cell the emphasis of its tokens as the outline gives it, nothing where all of them
    are plain; no cells where that is not known."""

    asks: tuple[str, ...] = field(default=(), compare=False)
    """For each cell the field of the outline that it asks for, empty where it is no prompt; nothing
    where no cell of the row is one."""

    drawn: tuple[Drawn, ...] = field(default=(), compare=False)
    """For each cell how it was drawn; nothing where all are plain, or where that is not known."""

    is_head: bool = field(default=False, compare=False)
    """Whether it is known to be a header row."""

    @property
    def text(self) -> str:
        return " | ".join(map(plain, self.cells))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, from the first header row to the last."""

    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)

    @property
    def width(self) -> int:
        """The most cells that a row has."""
        return max((len(row.cells) for row in self.rows), default=0)


Content = Paragraph | Table

INNER_TABLE = f"{OPAQUE}table:"
"""Begins the token of a table inside a cell."""


def holds_table(cell: Tokens) -> bool:
    """Whether a table is inside a cell."""
    return any(token.startswith(INNER_TABLE) for token in cell)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table that was generated, under the name of its anchor."""

    anchor: str
    content: Content
    id: str = ""
    """What it is called in the outline, for people: `wp/innovate/tasks`."""

    part: str = "body"

    was: Paragraph | None = None
    """What stood here before the version that still waits beside what a person wrote."""

    start: int = 1
    """Of a point of a numbered list the number of its first point."""

    asks: str = ""
    """Of a prompt the field of the outline that it asks for."""

    box: str = ""
    """The name of the bookmark of the box of an official form in which it is; empty for none."""

    @property
    def level(self) -> int:
        return self.content.level if isinstance(self.content, Paragraph) else 0


def same(one: Content, two: Content) -> bool:
    """Whether two say the same in the same voice; a style that is not known counts as any."""
    if isinstance(one, Table) or isinstance(two, Table):
        return one == two
    return (one.tokens, one.marks) == (two.tokens, two.marks) and (
        one.style == two.style or not one.style or not two.style
    )


def same_text(one: Content, two: Content) -> bool:
    """Whether two say the same, whatever the emphasis and the names of the rows."""
    if isinstance(one, Table) and isinstance(two, Table):
        return [row.cells for row in one.rows] == [row.cells for row in two.rows]
    return isinstance(one, Paragraph) and isinstance(two, Paragraph) and one.tokens == two.tokens


def same_blocks(one: tuple[Block, ...], two: tuple[Block, ...]) -> bool:
    """Whether two lists of blocks say the same under the same anchors."""
    return len(one) == len(two) and all(
        (a.anchor, a.was, a.start) == (b.anchor, b.was, b.start) and same(a.content, b.content)
        for a, b in zip(one, two, strict=True)
    )


def tokens_of_pieces(pieces: Sequence[tuple[str, str]]) -> Tokens:
    """The tokens of pieces of text, each piece with its emphasis.

    None reaches over the edge of sub- or superscript: CO₂ is `CO` and `2`, and no label.
    """
    if not any("~" in marks or "^" in marks for _, marks in pieces):
        return tokens_in("".join([text for text, _ in pieces]))
    groups = groupby(pieces, key=lambda piece: ("~" in piece[1], "^" in piece[1]))
    return tuple(
        token for _, group in groups for token in tokens_in("".join(text for text, _ in group))
    )


def marks_of_tokens(tokens: Tokens, looks: Sequence[tuple[str, int]]) -> Tokens:
    """For each token its emphasis, from pieces of text each with its emphasis and its length."""
    if len({look for look, _ in looks}) < 2:
        return (looks[0][0] if looks else "",) * len(tokens)
    marks: list[str] = []
    pieces = iter(looks)
    look, ends = "", 0
    at = 0
    for token in tokens:
        while at >= ends:
            look, length = next(pieces)
            ends += length
        marks.append(look)
        at += len(token)
    return tuple(marks)


def paragraph_of(text: str, marks: str = "", style: str = "") -> Paragraph:
    """A paragraph in one voice."""
    tokens = tokens_in(text)
    return Paragraph(tokens, (marks,) * len(tokens), style)


def written(blocks: tuple[Block, ...]) -> list[Any]:
    """The blocks as JSON."""
    return [
        {
            "a": block.anchor,
            "id": block.id,
            **({"part": block.part} if block.part != "body" else {}),
            **({"was": _paragraph(block.was)} if block.was else {}),
            **({"start": block.start} if block.start != 1 else {}),
            **({"asks": block.asks} if block.asks else {}),
            **({"box": block.box} if block.box else {}),
            **(
                {"p": _paragraph(block.content)}
                if isinstance(block.content, Paragraph)
                else _table(block.content)
            ),
        }
        for block in blocks
    ]


def read(data: list[Any]) -> tuple[Block, ...]:
    """The blocks that `written` wrote."""
    return tuple(
        Block(
            one["a"],
            _read_paragraph(one["p"]) if "p" in one else _read_table(one),
            one["id"],
            one.get("part", "body"),
            _read_paragraph(one["was"]) if "was" in one else None,
            one.get("start", 1),
            one.get("asks", ""),
            one.get("box", ""),
        )
        for one in data
    )


def has_cuts(blocks: tuple[Block, ...]) -> bool:
    """Whether a text ends a token where its letters alone do not, as CO₂ does behind its CO."""
    return any(map(_cuts, (tokens for block in blocks for tokens in _texts(block))))


def _texts(block: Block) -> Iterator[Tokens]:
    if isinstance(block.content, Paragraph):
        yield block.content.tokens
    else:
        yield from (cell for row in block.content.rows for cell in row.cells)
    if block.was:
        yield block.was.tokens


def _cuts(tokens: Tokens) -> list[int]:
    """Where in the text tokens end that would be longer by its letters alone."""
    natural = tokens_in("".join(tokens))
    if tokens == natural:
        return []
    return sorted(set(accumulate(map(len, tokens))) - set(accumulate(map(len, natural))))


def _cut(text: str, cuts: list[int]) -> Tokens:
    if not cuts:
        return tokens_in(text)
    return tuple(
        token
        for start, end in pairwise([0, *cuts, len(text)])
        for token in tokens_in(text[start:end])
    )


def _paragraph(content: Paragraph) -> list[Any]:
    cuts = _cuts(content.tokens)
    told = [content.style, "".join(content.tokens), _runs(content.marks)]
    return [*told, cuts] if cuts else told


def _read_paragraph(data: list[Any]) -> Paragraph:
    style, text, runs, *cuts = data
    tokens = _cut(text, *cuts or [[]])
    return Paragraph(tokens, _read_runs(runs, len(tokens)), style)


def _table(content: Table) -> dict[str, Any]:
    """The rows, and beside them the cuts and the emphasis of the cells that have any."""
    rows = [[row.anchor, *map("".join, row.cells)] for row in content.rows]
    cuts = [
        [at, cell, found]
        for at, row in enumerate(content.rows)
        for cell, tokens in enumerate(row.cells)
        if (found := _cuts(tokens))
    ]
    told: dict[str, Any] = {"t": rows, **({"c": cuts} if cuts else {})}
    asks = [[at, list(row.asks)] for at, row in enumerate(content.rows) if any(row.asks)]
    told |= {"q": asks} if asks else {}
    if drawn := [[at, list(row.drawn)] for at, row in enumerate(content.rows) if row.drawn]:
        told |= {"d": drawn, "h": [at for at, row in enumerate(content.rows) if row.is_head]}
    if not all(row.marks for row in content.rows if row.cells):
        return told
    marks = [
        [at, cell, _runs(tokens)]
        for at, row in enumerate(content.rows)
        for cell, tokens in enumerate(row.marks)
        if tokens
    ]
    return told | {"m": marks}


def _read_table(data: dict[str, Any]) -> Table:
    runs = {(at, cell): runs for at, cell, runs in data.get("m", ())}
    cuts = {(at, cell): found for at, cell, found in data.get("c", ())}
    asks = {at: tuple(map(str, found)) for at, found in data.get("q", ())}
    drawn = {at: _read_drawn(found) for at, found in data.get("d", ())}
    heads = set(data.get("h", ()))
    rows: list[Row] = []
    for at, (name, *texts) in enumerate(data["t"]):
        cells = tuple(_cut(text, cuts.get((at, cell), [])) for cell, text in enumerate(texts))
        marks = [
            _read_runs(runs[at, cell], len(tokens)) if (at, cell) in runs else ()
            for cell, tokens in enumerate(cells)
        ]
        looks = tuple(marks) if "m" in data else ()
        told = asks.get(at, ()), drawn.get(at, ()), at in heads
        rows.append(Row(name, cells, looks, *told))
    return Table(tuple(rows))


def _read_drawn(found: list[Any]) -> tuple[Drawn, ...]:
    return tuple(Drawn(str(mark), int(span)) for mark, span in found)


def _runs(marks: Tokens) -> list[Any]:
    return [[mark, len(list(group))] for mark, group in groupby(marks)]


def _read_runs(runs: list[Any], length: int) -> Tokens:
    """The emphasis of so many tokens."""
    marks = chain.from_iterable(repeat(mark, count) for mark, count in runs)
    return tuple(islice(chain(marks, repeat("")), length))
