"""Updates the generated table of contents of an edited file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Content
from toolkit.merge.word.read.document import BodyItem, Reader, style_of
from toolkit.merge.word.read.field_errors import ERROR
from toolkit.merge.word.read.fields import is_gone
from toolkit.merge.word.read.labels import generated_labels
from toolkit.merge.word.read.runs import FIELD, INSTRUCTION
from toolkit.merge.word.read.split_runs import text_node
from toolkit.merge.word.read.story_marks import COMMENT
from toolkit.ooxml.containers import blocks_in, bookmarks_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    HYPERLINK,
    PPR,
    RPR,
    TRACKED,
    VAL,
    Element,
    P,
    R,
    T,
    element,
    parent_of,
    removed,
    w,
)
from toolkit.ooxml.xml_parts import number_in
from toolkit.writers.docx.contents import LEVELS

TAB, KIND = w("tab"), w("fldCharType")
OURS = frozenset(("TOC", "\\o", f'"1-{LEVELS}"', "\\h", "\\z", "\\u"))
"""What the instruction of a table of contents says that is made of headings alone."""

LINE = re.compile(
    rf"(?:(\d+(?:\.\d+)*)\t)?(.*?)(\t(?:\d*|{ERROR}))?",
    re.DOTALL,
)
"""A line of it: number, words, and the page or the error that a program wrote in its place."""


Style = Callable[[str], str]


class Entry(NamedTuple):
    """A line of the table of contents, or the heading that it names."""

    level: int
    number: str
    words: str
    anchor: str = ""
    page: bool = False
    """Whether it says a page."""

    @property
    def heading(self) -> tuple[int, str]:
        return self.level, self.words


class Contents:
    """The table of contents of a file, where it is as it was generated, or as Word has made it."""

    def __init__(self, file: WordFile, old: Sequence[Block], items: Sequence[BodyItem]) -> None:
        self._file, self._labels = file, generated_labels(file, old)
        self.paragraphs = list(_standing(file.body))
        """Those of which it consists; none where it was edited by hand, or is not there."""
        entries = [_entry(one, file) for one in self.paragraphs]
        self._entries = [one for one in entries if one.words]
        named = [one.heading for one in self._entries]
        generated = [one.heading for one in _headings(block.content for block in old)]
        here = [item.content for item in items if item.part == "body" and not item.gone]
        if named not in (generated, [one.heading for one in _headings(here)]):
            self.paragraphs = []
        self.lost_pages = False

    def renew(self, generated: WordFile, renamed: Mapping[str, str], style: Style) -> bool:
        """Lists the headings as they are now, without page numbers; whether it listed others.

        `renamed` are the anchors in this file of the blocks of `generated`; `style` gives the name
        in this file of a style of `generated`.
        """
        if not self.paragraphs:
            return False
        wanted = list(self._wanted())
        if not wanted or [one.heading for one in wanted] == [one.heading for one in self._entries]:
            return False
        incoming = [
            (_entry(one, generated), one) for one in map(deepcopy, _standing(generated.body))
        ]
        for _, one in incoming:
            for name in one.iter(w("pStyle")):
                name.set(VAL, style(name.get(VAL, "")))
        current = [(_entry(one, self._file), one) for one in self.paragraphs]
        models = {
            (one.level, bool(one.number)): each for one, each in (*incoming, *current) if one.words
        }
        numbers = {renamed.get(one.anchor, one.anchor): one.number for one, _ in incoming}
        wanted = [one._replace(number=one.number or numbers.get(one.anchor, "")) for one in wanted]
        self._set([_line(one, _model(one, models)) for one in wanted])
        self.lost_pages = any(one.page for one in self._entries)
        return True

    def _wanted(self) -> Iterator[Entry]:
        """The headings as they are now, once every proposal is accepted."""
        reader = Reader(self._file, self._labels)
        for one in blocks_in(self._file.body):
            if one.tag == P and style_of(one, self._file.style_names).startswith("heading "):
                for found in _headings([reader.paragraph(one, self._file.main)]):
                    names = [name for name in bookmarks_in(one) if name.startswith(ANCHOR)]
                    yield found._replace(anchor=next(iter(names), ""))

    def _set(self, lines: list[Element]) -> None:
        """The lines in the place of those that are there, between the marks of the field."""
        first, last = self.paragraphs[0], self.paragraphs[-1]
        at = 1 if first.find(PPR) is not None else 0
        begin = list(_up_to_separator(first))
        for one in lines:
            first.addprevious(one)
        place = 1 if lines[0].find(PPR) is not None else 0
        for offset, one in enumerate(begin[at:]):
            lines[0].insert(place + offset, one)
        kept = [] if _entry(last, self._file).words else [last]
        if not kept:
            end = element("r")
            end.append(element("fldChar", fldCharType="end"))
            lines[-1].append(end)
        for one in self.paragraphs:
            if one not in kept:
                removed(one)
        self.paragraphs = [*lines, *kept]


def _entry(paragraph: Element, file: WordFile) -> Entry:
    """What a line of a table of contents says."""
    style = style_of(paragraph, file.style_names)
    text = "".join(
        node.text or "" if node.tag == T else "\t"
        for node in paragraph.iter(T, TAB)
        if parent_of(node).tag == R and not is_gone(node)
    )
    link = next(paragraph.iter(HYPERLINK), None)
    level = style.removeprefix("toc ")
    anchor = link.get(w("anchor"), "") if link is not None else ""
    return _read(number_in(level), text, anchor)


def _standing(body: Element) -> Iterator[Element]:
    """The paragraphs from the one in which a table of contents of ours opens to where it ends."""
    depth, found = 0, list[Element]()
    for one in _from_contents(body):
        if one.tag != P or any(True for _ in one.iter(COMMENT, *TRACKED)):
            return
        found.append(one)
        for mark in one.iter(FIELD):
            kind = mark.get(KIND)
            depth += (kind == "begin") - (kind == "end")
            if not depth:
                yield from found
                return


def _from_contents(body: Element) -> Iterator[Element]:
    """The blocks from the table of contents on."""
    for instruction in body.iter(INSTRUCTION):
        words = (instruction.text or "").split()
        if words[:1] == ["TOC"] and OURS.issuperset(words):
            first = next(instruction.iterancestors(P))
            yield first
            yield from first.itersiblings()
            return


def _up_to_separator(first: Element) -> Iterator[Element]:
    """What opens the field: all that is before its first line."""
    for one in first:
        yield one
        if any(mark.get(KIND) == "separate" for mark in one.iter(FIELD)):
            return


def _headings(contents: Iterable[Content]) -> Iterator[Entry]:
    for one in contents:
        level = getattr(one, "level", 0)
        if 0 < level <= LEVELS:
            found = _read(level, one.text)
            if found.words:
                yield found


def _read(level: int, text: str, anchor: str = "") -> Entry:
    found = LINE.fullmatch(text)
    number, words, page = found.groups() if found else ("", text, "")
    return Entry(level, number or "", " ".join(words.split()), anchor, bool(page))


def _model(entry: Entry, models: Mapping[tuple[int, bool], Element]) -> Element | None:
    """A line that looks as that of the entry is to look; None where there is none."""
    alike = models.get((entry.level, bool(entry.number)))
    return alike if alike is not None else models.get((entry.level, not entry.number))


def _line(entry: Entry, model: Element | None) -> Element:
    """The entry as a paragraph, without a page."""
    made = element("p")
    look = None
    if model is not None:
        properties = model.find(PPR)
        if properties is not None:
            made.append(deepcopy(properties))
        written = next((node.getparent() for node in model.iter(T)), None)
        look = written.find(RPR) if written is not None else None
    run = element("r")
    if look is not None:
        run.append(deepcopy(look))
    if entry.number:
        run.extend([text_node(entry.number), element("tab")])
    run.append(text_node(entry.words))
    if entry.anchor:
        link = element("hyperlink", anchor=entry.anchor, history="1")
        link.append(run)
        made.append(link)
    else:
        made.append(run)
    return made
