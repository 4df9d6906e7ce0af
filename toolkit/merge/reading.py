"""A Word file read as values: every paragraph and table that stands in it, in order."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha1

from toolkit.merge.atoms import pieces_of
from toolkit.merge.blocks import Content, Paragraph, Row, Table
from toolkit.merge.tokens import opaque, tokens_of
from toolkit.merge.wml import (
    ANCHOR,
    BOOKMARK_START,
    COPY,
    CUSTOM_XML,
    DEL,
    ID,
    INS,
    NAME,
    PPR,
    RELATIONS,
    SDT,
    SDT_CONTENT,
    SECTION,
    TBL,
    TC,
    TR,
    TRACKED,
    TRPR,
    VAL,
    Element,
    P,
    R,
    T,
    is_ours,
    mark_change,
    w,
)
from toolkit.package import Package, relationships_of

STYLE, COMMENT = w("pStyle"), w("commentReference")
NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}


@dataclass(slots=True)
class Leaf:
    """A paragraph or table of a Word file, as it is seen when every change is accepted."""

    element: Element
    content: Content
    anchors: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    part: str = "body"

    gone: bool = False
    """Whether nothing of it is seen any more: somebody proposes to take it away."""

    ours: bool = False
    """Whether the whole of it waits as our proposal, and nobody has touched it."""

    marked: bool = False
    """Whether people's comments or tracked changes stand in it."""

    ends_section: bool = False
    rows: list[Element] = field(default_factory=list)
    """The elements of the rows of a table."""

    @property
    def is_table(self) -> bool:
        return isinstance(self.content, Table)

    @property
    def paragraph(self) -> Paragraph:
        """The content of what is known to be a paragraph."""
        if not isinstance(self.content, Paragraph):
            raise TypeError("a table is no paragraph")
        return self.content


