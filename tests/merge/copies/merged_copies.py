"""Copies of a proposal that come back from several people, merged into the current file."""

from __future__ import annotations

from typing import Any

from lxml import etree

from tests.merge.word.readings import (
    authors,
    base_in,
    resolved,
    views,
)
from tests.merge.word.sections import CLOCK
from toolkit.merge.copies.copy import Copy, copy_of_file
from toolkit.merge.copies.transplant import COMMENT_MARKS
from toolkit.merge.copies.update import Current, Merged, merge_copies
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    BY,
    COPY,
    ID,
    NAME,
    XML_SPACE,
    w,
)

ANNA, BOB = Author("Anna", "2026-02-01T10:00:00Z"), Author("Bob", "2026-02-02T10:00:00Z")
PEOPLE = (ANNA, BOB, Author("Cleo"), Author("Dora"))
WRITTEN = frozenset(
    w(name)
    for name in (
        *("ins", "del", "rPrChange", "pPrChange", "id", "author", "date", "name", "initials"),
        *("comments", "comment", "commentRangeStart", "commentRangeEnd", "commentReference"),
        *("bookmarkStart", "bookmarkEnd", "delText", "delInstrText", "p", "pPr", "rPr", "r", "t"),
        *("trPr", "br", "tab", "b", "bCs", "i", "iCs", "vertAlign", "val", "fldChar"),
        *("fldCharType", "instrText", "numbering", "footnotes", "endnotes", "footnote", "endnote"),
        *("separator", "continuationSeparator", "type"),
    )
) | {XML_SPACE}
"""What a merge may write that is in none of the files that it reads: the words of the format for
tracked changes, comments, notes and fields."""


def opened(*copies: bytes) -> list[Copy]:
    """The copies of Anna, Bob, Cleo and Dora."""
    return [
        copy_of_file(WordFile(copy), f"{person.name}.docx", person, base_in(copy))
        for copy, person in zip(copies, PEOPLE, strict=False)
    ]


def merged(current: bytes, *copies: bytes, **more: Any) -> Merged:
    """The current file with the copies of Anna, Bob, ... in it; checks what always holds."""
    arrived = opened(*copies)
    earlier = more.pop("earlier", tuple)
    now = Current(current, base_in(current), earlier=earlier)
    result = merge_copies(now, arrived, clock=CLOCK, **more)
    assert of_the_merge_alone(result.content, current, *copies) == set()
    if more.get("changes") != "plain":
        assert refused(result.content, current) == views(current, accepted=False)
    then = Current(result.content, base_in(result.content), earlier=earlier)
    again = merge_copies(then, arrived, clock=CLOCK, **more)
    assert again.content == result.content, "the second merge changes something"
    return result


def of_the_merge_alone(content: bytes, *read: bytes) -> set[str]:
    """Names of elements, attributes, authors and bookmarks that are in no file that was read, and
    that the format does not have for what a merge proposes."""
    known = {name for one in read for name in names_in(one)} | WRITTEN
    known |= {"proposal", *(person.name for person in PEOPLE)}
    return names_in(content) - known


def names_in(content: bytes) -> set[str]:
    """The names of all elements and attributes in the XML of a file, of authors and of bookmarks
    that no build set."""
    found: set[str] = set()
    for name, part in WordFile(content).package.parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        for one in etree.fromstring(part).iter("*"):
            found.update((str(one.tag), *map(str, one.attrib)))
            found.update(str(one.get(key)) for key in (BY,) if key in one.attrib)
            if one.tag == BOOKMARK_START and not str(one.get(NAME)).startswith((ANCHOR, COPY)):
                found.add(str(one.get(NAME)))
    return found


def refused(content: bytes, current: bytes) -> list[Any]:
    """What the file says once all is refused that nobody had proposed in `current`."""
    known = authors(current)
    content = resolved(content, accept=False, which=lambda one: one.get(BY) not in known)
    return views(without_new_marks(content, current), accepted=False)


def without_new_marks(content: bytes, current: bytes) -> bytes:
    """The file without the comments and bookmarks that `current` does not have."""
    file, before = WordFile(content), WordFile(current)
    file.touch(file.main)
    for tag, key in ((BOOKMARK_START, NAME), *((one, ID) for one in COMMENT_MARKS)):
        known = {one.get(key) for one in before.body.iter(tag)}
        for one in [one for one in file.body.iter(tag) if one.get(key) not in known]:
            one.getparent().remove(one)
    return file.to_bytes_with(lambda _: None)


def counts(result: Merged) -> list[dict[str, int]]:
    """How many parts had each fate, copy by copy."""
    return [{str(f): n for f, n in one.account.counts.items()} for one in result.taken]
