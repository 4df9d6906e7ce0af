"""The text of an outline's file: read as UTF-8, without what no document can hold."""

import codecs
import re
from difflib import get_close_matches
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes

MOST_BYTES = 5_000_000
MOST_LINES = 20
"""With control characters; a file with more of them is no text."""

UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters: none of them has a place in a Word document or in YAML."""

LINE_BREAK = re.compile("\r\n|\r|\n")


def text_of(path: Path, shown: str, faults: list[Diagnostic], asked: Place) -> str | None:
    """The text of the file at `path`, named `shown`; None where it cannot be read at all.

    `asked` is the place that asks for it; a missing file is told there.
    """
    data = _bytes_of(path, shown, faults, asked)
    if data is None:
        return None
    return without_control_characters(_decoded(data, shown, faults), shown, faults)


def _bytes_of(path: Path, shown: str, faults: list[Diagnostic], asked: Place) -> bytes | None:
    place = asked if asked.line else Place(shown)

    try:
        if path.is_dir():
            fact, hint = f"{shown} is a folder, not a file", "name the file inside it"
            faults.append(Diagnostic(place, codes.UNREADABLE, fact, hint))
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        fact = f"there is no file {shown}"
        faults.append(Diagnostic(place, codes.UNREADABLE, fact, _nearby(path)))
        return None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name cannot be a file's name"
        fact, hint = f"{shown} cannot be read: {why}", "see who may read it"
        faults.append(Diagnostic(place, codes.UNREADABLE, fact, hint))
        return None
    if len(data) > MOST_BYTES:
        fact = f"{shown} is larger than {MOST_BYTES // 1_000_000} MB, more than any outline needs"
        hint = "leave pictures and tables of data out of it; an outline holds text and numbers"
        faults.append(Diagnostic(place, codes.TOO_LARGE, fact, hint))
        return None
    return data


def _nearby(path: Path) -> str:
    """A hint at the outlines that lie where `path` was looked for."""
    try:
        there = sorted(one.name for one in path.parent.iterdir() if one.suffix in (".yaml", ".yml"))
    except OSError:
        return "see whether the folder is right"
    if near := get_close_matches(path.name, there, 1):
        return f"did you mean {near[0]}?"
    if there:
        return f"in that folder there is {', '.join(there[:5])}"
    return "write one with: proposal new my-project"


def _decoded(data: bytes, shown: str, faults: list[Diagnostic]) -> str:
    """The text; when it is not UTF-8, as Windows would read it, so that the rest can be told."""
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            fact = f"{shown} is saved as UTF-16, not as UTF-8"
            faults.append(Diagnostic(Place(shown, 1, 1), codes.NOT_UTF8, fact, _AS_UTF8))
            return data.decode("utf-16", errors="ignore")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="ignore")
        lines = LINE_BREAK.split(before)
        guess = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        fact = f"{shown} is not saved as UTF-8: the character that may be {guess!r} is not readable"
        place = Place(shown, len(lines), len(lines[-1]) + 1)
        faults.append(Diagnostic(place, codes.NOT_UTF8, fact, _AS_UTF8))
        return data.decode("cp1252", errors="ignore")


_AS_UTF8 = 'save it again with the encoding "UTF-8"; editors ask for it under "Save as"'


def without_control_characters(text: str, shown: str, faults: list[Diagnostic]) -> str:
    """`text` without control characters; of the lines that held some the first are told."""
    if not UNWRITABLE.search(text):
        return text
    told = 0
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        if found := UNWRITABLE.search(line):
            faults.append(control_character(Place(shown, number, found.start() + 1), found[0]))
            told += 1
            if told == MOST_LINES:
                break
    return UNWRITABLE.sub("", text)


def control_character(place: Place, character: str) -> Diagnostic:
    """What is told of a character that no document can hold."""
    return Diagnostic(
        place,
        codes.CONTROL_CHARACTER,
        f"the line holds a character that cannot be seen or printed, U+{ord(character):04X}",
        "delete it: it often comes along when text is pasted from another program",
    )
