"""What stands in a cell of a file, as values of the fields that a draft shows in such a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.document.tree import Cell, Shown
from toolkit.importing import word_ledger as why
from toolkit.importing.word_items import Box
from toolkit.importing.word_loose_cells import first_sentence, levels_in, name_and_function
from toolkit.merge.pull.as_markdown import escaped
from toolkit.merge.typed_values import ValueReader, as_compared, is_part
from toolkit.model.base import Prose
from toolkit.readers.outline_paths import ONE_OF, SINGLE
from toolkit.readers.references import REFERENCES
from toolkit.readers.typed_field import NOTHING, Emptied, Misread, Way, bare_point

POINTS = frozenset(("objectives", "activities", "criteria", "results"))
"""Fields of several texts, a line each."""

CONTRIBUTIONS = "contributions"
ANSWER = re.compile(
    r"(?:(?:yes|no|oui|non)\.?$|(?:subcontracting|sous-traitance)\s*:)", re.IGNORECASE
)
"""A line that answers whether there are any, or names a subcontract."""


class Piece(NamedTuple):
    """What a file says for one field."""

    shown: Shown
    value: Any
    start: int
    """Where it is in the words of the cell."""

    end: int


def pieces_of(
    reader: ValueReader, cells: Sequence[Cell], box: Box, is_partner: Callable[[str], bool]
) -> Iterator[Piece]:
    """The values of a cell, by the fields that one of these cells of a draft shows."""
    text = box.unit.text
    if not any(cell.shows for cell in cells) or text.strip() in NOTHING:
        return
    read = [(cell, reader.pieces(cell, text, of_new_row=True)) for cell in cells]
    if any(reader.is_prose(shown.way) for one in cells for shown in one.shows):
        read = [(one, said if _is_likely(one, said, is_partner) else None) for one, said in read]
    cell, found = max(read, key=lambda pair: _filled(pair[1]))
    if found is None or (len(cell.shows) == 1 and found[0] == as_compared(text).strip()):
        shown = _main(reader, cell)
        value = value_of(reader, shown, text, box)
        if value is not None:
            yield Piece(shown, value, 0, len(text))
        elif shown.way[-1] == CONTRIBUTIONS:
            box.unit.why = why.AROUND
        else:
            box.unit.why = f"it cannot be read as {str(shown.way[-1]).replace('_', ' ')}"
        return
    box.unit.why = why.AROUND
    at = 0
    for shown, piece in zip(cell.shows, found, strict=True):
        if piece is None or piece.strip() in NOTHING:
            continue
        start, end = _stretch(text, piece, at)
        value = value_of(reader, shown, piece, None)
        if value is not None:
            yield Piece(shown, value, start, end)
        at = end


def _is_likely(
    cell: Cell, pieces: Sequence[str | None] | None, is_partner: Callable[[str], bool]
) -> bool:
    """Whether words of a text that would be a partner's name are one."""
    return pieces is None or all(
        is_partner(piece)
        for one, piece in zip(cell.shows, pieces, strict=True)
        if piece and REFERENCES.get((kind_of(one.way), str(one.way[-1]))) == "partner"
    )


def _filled(pieces: Sequence[str | None] | None) -> int:
    """For how many fields something is said; -1 where the cell says otherwise."""
    return sum(bool(one) for one in pieces) if pieces is not None else -1


def _stretch(text: str, piece: str, at: int) -> tuple[int, int]:
    """Where a piece is in a text, whose spaces may be others."""
    pattern = r"\s+".join(map(re.escape, piece.split()))
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, at)
    found = whole or re.compile(pattern).search(text, at)
    return (found.start(), found.end()) if found else (at, at)


def _main(reader: ValueReader, cell: Cell) -> Shown:
    """The field that takes the whole of a cell: one of words before one of numbers."""
    words = [one for one in cell.shows if not is_part(one.way) and reader.is_plain_text(one.way)]
    return next(iter(words), cell.shows[0])


def value_of(reader: ValueReader, shown: Shown, text: str, box: Box | None) -> Any:
    """The value of a field as YAML has it; None where the text is none.

    Of references it is the words that name the part.
    """
    name = str(shown.way[-1])
    if is_part(shown.way) or (kind_of(shown.way), name) in REFERENCES:
        return " ".join(text.split())
    if name in POINTS:
        lines = box.prose.split("\n") if box else text.split("\n")
        return [point for line in lines if (point := bare_point(line))]
    if name == CONTRIBUTIONS and box:
        return _contributions(box.prose)
    if reader.is_prose(shown.way):
        return box.prose if box else escaped(text.strip(), begins=True)
    read = reader.read(shown, as_compared(text), of_new_row=True)
    if isinstance(read, Misread | Emptied):
        return None
    if isinstance(read, Decimal):
        return int(read) if read == read.to_integral_value() else read
    if isinstance(read, tuple):
        return list(read)
    return " ".join(read.split()) if isinstance(read, str) and not isinstance(read, Prose) else read


def divided(piece: Piece, box: Box, item: Way) -> Iterator[Piece]:
    """A piece, or what it is made of where a person wrote on one line what a draft has apart: the
    name and function of a person; a risk with its description, likelihood and impact."""
    text = box.unit.text
    kind, name = kind_of((*item, "x")), str(piece.shown.way[-1])
    is_whole = (piece.start, piece.end) == (0, len(text))
    if kind == "person" and name == "name" and is_whole and (two := name_and_function(text)):
        for field, half in zip(("name", "function"), two, strict=True):
            start, end = _stretch(text, half, piece.start)
            yield Piece(Shown((*item, field), half), half, start, end)
        return
    if kind == "risk" and name == "title" and is_whole:
        yield from _of_risk(box, item)
        return
    yield piece


def _of_risk(box: Box, item: Way) -> Iterator[Piece]:
    text = box.unit.text
    levels = sorted(levels_in(text), key=lambda one: one.start)
    end = first_sentence(text)
    yield _titled(text, item, end)
    rest = text[end:].strip()
    if rest:
        start = text.index(rest, end)
        yield Piece(
            Shown((*item, "description"), rest), escaped(rest, begins=True), start, len(text)
        )
    for one in levels:
        yield Piece(Shown((*item, one.field), one.value), one.value, one.start, one.end)


def _titled(text: str, item: Way, end: int) -> Piece:
    title = " ".join(text[:end].split()).rstrip(".")
    return Piece(Shown((*item, "title"), title), title, 0, end)


def _contributions(prose: str) -> str | None:
    """What is said of contributions behind `Yes` or `No`, and the subcontracts of the task."""
    lines = (one for one in prose.split("\n\n") if not ANSWER.match(one))
    return "\n\n".join(lines) or None


def kind_of(way: Way) -> str:
    """What the part is called to which a field belongs: `task`."""
    around = way[:-1]
    if around and isinstance(around[-1], int):
        return ONE_OF.get(str(around[-2]), "")
    return SINGLE.get(str(around[0]), "") if around else ""
