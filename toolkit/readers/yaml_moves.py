"""An item of a list as it is written, to be put into another place with its comments."""

from __future__ import annotations

import re

from toolkit.readers.yaml_edits import NewItem
from toolkit.readers.yaml_layout import (
    UnwritableError,
    dash_of,
    has_comments,
    item_lines,
    start_of_line,
)
from toolkit.readers.yaml_notation import Value, written
from toolkit.readers.yaml_spans import Mark

LINE_BREAK = re.compile(r"\r\n|\r")


def item_as_written(text: str, mark: Mark, place: int, value: Value) -> NewItem:
    """An item of the list at `mark`, set in as its new neighbours are; `value` is what it says."""
    item = mark.inside[place]
    if mark.flow:
        short = LINE_BREAK.sub("\n", text[item.start : item.end])
        width = item.start - start_of_line(text, item.start)
        return NewItem(
            lambda column, _: f"{' ' * column}- " + _set_in(short, column + 2 - width, column + 3),
            lambda: short,
        )
    lines = item_lines(text, mark, place)
    whole = LINE_BREAK.sub("\n", text[lines.start : lines.end])
    dash = dash_of(text, mark, place)
    width = dash - start_of_line(text, dash)

    def between_brackets() -> str:
        if has_comments(text, lines, item) or _is_special(item):
            raise UnwritableError("its comments cannot be kept between brackets")
        return written(value, flow=True)

    return NewItem(lambda column, _: _moved(whole, column - width), between_brackets)


def _is_special(mark: Mark) -> bool:
    if mark.kind == "alias" or mark.anchor or mark.tag:
        return True
    return any(map(_is_special, (*mark.keys, *mark.inside)))


def _moved(lines: str, by: int) -> str:
    """Lines that are set in by so many characters more, or less."""
    return "\n".join(_line_moved(line, by) for line in lines.split("\n"))


def _line_moved(line: str, by: int, least: int = 0) -> str:
    if by > 0:
        return " " * by + line if line else line
    here = len(line) - len(line.lstrip(" "))
    kept = max(here + by, min(here, least))
    return line[here - kept :]


def _set_in(value: str, by: int, least: int) -> str:
    """A value over several lines, of which the first follows a dash."""
    first, *more = value.split("\n")
    if not more:
        return value
    moved = (_line_moved(line, by) for line in more)
    return "\n".join([first, *(_at_least(line, least) for line in moved)])


def _at_least(line: str, least: int) -> str:
    here = len(line) - len(line.lstrip(" "))
    return line if here >= least or not line.strip() else " " * least + line.lstrip(" ")
