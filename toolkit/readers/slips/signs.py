"""Signs of other programs and habits where YAML wants a dash, a colon, a hash or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from toolkit.readers.field_words import spelt
from toolkit.readers.lines import Line
from toolkit.readers.outline_fields import all_fields
from toolkit.readers.slips.slip import MOST_SHOWN, Lines, Slip, above, also, everywhere

TIGHT_DASH = re.compile(r"([ \t]*)-((?:[^\W\d]|[\"'{\[“„«]).*)")
BULLET = re.compile(r"([ \t]*)([•·▪◦‣●○■–—*»>→✓]|\d{1,2}[.)]|[a-zA-Z]\))(\s+)(\S.*)")
REMARK = re.compile(r"([ \t]*)(//+|/\*+|\*+/|<!--|--+(?=\s)|;+|%+|\(\*|'(?=\s))(.*)")
ORNAMENT = re.compile(r"[ \t]*([-=_*~+.<>]{3,}|`{3,}\w*|\.{3}|…)[ \t]*")
REMARK_BEHIND = re.compile(r"(.*?\S)(\s+)(//|<!--|--|/\*|;)(\s.*|$)")
TIGHT_HASH = re.compile(r"(.*?[\w\]}\"'])(#)(\s.*)")
FULL_STOP = re.compile(r"(.*[\w\]}\"'])([,;])[ \t]*((?:#.*)?)")
NAME = r"([ \t]*(?:-\s+)*)([\"']?)([^\W\d][\w -]*?)\2"
OTHER_COLON = re.compile(NAME + r"\s*(=>|->|:=|=|：|﹕|→)\s*(\S.*|$)")
TIGHT_COLON = re.compile(NAME + r":(?!//)([^\s:].*)")
NO_COLON = re.compile(NAME + r"\s+(\S.*)")


def tight_dashes(lines: Lines, number: int) -> Iterator[Slip]:
    """`-id: rain`, a dash without the space behind it."""
    found = TIGHT_DASH.fullmatch(lines[number].text)
    if not found:
        return
    mended, others = everywhere(lines, number, _spaced)
    fact = "the dash that begins an entry needs a space behind it" + also(others)
    whole = len(found[2]) <= MOST_SHOWN
    hint = f"write - {found[2]}" if whole else "write a space behind the dash"
    yield Slip(number, len(found[1]), fact, hint, mended, sure=True)
    yield Slip(number, len(found[1]), fact, hint, {**mended, **_moved(lines, mended)}, sure=True)


def _spaced(line: Line) -> str | None:
    found = TIGHT_DASH.fullmatch(line.text)
    return f"{found[1]}- {found[2]}" if found else None


def _moved(lines: Lines, mended: dict[int, str]) -> dict[int, str]:
    """The other lines of these entries one further to the right, below what is behind the dash."""
    found = {}
    for number in mended:
        begin = lines[number].indent
        for at in range(number + 1, len(lines)):
            if lines[at].text.strip() and lines[at].indent <= begin:
                break
            if at not in mended:
                found[at] = f" {lines[at].text}"
    return found


def bullets(lines: Lines, number: int) -> Iterator[Slip]:
    """`• Pay every SME` and `2. id: rain`, other signs in the place of a dash."""
    found = BULLET.fullmatch(lines[number].text)
    if not found:
        return
    mended, others = everywhere(lines, number, lambda line: _dashed(line, " "))
    sign = found[2]
    fact = f"this line begins with {sign}, and an entry of a list begins with a dash{also(others)}"
    whole = len(found[4]) <= MOST_SHOWN
    hint = f"write - {found[4]}" if whole else f"write a dash in the place of {sign}"
    yield Slip(number, len(found[1]), fact, hint, mended)
    wide, _ = everywhere(lines, number, lambda line: _dashed(line, ""))
    yield Slip(number, len(found[1]), fact, hint, wide)
    alone = _dashed(lines[number], " ") or ""
    yield Slip(number, len(found[1]), fact, hint, {number: alone})


def _dashed(line: Line, gap: str) -> str | None:
    found = BULLET.fullmatch(line.text)
    if not found:
        return None
    return found[1] + "-" + (gap or " " * (len(found[2]) - 1 + len(found[3]))) + found[4]


def remarks(lines: Lines, number: int) -> Iterator[Slip]:
    """`// so`, `<!-- so -->` and a line of ornament, which are remarks elsewhere."""
    text = lines[number].text
    if ORNAMENT.fullmatch(text):
        mended, others = everywhere(
            lines, number, lambda line: f"# {line.text}" if ORNAMENT.fullmatch(line.text) else None
        )
        fact = f"a line of signs means something to YAML{also(others)}"
        hint = "delete it, or begin it with #"
        yield Slip(number, lines[number].indent, fact, hint, mended, hides=True)
    elif found := REMARK.fullmatch(text):
        sign = found[2]
        mended, others = everywhere(lines, number, _remarked)
        fact = f"a comment begins with #, but here is {sign}{also(others)}"
        hint = f"write # in the place of {sign}"
        yield Slip(number, len(found[1]), fact, hint, mended, hides=True)
        end = next((at for at in range(number, len(lines)) if "*/" in lines[at].text), number)
        inside = {at: f"# {lines[at].text}" for at in range(number, end + 1)}
        hint = "begin each line of the remark with #"
        yield Slip(number, len(found[1]), fact, hint, inside, hides=True)
    for pattern in (REMARK_BEHIND, TIGHT_HASH):
        if found := pattern.fullmatch(text):
            sign = found[found.lastindex - 1] if found.lastindex else ""
            column = found.start(found.lastindex - 1) if found.lastindex else 0
            mended, others = everywhere(lines, number, lambda line, p=pattern: _cut(line, p))  # type: ignore[misc]
            fact = f"a comment begins with a space and #, but here is {sign}{also(others)}"
            rest = found[found.lastindex].strip() if found.lastindex else ""
            hint = f"write a space and # before {rest.split()[0]}" if rest else "take it away"
            yield Slip(number, column, fact, hint, mended)


def _remarked(line: Line) -> str | None:
    return f"# {line.text}" if REMARK.fullmatch(line.text) else None


def _cut(line: Line, pattern: re.Pattern[str]) -> str | None:
    found = pattern.fullmatch(line.text)
    return found[1] if found else None


def ends(lines: Lines, number: int) -> Iterator[Slip]:
    """`strand: textile,` and `lead: rain;`, the end of a line as other languages have it."""
    found = FULL_STOP.fullmatch(lines[number].text)
    if not found:
        return
    mended, others = everywhere(lines, number, _without_end)
    alone = {number: found[1] + found[3]}
    for chosen, more in ((alone, ""), (mended, also(others))) if others else ((alone, ""),):
        fact = f"a line ends without a sign, but here is {found[2]} behind the value{more}"
        yield Slip(number, found.start(2), fact, f"take the {found[2]} away", chosen)


def _without_end(line: Line) -> str | None:
    found = FULL_STOP.fullmatch(line.text)
    return found[1] + found[3] if found and not line.depth else None


def colons(lines: Lines, number: int) -> Iterator[Slip]:
    """`strand:textile`, `strand = textile`, `strand textile`: no colon, or no space behind it."""
    text = lines[number].text
    for pattern, what in (
        (
            TIGHT_COLON,
            "a field's name ends with a colon and a space, and here the space is missing",
        ),
        (OTHER_COLON, "a field's name ends with a colon and a space, but here is {}"),
        (NO_COLON, "a field's name ends with a colon and a space, and here the colon is missing"),
    ):
        found = pattern.fullmatch(text)
        if not found or spelt(found[3]) not in all_fields():
            continue
        sign = found[4] if pattern is OTHER_COLON else ""
        rest = found[found.lastindex or 0]
        mended, others = everywhere(lines, number, lambda line, p=pattern: _colon(line, p))  # type: ignore[misc]
        rest = re.sub(r"\s+#.*", "", rest)
        hint = f"write {found[3].strip()}: {rest}".rstrip()
        if len(rest) > MOST_SHOWN:
            hint = f"write {found[3].strip()}: with a colon and a space before its value"
        column = found.start(3)
        fact = what.format(sign)
        yield Slip(number, column, fact + also(others), hint, mended, sure=pattern is not NO_COLON)
        alone = {number: mended.get(number, text)}
        yield Slip(number, column, fact, hint, alone, sure=pattern is not NO_COLON)


def _colon(line: Line, pattern: re.Pattern[str]) -> str | None:
    found = pattern.fullmatch(line.text)
    if not found or spelt(found[3]) not in all_fields():
        return None
    return f"{found[1]}{found[3].strip()}: {found[found.lastindex or 0]}".rstrip()


def tabs(lines: Lines, number: int) -> Iterator[Slip]:
    """A tab where YAML takes only spaces."""
    begin = re.match(r"[ \t]*", lines[number].text)
    if not begin or "\t" not in begin[0]:
        return
    from toolkit.readers import codes

    tabbed = [at for at, line in enumerate(lines) if re.match(r" *\t", line.text)]
    others = [at for at in tabbed if at != number]
    fact = f"the line is indented with a tab, and YAML takes only spaces{also(others)}"
    hint = "write spaces in its place; editors can turn every tab into spaces"
    column = begin[0].index("\t")
    places = islice(above(lines, number), 8)
    near = dict.fromkeys(n for at in places for n in (lines[at].column, lines[at].indent))
    alone = [{number: " " * one + lines[number].text.lstrip()} for one in near]
    every = [{at: _untabbed(lines[at].text, width) for at in tabbed} for width in (2, 4, 1, 3, 8)]
    for mended in [*every, *alone]:
        yield Slip(number, column, fact, hint, mended, codes.TAB, sure=True, hides=True)


def _untabbed(text: str, width: int) -> str:
    begin = re.match(r"[ \t]*", text)[0]  # type: ignore[index]
    return begin.replace("\t", " " * width) + text[len(begin) :]
