"""The signs of our Markdown, as regular expressions; no parser is loaded here."""

import re

from toolkit.document.pasted import PASTED_POINT

BLOCKS = re.compile(
    rf"^(?: |\t|#|>|[-+*](?:\s|$)|\d{{1,9}}[.)](?:\s|$)|{PASTED_POINT}|.*\|)", re.MULTILINE
)
"""Where it finds nothing, a text is paragraphs and no more."""

INLINES = re.compile(r"[\\`*_\[<~^]")
"""Where it finds nothing, a paragraph is plain text."""

SCRIPT = re.compile(
    r"(?:(?<=[^~\s])(?P<sub>~)(?![^\s~]*/)|(?<!\^)(?P<super>\^))"
    r"(?P<words>(?:\\[!-/:-@\[-`{-~]|[^\s\\~^`*\[\]<])+)"
    r"(?(sub)~(?!~)|\^(?![\w^]))"
)
"""`~2~` in `H~2~O`, `^2^` in `m^2^`: no space inside, no sum such as `x^2+y^2` and no address such
as `a.eu/~anna/~x`."""

CELL_END = re.compile(r"(?<!\\)\|")

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that a backslash keeps from being read."""


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table as it is written: `| a | b |`."""
    cells = [one.strip().replace("\\|", "|") for one in CELL_END.split(line.strip())]
    return cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]
