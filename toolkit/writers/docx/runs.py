"""Text as runs of WordprocessingML; whatever it holds, the file can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape  # that of xml.sax would load urllib.request, and with it http

from toolkit.document.tree import Inline, Link, Reference, Script, Text

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no XML may hold, and what no reader shows."""

LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT = re.compile(f"[{LEFTWARD}](?:[\\s{LEFTWARD}]*[{LEFTWARD}])?")
STRONG = re.compile(f"([{LEFTWARD}])|[^\\W\\d_]")


def clean(text: str) -> str:
    """The text without the characters that would make the file unreadable."""
    return text if text.isascii() and text.isprintable() else UNWRITABLE.sub("", text)


def attribute(text: str) -> str:
    """The text in quotes, as the value of an attribute."""
    return f'"{escape(clean(text))}"'


def run(text: str, look: str = "") -> str:
    """A run of `text`; `look` is what is inside its properties."""
    if not (text := clean(text)):
        return ""
    if text.isascii() or not RIGHT_TO_LEFT.search(text):
        return _run(text, look)
    pieces, last = [], 0
    for found in RIGHT_TO_LEFT.finditer(text):
        pieces.append(_run(text[last : found.start()], look))
        pieces.append(_run(found[0], f"{look}<w:rtl/>"))
        last = found.end()
    return "".join(pieces) + _run(text[last:], look)


def _run(text: str, look: str) -> str:
    if not text:
        return ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    if not text.isprintable() and ("\t" in text or "\n" in text or "\r" in text):
        return f"<w:r>{properties}{_with_breaks(text)}</w:r>"
    if "&" in text or "<" in text or ">" in text:
        text = escape(text, quote=False)
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _with_breaks(text: str) -> str:
    pieces = []
    for piece in re.split(r"(\t|\r\n|\r|\n)", text):
        if piece == "\t":
            pieces.append("<w:tab/>")
        elif piece in ("\r\n", "\r", "\n"):
            pieces.append("<w:br/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>')
    return "".join(pieces)


def look_of(
    *,
    bold: bool = False,
    italic: bool = False,
    code: bool = False,
    script: Script = Script.NONE,
    link: bool = False,
) -> str:
    """Run properties for a voice, in the order of the schema."""
    style = "Hyperlink" if link else "Code" if code else ""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    if bold:
        look += "<w:b/><w:bCs/>"
    if italic:
        look += "<w:i/><w:iCs/>"
    return look + (f'<w:vertAlign w:val="{script}script"/>' if script else "")


def reads_leftward(inlines: Iterable[Inline]) -> bool:
    """Whether the first letter belongs to a script that is read from right to left."""
    for one in inlines:
        match one:
            case Text(text=text) | Reference(text=text):
                if text.isascii():
                    if text.lower() != text.upper():
                        return False
                elif found := STRONG.search(text):
                    return bool(found[1])
            case Link(inlines=inner):
                if reads_leftward(inner):
                    return True
    return False
