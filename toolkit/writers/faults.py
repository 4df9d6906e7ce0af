"""What can be said about the making of the Word file, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping


def faults() -> Mapping[str, str]:
    """The page of every code of this room, in the form of a check's."""
    return PAGES


PAGES: Mapping[str, str] = {
    "TXT080": """\
The table of contents has no page numbers.

Why it matters
    On which page a heading stands is known only when the pages have been set. LibreOffice does
    that for `proposal build --pages`; where it cannot, the numbers are left out rather than wrong.

Example
    the table of contents has no page numbers: LibreOffice did not count them

How to mend it
    Install LibreOffice and build again. Or open the file in Word, click into the table of contents
    and press F9.
""",
}
