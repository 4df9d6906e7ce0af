"""Characters that look like a space, or like nothing, where YAML takes only plain spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.readers import codes
from toolkit.readers.lines import SPACES, UNSEEN, Kind, Line, lines_of, unquoted_signs

SUSPECT = re.compile(f"[{SPACES[1:]}{UNSEEN}]")
GAP = f"[{SPACES}{UNSEEN}]"
LEAD = re.compile(f"{GAP}*(?:-{GAP}+)*")
LEAD_OF_TEXT = re.compile(f"{GAP}*")
FIELD = re.compile(rf"([^\W\d](?:[\w.-]|{GAP}){{0,60}}?{GAP}*):(?={GAP}|$){GAP}*")
AROUND_SIGNS = re.compile(rf"(?<!{GAP}){GAP}+(?=[,:\[\]{{}}]|#|$)|(?<=[,:\[\]{{}}]){GAP}+")
WORD = re.compile(rf"[^\s,:\[\]{{}}{SPACES[1:]}]+")
SPACE, NOTHING = re.compile(f"[{SPACES[1:]}]"), re.compile(f"[{UNSEEN}]")
BREAK = re.compile("\r\n|\r|\n")

NAMES = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u3000": "a wide space",
}


class Plain(NamedTuple):
    """A text with plain spaces in the place of those that only look like them."""

    text: str
    removed: tuple[int, ...] = ()
    """Where in the text as it was written a character is left out, in ascending order."""

    found: tuple[tuple[int, int, str], ...] = ()
    """Line and column, from 1, of the first such character in each line that is different."""

    def as_written(self, index: int) -> int:
        """Where a character of the plain text is in the text as it was written."""
        # for each character that is left out, the first index behind it in the plain text
        behind = [at - number for number, at in enumerate(self.removed)]
        return index + bisect_right(behind, index)


def with_plain_spaces(text: str) -> Plain:
    """The text as YAML reads it when all that looks like a space between its words is one.

    Inside quotes, and in texts behind | or >, everything stays.
    """
    if text.isascii() or not SUSPECT.search(text):
        return Plain(text)
    pieces = BREAK.split(text)
    starts = [0, *accumulate(len(one) for one in re.split("(\r\n|\r|\n)", text))]
    changed: list[tuple[int, int, str]] = []
    made: list[str] = []
    removed: list[int] = []
    for number, line in enumerate(lines_of(pieces)):
        new = _plain_line(line) if SUSPECT.search(line.text) else line.text
        if new is not line.text and new != line.text:
            at = next(at for at, sign in enumerate(line.text) if new[at] != sign)
            changed.append((number + 1, at + 1, line.text[at]))
            gone = _gone(line.text, new)
            removed += [starts[2 * number] + at for at in gone]
            new = "".join(sign for sign in new if sign != "\0")
        made.append(new)
    breaks = [*BREAK.findall(text), ""]
    joined = "".join(line + end for line, end in zip(made, breaks, strict=True))
    return Plain(joined, tuple(removed), tuple(changed))


def _gone(old: str, new: str) -> Iterator[int]:
    """Where the marks are that are left out; `new` has a zero for each of them."""
    assert len(old) == len(new), "a line keeps its length until the marks are taken out"
    return (at for at, sign in enumerate(new) if sign == "\0")


def _plain_line(line: Line) -> str:
    """The line with plain spaces, and a zero in the place of each mark that takes no room."""
    if line.kind is Kind.TEXT and line.text[: line.least + 1].strip(" "):
        begin = LEAD_OF_TEXT.match(line.text).end()  # type: ignore[union-attr]
        return _plain(line.text[:begin]) + line.text[begin:]
    if line.kind in (Kind.TEXT, Kind.QUOTED, Kind.EMPTY):
        return line.text
    text, begin = line.text, 0
    if line.kind is Kind.FLOW:
        begin = LEAD_OF_TEXT.match(text).end()  # type: ignore[union-attr]
        text = _plain(text[:begin]) + text[begin:]
    if line.kind is Kind.STRUCTURE:
        begin = LEAD.match(text).end()  # type: ignore[union-attr]
        head = _plain(text[:begin])
        if field := FIELD.match(text, begin):
            head += _plain(field[0])
            begin = field.end()
        text = head + text[begin:]
    in_flow = line.depth > 0 or text[begin : begin + 1] in ("{", "[")
    return text[:begin] + "".join(
        piece if is_quoted else _plain_piece(piece, in_flow)
        for piece, is_quoted in _pieces(text, begin, line)
    )


def _pieces(text: str, begin: int, line: Line) -> Iterator[tuple[str, bool]]:
    """The rest of a line in pieces, those in quotes and remarks marked."""
    start, quoted = begin, False
    for at, sign in unquoted_signs(text, line.depth, line.quote):
        if at < begin or sign in "[]{}":
            continue
        if sign == "#":
            yield text[start:at], quoted
            yield text[at:], True
            return
        end = at + 1 if quoted else at
        yield text[start:end], quoted
        start, quoted = end, not quoted
    yield text[start:], quoted


def _plain_piece(piece: str, in_flow: bool) -> str:
    if in_flow:
        piece = AROUND_SIGNS.sub(lambda found: _plain(found[0]), piece)
        return WORD.sub(lambda found: _plain(found[0]), piece)
    begin = re.match(f"{GAP}*", piece)[0]  # type: ignore[index]
    end = re.search(f"(?<!{GAP}){GAP}*(?:{GAP}#.*)?$", piece[len(begin) :])[0]  # type: ignore[index]
    middle = piece[len(begin) : len(piece) - len(end)]
    if not re.search(f"[{SPACES}]", middle):
        middle = _plain(middle)
    return _plain(begin) + middle + _plain(end)


def _plain(text: str) -> str:
    return NOTHING.sub("\0", SPACE.sub(" ", text))


def lookalikes_told(shown: str, found: Sequence[tuple[int, int, str]]) -> Diagnostic:
    """What is reported about lines in which something only looks like a space, or like nothing."""
    line, column, sign = found[0]
    is_space = bool(SPACE.match(sign))
    what = NAMES.get(sign, "a special space") if is_space else "a character that cannot be seen"
    fact = f"{what} (U+{ord(sign):04X}) is between the words, and is "
    fact += "read as a plain space" if is_space else "left out"
    if len(found) > 1:
        numbers = ", ".join(str(number) for number, _, _ in found[1:6])
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        fact += f"; so in line{'s' if len(found) > 2 else ''} {numbers}{more}"
    hint = "delete it" + (" and type a space" if is_space else "")
    hint += "; such characters come along when text is pasted from another program"
    return Diagnostic(Place(shown, line, column), codes.LOOKALIKE, fact, hint, Severity.WARNING)
