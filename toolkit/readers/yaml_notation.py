"""How a value is written in YAML so that it is read again as what it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal

from toolkit.readers.file_text import LOOKS_LIKE_A_SPACE
from toolkit.readers.lookalikes import with_plain_spaces
from toolkit.readers.scalars import plain

WIDTH = 100
PLAIN = re.compile(r"[^\W_]([^\n\t\\:#\[\]{}\"'`]|:(?=[^\s])|(?<=\S)#)*")
PLACE_TO_BREAK = re.compile(r"(?<=[^\s:]) (?=[^\s#&*!|>@`%-])")

ODD_BREAK = re.compile("[\r\x0b\x0c\x1c-\x1e\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What YAML reads as the end of a line, or does not read at all, where it is not in quotes."""

Value = str | int | Decimal | tuple["Value", ...] | Mapping[str, "Value"]


def written(value: Value, *, quote: str = "", flow: bool = False) -> str:
    """The value on one line; `flow` where it is between brackets.

    >>> written("a: b"), written(Decimal("2.50")), written({"a": 1, "b": "no"})
    ('"a: b"', '2.50', '{a: 1, b: no}')
    """
    if isinstance(value, str):
        return _text(value, quote, flow)
    if isinstance(value, Mapping):
        inside = (
            f"{written(key, flow=True)}: {written(one, flow=True)}" for key, one in value.items()
        )
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(written(one, flow=True) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _text(value: str, quote: str, flow: bool) -> str:
    if quote == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    if quote != '"' and _is_plain(value, flow):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return ODD_BREAK.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _is_plain(value: str, flow: bool) -> bool:
    if (
        ODD_BREAK.search(value)
        or not PLAIN.fullmatch(value)
        or value != value.strip()
        or value.endswith(":")
    ):
        return False
    if LOOKS_LIKE_A_SPACE.search(value) and not _keeps_its_spaces(value, flow):
        return False
    return plain(value) == value and not (flow and re.search(r"[,:]", value))


def _keeps_its_spaces(value: str, flow: bool) -> bool:
    """Whether a reader takes none of its characters for plain spaces, or for nothing."""
    around = f"a: {{b: {value}}}" if flow else f"a: {value}"
    return with_plain_spaces(around).text == around


def wrapped(text: str, column: int, indent: int) -> str:
    """`text`, which begins in `column`, over lines that are not too long.

    It is broken at single spaces alone, where YAML reads a new line as just that.
    """
    lines, line, room = [], "", WIDTH - column
    for piece in _pieces(text):
        if line and len(line) + len(piece.rstrip()) > room:
            lines.append(line.rstrip(" "))
            line, room = "", WIDTH - indent
        line += piece
    return f"\n{' ' * indent}".join([*lines, line])


def _pieces(text: str) -> list[str]:
    """The text in pieces that keep the space at their end."""
    found, at = [], 0
    for space in PLACE_TO_BREAK.finditer(text):
        found.append(text[at : space.end()])
        at = space.end()
    return [*found, text[at:]]


def block(value: str, style: str, indent: int) -> str | None:
    """The value as a block of that style, `|` or `>`; None where it cannot be one."""
    lines = value.removesuffix("\n").split("\n")
    if "\t" in value or ODD_BREAK.search(value) or not (lines[0] and lines[-1]):
        return None
    if any(line != line.rstrip() for line in lines) or lines[0].startswith(" "):
        return None
    if style == ">" and any(line.startswith(" ") for line in lines):
        return None
    if style == ">":
        lines = _folded(lines, indent)
    pad = " " * indent
    return "\n".join(
        [
            style if value.endswith("\n") else f"{style}-",
            *(pad + line if line else "" for line in lines),
        ]
    )


def _folded(lines: list[str], indent: int) -> list[str]:
    """Each line over several; between two lines of the text stands an empty one."""
    found: list[str] = []
    for number, line in enumerate(lines):
        if number and line:
            found.append("")
        found.extend(wrapped(line, indent, 0).split("\n") if line else [""])
    return found
