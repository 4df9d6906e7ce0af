"""The table of contents: a field that Word keeps, with its entries already written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.document.tree import Document, Heading, Paragraph, Role
from toolkit.document.walk import blocks, plain
from toolkit.writers.docx.fields import field, mark
from toolkit.writers.docx.paragraphs import paragraph
from toolkit.writers.docx.runs import run

LEVELS = 3
FEWEST = 5
"""Headings from which on a document has contents."""

INDENT = 284
"""Twips by which each level stands further in."""

NUMBER = (400, 540, 680)
"""Twips from a number to its heading, by level."""


def entries_of(document: Document) -> tuple[Heading, ...]:
    """The headings that the contents name; none where there is no cover to put them behind."""
    first = next(blocks(document), None)
    if not document.contents or not isinstance(first, Paragraph) or first.role is not Role.TITLE:
        return ()
    found = tuple(
        one for one in blocks(document) if isinstance(one, Heading) and one.level <= LEVELS
    )
    return found if len(found) >= FEWEST else ()


def contents(
    title: str, entries: Sequence[Heading], anchors: Mapping[str, str], pages: Mapping[str, int]
) -> str:
    """The title and an entry a line; `pages` by id, empty where nobody has counted them.

    Without pages the numbers are left out rather than wrong; Word writes them when asked.
    """
    lines = "".join(_lines(entries, anchors, pages))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph('TOCHeading', run(title), new_page=True, before=0)}{lines}"
        "</w:sdtContent></w:sdt>"
    )


def _lines(
    entries: Sequence[Heading], anchors: Mapping[str, str], pages: Mapping[str, int]
) -> Iterator[str]:
    instruction = f'<w:instrText xml:space="preserve"> TOC \\o "1-{LEVELS}" \\h \\z </w:instrText>'
    begin = f"{mark('begin')}<w:r>{instruction}</w:r>{mark('separate')}"
    for number, heading in enumerate(entries):
        level = max(heading.level, 1)
        tab = indent = ""
        if heading.number:
            left = INDENT * (level - 1) + NUMBER[level - 1]
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
            indent = f'<w:ind w:left="{left}" w:hanging="{NUMBER[level - 1]}"/>'
        last = mark("end") if number == len(entries) - 1 else ""
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/>{tab}{indent}</w:pPr>'
            f"{'' if number else begin}{_entry(heading, anchors, pages)}{last}</w:p>"
        )


def _entry(heading: Heading, anchors: Mapping[str, str], pages: Mapping[str, int]) -> str:
    anchor = anchors[heading.id]
    lead = f"{heading.number}\t" if heading.number else ""
    words = run(lead + plain(heading.inlines).replace("\n", " "))
    if heading.id in pages:
        words += run("\t") + field(f"PAGEREF {anchor} \\h", str(pages[heading.id]))
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{words}</w:hyperlink>'