class WordFile:
    """A Word file whose parts are trees once they are asked for."""

    def __init__(self, content: bytes) -> None:
        self.package = Package.read(content)
        self.main = self.package.main_part()
        self._trees: dict[str, Element] = {}
        self._touched: set[str] = set()

    def tree(self, part: str) -> Element:
        """The tree of a part, always the same one."""
        if part not in self._trees:
            self._trees[part] = self.package.xml(part)
        return self._trees[part]

    def has(self, part: str) -> bool:
        return part in self._trees or part in self.package.parts

    def touch(self, part: str) -> Element:
        """The tree of a part that is about to be changed."""
        self._touched.add(part)
        return self.tree(part)

    def put(self, part: str, tree: Element) -> None:
        """Lays a tree down as that part."""
        self._trees[part] = tree
        self._touched.add(part)

    def relations_of_main(self) -> Iterator[Element]:
        """The relationships of the main part as they are written."""
        name = relationships_of(self.main)
        if self.has(name):
            yield from self.tree(name)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of the main part, made where there is none."""
        name = relationships_of(self.main)
        self.package.relate(self.main, f"{RELATIONS}/{kind}", target)
        tree = self.package.xml(name)
        found = next(
            one
            for one in tree
            if one.get("Target") == target and one.get("Type") == f"{RELATIONS}/{kind}"
        )
        if external:
            found.set("TargetMode", "External")
            self.package.put(name, tree)
        self._trees.pop(name, None)
        return str(found.get("Id"))

    @property
    def body(self) -> Element:
        return self.tree(self.main).find(w("body"))

    def related(self, kind: str) -> list[str]:
        """The parts to which the main part has a relationship of that kind."""
        return [target for _, one, target in self.relations(self.main) if one == kind]

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind and target of each relationship of a part."""
        name = relationships_of(part)
        if not self.has(name):
            return
        for one in self.tree(name):
            kind = one.get("Type", "").rpartition("/")[2]
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                folder = posixpath.dirname(part)
                target = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            yield one.get("Id", ""), kind, target

    @cached_property
    def style_names(self) -> dict[str, str]:
        """The names of the styles by their ids, in small letters."""
        for part in self.related("styles"):
            return {
                one.get(w("styleId"), ""): _name(one) for one in self.tree(part).iter(w("style"))
            }
        return {}

    @cached_property
    def _notes(self) -> dict[tuple[str, str], str]:
        return {
            (kind, note.get(ID, "")): "".join(each.text or "" for each in note.iter(T))
            for kind, plural in NOTE_PARTS.items()
            for part in self.related(plural)
            for note in self.tree(part).iter(w(kind))
        }

    @cached_property
    def _pictures(self) -> dict[str, dict[str, str]]:
        return {}

    def shown(self, part: str, kind: str, key: str) -> str:
        """What a picture or note of a part shows."""
        if kind in NOTE_PARTS:
            return self._notes.get((kind, key), "")
        if part not in self._pictures:
            self._pictures[part] = {
                name: sha1(self.package.parts[target]).hexdigest()[:12]
                for name, _, target in self.relations(part)
                if target in self.package.parts
            }
        return self._pictures[part].get(key, "")

    def stories(self) -> Iterator[tuple[str, str, Element]]:
        """The places where text stands: kind, part and the element that holds it."""
        yield "body", self.main, self.body
        for kind in ("header", "footer"):
            for part in dict.fromkeys(self.related(kind)):
                yield kind, part, self.tree(part)

    def unfit(self) -> str:
        """Why the file cannot be updated: `strict` or `protected`; empty where it can."""
        root = self.tree(self.main)
        if root.tag != w("document"):
            return "strict"
        for part in self.related("settings"):
            for one in self.tree(part).iter(w("documentProtection")):
                if one.get(w("enforcement")) in ("1", "true", "on"):
                    return "protected" if one.get(w("edit")) != "trackedChanges" else ""
        return ""

    def to_bytes_with(self, finish: Callable[[Package], object]) -> bytes:
        """The file after a last hand at its package; parts that nobody touched keep their bytes."""
        for name in sorted(self._touched):
            self.package.put(name, self._trees[name])
        finish(self.package)
        return self.package.to_bytes()

    def leaves(self, rows: Collection[str] = ()) -> list[Leaf]:
        """Every paragraph and table outside tables; `rows` are the anchors known to be a row's."""
        return [
            self._table(one, kind, part, rows) if one.tag == TBL else self._leaf(one, kind, part)
            for kind, part, story in self.stories()
            for one in blocks_in(story)
        ]

    def paragraph(self, one: Element, part: str) -> Paragraph:
        """What is seen in a paragraph."""
        pieces = pieces_of(one, lambda kind, key: self.shown(part, kind, key))
        properties = one.find(PPR)
        style = properties.find(STYLE) if properties is not None else None
        name = self.style_names.get(style.get(VAL), "") if style is not None else ""
        text = "".join(piece.text for piece in pieces)
        tokens = tuple(tokens_of(text))
        if len({piece.marks for piece in pieces}) <= 1:
            return Paragraph(tokens, (pieces[0].marks if pieces else "",) * len(tokens), name)
        by_letter = [piece.marks for piece in pieces for _ in piece.text]
        marks, at = [], 0
        for token in tokens:
            marks.append(by_letter[at])
            at += len(token)
        return Paragraph(tokens, tuple(marks), name)

    def _leaf(self, one: Element, kind: str, part: str) -> Leaf:
        content = self.paragraph(one, part)
        names = bookmarks_in(one)
        ins, deleted = mark_change(one, INS), mark_change(one, DEL)
        properties = one.find(PPR)
        return Leaf(
            one,
            content,
            tuple(name for name in names if name.startswith(ANCHOR)),
            tuple(name for name in names if name.startswith(COPY)),
            kind,
            gone=deleted is not None and not content.tokens,
            ours=ins is not None and is_ours(ins) and _all_ours(one),
            marked=self._is_marked(one),
            ends_section=properties is not None and properties.find(SECTION) is not None,
        )

    def _table(self, one: Element, kind: str, part: str, known: Collection[str]) -> Leaf:
        rows = list(rows_in(one))
        anchors: list[str] = []
        copies: list[str] = []
        read: list[Row] = []
        alive: list[Element] = []
        for row in rows:
            names = bookmarks_in(row)
            mine = [name for name in names if name.startswith(ANCHOR)]
            copies += [name for name in names if name.startswith(COPY)]
            if row_change(row, DEL) is not None:
                continue
            anchor = next((name for name in mine if name in known), mine[-1] if mine else "")
            anchors += [name for name in mine if name != anchor]
            read.append(Row(anchor, tuple(self._cell(cell, part) for cell in cells_in(row))))
            alive.append(row)
        changes = [row_change(row, INS) for row in rows]
        return Leaf(
            one,
            Table(tuple(read)),
            tuple(anchors),
            tuple(copies),
            kind,
            gone=not read,
            ours=all(change is not None and is_ours(change) for change in changes)
            and all(_all_ours(each) for each in one.iter(P)),
            marked=self._is_marked(one),
            rows=alive,
        )

    @cached_property
    def our_comments(self) -> frozenset[str]:
        """The ids of the comments that we wrote."""
        return frozenset(
            one.get(ID, "")
            for part in self.related("comments")
            for one in self.tree(part)
            if is_ours(one)
        )

    def _is_marked(self, one: Element) -> bool:
        """Whether people left comments or tracked changes inside."""
        return any(not is_ours(each) for each in one.iter(*TRACKED)) or any(
            each.get(ID) not in self.our_comments for each in one.iter(COMMENT)
        )

    def _cell(self, cell: Element, part: str) -> tuple[str, ...]:
        tokens: list[str] = []
        for one in blocks_in(cell):
            if one.tag == TBL:
                tokens.append(opaque("table", sha1("".join(one.itertext()).encode()).hexdigest()))
                continue
            tokens += self.paragraph(one, part).tokens
            if mark_change(one, DEL) is None:
                tokens.append("\n")
        return tuple(tokens[:-1] if tokens[-1:] == ["\n"] else tokens)


