"""Makes elements of a copy fit into the current file, with their notes and bookmarks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from lxml import etree

from toolkit.merge.copies.who_edited import proposer
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.fields import in_runs
from toolkit.merge.word.apply.transplant import Transplant
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.runs import NOTES
from toolkit.ooxml.transplant.lists import NUMBER
from toolkit.ooxml.transplant.notes import NOTE_PARTS, PERSONAL, add_note, new_notes
from toolkit.ooxml.wordml import (
    BOOKMARK_START,
    DEL,
    HYPERLINK,
    ID,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    OURS,
    PPR,
    RELATIONS,
    RPR,
    SDT,
    SDT_CONTENT,
    SIMPLE_FIELD,
    TRANSPARENT,
    TRPR,
    VAL,
    Element,
    P,
    R,
    attributes_of,
    element,
    is_generated,
    parent_of,
    removed,
    replaced_by_children,
    root_of,
    w,
)

COMMENT_MARKS = tuple(w(f"comment{kind}") for kind in ("RangeStart", "RangeEnd", "Reference"))
NO_COMMENTS: Mapping[str, str] = {}
MACHINES = ("_Toc", "_GoBack", "_Hlk", "__RefHeading", "__DdeLink", "_heading=", "bookmark=")
"""Bookmarks that programs set for themselves."""

CHANGED = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
CHANGES = tuple(
    w(name) for name in (*(f"{one}Change" for one in CHANGED), "cellIns", "cellDel", "cellMerge")
)
"""Records of how something looked before, or that a cell is new."""

RANGES = tuple(
    w(name)
    for name in (
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("permStart", "permEnd"),  # who may edit is the affair of each file
    )
)
"""Marks of what was moved, and of who may edit."""


class CopyTransplant:
    """Takes pieces of a copy and fits them into the current file."""

    def __init__(self, copy: WordFile, file: WordFile, log: ChangeLog) -> None:
        self._copy, self._file, self._log = copy, file, log
        _give_numbering(copy, file)
        self.plain = Transplant(copy, file, log, {})
        self.notes = Notes(copy, file, self.plain.style)
        self.names = {one.get(NAME) for one in file.body.iter(BOOKMARK_START)}
        """The bookmarks that the current file has already."""
        self._outside = {
            one.id: (one.type, one.target) for one in copy.relations(copy.main) if one.external
        }
        self._lists = _lists_of(copy)
        self._parts = {
            one.id: one.target in copy.package.parts for one in copy.relations(copy.main)
        }

    def run(self, one: Element) -> Element:
        """A run, field or link for use among the words of another paragraph."""
        return self._made(one, NO_COMMENTS)

    def whole(self, one: Element, comments: Mapping[str, str] = NO_COMMENTS) -> Element:
        """A paragraph, row or table, with the marks of those comments and of its bookmarks."""
        return self._made(one, comments, bookmarks=True)

    def is_new(self, bookmark: Element) -> bool:
        """Whether a bookmark of the copy is a person's, and the current file has none such."""
        name = bookmark.get(NAME, "")
        return bool(name) and not name.startswith((*OURS, *MACHINES)) and name not in self.names

    def _made(
        self, one: Element, comments: Mapping[str, str], *, bookmarks: bool = False
    ) -> Element:
        made = self._loosened(self._file.prefixes.adopted(deepcopy(one), one))
        marks = [mark for mark in made.iter(*COMMENT_MARKS) if mark.get(ID, "") in comments]
        for mark in marks:
            mark.set(ID, comments[mark.get(ID, "")])
        came = list(self._new_bookmarks(made)) if bookmarks else []
        for start in [one for one in made.iter(BOOKMARK_START) if one not in came]:
            if start.get(NAME, "") in self.names:
                removed(start)
        linked = self._linked(made)
        for number in [one for one in made.iter(NUMBER) if one.get(VAL) not in {*self._lists, "0"}]:
            removed(parent_of(number))
        self.plain.fit(made, {*marks, *came})
        for start in [one for one in came if one.getparent() is not None]:
            self._log.add_bookmark(start.get(ID, ""))
        for each in made.iter():
            for key, value in linked.get(each, ()):
                kind, target = self._outside[value]
                each.set(key, self._file.relate(kind, target, external=True))
        for reference in made.iter(*NOTES):
            kind = NOTES[reference.tag]
            reference.set(ID, self.notes.brought(kind, reference.get(ID, "")))
        for field in reversed([one for one in made.iter(SIMPLE_FIELD) if one is not made]):
            self._in_runs(field)
        return made

    def _new_bookmarks(self, made: Element) -> Iterator[Element]:
        """The bookmarks of people that begin inside and that the current file does not have."""
        for start in made.iter(BOOKMARK_START):
            if self.is_new(start):
                self.names.add(start.get(NAME))
                yield start

    def _in_runs(self, field: Element) -> None:
        """Writes a simple field as runs, by the writer of the first run that it had."""
        writers = self._log.writers
        writer = next((writers.get(run) for run in field.iter(R)), None)
        known = set(field)
        for one in list(in_runs(field)):
            if one not in known and writer is not None:
                writers[one] = writer
            field.addprevious(one)
        removed(field)

    def _linked(self, made: Element) -> dict[Element, list[tuple[str, str]]]:
        """By the elements that show something outside the file, as some pictures do, the attributes
        and relationships that lead there. Attributes that lead nowhere are taken away."""
        found: dict[Element, list[tuple[str, str]]] = defaultdict(list)
        for one in made.iter():
            if one.tag == HYPERLINK or not isinstance(one.tag, str):
                continue
            for key, value in attributes_of(one).items():
                if key.rpartition("}")[2] in PERSONAL:
                    del one.attrib[key]
                elif key.startswith(f"{{{RELATIONS}}}") and value in self._outside:
                    found[one].append((key, value))
                elif key.startswith(f"{{{RELATIONS}}}") and not self._parts.get(value, False):
                    del one.attrib[key]  # it leads nowhere in the copy either
        return found

    def _loosened(self, made: Element) -> Element:
        """Takes content controls and people's insertions away and notes whose words they held."""
        around = etree.Element("around")
        around.append(made)
        _without_controls(around)
        for one in list(around.iter(MOVE_FROM, *CHANGES)):
            removed(one)
        self._without_insertions(around)
        for wrapper in list(around.iter(DEL)):
            if parent_of(wrapper).tag == RPR or is_generated(wrapper):
                removed(wrapper)
            else:
                wrapper.set(ID, self._log.number())
        for one in list(around.iter(*RANGES)):
            removed(one)
        for paragraph in around.iter(P):
            look = paragraph.find(f"{PPR}/{RPR}")
            if look is not None and not len(look):
                removed(look)
        made = around[0]
        around.remove(made)
        return made

    def _without_insertions(self, around: Element) -> None:
        for wrapper in list(around.iter(INS, MOVE_TO)):
            if parent_of(wrapper).tag in (RPR, TRPR):
                removed(wrapper)
                continue
            writer = proposer(wrapper, self._log.author)
            self._log.writers.update(dict.fromkeys(wrapper.iter(R), writer))
            replaced_by_children(wrapper)


