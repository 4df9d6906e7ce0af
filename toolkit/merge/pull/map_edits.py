"""Maps the edits of a composed text to edits of the Markdown that it was composed from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from toolkit.document.notation import BLOCKS, SCRIPT
from toolkit.merge.pull.as_markdown import (
    BEGINS,
    escaped,
    in_script,
    joined,
    with_scripts,
    without_scripts,
)
from toolkit.merge.pull.provenance import Provenance, Text
from toolkit.merge.pull.source_map import MARK, SourceSpan, Spans
from toolkit.merge.text.three_way import Hunk, difference
from toolkit.merge.text.tokens import OPAQUE, is_label, is_word
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.readers.text_edits import Rewording

Tokens = Sequence[str]

TAB = "\t"
END_OF_SENTENCE = frozenset(".!?…")
POINT = re.compile(r"(?P<indent> *)(?P<number>\d{0,3})(?P<sign>(?<=\d)[.)]|(?<!\d)[-*+])\s+")
MENTION = re.compile(r"\[\[[^\]\n]*\]\]")
LINK = re.compile(r"\[[^\[\]]*\]\([^)\n]*\)")


class Edit(NamedTuple):
    """A change of one text of the outline, in the ways in which it may be written."""

    text: int
    ways: tuple[Rewording, ...]
    """Each says the same; the first that is read as it is meant is taken."""


@dataclass(frozen=True, slots=True)
class MappedEdits:
    """Which of a person's changes go back into the outline, and which do not."""

    edits: tuple[Edit, ...] = ()
    hunks: tuple[Hunk, ...] = ()
    """The changes of the composed text that these edits make."""

    outside: bool = False
    """Whether words were changed that are of no one field."""

    unsure: tuple[int, ...] = ()
    """Texts in which a change touches a mark or a mention."""

    left: tuple[Hunk, ...] = ()
    """The changes that cannot go back."""


def mapped_edits(
    composed: Tokens,
    wanted: Tokens,
    spans: Spans,
    provenance: Provenance,
    marks: Tokens = (),
    *,
    cell: bool = False,
) -> MappedEdits:
    """The changes from `composed`, the text today, to `wanted`, as edits of the texts behind it.

    `marks` are the emphasis of `wanted`, where that is known; in a `cell` a line break begins a
    paragraph.
    """
    edits: list[Edit] = []
    hunks: list[Hunk] = []
    unsure: list[int] = []
    left: list[Hunk] = []
    outside = False
    offsets = list(accumulate(map(len, composed), initial=0))
    work = _Work(composed, wanted, spans, provenance, marks, offsets, cell)
    for hunk in difference(composed, wanted):
        for one in work.each(hunk):
            found = work.edit(one)
            if isinstance(found, Edit):
                edits.append(found)
                hunks.append(one)
                continue
            left.append(one)
            outside = outside or found is None
            unsure += [] if found is None else [found]
    every = tuple(dict.fromkeys(unsure))
    return MappedEdits(tuple(edits), tuple(hunks), outside, every, tuple(left))


