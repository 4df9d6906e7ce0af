"""Lines that begin too far to the left or to the right, and entries of lists without a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.readers.field_words import spelt
from toolkit.readers.lines import Kind, Line
from toolkit.readers.outline_fields import all_fields, text_fields
from toolkit.readers.slips.slip import (
    HEAD,
    MOST_SHOWN,
    Lines,
    Slip,
    above,
    below,
    is_structure,
)

BLANK_HEAD = re.compile(r"([ \t]*(?:-\s+)*)([^\W\d][\w -]*?):\s*(?:#.*)?$")
WORDS = re.compile(r"[ \t]*[^\W\d_]")
PIPE_HEAD = re.compile(r"([ \t]*(?:-\s+)*)([^\W\d][\w -]*?):\s+[|>][-+0-9]*\s*(?:#.*)?$")
PIPE_AND_TEXT = re.compile(r"([ \t]*(?:-\s+)*)([^\W\d][\w -]*?):\s+([|>])[-+]?\s*([^\s#].*)")


def indents(lines: Lines, number: int) -> Iterator[Slip]:
    """A line, or one with what belongs to it, that begins in another column than it should."""
    line = lines[number]
    if not is_structure(line) or "\t" in line.text[: line.indent]:
        return
    old = line.indent
    wanted: dict[int, None] = {}
    for at in (*list(above(lines, number)), *list(below(lines, number))[:2]):
        wanted.update(dict.fromkeys((lines[at].column, lines[at].indent)))
    wanted[0] = None
    near = sorted((one for one in wanted if one != old), key=lambda one: abs(one - old))
    for new in near[:6]:
        alone = {number: _shifted(line, new - old)}
        block = {at: _shifted(lines[at], new - old) for at in _block(lines, number)}
        rest = {at: _shifted(lines[at], new - old) for at in _rest(lines, number)}
        for mended in (alone, block, rest):
            if len(mended) == 1 and mended is not alone:
                continue
            way = "right" if new > old else "left"
            fact = f"this line begins {_spaces(abs(new - old))} too far to the {_other(way)}"
            hint = f"begin it with {_spaces(new)}"
            if len(mended) > 1:
                count = "line" if len(mended) == 2 else f"{len(mended) - 1} lines"
                hint += f", and the {count} below it as much further to the {way}"
            yield Slip(number, old, fact, hint, mended)


def _other(way: str) -> str:
    return "left" if way == "right" else "right"


def _spaces(number: int) -> str:
    return {0: "no space", 1: "one space"}.get(number, f"{number} spaces")


def _shifted(line: Line, by: int) -> str:
    text = line.text
    if by >= 0:
        return " " * by + text if text.strip() else text
    return text[-by:] if not text[:-by].strip() else text.lstrip()


def _block(lines: Lines, number: int) -> list[int]:
    """The line, and those below that belong to it."""
    return _while(lines, number, lines[number].indent + 1)


def _rest(lines: Lines, number: int) -> list[int]:
    """The line, and those below that begin in its column or further to the right."""
    return _while(lines, number, lines[number].indent)


def _while(lines: Lines, number: int, least: int) -> list[int]:
    """The line, and those below it as long as they are indented so far; no blank ones."""
    found = [number]
    for at in range(number + 1, len(lines)):
        if lines[at].text.strip():
            if lines[at].indent < least:
                break
            found.append(at)
    return found


def dashes(lines: Lines, number: int) -> Iterator[Slip]:
    """An entry of a list without its dash."""
    line = lines[number]
    if not is_structure(line) or line.text.lstrip().startswith("- "):
        return
    text, indent = line.text.lstrip(" "), line.indent
    columns = {
        lines[at].indent
        for at in (*above(lines, number), *below(lines, number))
        if lines[at].text.lstrip().startswith("- ")
    }
    fact = "an entry of a list begins here, and its dash is missing"
    hint = f"write - {text}" if len(text) <= MOST_SHOWN else "write a dash and a space before it"
    for column in sorted(columns, key=lambda one: abs(one - indent)):
        if column == indent or column + 2 == indent:
            yield Slip(number, indent, fact, hint, {number: f"{' ' * column}- {text}"})
    yield Slip(number, indent, fact, hint, {number: f"{' ' * indent}- {text}"})
    if indent >= 2:
        yield Slip(number, indent, fact, hint, {number: f"{' ' * (indent - 2)}- {text}"})
    yield Slip(
        number,
        indent,
        fact,
        hint,
        {
            at: f"{' ' * indent}- {text}" if at == number else f"  {lines[at].text}"
            for at in _rest(lines, number)
        },
    )


def pipes(lines: Lines, number: int) -> Iterator[Slip]:
    """A text over several lines without | behind the name of its field, or beside it."""
    for at in (number, *above(lines, number)):
        line = lines[at]
        if line.indent >= lines[number].indent and at != number:
            continue
        if found := BLANK_HEAD.fullmatch(line.text):
            entries = lines[min(at + 1, len(lines) - 1)].text.lstrip().startswith("- ")
            if spelt(found[2]) in text_fields() and _is_deeper(lines, at) and not entries:
                fact = f"the text under {found[2]}: goes over several lines, and | is missing"
                hint = f"write {found[2]}: | and leave the lines below it as they are"
                new = f"{found[1]}{found[2]}: |"
                yield Slip(at, len(found[1]), fact, hint, {at: new}, sure=True, hides=True)
            return
        if found := PIPE_AND_TEXT.fullmatch(line.text):
            fact = f"the text of {found[2]}: begins on the line below its {found[3]}"
            hint = f"write {found[2]}: {found[3]} and move the text to the line below, indented"
            if not _is_deeper(lines, at):
                fact = f"a text that begins with {found[3]} needs quotes"
                hint = f'write {found[2]}: "{found[3]} {found[4]}"'
            new = f"{found[1]}{found[2]}: {found[3]}"
            yield Slip(at, found.start(3), fact, hint, {at: new}, hides=True)
            return
        if (found := HEAD.fullmatch(line.text)) and _is_deeper(lines, at):
            if found[3] in text_fields() and found[6] and found[6][0] not in "|>[{":
                fact = f"the text of {found[3]}: goes over several lines, and needs |"
                hint = f"write {found[3]}: | and begin the text on the line below, indented"
                new = line.text[: found.start(6)] + "|"
                yield Slip(at, found.start(6), fact, hint, {at: new}, hides=True)
            return


def _is_deeper(lines: Lines, number: int) -> bool:
    """Whether the lines below belong to it."""
    following = next((one for one in lines[number + 1 :] if one.text.strip()), None)
    return following is not None and following.indent > lines[number].column


def blocks(lines: Lines, number: int) -> Iterator[Slip]:
    """A line of a text behind | that begins as far to the left as its field, or further."""
    head = next((at for at in above(lines, number) if PIPE_HEAD.fullmatch(lines[at].text)), None)
    if head is None or lines[number].kind is Kind.TEXT:
        return
    column = lines[head].column
    first = next((at for at in range(head + 1, number + 1) if _leaves(lines, at)), number)
    name = PIPE_HEAD.fullmatch(lines[head].text)[2]  # type: ignore[index]
    inside = next(
        (lines[at].indent for at in range(head + 1, first) if lines[at].text.strip()), column + 2
    )
    inside = max(inside, column + 2)
    end = _end(lines, first, column)
    for last in dict.fromkeys((end, min(first + 1, end), min(first + 2, end))):
        mended = {
            at: " " * inside + lines[at].text.lstrip()
            for at in range(first, last)
            if lines[at].text.strip()
        }
        if not mended:
            return
        fact = f"the lines of {name}: | are indented, and this one is not far enough"
        hint = f"begin it with {_spaces(inside)}"
        if len(mended) > 1:
            count = "line" if len(mended) == 2 else f"{len(mended) - 1} lines"
            hint += f", and so the {count} below it"
        yield Slip(first, lines[first].indent, fact, hint, mended, hides=True)


def _leaves(lines: Lines, number: int) -> bool:
    return lines[number].kind is not Kind.TEXT and bool(lines[number].text.strip())


def _is_name(name: str, value: str) -> bool:
    """Whether a line that begins so is a field, and no sentence with a colon in it."""
    return spelt(name) in all_fields() or (" " not in name and value in ("", "|", ">"))


def _end(lines: Lines, first: int, column: int) -> int:
    """The line before which the text ends: the next that begins a field or an entry."""
    for at in range(first, len(lines)):
        found = HEAD.match(lines[at].text)
        if found and lines[at].indent <= column + 1 and _is_name(found[3], found[6]):
            return at
        if re.match(r"\s*- ", lines[at].text) and lines[at].indent <= column:
            return at
    return len(lines)


def words(lines: Lines, number: int) -> Iterator[Slip]:
    """A line that is neither a field nor an entry."""
    line = lines[number]
    if is_structure(line) and WORDS.match(line.text) and not HEAD.fullmatch(line.text):
        fact = "this line is neither a field nor an entry of a list"
        hint = (
            "write name: value, or begin it with #, or indent it if it goes on with the text above"
        )
        yield Slip(number, line.indent, fact, hint, {number: f"# {line.text}"}, hides=True)
