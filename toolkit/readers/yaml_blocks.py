"""How fields and items are written over several lines, so that people read them easily."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.readers.yaml_notation import WIDTH, Value, block, wrapped, written


def field_text(name: str, value: Value, column: int, *, braces: bool = True) -> str:
    """A field whose name begins in that column, with long texts, lists and groups on lines of
    their own. The first line is not set in.

    The items of a list are in braces where they are short, unless `braces` is false.
    """
    shown, inner = written(name), column + 2
    if isinstance(value, tuple) and value:
        return f"{shown}:" + _list_text(value, inner, braces)
    if isinstance(value, Mapping) and any(map(_is_long, value.values())):
        return f"{shown}:\n{' ' * inner}" + fields_text(value, inner, braces=braces)
    if isinstance(value, str) and "\n" in value and (lines_below := block(value, "|", inner)):
        return f"{shown}: {lines_below}"
    return wrapped(f"{shown}: {written(value)}", column, inner)


def fields_text(fields: Mapping[str, Value], column: int, *, braces: bool = True) -> str:
    """Fields one below the other, whose names begin in that column."""
    shown = (field_text(name, one, column, braces=braces) for name, one in fields.items())
    return f"\n{' ' * column}".join(shown)


def item_text(item: Value, column: int, *, braces: bool) -> str:
    """The item of a list whose dash is in `column`, from the first character of its line.

    A group of fields is in braces if `braces` says so and nothing in it needs lines of its own.
    """
    pad = f"{' ' * column}- "
    if isinstance(item, Mapping) and item and not (braces and fits_in_braces(item)):
        return pad + fields_text(item, column + 2, braces=braces)
    if isinstance(item, str) and "\n" in item and (lines_below := block(item, "|", column + 2)):
        return pad + lines_below
    shown = written(item, flow=isinstance(item, Mapping | tuple))
    return pad + wrapped(shown, column + 2, column + (3 if isinstance(item, Mapping) else 2))


def fits_in_braces(item: Mapping[str, Value]) -> bool:
    """Whether a group of fields is read well in braces: no text of several lines, and no list or
    group of groups is in it."""
    return all(map(_is_short, item.values()))


def _is_short(value: Value) -> bool:
    if isinstance(value, Mapping):
        return not any(map(_is_long, value.values()))
    if isinstance(value, tuple):
        return all(isinstance(one, str) and "\n" not in one for one in value)
    return not (isinstance(value, str) and "\n" in value)


def _list_text(items: Sequence[Value], column: int, braces: bool) -> str:
    """A list behind the name of its field: in brackets where it is made of a few single words."""
    if all(isinstance(one, str) and " " not in one for one in items):
        shown = written(tuple(items))
        if len(shown) + column < WIDTH * 3 // 4 and "\\" not in shown:
            return f" {shown}"
    together = braces and all(_in_one_line(one, column) for one in items)
    return "".join(f"\n{item_text(one, column, braces=together)}" for one in items)


def _in_one_line(item: Value, column: int) -> bool:
    if not isinstance(item, Mapping):
        return True
    return fits_in_braces(item) and len(written(item)) + column + 2 <= WIDTH


def _is_long(value: Value) -> bool:
    """Whether a value is a text or a list, which nobody reads well between braces."""
    if isinstance(value, Mapping):
        return any(map(_is_long, value.values()))
    return isinstance(value, tuple) or (isinstance(value, str) and " " in value)