def with_whole_sentences(found: MappedEdits, composed: Tokens) -> MappedEdits:
    """Only those edits beside which nothing is left in the same sentence.

    A sentence of which a part went into the outline would quarrel with the rest of itself.
    """
    if not found.left or not found.edits:
        return found
    ends = [at for at in range(len(composed)) if _ends_sentence(composed, at)]

    def sentences(hunk: Hunk) -> range:
        return range(
            bisect_left(ends, hunk.start), bisect_left(ends, max(hunk.start, hunk.end - 1)) + 1
        )

    torn = {number for hunk in found.left for number in sentences(hunk)}
    pairs = [
        (edit, hunk)
        for edit, hunk in zip(found.edits, found.hunks, strict=True)
        if torn.isdisjoint(sentences(hunk))
    ]
    if len(pairs) == len(found.edits):
        return found
    edits, hunks = (tuple(part) for part in zip(*pairs, strict=True)) if pairs else ((), ())
    return replace(found, edits=edits, hunks=hunks, outside=True)


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a sentence or a paragraph ends with a token."""
    if tokens[at] in ("\n", NEW_PARAGRAPH):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else " "
    return tokens[at] in END_OF_SENTENCE and after.isspace()


@dataclass
class _Work:
    """One composed text, and what a person made of it."""

    composed: Tokens
    wanted: Tokens
    spans: Spans
    provenance: Provenance
    marks: Tokens
    offsets: list[int]
    cell: bool

    def each(self, hunk: Hunk) -> Iterator[Hunk]:
        """The change as it is; where it cannot be carried whole, word by word."""
        if isinstance(self.edit(hunk), Edit) or hunk.start == hunk.end:
            yield hunk
            return
        old, new = self.composed[hunk.start : hunk.end], self.wanted[hunk.left : hunk.right]
        matcher = SequenceMatcher(lambda one: not is_word(one), old, new, autojunk=False)
        for kind, i, j, k, m in matcher.get_opcodes():
            if kind != "equal":
                yield Hunk(hunk.start + i, hunk.start + j, hunk.left + k, hunk.left + m)

    def edit(self, hunk: Hunk) -> Edit | int | None:
        """The edit; the number of the text in which it is unsure; None where it is of no text."""
        start, end = self.offsets[hunk.start], self.offsets[hunk.end]
        if start == end:
            return self._insertion(hunk, start)
        inside = self.spans[start:end]
        texts = {span.text if span else None for span in inside}
        number = next(iter(texts))
        if len(texts) > 1 or number is None:
            return None
        text = self.provenance.texts[number]
        words = self._words(hunk, text, _first(inside).start)
        if words is None or self._cuts_mention(start, end):
            return number
        here = _balanced(text.value, _first(inside).start, _last(inside).end, words)
        if here is None or not self._says_what_it_mentions(hunk, text.value[slice(*here)]):
            return number
        return Edit(number, _ways(text, [here], words))

    def _says_what_it_mentions(self, hunk: Hunk, source: str) -> bool:
        """Whether no mention gives way to words that may be meant as one."""
        if not MENTION.search(source):
            return True
        return not any(map(is_label, self.wanted[hunk.left : hunk.right]))

    def _cuts_mention(self, start: int, end: int) -> bool:
        """Whether only a part of what is for a mention would go."""
        edges = ((start - 1, start), (end - 1, end))
        return any(
            one >= 0 and two < len(self.spans) and self.spans[one] == self.spans[two] is not None
            for one, two in edges
        )

    def _insertion(self, hunk: Hunk, at: int) -> Edit | int | None:
        left = self.spans[at - 1] if at else None
        right = self.spans[at] if at < len(self.spans) else None
        if left and right and left.text != right.text:
            return None
        near = left or right
        if near is None:
            return None
        text = self.provenance.texts[near.text]
        places = self._places(hunk, left, right, text.value)
        words = self._words(hunk, text, places[0])
        if words is None or left == right:
            return near.text
        return Edit(near.text, _ways(text, [(place, place) for place in places], words))

    def _places(
        self, hunk: Hunk, left: SourceSpan | None, right: SourceSpan | None, value: str
    ) -> list[int]:
        """Where the new words may stand; where a mark is between, on its likelier side.

        Where it is not known how words are emphasised, new ones are plain.
        """
        if left and right:
            between = value[left.end : right.start]
            if not between or between.isspace():
                return [left.end]
            places = [left.end, right.start]
            opens = value[left.end - 1].isspace()
            return places if self._alike(hunk.left - 1, hunk.left, opens) else places[::-1]
        if left:
            after = left.end
            while mark := MARK.match(value, after):
                after = mark.end()
            inside = self._alike(hunk.left - 1, hunk.left, False)
            places = [left.end, after] if inside else [after, left.end]
            return places if after != left.end else [after]
        assert right is not None
        before = right.start
        while before and MARK.fullmatch(value[before - 1]):
            before -= 1
        inside = self._alike(hunk.right, hunk.right - 1, False)
        places = [right.start, before] if inside else [before, right.start]
        return places if before != right.start else [before]

    def _alike(self, one: int, two: int, otherwise: bool) -> bool:
        """Whether two words are emphasised alike; `otherwise` where that is not known."""
        return self._voice(one) == self._voice(two) if self.marks else otherwise

    def _voice(self, token: int) -> str:
        return self.marks[token] if 0 <= token < len(self.marks) else ""

    def _words(self, hunk: Hunk, text: Text, place: int) -> str | None:
        """The new words as Markdown has them; None where it has no way to say them here."""
        found: list[str] = []
        for at in range(hunk.left, hunk.right):
            token = self.wanted[at]
            if token == NEW_PARAGRAPH or (token == "\n" and self.cell):
                point = _point_at(text.value, place) if token == NEW_PARAGRAPH else ""
                if not text.prose or not (point or is_isolated(text.value, place)):
                    return None
                found.append(f"\n{point}" if point else "\n\n")
            elif token == "\n":
                if not text.prose:
                    return None
                found.append("\\\n")
            elif token.startswith(OPAQUE):
                return None
            else:
                word = " " if token == TAB else token
                found.append(in_script(word, self._voice(at)) if text.prose else word)
        return joined("".join(found))


def _first(spans: Spans) -> SourceSpan:
    span = spans[0]
    assert span is not None
    return span


def _last(spans: Spans) -> SourceSpan:
    span = spans[-1]
    assert span is not None
    return span


def _point_at(value: str, at: int) -> str:
    """What a point has before it that would follow the one at that place; empty where none is."""
    start = value.rfind("\n", 0, at) + 1
    while start and not value[start:].startswith("\n"):
        found = POINT.match(value, start)
        if found:
            break
        start = value.rfind("\n", 0, start - 1) + 1
    found = POINT.match(value, start)
    if not found:
        return ""
    number = found["number"]
    sign = f"{int(number) + 1}{found['sign']}" if number else found["sign"]
    return f"{found['indent']}{sign} "


def is_isolated(value: str, at: int) -> bool:
    """Whether the paragraph at that place is one of its own, and no point, heading or quote."""
    start = value.rfind("\n\n", 0, at)
    paragraph = value[start + 2 if start >= 0 else 0 :].partition("\n\n")[0]
    return not BLOCKS.search(paragraph)


def _ways(text: Text, places: list[tuple[int, int]], words: str) -> tuple[Rewording, ...]:
    """The change at each place, as it is typed and, where that differs, with signs marked off;
    last on the line, where sub- or superscript cannot be read there."""
    typed = [Rewording(start, end, with_scripts(words)) for start, end in places]
    if not text.prose:
        return tuple(dict.fromkeys(typed))
    marked = []
    for start, end in places:
        begins = not start or text.value[start - 1] == "\n"
        marked.append(Rewording(start, end, with_scripts(escaped(words, begins=begins))))
        if begins and BEGINS.match(words):  # a cell would show the point of a list in the same way
            typed.clear()
    bare = without_scripts(words)
    plain = [Rewording(start, end, bare) for start, end in places] if bare != words else []
    return tuple(dict.fromkeys((*typed, *marked, *plain)))


def _balanced(value: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """The stretch with the marks around it that must go along; None where one would be torn."""
    for left in _marks_before(value, start):
        for right in _marks_behind(value, end):
            if _torn(value[left:right]) or _tears_script(value, left, right):
                continue
            hollow = not words.strip() and (left, right) == (start, end)
            if hollow and _is_hollow(value, left, right):
                continue
            return left, right
    return None


def _is_hollow(value: str, left: int, right: int) -> bool:
    """Whether nothing would be left between two marks."""
    before, behind = value[:left][-1:], value[right : right + 1]
    return bool(before) and before == behind and bool(MARK.fullmatch(before))


def _marks_before(value: str, start: int) -> Iterator[int]:
    yield start
    while start and value[start - 1] in "*_`[~^":
        start -= 1
        yield start


def _marks_behind(value: str, end: int) -> Iterator[int]:
    yield end
    while mark := MARK.match(value, end):
        if mark[0].startswith("[["):
            return
        end = mark.end()
        yield end


def _torn(inside: str) -> bool:
    """Whether a mark opens or closes in it and not both."""
    left = LINK.sub("", MENTION.sub("", re.sub(r"\\.", "", inside)))
    if "[" in left or "](" in left or "]" in left:
        return True
    runs = Counter(re.findall(r"\*+|`+|(?<!\w)_+|_+(?!\w)", left))
    return any(count % 2 for count in runs.values())


def _tears_script(value: str, left: int, right: int) -> bool:
    """Whether one of the two marks of sub- or superscript is in the stretch, and not both."""
    return any(
        (left <= found.start() < right) is not (left <= found.end() - 1 < right)
        for found in SCRIPT.finditer(value)
    )
