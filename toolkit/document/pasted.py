"""Points of lists as Word and web pages put them on the clipboard, such as `• one`.

A sign that is nothing but a bullet makes a point wherever a line begins with it. A dash or an arrow
makes one where a tab follows it, or where several lines begin with it and the first of them begins
a paragraph or follows a colon; elsewhere it may be a part of the sentence. The letter o makes one
where a tab follows it: it is a word in many languages.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.document.suspects import BULLETS, DASHES

SPACE = "[ \\t\u00a0]"
PASTED_POINT = f"{SPACE}*(?:[{BULLETS}]|[{DASHES}o]{SPACE})"
"""Begins a line that may be a point."""

_POINT = re.compile(
    f"(?P<indent>{SPACE}*)(?:(?P<bullet>[{BULLETS}]){SPACE}*|(?P<dash>[{DASHES}o])"
    f"(?P<space>{SPACE}+))(?=\\S)"
)
_ANY = re.compile(f"^{PASTED_POINT}", re.MULTILINE)
_BETWEEN = re.compile(f"{SPACE}+[{BULLETS}]{SPACE}+(?=\\S)")
_BEFORE_NO_BREAK = re.compile(r"^([ \t]*(?:[-*+]|\d{1,9}[.)]))\u00a0(?=\S)", re.MULTILINE)
"""A mark of Markdown with a no-break space behind it, as it is copied from the web."""

_ESCAPED = re.compile(f"^({SPACE}*)\\\\(?=[{BULLETS}{DASHES}o])", re.MULTILINE)


class _Line(NamedTuple):
    """A line of a text."""

    offset: int
    text: str
    found: re.Match[str] | None
    """The sign with which it begins, and the space around it."""

    begins: bool
    """Whether a list may begin here: at the beginning of a paragraph, below a colon or a point."""

    @property
    def sign(self) -> str:
        return (self.found["bullet"] or self.found["dash"]) if self.found else ""

    @property
    def is_certain(self) -> bool:
        """Whether it is a point by itself."""
        found = self.found
        return found is not None and bool(found["bullet"] or "\t" in found["space"])


def with_points(text: str) -> str:
    r"""The text with its pasted points as Markdown writes them, line by line.

    A backslash before the sign keeps it: `\• one` is a paragraph that begins with a bullet.

    >>> with_points("Aims:\n• one\n• two")
    'Aims:\n- one\n- two'
    """
    if "\u00a0" in text:
        text = _BEFORE_NO_BREAK.sub(r"\1 ", text)
    if _ANY.search(text):
        text = "\n".join(_written(text))
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def unclear_points(text: str) -> tuple[tuple[int, str], ...]:
    """Lines that begin like a point without being one: the offset and the sign of each, where
    several begin so, or one right below a point."""
    if not _ANY.search(text):
        return ()
    judged = list(_judged(text))
    unclear = [line for line, is_point in judged if not is_point and line.found]
    counts = Counter(line.sign for line in unclear)
    below = {line.offset + len(line.text) + 1 for line, is_point in judged if is_point}
    return tuple(
        (line.offset + len(line.found["indent"]), line.sign)
        for line in unclear
        if line.found and (counts[line.sign] > 1 or line.offset in below)
    )


def _lines(text: str) -> Iterator[_Line]:
    offset, begins = 0, True
    for text_of_line in text.split("\n"):
        line = _Line(offset, text_of_line, _POINT.match(text_of_line), begins)
        yield line
        offset += len(text_of_line) + 1
        begins = line.is_certain or not text_of_line.strip() or text_of_line.rstrip()[-1] == ":"


def _judged(text: str) -> Iterator[tuple[_Line, bool]]:
    """Each line, and whether it is a point."""
    lines = list(_lines(text))
    counts = Counter(line.sign for line in lines if line.found)
    lists = {line.sign for line in lines if line.begins and counts[line.sign] > 1} - {"o"}
    within = False
    for line in lines:
        is_point = line.is_certain or (line.sign in lists and (line.begins or within))
        within = is_point or (within and bool(line.text.strip()))
        yield line, is_point


def _written(text: str) -> Iterator[str]:
    """The lines, each point with Markdown's sign; a sign below another is indented further."""
    signs: list[str] = []
    apart = True
    for line, is_point in _judged(text):
        if is_point and line.found:
            level = signs.index(line.sign) if line.sign in signs else len(signs)
            signs = [*signs[:level], line.sign]
            indent = line.found["indent"].replace("\u00a0", " ")
            words = line.text[line.found.end() :]
            # YAML may have joined the lines of the list
            for point in _BETWEEN.split(words) if line.found["bullet"] else (words,):
                yield f"{indent}{'  ' * level}- {point}"
        else:
            if apart and line.text.strip() and not line.text[0].isspace():
                signs = []  # a paragraph of its own ends the list
            yield line.text
        apart = not line.text.strip()
