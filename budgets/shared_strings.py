"""The texts of the workbook, each written once; cells name them by number."""

from __future__ import annotations

import re

from toolkit.ooxml.xml_parts import NOT_XML

LONGEST = 32_767
CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Before four hexadecimal digits an underscore begins the code of a character."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def fitting(text: str) -> str:
    """As much of the text as a cell holds, without the characters that no sheet can hold."""
    if not text.isprintable():
        text = NOT_XML.sub("", text)
    if len(text) <= LONGEST // 2:
        return text
    written = text.encode("utf-16-le")  # as a sheet counts: two for a picture such as a smile
    if len(written) <= 2 * LONGEST:
        return text
    return written[: 2 * LONGEST - 2].decode("utf-16-le", "ignore") + "…"


def escaped(text: str) -> str:
    """`text` as XML; characters that a sheet cannot hold are left out."""
    text = fitting(text)
    if "_x" in text:
        text = CODED.sub("_x005F_", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


class Texts:
    """Hands out the number of a text."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._asked = 0

    def number(self, text: str) -> int:
        """The number of the text; the first is 0."""
        self._asked += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def xml(self) -> bytes:
        """The part that holds all texts."""
        items = "".join(_item(escaped(text)) for text in self._numbers)
        counts = f'count="{self._asked}" uniqueCount="{len(self._numbers)}"'
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return f'{head}<sst xmlns="{MAIN}" {counts}>{items}</sst>'.encode()


def _item(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<si><t{space}>{text}</t></si>"
