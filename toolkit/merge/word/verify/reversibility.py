"""Verifies on every run that rejecting our changes gives the file that the person had."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from lxml import etree

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.verify.resolved_view import GENERATED, Own, ResolvedView, Said
from toolkit.ooxml.containers import blocks_in
from toolkit.ooxml.raw_blocks import namespaces_of, parsed, slices
from toolkit.ooxml.wordml import DEL, ID, INS, TBL, Element, P, mark_change
from toolkit.ooxml.xml_parts import written_xml

ANCHORS = re.compile(rb'<w:bookmark(?:End [^>]*|Start [^>]*w:name="_p[kql][^>]*)/>')
NAMED = b'w:name="_p'

Blocks = list[Element]


class Safeguard:
    """A file as it was, to be compared with what was made of it, as that will be written.

    What has the bytes that it had says what it said: of a table that changed only the cells that
    changed are looked into. Anchors of ours say nothing.
    """

    def __init__(self, file: WordFile, own: Own = GENERATED) -> None:
        self._file, self._own = file, own
        self._passed_over: set[Element] = set()
        self._comments = own_comments(file, own)
        self._was = [
            _Story(part, tree, written_xml(file.tree(part))) for _, part, tree in file.stories()
        ]

    def pass_over(self, paragraphs: Iterable[Element]) -> None:
        """Leaves out what Word makes by itself: the lines of a table of contents."""
        self._passed_over.update(paragraphs)

    def holds(self) -> bool:
        """Whether refusing all our proposals gives the same as before, story by story."""
        comments = self._comments | own_comments(self._file, self._own)
        shade = self._file.prompt_shade
        now = ResolvedView(accepted=False, our_comments=comments, own=self._own, our_shade=shade)
        return all(
            _say_the_same(
                now,
                was.without(self._passed_over),
                _Story(was.part, was.tree, self._file.written(was.part)).without(self._passed_over),
            )
            for was in self._was
            if self._file.is_touched(was.part)
        )


class _Story:
    """The blocks of one story, each with its bytes."""

    def __init__(self, part: str, tree: Element, content: bytes) -> None:
        self.part, self.tree = part, tree
        self.blocks: Blocks = list(blocks_in(tree))
        found = slices(content)
        if len(found) != len(self.blocks):
            found = [etree.tostring(one, encoding="UTF-8") for one in self.blocks]
        self.contents = dict(zip(self.blocks, found, strict=True))
        self._names = namespaces_of(tree)

    def without(self, passed_over: Collection[Element]) -> _Story:
        """The same without these blocks."""
        self.blocks = [one for one in self.blocks if one not in passed_over]
        self.contents = {one: self.contents[one] for one in self.blocks}
        return self

    def parsed(self, content: bytes) -> Element:
        return parsed(content, self._names)


def _say_the_same(now: ResolvedView, was: _Story, standing: _Story) -> bool:
    same: set[Element] = set()
    before: dict[Element, Element] = {}
    after: dict[Element, Element] = {}
    for one, content in was.contents.items():
        old, new = content, standing.contents.get(one)
        if new is not None:
            if old != new and old.count(NAMED) != new.count(NAMED):
                old, new = ANCHORS.sub(b"", old), ANCHORS.sub(b"", new)
            if old == new and not _joins(one, now.own):
                same.add(one)
                continue
            if one.tag == TBL:
                old, new = _shrunk(old, new)
                after[one] = was.parsed(new)
        before[one] = was.parsed(old)
    # bytes that differ may say the same: where signs stand for bytes all is looked into again
    return _said(now, was.blocks, before, same) == _said(now, standing.blocks, after, same) or (
        bool(after)
        and now.blocks(
            [one if one in same else was.parsed(was.contents[one]) for one in was.blocks]
        )
        == now.blocks(standing.blocks)
    )


def _said(
    view: ResolvedView, blocks: Blocks, instead: dict[Element, Element], same: set[Element]
) -> list[Said]:
    return view.blocks([instead.get(one, one) for one in blocks], same)


def _shrunk(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """The table before and after, with a sign in the place of each row and cell of both."""
    if not (_is_flat(old) and _is_flat(new)):
        return old, new
    for tag in (b"tr", b"tc"):
        start, end = _edges(tag)
        parts = [_parted(one, start, end) for one in (old, new)]
        both = {one for _, one in parts[0] if one} & {one for _, one in parts[1]}
        sign = b'<w:%s><w:%sPr><w:same w:val="%%d"/></w:%sPr></w:%s>' % (tag, tag, tag, tag)
        signs = {one: sign % number for number, one in enumerate(both)}
        old, new = (b"".join([head + signs.get(one, one) for head, one in each]) for each in parts)
    return old, new


def _parted(table: bytes, start: re.Pattern[bytes], end: bytes) -> Sequence[tuple[bytes, bytes]]:
    """The rows or cells of a table, each with what is before it; last what is behind."""
    *ended, rest = table.split(end)
    found = [(rest, b"")]
    for one in reversed(ended):
        begins = start.search(one)
        at = begins.start() if begins else 0
        found.append((one[:at], one[at:] + end))
    return found[::-1]


def _is_flat(table: bytes) -> bool:
    """Whether rows and cells end where these bytes say so: none of their like is inside, and
    no remark."""
    return (
        table.count(b"</w:tbl>") == 1
        and b"<!--" not in table
        and b"<?" not in table
        and all(_ends_alone(table, tag) for tag in (b"tr", b"tc"))
    )


def _ends_alone(table: bytes, tag: bytes) -> bool:
    start, end = _edges(tag)
    return all(len(start.findall(one)) == 1 for one in table.split(end)[:-1])


def _edges(tag: bytes) -> tuple[re.Pattern[bytes], bytes]:
    """How a row or cell begins, and how it ends."""
    return re.compile(rb"<w:%s[ >]" % tag), b"</w:%s>" % tag


def _joins(one: Element, own: Own) -> bool:
    """Whether the end of a paragraph waits for a decision about one of our proposals."""
    if one.tag != P:
        return False
    marks = (mark_change(one, name) for name in (INS, DEL))
    return any(mark is not None and own.is_own(mark) for mark in marks)


def own_comments(file: WordFile, own: Own) -> frozenset[str]:
    """The numbers of the comments of a file that can be taken back."""
    return frozenset(
        one.get(ID, "")
        for part in file.related("comments")
        for one in file.tree(part)
        if own.is_own(one)
    )
