"""How the characters of a text are written in YAML: where each stands, and how others would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from toolkit.readers.yaml_spans import Mark

HEADER = re.compile(r"[|>]([-+]?)(\d?)[-+]?[ \t]*(?:#.*)?\r?\n")
FOLD = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
NAMED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", " ": " ", "_": "\u00a0"}
RISKY = re.compile(r":(?=\s|$)|\s#")
"""What ends a text without quotes."""

RISKY_INSIDE = re.compile(r"[,\[\]{}]|:(?=[\s,\]}]|$)|\s#")
"""What does so between brackets."""


class RawSpan(NamedTuple):
    """Where one character of a text is in what is written."""

    start: int
    end: int


def spans_of(raw: str, mark: Mark) -> list[RawSpan] | None:
    """The span of each character of the text that is written as `raw`; None where in doubt."""
    if mark.style in ("|", ">"):
        found = list(_block(raw, mark.style))
    else:
        found = list(_flow(raw, mark.style))
    text = "".join(letter for letter, _ in found)
    ending = mark.value[len(text) :]
    if not mark.value.startswith(text) or ending.strip("\n"):
        return None
    return [span for _, span in found] + [RawSpan(len(raw), len(raw))] * len(ending)


def _block(raw: str, style: str) -> Iterator[tuple[str, RawSpan]]:
    head = HEADER.match(raw)
    if not head or head[2]:
        return
    at = head.end()
    lines = re.split(r"(\r?\n)", raw[at:])
    first = next((one for one in lines[::2] if one.strip()), "")
    indent = len(first) - len(first.lstrip(" "))
    gap: list[tuple[int, int]] = []
    begun = False
    for number in range(0, len(lines), 2):
        line = lines[number]
        newline = lines[number + 1] if number + 1 < len(lines) else ""
        body = line[indent:] if line.strip() or len(line) > indent else ""
        start = at + len(line) - len(body)
        if body:
            if style == ">" and body[0] in " \t":
                return
            yield from _between(gap, start, style if begun else "|")
            gap, begun = [], True
            yield from (
                (letter, RawSpan(start + n, start + n + 1)) for n, letter in enumerate(body)
            )
        at += len(line) + len(newline)
        gap.append((start + len(body), at))
    return


def _between(gap: list[tuple[int, int]], start: int, style: str) -> Iterator[tuple[str, RawSpan]]:
    """The line ends before a line that begins at `start`; one alone is a space where folded."""
    spans = [
        RawSpan(here, gap[number + 1][0] if number + 1 < len(gap) else start)
        for number, (here, _) in enumerate(gap)
    ]
    if style == ">" and len(spans) == 1:
        yield " ", spans[0]
    elif style == ">":
        yield "\n", RawSpan(spans[0].start, spans[1].end)
        yield from (("\n", span) for span in spans[2:])
    else:
        yield from (("\n", span) for span in spans)


def _flow(raw: str, style: str) -> Iterator[tuple[str, RawSpan]]:
    """A text in quotes or without any, which may go over several lines."""
    at, end = (1, len(raw) - 1) if style in ("'", '"') else (0, len(raw))
    while at < end:
        fold = FOLD.match(raw, at)
        if fold and fold.end() <= end:
            count = fold[0].count("\n")
            if count == 1:
                yield " ", RawSpan(at, fold.end())
            else:
                step = [found.end() for found in re.finditer("\n", fold[0])]
                edges = [0, *step[1:-1], fold.end() - at]
                for here, there in pairwise(edges):
                    yield "\n", RawSpan(at + here, at + there)
            at = fold.end()
            continue
        letter, length = raw[at], 1
        if style == "'" and raw.startswith("''", at):
            length = 2
        elif style == '"' and letter == "\\":
            escaped = ESCAPE.match(raw, at)
            if not escaped or escaped.end() > end:
                return
            number = escaped[1] or escaped[2] or escaped[3]
            if number is None and escaped[4] not in NAMED:
                return
            letter = chr(int(number, 16)) if number else NAMED[escaped[4]]
            length = len(escaped[0])
        yield letter, RawSpan(at, at + length)
        at += length


def spelt(words: str, mark: Mark, indent: int) -> str | None:
    """New words as they are written in such a text; None where that cannot be."""
    pad = " " * indent
    if mark.style == '"':
        for letter, name in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
            words = words.replace(letter, name)
        return words
    if mark.style == "|":
        return re.sub(r"\n(?!\n)", f"\n{pad}", words)
    if mark.style == ">":
        return re.sub(r"\n+", lambda found: f"{found[0]}\n{pad}", words)
    if mark.style == "'":
        words = words.replace("'", "''")
    elif (RISKY_INSIDE if mark.flow else RISKY).search(f"x{words}x") or "\t" in words:
        return None
    return re.sub(r"\n+", lambda found: f"{found[0]}\n{pad}", words)
