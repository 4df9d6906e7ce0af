"""Changes of a YAML text at one place: all other characters stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.readers.yaml_notation import WIDTH, Value, block, wrapped, written
from toolkit.readers.yaml_spans import Mark

REMARK = re.compile(r"( +)(?=#)")
ANCHOR = re.compile(r"(&\S+\s+)?")


class UnwritableError(Exception):
    """The place cannot be rewritten without touching others; says why."""


def replaced(text: str, mark: Mark, value: Value) -> str:
    """`text` with `value` in place of the scalar at `mark`, in the same quotes.

    A list of words takes the place of another.
    """
    if mark.kind == "list" and isinstance(value, tuple):
        return _with_list(text, mark, value)
    if mark.kind not in ("text", "alias") or mark.tag:
        raise UnwritableError("it is not written as a single value")
    found = ANCHOR.match(text, mark.start)
    start = found.end() if found and mark.anchor else mark.start
    old, after = text[start : mark.end], text[mark.end :]
    new = _as_written(text, mark, old, value)
    if text[start - 1 : start] == ":":
        new = f" {new}"
    if "\n" not in old + new and (gap := REMARK.match(after)):
        # a remark stays in its column as long as there is room
        width = max(1, len(gap[1]) + len(old) - len(new))
        after = " " * width + after[gap.end() :]
    return text[:start] + _broken_as(text, new) + after


def _with_list(text: str, mark: Mark, value: tuple[str, ...]) -> str:
    old = text[mark.start : mark.end]
    if mark.tag or mark.anchor or "#" in old:
        raise UnwritableError("there are remarks in the list, or other parts repeat it")
    behind = old[len(old.rstrip()) :]
    return text[: mark.start] + written(value) + behind + text[mark.end :]


def with_field(text: str, mark: Mark, name: str, value: Value, order: Sequence[str] = ()) -> str:
    """`text` with one more field in the mapping at `mark`, behind those that `order` has before it.

    A field that `order` does not know comes last.
    """
    if mark.kind != "fields":
        raise UnwritableError("it is not written as a group of fields")
    shown = written(name, flow=mark.flow)
    before = set(order[: order.index(name)]) if name in order else None
    places = [at for at, (key, _) in enumerate(mark.pairs) if before is None or key in before]
    if mark.flow:
        new = f"{shown}: {written(value, flow=True)}"
        if not mark.keys:
            return (
                text[: mark.start] + _after_anchor(text, mark, "{" + new + "}") + text[mark.end :]
            )
        if not places:
            at = mark.keys[0].start
            return f"{text[:at]}{new}, {text[at:]}"
        return _inserted(text, mark.inside[places[-1]].end, new, mark.keys[0].start)
    column = mark.keys[0].column
    pad = f"{_break_of(text)}{' ' * column}"
    new = _broken_as(text, _field(name, value, column))
    if not places:
        at = mark.keys[0].start
        return text[:at] + new + pad + text[at:]
    at = _end_of_line(text, mark.inside[places[-1]].end)
    return text[:at] + pad + new + text[at:]


def _field(name: str, value: Value, column: int) -> str:
    """A field whose name begins in that column: long texts and lists over lines of their own."""
    shown, inner = written(name), column + 2
    if isinstance(value, tuple):
        lines = (wrapped(written(one), inner + 2, inner + 2) for one in value)
        return f"{shown}:" + "".join(f"\n{' ' * inner}- {line}" for line in lines)
    if isinstance(value, Mapping) and any(map(_is_long, value.values())):
        parts = (_field(key, one, inner) for key, one in value.items())
        return f"{shown}:" + "".join(f"\n{' ' * inner}{part}" for part in parts)
    if isinstance(value, str) and "\n" in value and (lines_below := block(value, "|", inner)):
        return f"{shown}: {lines_below}"
    return wrapped(f"{shown}: {written(value)}", column, inner)


def _is_long(value: Value) -> bool:
    """Whether a value is a text or a list, which nobody reads well between braces."""
    if isinstance(value, Mapping):
        return any(map(_is_long, value.values()))
    return isinstance(value, tuple) or (isinstance(value, str) and " " in value)


def with_item(
    text: str, mark: Mark, item: str | Mapping[str, Value], place: int | None = None
) -> str:
    """`text` with one more item in the list at `mark`, written like the one before.

    It is at the end, or at that place, counted from 0.
    """
    if mark.kind != "list":
        raise UnwritableError("it is not written as a list")
    before = mark.inside if place is None else mark.inside[:place]
    if mark.inside and not before:
        raise UnwritableError("it would be the first of its list")
    last = before[-1] if before else None
    if mark.flow:
        new = written(item, flow=True)
        if last is None:
            return text[: mark.start] + _after_anchor(text, mark, f"[{new}]") + text[mark.end :]
        return _inserted(text, last.end, new, mark.inside[0].start)
    if last is None:
        raise UnwritableError("the list is not written out")
    at = _end_of_line(text, last.end)
    if isinstance(item, str):
        new = f"{' ' * mark.column}- {wrapped(written(item), mark.column + 2, mark.column + 2)}"
    else:
        new = item_text(item, mark.column, flow=last.flow or last.kind != "fields")
    if last.style in ("|", ">") and text[last.end - 1 : last.end] == "\n":
        at = last.end - 1
    return text[:at] + _broken_as(text, f"\n{new}") + text[at:]


def with_list(
    text: str, mark: Mark, name: str, item: Mapping[str, Value], order: Sequence[str] = ()
) -> str:
    """`text` with the list `name` of one item as one more field of the mapping at `mark`."""
    if mark.flow:
        raise UnwritableError("the part around it is written on one line, in braces")
    marked = with_field(text, mark, name, "\0", order)
    at = marked.index('"\\u0000"')
    new = item_text(item, mark.keys[0].column + 2, flow=True)
    return marked[: at - 1] + _broken_as(marked, f"\n{new}") + marked[at + len('"\\u0000"') :]


def item_text(item: Mapping[str, Value], column: int, *, flow: bool) -> str:
    """The item of a list whose dash is in `column`."""
    pad = " " * column
    if flow:
        return f"{pad}- {wrapped(written(item, flow=True), column + 2, column + 3)}"
    lines = [
        wrapped(f"{written(name)}: {written(value)}", column + 2, column + 4)
        for name, value in item.items()
    ]
    return f"{pad}- " + f"\n{pad}  ".join(lines)


def _as_written(text: str, mark: Mark, old: str, value: Value) -> str:
    """The new scalar in the form of the old one."""
    if mark.style in ("|", ">") and isinstance(value, str):
        header, _, body = old.partition("\n")
        first = next((line for line in body.split("\n") if line.strip()), "")
        indent = len(first) - len(first.lstrip())
        if re.fullmatch(r"[|>][-+]? *", header) and (new := block(value, mark.style, indent)):
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


def _inserted(text: str, at: int, new: str, first: int) -> str:
    """`text` with one more part of a list in brackets, on a new line where it gets too long."""
    line = text.rfind("\n", 0, at) + 1
    if at - line + 2 + len(new) > WIDTH - 1:
        column = first - (text.rfind("\n", 0, first) + 1)
        return f"{text[:at]},{_break_of(text)}{' ' * column}{new}{text[at:]}"
    return f"{text[:at]}, {new}{text[at:]}"


def _after_anchor(text: str, mark: Mark, new: str) -> str:
    """The new value behind the name by which others repeat it."""
    found = ANCHOR.match(text, mark.start)
    return (found[0] if found and mark.anchor else "") + new


def _end_of_line(text: str, at: int) -> int:
    found = re.compile(r"\r?\n|\r|\Z").search(text, at)
    return found.start() if found else len(text)


def _break_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _broken_as(text: str, new: str) -> str:
    """`new` with the line breaks of `text`."""
    return new.replace("\n", _break_of(text))
