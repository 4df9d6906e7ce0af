"""Markdown that the documents do not draw: what it is, where it is, and what to write instead.

Regular expressions search a copy of the text in which everything that is drawn, all code and all
escaped signs are blanked. The parser is asked only where they are not enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.document.constructs import AS_TYPED, constructs, drawn
from toolkit.document.suspects import may_be_undrawn

BLANK = "\0"
"""Stands for each character that is drawn or means nothing."""


class Undrawn(NamedTuple):
    """Something in a text that is not drawn as Markdown has it."""

    start: int
    """Where in the text it begins, from 0."""

    written: str
    """How it is written, on one line."""

    what: str
    """What it is in Markdown: `a picture`."""

    hint: str
    """What to do, without a full stop."""

    effect: str = AS_TYPED
    """What becomes of it, as the end of a sentence that begins with it."""


def undrawn(text: str) -> tuple[Undrawn, ...]:
    """All that is not drawn in a text in Markdown, from its beginning to its end."""
    return tuple(sorted(_Scan(text).found())) if may_be_undrawn(text) else ()


def broken_mentions(text: str) -> Iterator[re.Match[str]]:
    """What looks like a mention with a bracket too few, with its word in one of the groups; and
    words in single brackets, of which the writer has to say whether they name a part."""
    scan = _Scan(text)
    for _ in scan.fences():
        pass
    scan.blank_what_is_drawn()
    return BROKEN.finditer(scan.bare)


class _Scan:
    """The text while it is searched; what has been found is blanked, and not found again."""

    def __init__(self, text: str) -> None:
        self.text = self.bare = text

    def found(self) -> Iterator[Undrawn]:
        yield from self.fences()
        self.blank_what_is_drawn()
        for one in constructs():
            group = "at" if "at" in one.pattern.groupindex else 0
            spans = [found.span(group) for found in one.pattern.finditer(self.bare)]
            for start, end in spans:
                yield Undrawn(start, self._excerpt(start, end), one.what, one.hint, one.effect)
            self._blank(spans)
        yield from self._entities()
        yield from self._tables()
        yield from _numbers(self.bare)
        yield from self._bold()

    def fences(self) -> Iterator[Undrawn]:
        """Blocks of code between lines of backticks or tildes; what is in them is blanked."""
        opened, mark = -1, ""
        blocks: list[tuple[int, int]] = []
        for line in re.finditer(r"[^\n]*(?:\n|\Z)", self.text):
            found = re.match(r"[ \t>]*(`{3,}|~{3,})([^`\n]*)$", line[0].rstrip("\n"))
            if found and opened < 0:
                opened, mark = line.start(), found[1]
                start = line.start() + found.start(1)
                yield Undrawn(
                    start,
                    self._excerpt(start, line.end()),
                    "the first line of a block of code",
                    "take it and its last line out; ` on both sides of words prints them as code",
                    "is printed as text; what follows runs on in paragraphs",
                )
            elif found and found[1].startswith(mark) and not found[2].strip():
                blocks.append((opened, line.end()))
                opened = -1
        if opened >= 0:
            blocks.append((opened, len(self.text)))
        self._blank(blocks)

    def blank_what_is_drawn(self) -> None:
        """Blanks code in a line, then all else that is drawn."""
        self._blank(_code(self.bare))
        for pattern in drawn():
            self.bare = pattern.sub(_hidden, self.bare)

    def _entities(self) -> Iterator[Undrawn]:
        entities = list(ENTITY.finditer(self.bare))
        if not entities:
            return
        from html import unescape  # it takes its time

        for found in entities:
            sign = unescape(found[0])
            if sign != found[0]:
                hint = f"write {sign if sign.isprintable() else 'a space'} in its place"
                yield Undrawn(found.start(), found[0], "the code of a sign in HTML", hint)

    def _bold(self) -> Iterator[Undrawn]:
        """Marks of bold text that are not closed."""
        for begin, paragraph in _paragraphs(self.bare):
            end = begin + len(paragraph)
            at = re.search(rf"\*\*|{OPEN_BAR}", PAIR.sub(_hidden, paragraph))
            if at and _is_left_open(self.text[begin:end]):
                start = begin + at.start()
                hint = "write the marks close to the words, on both sides: **words**"
                written = self._excerpt(start, min(start + 30, end))
                yield Undrawn(start, written, "the mark of bold text without its other half", hint)

    def _tables(self) -> Iterator[Undrawn]:
        """Tables that are none, and rows with more cells than there are titles."""
        lines: list[tuple[int, str]] = []
        for line in re.finditer(r"[^\n]*(?:\n|\Z)", self.bare):
            words = line[0].strip("\n").lstrip(" \t>")
            if "|" in words:
                lines.append((line.start(), words))
            elif lines:
                yield from self._table(lines)
                lines = []

    def _table(self, lines: list[tuple[int, str]]) -> Iterator[Undrawn]:
        from toolkit.document.notation import cells_of

        at = next((n for n, (_, line) in enumerate(lines) if n and DASHES.fullmatch(line)), 0)
        if not at:
            if len(lines) > 1 and all(line.startswith("|") for _, line in lines):
                what, hint = "a table without its line of dashes", "write one below the titles"
                yield self._row(lines[0], what, f"{hint}: | --- | --- |")
            return
        dashes, titles = len(cells_of(lines[at][1])), len(cells_of(lines[at - 1][1]))
        if dashes != titles:
            what = f"a table with {titles} titles above dashes for {dashes}"
            yield self._row(lines[at - 1], what, "write as many --- between | as there are titles")
            return
        for line in lines[at + 1 :]:
            if (count := len(cells_of(line[1]))) > titles:
                what = f"a row of {count} cells in a table of {titles}"
                hint = "write | only between cells, and \\| for the sign itself"
                yield self._row(line, what, hint, "holds what is too much in its last cell")

    def _row(self, line: tuple[int, str], what: str, hint: str, effect: str = AS_TYPED) -> Undrawn:
        start = self.text.index(line[1].lstrip(BLANK)[:1] or "|", line[0])
        return Undrawn(start, self._excerpt(start, start + len(line[1])), what, hint, effect)

    def _blank(self, spans: Sequence[tuple[int, int]]) -> None:
        """Blanks these stretches, which follow each other."""
        if not spans:
            return
        pieces, at = [], 0
        for start, end in spans:
            pieces += [self.bare[at:start], _blanks(self.bare[start:end])]
            at = end
        self.bare = "".join((*pieces, self.bare[at:]))

    def _excerpt(self, start: int, end: int) -> str:
        line = " ".join(self.text[start:end].split())
        return line if len(line) <= 40 else f"{line[:37].rstrip()}..."


BROKEN = re.compile(
    r"\[\[[ ]?(?P<open>[\w:-]{0,80})[ ]?\]?(?!\])"
    r"|(?<![\[\w])\[?(?P<close>[a-z][\w:-]{0,80})\]\]"
    r"|(?<![\[\w!])\[(?P<single>[a-z][\w:-]{0,80})\](?![\]\[(:])"
    r"|\{\{[ ]?(?P<braces>[a-z][\w:-]{0,80})[ ]?\}\}"
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
PAIR = re.compile(r"(?<![\w*])(\*\*\*?)(?=[^\s*])[^*]{0,2000}(?<=[^\s*])\1(?![\w*])")
OPEN_BAR = r"(?<!\w)__(?=\w)|(?<=\w)__(?!\w)"
DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
NUMBERED = re.compile(r"^([ \t>]*)(?:(\d{1,9})([.)])[ \t]+)?([^\n]*)$", re.MULTILINE)


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", BLANK, text)


def _hidden(found: re.Match[str]) -> str:
    """Blanks for what was found, but for the group `seen`."""
    if "seen" not in found.re.groupindex:
        return _blanks(found[0])
    before, behind = found.start("seen") - found.start(), found.end() - found.end("seen")
    return BLANK * before + found["seen"] + BLANK * behind


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Lines that no empty one parts, each time with where they begin."""
    offset, begin = 0, -1
    for line in text.split("\n"):
        if not line.strip():
            if begin >= 0:
                yield begin, text[begin : offset - 1]
            begin = -1
        elif begin < 0:
            begin = offset
        offset += len(line) + 1
    if begin >= 0:
        yield begin, text[begin:]


