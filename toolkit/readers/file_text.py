"""The text of an outline's file: read as UTF-8, without what no document can hold."""

import codecs
import re
from difflib import get_close_matches
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.readers import codes
from toolkit.readers.filekinds import LOOKED_AT, kind_by_content, kind_by_mode

MOST_BYTES = 5_000_000
MOST_LINES = 20
"""With control characters; of more lines only the number is reported."""

UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Control characters: none of them has a place in a Word document or in YAML."""

APART = re.compile(r"(?<=\S)[\x0b\x0c\x85\u2028\u2029](?=\S)")
"""Those of them that begin a new line or page, where nothing else keeps two words apart."""

HALF = re.compile("[\ud800-\udfff]")
HALVES = "surrogatepass"
"""Lets the halves through in which some programs write an emoji."""

WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

LOOKS_LIKE_A_SPACE = re.compile(
    "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
"""Other spaces than the plain one, and what takes no room at all."""

LINE_BREAK = re.compile("\r\n|\r|\n")


def text_of(path: Path, shown: str, faults: list[Diagnostic], asked: Place) -> str | None:
    """The text of the file at `path`, named `shown`; None where it cannot be read at all.

    `asked` is the place that asks for it; a missing file is reported there.
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
        if other := kind_by_mode(path.stat().st_mode):
            # opening a pipe would wait until somebody writes into it
            fact, hint = f"{shown} is {other}, not a file", "name a file that is saved on the disk"
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
    if kind := kind_by_content(data):
        fact = f"{shown} is {kind.name}, not an outline"
        hint = kind.hint or _the_outline_itself(path, asked)
        faults.append(Diagnostic(place, codes.OTHER_KIND_OF_FILE, fact, hint))
        return None
    if len(data) > MOST_BYTES:
        fact = f"{shown} is larger than {MOST_BYTES // 1_000_000} MB, more than any outline needs"
        hint = "leave pictures and tables of data out of it; an outline holds text and numbers"
        faults.append(Diagnostic(place, codes.TOO_LARGE, fact, hint))
        return None
    return data


def _the_outline_itself(path: Path, asked: Place) -> str:
    """What to name in the place of a file that is no text."""
    if asked.line:
        return "include a text file in YAML, as in partners: !include partners.yaml"
    if path.suffix in (".yaml", ".yml"):
        return "take a sound copy of the outline, from a backup or from whoever sent it"
    return f"name the outline, from which the other files are built: {_nearby(path)}"


def _nearby(path: Path) -> str:
    """A hint at the outlines that lie where `path` was looked for."""
    try:
        files = [one for one in path.parent.iterdir() if one.suffix in (".yaml", ".yml")]
    except OSError:
        return "see whether the folder is right"
    there = sorted(one.name for one in files if one.name != path.name)
    if near := get_close_matches(path.name, there, 1):
        return f"did you mean {near[0]}?"
    if there:
        return f"in that folder there is {', '.join(there[:5])}"
    named = "name it with its folder (merge: --outline FILE)"
    return f"go to the folder of your outline, or {named}; a first one: proposal new my-project"


def _decoded(data: bytes, shown: str, faults: list[Diagnostic]) -> str:
    """The text; when it is not UTF-8, as Windows would read it, so that the rest is reported."""
    if wide := _wide_encoding(data):
        fact = f"{shown} is saved as {wide[:6].upper()}, not as UTF-8"
        faults.append(Diagnostic(Place(shown, 1, 1), codes.NOT_UTF8, fact, _AS_UTF8))
        return data.decode(wide, errors="ignore").removeprefix("\ufeff")
    try:
        return data.decode("utf-8", errors=HALVES).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="ignore")
        lines = LINE_BREAK.split(before)
        guess = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        fact = f"{shown} is not saved as UTF-8: the character that may be {guess!r} is not readable"
        place = Place(shown, len(lines), len(lines[-1]) + 1)
        faults.append(Diagnostic(place, codes.NOT_UTF8, fact, _AS_UTF8))
        return data.decode("cp1252", errors="ignore")


def _wide_encoding(data: bytes) -> str:
    """The encoding in which each character has two or four bytes; empty where it is not one.

    Without a mark at the beginning it shows by the zeros beside each letter of the alphabet.
    """
    for mark, name in WIDE:
        if data.startswith(mark):
            return name
    even, odd = data[:LOOKED_AT:2].count(0), data[1:LOOKED_AT:2].count(0)
    most, looked_at = max(even, odd), min(len(data), LOOKED_AT)
    if not most or 4 * most < looked_at or 20 * min(even, odd) > most:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


_AS_UTF8 = 'save it again with the encoding "UTF-8"; editors ask for it under "Save as"'


def without_control_characters(text: str, shown: str, faults: list[Diagnostic]) -> str:
    """`text` without control characters; reports the first lines that held some."""
    if not UNWRITABLE.search(text):
        return text
    if HALF.search(text):
        text = text.encode("utf-16", HALVES).decode("utf-16", HALVES)
    held = [
        (Place(shown, number, found.start() + 1), line)
        for number, line in enumerate(LINE_BREAK.split(text), start=1)
        if (found := UNWRITABLE.search(line))
    ]
    faults += [control_characters(place, line) for place, line in held[:MOST_LINES]]
    if (more := len(held) - MOST_LINES) > 0:
        fact = (
            f"{more} more lines hold characters" if more > 1 else "one more line holds characters"
        )
        faults.append(_left_out(held[MOST_LINES][0], fact))
    return printable(text)


def printable(text: str) -> str:
    """`text` without control characters, its words kept apart."""
    return UNWRITABLE.sub("", APART.sub(" ", text))


def control_characters(place: Place, text: str) -> Diagnostic:
    """What is reported about a text with characters that no document can hold."""
    found = [f"U+{ord(one):04X}" for one in dict.fromkeys(UNWRITABLE.findall(text))]
    if len(found) == 1:
        return _left_out(place, "the line holds a character", f", {found[0]}")
    listed = ", ".join(found[:5]) + (", ..." if len(found) > 5 else "")
    return _left_out(place, "the line holds characters", f": {listed}")


def _left_out(place: Place, what: str, which: str = "") -> Diagnostic:
    return Diagnostic(
        place,
        codes.CONTROL_CHARACTER,
        f"{what} that cannot be seen or printed{which}",
        "it is left out; delete it: it often comes along when text is pasted from another program",
        Severity.WARNING,
    )
