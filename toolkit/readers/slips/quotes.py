"""Texts that need quotes, and quotation marks that are missing, doubled or of the wrong kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from toolkit.model.base import PLAIN_WORDS
from toolkit.readers.lines import Kind
from toolkit.readers.number_signs import SIGN
from toolkit.readers.numerals import ASKED, MEASURES
from toolkit.readers.outline_fields import all_fields, text_fields
from toolkit.readers.outline_paths import short
from toolkit.readers.slips.slip import HEAD, Lines, Slip, above

CURLY = "“”„‟«»‘’‚‛"
REMARK = re.compile(r"(?<!\s)\s+#.*$")
SPECIAL = "@`%*&!|>?-[]{},#"
IN_FLOW = re.compile(r"(?<=[{,\[\s])([a-z_]+):\s+(?![\[{])")
ITEM = re.compile(r"([ \t]*-\s+)(?![^\W\d][\w-]*:(?:\s|$))(\S.*)")
EMPHASIS = re.compile(r"(\*{1,3}|`)(?! )([^*`]+)(?<! )\1")

LONG = 90
"""How many characters of a text a hint shows whole."""


def texts(lines: Lines, number: int) -> Iterator[Slip]:
    """`title: Water: the next step`, and texts with odd signs or half their quotes."""
    line = lines[number]
    if line.kind is Kind.STRUCTURE and (found := HEAD.fullmatch(line.text)):
        name, value, column = found[3], found[6], found.start(6)
    elif line.kind is Kind.STRUCTURE and (item := ITEM.fullmatch(line.text)):
        name, value, column = "", item[2], item.start(2)
    else:
        return
    remark = REMARK.search(value)
    if remark and _opens(value) and value.rstrip()[-1:] != _opens(value):
        value, remark = value[: remark.start()], remark
    elif remark and not _opens(value):
        value = value[: remark.start()]
    value = value.rstrip()
    if not value or value[0] == "#" or not _needs_quotes(value):
        return
    if name in MEASURES:
        yield from _numbers(number, column, value, {number: line.text})
        return
    fact, text = _meant(name, value)
    quoted = _quoted(text) if text.strip() else ""
    if quoted == value:
        return
    new = line.text[:column] + quoted + (remark[0] if remark else "")
    hint = _hint(name, text, quoted) if quoted else f"take the {value[0]} away"
    yield Slip(number, column, fact, hint, {number: new})


def _needs_quotes(value: str) -> bool:
    """Whether YAML may see something else in it than a text."""
    if value[0] in "[{" and value[-1] in "]}":
        return False
    odd = value[0] in SPECIAL or value[0] in CURLY + "\"'" or value[-1] in CURLY + "\"'"
    return odd or bool(re.search(r":(\s|$)", value))


def _numbers(number: int, column: int, value: str, lines: Mapping[int, str]) -> Iterator[Slip]:
    """A number with a sign in front that means something to YAML: `> 60`."""
    if digits := re.search(r"\d+", value):
        text = lines[number]
        new = text[:column] + digits[0] + text[column + len(value) :]
        name = text[:column].rstrip(" :").split()[-1].strip("{[,")
        fact = f"a number is written with digits alone, but here is {value}"
        yield Slip(number, column, fact, ASKED[MEASURES[name]], {number: new})


def _opens(value: str) -> str:
    return value[0] if value[:1] in ('"', "'") else ""


def _meant(name: str, value: str) -> tuple[str, str]:
    """Why the text of that field needs other quotes, and what it says."""
    opening, closing = value[0], value[-1]
    if opening in CURLY or closing in CURLY:
        fact = "the text is in other quotation marks than \" or ', so YAML sees none"
        whole = opening in CURLY and closing in CURLY
        return fact, value[1:-1].strip() if whole else value.strip(CURLY).strip()
    if opening in "\"'" and closing == opening and len(value) > 1:
        inside = value[1:-1]
        if opening == '"' and "\\" in inside:
            return (
                "a backslash in double quotes begins a special character, but this is not one",
                inside,
            )
        return f"inside {opening} the same sign ends the text", inside.replace("''", "'")
    if opening in "\"'" and opening in value[1:]:
        return f"text follows behind the {opening} that ends the value", value
    if opening in "\"'":
        return "the quotation mark that opens here is never closed", value[1:]
    if closing in "\"'" and value.count(closing) == 1:
        return "the quotation mark at the end of the text is never opened", value[:-1]
    if name in PLAIN_WORDS and EMPHASIS.match(value):
        fact = f"a text cannot begin with {opening}, and {name} is printed as it is typed"
        return fact, EMPHASIS.sub(r"\2", value)
    if opening in SPECIAL:
        return f"a text cannot begin with {opening} unless it is in quotes", value
    return "the text holds a colon, so it needs quotes", value


def _quoted(text: str) -> str:
    """The text in quotes, single ones where it holds double ones or backslashes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _hint(name: str, text: str, quoted: str) -> str:
    begin = f"write {name}: " if name else "write - "
    if len(quoted) <= LONG:
        return begin + quoted
    words = text.split()
    return f"write {quoted[0]} before {words[0]} and behind {words[-1]} at the end of the text"


def cut(lines: Lines, number: int) -> Iterator[Slip]:
    """A text over several lines in which a number sign behind a space begins a remark."""
    for at in (number, *above(lines, number)):
        found = HEAD.fullmatch(lines[at].text)
        if found is None or found[3] not in text_fields() or (found[6] or "|")[0] in "|>[{\"'":
            continue
        end = next(
            (n for n in range(at + 1, len(lines)) if lines[n].indent <= lines[at].column),
            len(lines),
        )
        written = [found[6], *(one.text.strip() for one in lines[at + 1 : end])]
        sign = next(filter(None, (SIGN.search(f" {text}") for text in written)), None)
        if sign and end > at + 1 and all(written):
            whole = _quoted(" ".join(written))
            fact = f"a space is before #, so to YAML this is a comment: {short(sign[1])}"
            rest = dict.fromkeys(range(at + 1, end), "")
            head = lines[at].text[: found.start(6)] + whole
            hint = _hint(found[3], " ".join(written), whole)
            yield Slip(at, found.start(6), fact, hint, {at: head, **rest}, hides=True)
        return


def in_flow(lines: Lines, number: int) -> Iterator[Slip]:
    """`{title: Plan: quality, due: M3}`, a text between braces that needs quotes."""
    line = lines[number]
    opened = 0 if line.depth else line.text.find("{")
    names = [one for one in IN_FLOW.finditer(line.text) if one[1] in all_fields()]
    names = [one for one in names if 0 <= opened <= one.start()]
    if not names or line.kind not in (Kind.STRUCTURE, Kind.FLOW):
        return
    for at, one in enumerate(names):
        end = names[at + 1].start() if at + 1 < len(names) else len(line.text)
        value = line.text[one.end() : end]
        value = (
            re.sub(r"[\s,]*$|[\s}\]]*$", "", value, count=1)
            if at + 1 < len(names)
            else re.sub(r"[}\]\s]*$", "", value)
        )
        if not value or not (re.search(r":\s|[\"'“”„«»]", value) or value[0] in SPECIAL):
            continue
        if one[1] in MEASURES:
            yield from _numbers(number, one.end(), value, {number: line.text})
            continue
        fact, text = _meant(one[1], value)
        quoted = _quoted(text)
        if quoted != value:
            new = line.text[: one.end()] + quoted + line.text[one.end() + len(value) :]
            yield Slip(number, one.end(), fact, _hint(one[1], text, quoted), {number: new})