def _code(text: str) -> list[tuple[int, int]]:
    """Spans of code between backticks: as many on both sides, in one paragraph."""
    found: list[tuple[int, int]] = []
    for begin, paragraph in _paragraphs(text):
        runs = [run.span() for run in re.finditer("`+", paragraph)]
        ends: dict[int, list[int]] = defaultdict(list)
        for start, end in reversed(runs):
            ends[end - start].append(end)
        done = 0
        for start, end in runs:
            # a backslash before it keeps the first one from opening; inside code it means nothing
            opening = start + _is_marked_off(paragraph, start)
            closing = ends[end - opening]
            while closing and closing[-1] <= max(end, done):
                closing.pop()
            if done <= opening < end and closing:
                done = closing[-1]
                found.append((begin + opening, begin + done))
    return found


def _is_marked_off(text: str, at: int) -> bool:
    """Whether an odd number of backslashes precedes a character."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _is_left_open(paragraph: str) -> bool:
    """Whether the parser leaves marks of bold text as they are."""
    from toolkit.document.markdown import phrases

    left = (token.content for token in phrases(paragraph.strip()) if token.type == "text")
    return any(re.search(rf"\*\*|{OPEN_BAR}", one) for one in left)


def _numbers(bare: str) -> Iterator[Undrawn]:
    """Points whose numbers do not follow each other, and are counted all the same."""
    lists: dict[tuple[int, str], tuple[int, int]] = {}  # the first number and how many points
    repeated: dict[tuple[int, str], bool] = {}  # whether all points have the same number
    apart = True
    for line in NUMBERED.finditer(bare):
        indent, sign, rest = len(line[1]), line[3], line[4]
        if not line[2]:
            if apart and rest.strip() and not indent and not rest.startswith(("- ", "* ", "+ ")):
                lists.clear()
            apart = not rest.strip()
            continue
        number, key = int(line[2]), (indent, sign)
        lists = {one: count for one, count in lists.items() if one[0] < indent or one == key}
        first, count = lists.get(key, (number, 0))
        if not (apart or number == 1 or lists):
            continue  # it goes on with the paragraph above
        apart = False
        repeated[key] = (first == number and repeated.get(key, True)) or not count
        if number != first + count and not repeated[key]:
            yield Undrawn(
                line.start(2),
                f"{number}{sign}",
                "the number of a point",
                "let the numbers of a list follow each other; a paragraph parts two lists",
                f"is printed as number {first + count}",
            )
        lists[key] = first, count + 1
