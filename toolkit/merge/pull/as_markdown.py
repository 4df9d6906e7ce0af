"""Writes a typed text as Markdown: signs escaped, sub- and superscript between marks."""

from __future__ import annotations

import re

from toolkit.document.pasted import PASTED_POINT

SPECIAL = re.compile(r"[\\`*_\[\]<~^]")
BEGINS = re.compile(r"(#{1,6}|>|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What makes something other than a paragraph of the line that begins with it."""

PASTED = re.compile(PASTED_POINT)
SIGNS = {"~": "\ue010", "^": "\ue011"}
"""Placeholders for the marks of sub- and superscript until all that was typed is escaped."""

_MARKS = {ord(sign): mark for mark, sign in SIGNS.items()}
_UNMARKED = {ord(sign): None for sign in SIGNS.values()}


def escaped(words: str, *, begins: bool) -> str:
    """The words so that Markdown reads nothing into them; `begins` where a line begins with them.

    >>> escaped("5 * 3", begins=False)
    '5 \\\\* 3'
    """
    lines = words.split("\n\n")
    made = []
    for number, line in enumerate(lines):
        kept = line.endswith("\\\n")
        line = SPECIAL.sub(lambda found: f"\\{found[0]}", line) if not kept else line
        made.append(_as_paragraph(line) if number or begins else line)
    return "\n\n".join(made)


def _as_paragraph(line: str) -> str:
    if PASTED.match(line) and not line[0].isspace():
        return f"\\{line}"
    return BEGINS.sub(
        lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", line, count=1
    ) if BEGINS.match(line) else line  # fmt: skip


def in_script(word: str, marks: str) -> str:
    """The word between the signs of sub- or superscript, where its emphasis `marks` has one."""
    sign = next((sign for mark, sign in SIGNS.items() if mark in marks), "")
    return word if word.isspace() else f"{sign}{word}{sign}"


def joined(words: str) -> str:
    """Words in sub- or superscript side by side as one."""
    for sign in SIGNS.values():
        words = words.replace(sign * 2, "")
    return words


def with_scripts(words: str) -> str:
    """The words with the marks that Markdown has for sub- and superscript."""
    return words.translate(_MARKS)


def without_scripts(words: str) -> str:
    """The words on the line."""
    return words.translate(_UNMARKED)
