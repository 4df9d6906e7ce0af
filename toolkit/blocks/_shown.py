"""Says of a cell which fields of the outline it shows, so that what people type there is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.document.tree import Cell, Inline, Shown, Text
from toolkit.document.walk import plain
from toolkit.model.base import Located

Way = tuple[str | int, ...]
SIGN = 0xE200
"""The first of the signs that stand for the cells of a sentence until it is said."""


def way_of(part: Located) -> Way:
    """The way to a part through the outline; empty where it was not read from one."""
    steps = part.place.path.split(".") if part.place.path else []
    return tuple(int(one) if one.isdigit() else one for one in steps)


def text_of(cell: Cell) -> str:
    """What a cell says, a line for each of its paragraphs."""
    return "\n".join(map(plain, cell.paragraphs))


def showing(
    cell: Cell, part: Located, name: str, choices: tuple[tuple[str, str], ...] = ()
) -> Cell:
    """The cell, all of which shows the field of that name."""
    if not (way := way_of(part)):
        return cell
    return cell._replace(shows=(Shown((*way, name), text_of(cell), 0, choices),))


def naming(cell: Cell, part: Located) -> Cell:
    """The cell, all of which names that part."""
    way = way_of(part)
    return cell._replace(shows=(Shown(way, text_of(cell)),)) if way else cell


def stacked(first: Cell, second: Cell | None, left_out: tuple[Located, str] | None = None) -> Cell:
    """One cell above the other; `left_out` is the field that the second would show."""
    if second is None:
        way = way_of(left_out[0]) if left_out else ()
        if not way or not left_out:
            return first
        absent = Shown((*way, left_out[1]), "", len(text_of(first)))
        return first._replace(shows=(*first.shows, absent))
    moved = _moved(second, len(text_of(first)) + 1)
    return first._replace(
        paragraphs=(*first.paragraphs, *second.paragraphs), shows=(*first.shows, *moved)
    )


def beside(*cells: Cell) -> Cell:
    """The words of cells of one paragraph each, one behind the other."""
    inlines: list[Inline] = []
    shows: list[Shown] = []
    for one in cells:
        shows += _moved(one, len(plain(inlines)))
        for inline in one.paragraphs[0]:
            last = inlines[-1] if inlines else None
            if isinstance(inline, Text) and isinstance(last, Text) and inline[1:] == last[1:]:
                inlines[-1] = last._replace(text=last.text + inline.text)
            else:
                inlines.append(inline)
    return cells[0]._replace(paragraphs=(tuple(inlines),), shows=tuple(shows))


def run_on(first: Cell, second: Cell, between: str) -> Cell:
    """One behind the other on a line; what stands between them is left out where one is empty."""
    shown = tuple(one._replace(before=between) for one in second.shows)
    if text_of(second):
        return beside(first, Cell(((Text(between),),)), second._replace(shows=shown))
    return first._replace(
        shows=(*first.shows, *_moved(second._replace(shows=shown), len(text_of(first))))
    )


def sentence(words: str, cells: Mapping[str, Cell], *, italic: bool = False) -> Cell:
    """A sentence with cells of one paragraph in the places of its names: `Watched by {partner}.`"""
    signs = {name: chr(SIGN + number) for number, name in enumerate(cells)}
    by_sign = {sign: cells[name] for name, sign in signs.items()}
    parts = []
    for piece in re.split(f"([{chr(SIGN)}-{chr(SIGN + 99)}])", words.format(**signs)):
        if piece in by_sign:
            parts.append(by_sign[piece])
        elif piece:
            parts.append(Cell(((Text(piece),),)))
    made = beside(*parts)
    text = plain(made.paragraphs[0])
    return made._replace(paragraphs=((Text(text, italic=italic),),))


def _moved(cell: Cell, by: int) -> tuple[Shown, ...]:
    return tuple(one._replace(start=one.start + by) for one in cell.shows)
