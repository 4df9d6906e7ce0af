"""Brackets and braces that are missing, doubled or of the wrong kind, and what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from string import whitespace

from toolkit.readers.lines import Kind, unquoted_signs
from toolkit.readers.outline_fields import all_fields
from toolkit.readers.slips.slip import HEAD, Lines, Slip

PAIRS = {"[": "]", "{": "}"}
SEMICOLON = re.compile(r";(?=\s)")
WIDE_COMMA = re.compile("[，、]\\s*")
ONE_PAIR = re.compile(r"(?<![\w-])[^\W\d][\w-]*\s*[:=]\s*[\d.]")
MOST_COMMAS = 100
"""In one line, behind which an end may be missing."""

MOST_LINES = 12
"""Over how many lines what is between braces is looked at."""


def unbalanced(lines: Lines, number: int) -> Iterator[Slip]:
    """`[one, two` and `{a: 1}}`: an end that is missing, too much, or of the other kind."""
    line = lines[number]
    if line.kind not in (Kind.STRUCTURE, Kind.FLOW):
        return
    first = next((at for at in range(number, -1, -1) if lines[at].kind is Kind.STRUCTURE), number)
    last = _last(lines, first)
    opened: list[tuple[int, int, str]] = []
    for at in range(first, last + 1):
        for column, sign in _signs(lines, at, first):
            if sign in PAIRS:
                opened.append((at, column, sign))
            elif opened and PAIRS[opened[-1][2]] == sign:
                opened.pop()
            else:
                yield from _too_much(lines, at, column, sign, opened[-1][2] if opened else "")
                return
    if opened:
        yield from _not_closed(lines, opened, last)


def _signs(lines: Lines, at: int, first: int) -> list[tuple[int, str]]:
    depth = 0 if at == first else max(lines[at].depth, 1)
    found = list(unquoted_signs(lines[at].text, depth, ""))
    text = lines[at].text
    known = [(column, sign) for column, sign in found if sign in "[]{}"]
    if found and found[-1][1] == "#":
        text = text[: found[-1][0]]
    # a closing bracket behind the last open one is no sign of YAML, and is there all the same
    text = text.rstrip()
    listed = {column for column, _ in known}
    if known:
        tail = range(len(text.rstrip("]}")), len(text))
        known += [(column, text[column]) for column in tail if column not in listed]
    return known


def _last(lines: Lines, first: int) -> int:
    """The last line that can belong to what is between brackets from that line on."""
    begin, at = lines[first].indent, first
    while at + 1 < min(len(lines), first + MOST_LINES):
        after = lines[at + 1]
        is_field = HEAD.match(after.text) and after.indent <= lines[first].column
        if not after.text.strip() or after.indent <= begin or is_field:
            break
        if re.match(r"\s*(?:- |[a-z_]+:(?:\s|$))", after.text) and after.indent <= begin + 2:
            break
        at += 1
    return at


def _too_much(lines: Lines, at: int, column: int, sign: str, opened: str) -> Iterator[Slip]:
    text = lines[at].text
    if opened:
        right = PAIRS[opened]
        fact = f"what begins with {opened} ends with {right}, but here is {sign}"
        new = text[:column] + right + text[column + 1 :]
        yield Slip(at, column, fact, f"write {right} in the place of {sign}", {at: new})
    fact = f"this {sign} closes nothing"
    new = text[:column] + text[column + 1 :]
    yield Slip(at, column, fact, f"take this {sign} away", {at: new})


def _not_closed(lines: Lines, opened: list[tuple[int, int, str]], last: int) -> Iterator[Slip]:
    at, column, sign = opened[0] if len(opened) == 1 else opened[-1]
    missing = "".join(PAIRS[one] for _, _, one in reversed(opened))
    what = "list" if sign == "[" else "group"
    fact = f"the {what} that begins here with {sign} has no {PAIRS[sign]} at its end"
    ends = lines[last].text
    remark = next((at for at, one in _remark(ends)), len(ends))
    begin = ends[:remark].rstrip(f",{whitespace}")
    hint = f"write {missing} at the end of line {last + 1}"
    yield Slip(at, column, fact, hint, {last: begin + missing + ends[remark:]})
    text = lines[at].text
    inner, (at, column, sign) = opened[-1][2], opened[-1]
    for comma in islice((one.start() for one in re.finditer(",", text)), MOST_COMMAS):
        if comma <= column:
            continue
        before = text[:comma].split()[-1:]
        hint = f"write {PAIRS[inner]} behind {before[0] if before else 'it'}"
        new = text[:comma] + PAIRS[inner] + text[comma:]
        fact = f"the group that begins here with {sign} has no {PAIRS[sign]} at its end"
        yield Slip(at, column, fact, hint, {at: new})


def _remark(text: str) -> Iterator[tuple[int, str]]:
    return (one for one in unquoted_signs(text, 0, "") if one[1] == "#")


def between(lines: Lines, number: int) -> Iterator[Slip]:
    """`{a: 1; b: 2}`, `{a: 1 b: 2}` and `[a,, b]`: what parts the entries is missing or another."""
    line = lines[number]
    text = line.text
    if line.kind not in (Kind.STRUCTURE, Kind.FLOW) or not (
        line.depth or re.search(r"[\[{]", text)
    ):
        return
    for pattern, new, sign in (
        (SEMICOLON, ",", ";"),
        (WIDE_COMMA, ", ", "，"),
        (re.compile(r",\s*,"), ",", ",,"),
        (re.compile(r"(?<=[\[{])\s*,\s*"), "", ","),
    ):
        if found := pattern.search(text):
            fact = f"entries between brackets are separated by commas, but here is {sign}"
            if sign.startswith(","):
                fact = "an entry is missing between brackets: there is only a comma"
            hint = f"write a comma in the place of {sign}"
            if sign.startswith(","):
                hint = "take the comma away, or write the entry"
            yield Slip(number, found.start(), fact, hint, {number: pattern.sub(new, text)})
    for found in re.finditer(r"(?<=[^\s,{\[:])(\s+)([^\W\d][\w-]*):\s", text):
        if found[2] in all_fields() or text[found.start() - 1].isdigit():
            fact = f"a comma is missing before {found[2]}"
            new = f"{text[: found.start(1)]},{text[found.start(1) :]}"
            yield Slip(
                number, found.start(2), fact, f"write a comma before {found[2]}:", {number: new}
            )


def other_brackets(lines: Lines, number: int) -> Iterator[Slip]:
    """`effort: (rain: 1, hub: 2)` and `effort: rain: 1, hub: 2`, a map without its braces."""
    found = HEAD.fullmatch(lines[number].text)
    if not found or not ONE_PAIR.search(found[6]):
        return
    inside = found[6].strip("()[]{}<> ")
    pairs = re.sub(r"\s*=\s*", ": ", SEMICOLON.sub(",", inside))
    fact = f"what {found[3]} holds is written between braces"
    hint = f"write {found[3]}: {{{pairs}}}"
    new = f"{lines[number].text[: found.start(6)]}{{{pairs}}}"
    yield Slip(number, found.start(6), fact, hint, {number: new})
