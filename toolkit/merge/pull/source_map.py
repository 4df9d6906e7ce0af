"""Maps each character of a composed text to its place in a field of the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.merge.pull.provenance import Provenance, SourceMark, Text
from toolkit.merge.text.tokens import is_label, is_word, tokens_of
from toolkit.readers.patches import Steps

MARK = re.compile(r"\[\[[^\]\n]*\]\]|\]\([^)\n]*\)|[*_`\\<>\[\]~^]")
"""What Markdown reads and nobody sees as it is written."""

END_OF_SENTENCE = re.compile(r"[.!?:…][”\")]*\s")
LONG = 6
"""Prose of as many words is recognized anywhere; fewer may be a mere mention."""


class SourceSpan(NamedTuple):
    """Where a character comes from: the number of its text, and what is written there."""

    text: int
    start: int
    end: int


Spans = list[SourceSpan | None]


class _Stretch(NamedTuple):
    """A part of a composed text that is a part of one field."""

    text: int
    start: int
    spans: list[SourceSpan]
    words: int

    @property
    def end(self) -> int:
        return self.start + len(self.spans)


def part_of(text: Text) -> Steps:
    """The way to the part of the outline whose field a text is."""
    steps = text.steps[:-1]
    while steps and isinstance(steps[-1], str):
        steps = steps[:-1]
    return steps


def source_spans(
    shown: str,
    marks: Sequence[SourceMark],
    provenance: Provenance,
    owner: Steps | None = None,
) -> Spans:
    """For each character where it comes from; None where no one field can be said to own it.

    `owner` is the part that the row of a table is about: names of other parts are mentions there.
    """
    found: Spans = [None] * len(shown)
    stretches = list(_stretches(shown, marks, provenance))
    for number, one in enumerate(stretches):
        before = stretches[number - 1].end if number else 0
        after = stretches[number + 1].start if number + 1 < len(stretches) else len(shown)
        if _belongs(one, shown, before, after, provenance, owner):
            found[one.start : one.end] = one.spans
    return found


def _belongs(
    one: _Stretch, shown: str, before: int, after: int, provenance: Provenance, owner: Steps | None
) -> bool:
    """Whether a person who changes these words means the field, and not this one sentence."""
    text = provenance.texts[one.text]
    if text.prose and one.words >= LONG:
        return True
    if not text.prose and owner is not None and part_of(text)[: len(owner)] != owner:
        return False
    lead = shown[max(before, shown.rfind("\n", 0, one.start) + 1) : one.start]
    lead = END_OF_SENTENCE.split(lead)[-1]
    rest = shown[one.end : after].partition("\n")[0]
    ended = (shown[one.end - 1] + rest[:1]).strip('”")')[:2]
    return not _speaks(lead) and (not _speaks(rest) or any(sign in ".!?:…" for sign in ended))


def _speaks(text: str) -> bool:
    """Whether there are words in it other than labels and figures."""
    return any(
        is_word(one) and not is_label(one) and not one[0].isdigit() for one in tokens_of(text)
    )


def _stretches(
    shown: str, marks: Sequence[SourceMark], provenance: Provenance
) -> Iterator[_Stretch]:
    at = 0
    while at < len(marks):
        first = marks[at]
        number, begin, end = provenance.words[first.word]
        value = provenance.texts[number].value
        if shown[first.start : first.end] != value[begin:end]:
            at += 1
            continue
        spans = [SourceSpan(number, n, n + 1) for n in range(begin, end)]
        last, words = first, 1
        while (at := at + 1) < len(marks):
            one = marks[at]
            follows, start, stop = provenance.words[one.word]
            if one.word != last.word + 1 or follows != number:
                break
            gap = _gap(shown[last.end : one.start], value, provenance.words[last.word][2], start)
            if gap is None or shown[one.start : one.end] != value[start:stop]:
                break
            spans += [SourceSpan(number, *where) for where in gap]
            spans += [SourceSpan(number, n, n + 1) for n in range(start, stop)]
            last, words = one, words + 1
        lead = _before(shown, first.start, value, begin, number)
        spans = [
            *lead,
            *spans,
            *_behind(shown, last.end, value, provenance.words[last.word][2], number),
        ]
        yield _Stretch(number, first.start - len(lead), spans, words)


def _gap(shown: str, value: str, start: int, end: int) -> list[tuple[int, int]] | None:
    """Where the characters between two words are between these in the source."""
    found: list[tuple[int, int]] = []
    done = 0
    pattern = []
    pieces: list[tuple[int, int]] = []
    for piece in re.finditer(rf"{MARK.pattern}|\s+|.", value[start:end], re.DOTALL):
        written = piece[0]
        pieces.append((start + piece.start(), start + piece.end()))
        if written.isspace():
            pattern.append(r"(\s+)")
        elif written.startswith("[["):
            pattern.append(r"(.+?)")
        elif MARK.fullmatch(written):
            pattern.append(f"({re.escape(written)})??" if len(written) == 1 else "()")
        else:
            pattern.append(f"({re.escape(written)})")
    match = re.fullmatch("".join(pattern), shown, re.DOTALL)
    if not match:
        return None
    for number, (begin, stop) in enumerate(pieces, 1):
        if match[number]:
            done += len(match[number])
            found += [(begin, stop)] * len(match[number])
    return found if done == len(shown) else None


def _before(shown: str, at: int, value: str, begin: int, number: int) -> list[SourceSpan]:
    """The signs right before the first word that are the source's as well."""
    found: list[SourceSpan] = []
    while at and begin:
        if shown[at - 1] == value[begin - 1] and not shown[at - 1].isspace():
            at, begin = at - 1, begin - 1
            found.append(SourceSpan(number, begin, begin + 1))
        elif MARK.fullmatch(value[begin - 1]):
            begin -= 1
        else:
            break
    return found[::-1]


def _behind(shown: str, at: int, value: str, end: int, number: int) -> list[SourceSpan]:
    """What follows the last word in the text and in the source."""
    found: list[SourceSpan] = []
    while at < len(shown) and end < len(value):
        mark = MARK.match(value, end)
        if mark and mark[0].startswith("[[") and (label := _label_at(shown, at)):
            found += [SourceSpan(number, end, mark.end())] * len(label)
            at, end = at + len(label), mark.end()
        elif shown[at] == value[end] or (shown[at] == " " and value[end] == "\n"):
            found.append(SourceSpan(number, end, end + 1))
            at, end = at + 1, end + 1
        elif mark:
            end = mark.end()
        else:
            break
    while found and value[found[-1].start].isspace():
        found.pop()
    return found


def _label_at(shown: str, at: int) -> str:
    """The label that is there; empty where there is none."""
    token = next(iter(tokens_of(shown[at : at + 12])), "")
    return token if is_label(token) else ""