def blocks_in(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly inside, through content controls."""
    for one in parent:
        if one.tag in (P, TBL):
            yield one
        elif one.tag in (SDT, SDT_CONTENT, CUSTOM_XML):
            yield from blocks_in(one)


def rows_in(table: Element) -> Iterator[Element]:
    """The rows of a table, through content controls."""
    yield from _inside(table, TR)


def cells_in(row: Element) -> Iterator[Element]:
    """The cells of a row, through content controls."""
    yield from _inside(row, TC)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    for one in parent:
        if one.tag == tag:
            yield one
        elif one.tag in (SDT, SDT_CONTENT, CUSTOM_XML):
            yield from _inside(one, tag)


def row_change(row: Element, name: str) -> Element:
    """The tracked insertion or deletion of a row; None where there is none."""
    properties = row.find(TRPR)
    return properties.find(name) if properties is not None else None


def bookmarks_in(one: Element) -> list[str]:
    """The names of our bookmarks that begin inside."""
    return [
        name
        for start in one.iter(BOOKMARK_START)
        if (name := start.get(NAME, "")).startswith((ANCHOR, COPY))
    ]


def _all_ours(paragraph: Element) -> bool:
    """Whether all that is seen in a paragraph stands in our insertions."""
    for run in paragraph.iter(R):
        around = run.getparent()
        while around is not paragraph and around.tag not in TRACKED:
            around = around.getparent()
        if around is paragraph or around.tag != INS or not is_ours(around):
            if run.find(COMMENT) is not None:
                continue
            return False
    return True


def _name(style: Element) -> str:
    name = style.find(NAME)
    return str(name.get(VAL, "")).lower() if name is not None else ""