def _without_controls(around: Element) -> None:
    """Items of content controls and the like what they hold."""
    for wrapper in [one for one in around.iter(*TRANSPARENT) if one.getparent() is not None]:
        if wrapper.tag == SDT:
            content = wrapper.find(SDT_CONTENT)
            for one in [one for one in wrapper if one is not content]:
                wrapper.remove(one)
        replaced_by_children(wrapper)


def _lists_of(copy: WordFile) -> set[str]:
    """The numbers of the lists that are whole: whose numbering is defined."""
    found: set[str] = set()
    for part in copy.related("numbering"):
        tree = copy.tree(part)
        kinds = {one.get(w("abstractNumId")) for one in tree.iter(w("abstractNum"))}
        for one in tree.iter(w("num")):
            kind = one.find(w("abstractNumId"))
            if kind is not None and kind.get(VAL) in kinds:
                found.add(one.get(NUMBER, ""))
    return found


def _give_numbering(copy: WordFile, file: WordFile) -> None:
    """A place for lists, in a current file that has none."""
    if copy.related("numbering") and not file.related("numbering"):
        file.related_tree("numbering", lambda: root_of("numbering"))


class Notes:
    """The notes of the current file, to which those of a copy are added one by one."""

    def __init__(self, copy: WordFile, file: WordFile, style: Callable[[str], str]) -> None:
        self._copy, self._file, self._style = copy, file, style
        self.count = 0
        """How many were brought."""

    def brought(self, kind: str, number: str) -> str:
        """The number that a footnote or endnote of the copy has in the current file.

        A note that the copy lacks is an empty one.
        """
        root = self._file.related_tree(NOTE_PARTS[kind], lambda: new_notes(kind))
        note = self._note(kind, number)
        new = element(kind) if note is None else self._file.prefixes.adopted(deepcopy(note), note)
        self.count += 1
        return add_note(root, new, self._style)

    def _note(self, kind: str, number: str) -> Element | None:
        for part in self._copy.related(NOTE_PARTS[kind]):
            for one in self._copy.tree(part):
                if one.tag == w(kind) and one.get(ID) == number:
                    return one
        return None
