"""What no validator says about a Word file: a sentence for everything that does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from toolkit.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STORIES = ("word/document.xml", "word/header1.xml", "word/footer1.xml")


def lint(package: Package) -> list[str]:
    """All that is wrong."""
    stories = [package.xml(name) for name in STORIES if name in package.parts]
    return [
        *_bookmarks(stories),
        *(fault for story in stories for fault in _tables(story)),
        *(fault for story in stories for fault in _fields(story)),
        *_links(package, stories[0]),
        *_named(package, stories),
    ]


def _bookmarks(stories: list[Any]) -> Iterator[str]:
    starts = [one for story in stories for one in story.iter(f"{W}bookmarkStart")]
    ends = [one for story in stories for one in story.iter(f"{W}bookmarkEnd")]
    for name, number in Counter(one.get(f"{W}name") for one in starts).items():
        if number > 1:
            yield f"bookmark {name} stands {number} times"
        if len(name) > 40:
            yield f"bookmark {name} is longer than 40 letters"
    ids = [one.get(f"{W}id") for one in starts]
    if len(set(ids)) < len(ids):
        yield "two bookmarks have one number"
    if sorted(ids) != sorted(one.get(f"{W}id") for one in ends):
        yield "bookmarks do not begin and end in pairs"
    paragraphs = {one.get(f"{W}id"): _paragraph_of(one) for one in ends}
    for one in starts:
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
                if cell[-1].tag != f"{W}p":
                    yield "a cell does not end in a paragraph"
            if place != len(grid):
                yield f"a row covers {place} of {len(grid)} columns"
        following = table.getnext()
        if following is None or following.tag not in (f"{W}p", f"{W}sdt"):
            yield "a table is not followed by a paragraph"


def _fields(story: Any) -> Iterator[str]:
    open_fields: list[str] = []
    for one in story.iter(f"{W}fldChar"):
        kind = one.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(kind)
        elif kind == "separate" and open_fields and open_fields[-1] == "begin":
            open_fields[-1] = kind
        elif kind == "end" and open_fields and open_fields[-1] == "separate":
            open_fields.pop()
        else:
            yield f"a field has its {kind} in the wrong place"
    if open_fields:
        yield "a field does not end"


def _links(package: Package, story: Any) -> Iterator[str]:
    names = {one.get(f"{W}name") for one in story.iter(f"{W}bookmarkStart")}
    related = {one.get("Id") for one in package.xml("word/_rels/document.xml.rels")}
    for link in story.iter(f"{W}hyperlink"):
        anchor, relation = link.get(f"{W}anchor"), link.get(f"{R}id")
        if anchor and anchor not in names:
            yield f"a link leads to {anchor}, which is nowhere"
        if relation and relation not in related:
            yield f"a link has no relationship {relation}"


def _named(package: Package, stories: list[Any]) -> Iterator[str]:
    lists = {one.get(f"{W}numId") for one in package.xml("word/numbering.xml").iter(f"{W}num")}
    styles = {one.get(f"{W}styleId") for one in package.xml("word/styles.xml").iter(f"{W}style")}
    for story in stories:
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for one in story.iter(f"{W}{tag}"):
                if one.get(f"{W}val") not in styles:
                    yield f"there is no style {one.get(f'{W}val')}"
        for one in story.iter(f"{W}numId"):
            if one.get(f"{W}val") not in lists:
                yield f"there is no list {one.get(f'{W}val')}"
