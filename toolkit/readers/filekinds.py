"""What a file is that was named in the place of an outline: a Word file, a picture, an archive."""

from __future__ import annotations

import stat
from typing import NamedTuple

NO_FILES = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

IN_ARCHIVES = (
    (b"word/document", "a Word file"),
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint file"),
    (b"opendocument.text", "a LibreOffice text"),
    (b"opendocument.spreadsheet", "a LibreOffice spreadsheet"),
    (b"opendocument.presentation", "a LibreOffice presentation"),
)
"""By a name inside the archive that these files are."""

BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x00\x00\x01\x00", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ", "an archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
)
"""By its first bytes, in small letters where they are a text."""

AS_TEXT = "save what it holds as plain text with the encoding UTF-8"
WHAT_TO_DO = {
    "an archive": "unpack it, and name the outline in it",
    "a rich text document (RTF)": AS_TEXT,
    "a web page": AS_TEXT,
}

LOOKED_AT = 4096
"""How many bytes at the beginning tell a text from other data."""


class Kind(NamedTuple):
    """What a file is, and what to do when it is where an outline is expected."""

    name: str
    hint: str = ""
    """Empty where there is nothing better to do than to name the outline itself."""


def kind_by_mode(mode: int) -> str:
    """What is no file at all, by the mode that the system gives it; empty for a plain file."""
    return next((name for fits, name in NO_FILES if fits(mode)), "")


def kind_by_content(data: bytes) -> Kind | None:
    """What the file is that begins with these bytes; None where it may be a text."""
    name = _name(data)
    return Kind(name, WHAT_TO_DO.get(name, "")) if name else None


def _name(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return next((name for part, name in IN_ARCHIVES if part in data), "an archive")
    start = data[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    begin = start.lstrip().lower()
    for first, name in BEGINNINGS:
        is_text = first.islower() and first.startswith((b"<", b"{"))
        if (begin if is_text else start).startswith(first) and _confirmed(first, start):
            return name
    return "" if _may_be_text(start) else "no text"


def _confirmed(first: bytes, start: bytes) -> bool:
    """Two letters alone may begin a text, too; other data has bytes that no text holds."""
    return len(first) > 3 or b"\x00" in start or not first.isascii()


def _may_be_text(start: bytes) -> bool:
    """Whether few of the bytes are control characters; texts in UTF-16 have many that are zero."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    even, odd = start[::2].count(0), start[1::2].count(0)
    if min(even, odd) * 20 <= max(even, odd):
        start = start.replace(b"\x00", b"")
    strange = sum(start.count(one) for one in range(32) if one not in b"\t\n\r\x0b\x0c\x1b")
    return strange * 20 <= len(start)
