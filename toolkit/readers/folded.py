"""Lines that YAML reads as one text although each was meant as something of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.readers import codes
from toolkit.readers.field_words import spelt
from toolkit.readers.oddities import OPENING, Text
from toolkit.readers.outline_fields import all_fields, list_fields
from toolkit.readers.outline_paths import short

BULLET = re.compile(r"([-•·▪◦‣*+–—]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
REMARK = re.compile(r"(//|/\*|<!--)")
FIELD = re.compile(r"(?:-\s+)?([^\W\d][\w -]{1,30}?)\s*([:=：]|=>|->)\s*(?!//)(\S.*)?$")

CLOSING = "”“»’‘›"
MOST_SHOWN = 90

Said = tuple[str, str]
"""What is so, and what to do."""


def text_told(text: Text) -> Iterator[Diagnostic]:
    """The findings on a text; nothing where it may well be one as it stands."""
    if len(text.lines) == 1:
        line, place = text.lines[0], text.place
        if finding := _quotes(line, place):
            yield finding
        elif text.begins_line and (said := _bullet(line)):
            yield Diagnostic(place, codes.FOLDED, *said)
    elif text.style:
        yield from _paragraphs(text)
    elif found := _line_of_its_own(text):
        yield found
    elif any(not line.strip() for line in text.lines):
        yield from _paragraphs(text)


def _line_of_its_own(text: Text) -> Diagnostic | None:
    """The first line that was meant as something else than a part of the text."""
    lines, place = text.lines, text.place
    for number, line in enumerate(lines):
        if number == 0 and not text.begins_line:
            continue
        if said := _other_than_text(line.strip(), number):
            begin = place.column if number == 0 else len(line) - len(line.lstrip()) + 1
            where = place._replace(line=place.line + number, column=begin)
            alike = _alike(lines, number)
            return Diagnostic(where, codes.FOLDED, said[0] + _also(place, alike), said[1])
    field = _name(place)
    if text.begins_line and field in list_fields() and _are_sentences(lines):
        fact = f"under {field} stand {len(lines)} lines without dashes, and are read as one"
        hint = "begin each entry with a dash and a space, as in - " + short(lines[0], 60)
        return Diagnostic(place, codes.FOLDED, fact, hint)
    return None


def _paragraphs(text: Text) -> Iterator[Diagnostic]:
    """The finding on an empty line between two lines, which is lost."""
    field = _name(text.place)
    fact = "an empty line does not begin a paragraph in a text that is written this way"
    hint = f"write {field}: | and begin the text on the line below, indented"
    if text.style == ">":
        hint = f"write {field}: | in the place of >"
    elif text.style:
        hint += ", without quotation marks"
    severity = Severity.WARNING if text.style else Severity.ERROR
    yield Diagnostic(text.place, codes.FOLDED, fact, hint, severity)


def _are_sentences(lines: Sequence[str]) -> bool:
    """Whether each line but the last ends as a sentence does."""
    return len(lines) > 1 and all(
        line.rstrip().endswith((".", ";", "!", "?")) for line in lines[:-1]
    )


def _quotes(text: str, place: Place) -> Diagnostic | None:
    """The finding on a text that is wholly in typographic quotation marks."""
    inside = text[1:-1]
    if len(text) < 3 or text[0] not in OPENING or text[-1] not in CLOSING:
        return None
    if set(inside) & set(OPENING + CLOSING):
        return None
    fact = f"the quotation marks {text[0]} and {text[-1]} mean nothing to YAML, and are printed"
    hint = f'write "{inside.strip()}" where they are only to hold the text together'
    if len(inside) > MOST_SHOWN:
        hint = 'write " in their place where they are only to hold the text together'
    return Diagnostic(place, codes.TYPOGRAPHIC_QUOTES, fact, hint, Severity.WARNING)


def _other_than_text(line: str, number: int) -> Said | None:
    if said := _bullet(line):
        return said
    if number and (found := REMARK.match(line)):
        return f"a comment begins with #, but here is {found[1]}", "write # in its place"
    if number and (found := FIELD.match(line)) and spelt(found[1]) in all_fields():
        fact = f"'{short(line)}' looks like a field, and goes on with the text above"
        return (
            fact,
            f"write {spelt(found[1])}: {found[3] or ''}".rstrip() + ", like the fields above",
        )
    return None


def _bullet(line: str) -> Said | None:
    found = BULLET.match(line)
    if not found:
        return None
    if found[1] == "-":
        fact = "this line begins with a dash, and goes on with the text above"
        return fact, "let all entries of the list begin in the same column, each with a dash"
    fact = f"this line begins with {found[1]}, and an entry of a list begins with a dash"
    return fact, f"write - {short(line[found.end() :], 60)}"


def _alike(lines: Sequence[str], number: int) -> list[int]:
    """The lines below that begin in the same way."""
    begin = re.sub(r"\d+|[a-z](?=\))", "1", lines[number].strip()[:2])
    return [
        other
        for other in range(number + 1, len(lines))
        if re.sub(r"\d+|[a-z](?=\))", "1", lines[other].strip()[:2]) == begin
    ]


def _also(place: Place, others: Sequence[int]) -> str:
    if not others:
        return ""
    numbers = ", ".join(str(place.line + one) for one in others[:5])
    more = f" and {len(others) - 5} more" if len(others) > 5 else ""
    return f"; so do{'es line' if len(others) == 1 else ' lines'} {numbers}{more}"


def _name(place: Place) -> str:
    """The field that holds the text."""
    return next((one for one in reversed(place.path.split(".")) if not one.isdecimal()), "text")
