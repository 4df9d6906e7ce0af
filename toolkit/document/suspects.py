"""Whether a text is worth a closer look: cheap, for texts in which nothing is odd.

The exact search is loaded only where one of these functions asks for it.
"""

from __future__ import annotations

import re
from itertools import pairwise

BULLETS = "•‣▪▫●○◦■□►▸➢➤➔➜⁃∙⦁◆◇♦❖✓✔\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf0e0\uf0e8\uf06c\uf06e"
"""Signs that are nothing but a bullet; the last are those of Word's symbol fonts."""

DASHES = "–—→·"
"""Signs that may be a bullet or a part of the sentence."""

LETTERS = "ovqüØ"
"""What remains of a bullet in a symbol font where its font is lost: a letter and a space."""

_OPENING = frozenset("\"'“”„‘’‚«([{<>#|\\&@$€£%+*-_`!~^=")
"""Signs with which a sentence or something in Markdown begins."""

_SIGN = re.compile(r"[~^`<|$\\{}\[\]=&]")
_MENTION = re.compile(r"\[\[[a-z][a-z0-9_:-]*\]\]")
_BOLD = re.compile(r"\*\*[^\s*](?:[^*]*[^\s*])?\*\*")
_ODD = ("--", "- -", "__", "_ _", "* *", "\n:", ":::")
_TEMPLATE = ("!prompt", "!note", "!quote", "!title", "!subtitle", "!guidance")
_POINTS = frozenset(BULLETS + DASHES)
_LONGEST_MARK = 11


def may_be_undrawn(text: str) -> bool:
    """Whether there may be Markdown in a text that is not drawn."""
    if "[[" in text:
        text = _MENTION.sub("", text)
    if _SIGN.search(text) or "_" in text or any(one in text for one in _ODD):
        return True
    if "!" in text and any(one in text for one in _TEMPLATE):
        return True
    if "**" in text and "**" in _BOLD.sub("", text):
        return True
    return _counts_oddly(text)


def may_hold_brackets(text: str) -> bool:
    """Whether a text holds brackets other than those of mentions as they should be."""
    if "[" in text:
        text = _MENTION.sub("", text)
    return "[" in text or "]]" in text or "{{" in text


def may_run_on(text: str) -> bool:
    """Whether lines of a text may be points that make no list."""
    lines = [line.lstrip() for line in text.strip().split("\n")]
    if len(lines) == 1 and (_is_counted(lines[0]) or lines[0][:2] in ("- ", "* ")):
        return True
    return any(_is_odd_point(line, above) for above, line in pairwise(["", *lines]))


def _is_odd_point(line: str, above: str) -> bool:
    first, second = line[:1], line[1:2]
    if first in _POINTS:
        return True
    if first in ("-", "*", "+", "="):
        return second.isalpha() or second in (">", "-")
    if first == "~" or first in LETTERS:
        return second.isspace()
    if first and not first.isalnum() and first not in _OPENING:
        return True
    if not _is_counted(line):
        return False
    if not first.isdigit() or line.partition(" ")[0][-1] not in ".)":
        return True
    # in Markdown it makes a point, unless it goes on with a paragraph
    return above != "" and not above[:1].isdigit() and first != "1"


def _is_counted(line: str) -> bool:
    """Whether a line begins like a counted point: `1.`, `a)`, `(ii)`, `1.one`, `1:` or `1.1`."""
    mark = line.partition(" ")[0]
    count = mark.strip("(.):")
    if len(mark) < 6 and mark[-1:] in (".", ")", ":") and "." not in count:
        return count.isdecimal() or (
            count.isalpha() and (len(count) == 1 or not count.strip("ivxIVX"))
        )
    number, sign, rest = mark.partition(".")
    return number.isdecimal() and sign != "" and rest[:1].isalnum()


def _counts_oddly(text: str) -> bool:
    """Whether the numbers of points do not simply count on."""
    last = 0
    for line in text.split("\n"):
        mark = line.lstrip().partition(" ")[0]
        if mark[-1:] not in (".", ")") or len(mark) > _LONGEST_MARK:
            continue
        if mark[:-1].isdecimal():
            if last and int(mark[:-1]) != last + 1:
                return True
            last = int(mark[:-1])
    return False
