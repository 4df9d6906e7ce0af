"""New values in a YAML text at one place: all other characters stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.readers.scalars import plain
from toolkit.readers.yaml_blocks import field_text, item_text
from toolkit.readers.yaml_layout import (
    Edit,
    Lines,
    UnwritableError,
    broken_as,
    dash_of,
    end_of_line,
    field_lines,
    gap_between,
    has_comments,
    item_lines,
    line_break_of,
    single_values,
    start_of_line,
    value_begins,
)
from toolkit.readers.yaml_notation import WIDTH, Value, block, wrapped, written
from toolkit.readers.yaml_spans import Mark

REMARK = re.compile(r"( +)(?=#)")
ANCHOR = re.compile(r"(&\S+\s+)?")


class NewItem(NamedTuple):
    """An item that is to be in a list, in the forms in which lists are written."""

    lines: Callable[[int, bool], str]
    """Its lines, by the column of its dash and by whether its neighbours are in braces."""

    short: Callable[[], str]
    """As it is between brackets. Raises UnwritableError where it cannot be there."""


def new_item(value: Value) -> NewItem:
    """A value as an item of a list."""
    return NewItem(
        lambda column, braces: item_text(value, column, braces=braces),
        lambda: written(value, flow=True),
    )


def replaced(text: str, mark: Mark, value: Value) -> Edit:
    """`value` in place of the scalar at `mark`, in the same quotes.

    A list takes the place of another, and any value that of what is in braces or brackets.
    """
    if (mark.kind == "list" and isinstance(value, tuple)) or (mark.flow and mark.kind != "text"):
        return _replaced_whole(text, mark, value)
    if mark.kind not in ("text", "alias") or mark.tag:
        raise UnwritableError("it is not written as a single value")
    found = ANCHOR.match(text, mark.start)
    start = found.end() if found and mark.anchor else mark.start
    old, after = text[start : mark.end], text[mark.end :]
    new = _as_written(text, mark, old, value)
    if text[start - 1 : start] == ":":
        new = f" {new}"
    end = mark.end
    if "\n" not in old + new and (gap := REMARK.match(after)):
        # a remark stays in its column as long as there is room
        width = max(1, len(gap[1]) + len(old) - len(new))
        new += " " * width
        end += gap.end()
    return Edit(start, end, broken_as(text, new))


def _replaced_whole(text: str, mark: Mark, value: Value) -> Edit:
    inside = any(one.anchor or one.tag or one.kind == "alias" for one in single_values(mark))
    if mark.tag or mark.anchor or inside or has_comments(text, Lines(mark.start, mark.end), mark):
        raise UnwritableError("there are remarks in the list, or other parts repeat it")
    if mark.flow or not value or not isinstance(value, tuple):
        return Edit(mark.start, mark.end, written(value, flow=True))
    column = mark.start - start_of_line(text, mark.start)
    lines = "\n".join(item_text(one, column, braces=True) for one in value)
    return Edit(mark.start, mark.end, broken_as(text, lines[column:]))


def filled(text: str, around: Mark, place: int, value: Value) -> Edit:
    """The field at that place of a mapping, which is empty, with a group of fields or a list."""
    key = around.keys[place]
    if around.flow:
        mark = around.inside[place]
        start = value_begins(text, around, place, mark)
        return Edit(start, max(start, mark.end), f" {written(value, flow=True)}")
    return _filled(text, around, place, field_text(key.value, value, key.column))


def _filled(text: str, around: Mark, place: int, field: str) -> Edit:
    """An empty field with the lines of another; the comment behind it stays behind its name."""
    mark = around.inside[place]
    if mark.tag or mark.anchor:
        raise UnwritableError("other parts repeat it")
    start = value_begins(text, around, place, mark)
    first, _, below = field.partition("\n")
    shown = first.removeprefix(f"{written(around.keys[place].value)}:")
    end = max(start, mark.end)
    if not below:
        return Edit(start, end, broken_as(text, shown))
    last = end_of_line(text, end)
    return Edit(start, last, broken_as(text, f"{shown}{text[end:last].rstrip()}\n{below}"))


def with_field(text: str, mark: Mark, name: str, value: Value, order: Sequence[str] = ()) -> Edit:
    """One more field in the mapping at `mark`, behind those that `order` has before it.

    A field that `order` does not know comes last.
    """
    column = mark.keys[0].column if mark.keys else 0
    short = f"{written(name, flow=True)}: {written(value, flow=True)}" if mark.flow else ""
    return _with_field(text, mark, name, field_text(name, value, column), short, order)


def _with_field(
    text: str, mark: Mark, name: str, lines: str, short: str, order: Sequence[str]
) -> Edit:
    if mark.kind != "fields":
        raise UnwritableError("it is not written as a group of fields")
    before = set(order[: order.index(name)]) if name in order else None
    places = [at for at, (key, _) in enumerate(mark.pairs) if before is None or key in before]
    if mark.flow and not mark.keys:
        return Edit(mark.start, mark.end, _after_anchor(text, mark, "{" + short + "}"))
    first = mark.keys[0]
    if mark.flow:
        if not places:
            return Edit(first.start, first.start, f"{short}, ")
        return _inserted(text, mark.inside[places[-1]].end, short, first.start)
    pad = f"{line_break_of(text)}{' ' * first.column}"
    new = broken_as(text, lines)
    if not places:
        return Edit(first.start, first.start, new + pad)
    at = field_lines(text, mark, places[-1]).end
    return Edit(at, at, pad + new)


def with_item(text: str, mark: Mark, item: NewItem, place: int | None = None) -> Edit:
    """One more item in the list at `mark`, written like its neighbours.

    It is at the end, or at that place, counted from 0. An empty list is to be `begun`.
    """
    if mark.kind != "list":
        raise UnwritableError("it is not written as a list")
    at = len(mark.inside) if place is None else place
    if not 0 <= at <= len(mark.inside):
        raise UnwritableError(f"its list has {len(mark.inside)} items")
    if mark.flow:
        new = item.short()
        if not mark.inside:
            return Edit(mark.start, mark.end, _after_anchor(text, mark, f"[{new}]"))
        first = mark.inside[0].start
        if at:
            return _inserted(text, mark.inside[at - 1].end, new, first)
        return Edit(first, first, _before(text, first, new))
    near = mark.inside[at - 1 if at else 0]
    lines = item_lines(text, mark, at - 1 if at else 0)
    dash = dash_of(text, mark, 0)
    column = dash - start_of_line(text, dash)
    gap = "\n" * (1 + gap_between(text, mark))
    new = item.lines(column, near.flow or near.kind != "fields")
    if at:
        return Edit(lines.end, lines.end, broken_as(text, gap + new))
    return Edit(lines.start, lines.start, broken_as(text, new + gap))


def begun(text: str, around: Mark, place: int, item: NewItem) -> Edit:
    """The item as the only one of the list that is the value at that place of a mapping.

    The field is there, but its list is empty or is not written.
    """
    mark = around.inside[place]
    if not is_empty(mark):
        raise UnwritableError("it is not written as a list")
    if around.flow or mark.anchor or mark.tag:
        start = value_begins(text, around, place, mark)
        behind = mark.start if mark.anchor else start
        new = f" [{item.short()}]"
        return Edit(max(start, behind), max(start, mark.end), new)
    key = around.keys[place]
    return _filled(text, around, place, _list_field(key.value, item, key.column))


def with_list(text: str, mark: Mark, name: str, item: NewItem, order: Sequence[str] = ()) -> Edit:
    """The list `name` of one item as one more field of the mapping at `mark`."""
    if mark.flow:
        short = f"{written(name, flow=True)}: [{item.short()}]"
        return _with_field(text, mark, name, "", short, order)
    column = mark.keys[0].column if mark.keys else 0
    return _with_field(text, mark, name, _list_field(name, item, column), "", order)


def _list_field(name: str, item: NewItem, column: int) -> str:
    return f"{written(name)}:\n{item.lines(column + 2, True)}"


def is_empty(mark: Mark) -> bool:
    """Whether a value is nothing, or a list or a group of fields without anything in it."""
    if mark.kind == "text":
        return not mark.style and not mark.tag and plain(mark.value) is None
    return mark.kind in ("list", "fields") and not mark.inside


def _as_written(text: str, mark: Mark, old: str, value: Value) -> str:
    """The new scalar in the form of the old one."""
    if mark.style in ("|", ">") and isinstance(value, str):
        header, _, body = old.partition("\n")
        first = next((line for line in body.split("\n") if line.strip()), "")
        indent = len(first) - len(first.lstrip())
        if re.fullmatch(r"[|>][-+]? *\r?", header) and (new := block(value, mark.style, indent)):
            return new
    quote = mark.style if isinstance(value, str) else ""
    new = written(value, quote=quote if quote in ("'", '"') else "", flow=mark.flow)
    if not isinstance(value, str):
        return new
    line = text[text.rfind("\n", 0, mark.start) + 1 : mark.start]
    lines = old.split("\n")
    follow = lines[1] if len(lines) > 1 and mark.style not in ("|", ">") else ""
    around = re.match(r"[ -]*", line)
    indent = len(follow) - len(follow.lstrip()) if follow else len(around[0] if around else "") + 2
    return wrapped(new, mark.column, indent)


def _inserted(text: str, at: int, new: str, first: int) -> Edit:
    """One more part of a list in brackets, on a new line where it gets too long."""
    line = text.rfind("\n", 0, at) + 1
    if at - line + 2 + len(new) > WIDTH - 1:
        column = first - (text.rfind("\n", 0, first) + 1)
        return Edit(at, at, f",{line_break_of(text)}{' ' * column}{new}")
    return Edit(at, at, f", {new}")


def _before(text: str, first: int, new: str) -> str:
    """One more part before the first of a list in brackets."""
    column = first - (text.rfind("\n", 0, first) + 1)
    if end_of_line(text, first) - first + column + len(new) + 2 > WIDTH:
        return f"{new},{line_break_of(text)}{' ' * column}"
    return f"{new}, "


def _after_anchor(text: str, mark: Mark, new: str) -> str:
    """The new value behind the name by which others repeat it."""
    found = ANCHOR.match(text, mark.start)
    return (found[0] if found and mark.anchor else "") + new
