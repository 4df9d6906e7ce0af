"""What the writer promises of its Word files beyond what Word asks of any (tests/office_rules)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.ooxml.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES = ("word/document.xml", "word/header1.xml", "word/footer1.xml")


def lint(package: Package) -> list[str]:
    """All that is wrong."""
    stories = [package.xml(name) for name in STORIES if name in package.parts]
    return [
        *(fault for story in stories for fault in _bookmarks(story)),
        *(fault for story in stories for fault in _tables(story)),
        *_links(stories[0]),
    ]


def _bookmarks(story: Any) -> Iterator[str]:
    paragraphs = {one.get(f"{W}id"): _paragraph_of(one) for one in story.iter(f"{W}bookmarkEnd")}
    for one in story.iter(f"{W}bookmarkStart"):
        if paragraphs.get(one.get(f"{W}id")) is not _paragraph_of(one):
            yield f"bookmark {one.get(f'{W}name')} leaves its paragraph"


def _paragraph_of(element: Any) -> Any:
    return next(element.iterancestors(f"{W}p"), None)


def _tables(story: Any) -> Iterator[str]:
    for table in story.iter(f"{W}tbl"):
        grid = [int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")]
        for row in table.iter(f"{W}tr"):
            place = 0
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide = int(span.get(f"{W}val")) if span is not None else 1
                if int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) != sum(
                    grid[place : place + wide]
                ):
                    yield "a cell is not as wide as its columns"
                place += wide
            if place != len(grid):
                yield f"a row covers {place} of {len(grid)} columns"
        following = table.getnext()
        if following is None or following.tag not in (f"{W}p", f"{W}sdt"):
            yield "a table is not followed by a paragraph"


def _links(story: Any) -> Iterator[str]:
    names = {one.get(f"{W}name") for one in story.iter(f"{W}bookmarkStart")}
    for link in story.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor and anchor not in names:
            yield f"a link leads to {anchor}, which is nowhere"
