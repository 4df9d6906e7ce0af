"""What people made in a copy, as it may stand in the current file: with its notes and bookmarks."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from toolkit.merge.copies.authors import HELD, VOICE, AuthoredTracker, Authors
from toolkit.merge.copies.notes import Notes
from toolkit.merge.word.apply.fields import in_runs
from toolkit.merge.word.apply.transplant import Transplant
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.runs import NOTES
from toolkit.ooxml.transplant.lists import NUMBER
from toolkit.ooxml.transplant.notes import PERSONAL
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
    VAL,
    Element,
    P,
    R,
    attributes_of,
    is_generated,
    mark_change,
    parent_of,
    removed,
    replaced_by_children,
    root_of,
    w,
)

COMMENT_MARKS = tuple(w(f"comment{kind}") for kind in ("RangeStart", "RangeEnd", "Reference"))
NO_COMMENTS: Mapping[str, str] = {}
KEPT = w("kept-")
"""Instead of Word's own name, while a mark must not be taken for one that stays behind."""

MACHINES = ("_Toc", "_GoBack", "_Hlk", "__RefHeading", "__DdeLink", "_heading=", "bookmark=")
"""Bookmarks that programs set for themselves."""

CHANGED = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
CHANGES = tuple(
    w(name) for name in (*(f"{one}Change" for one in CHANGED), "cellIns", "cellDel", "cellMerge")
)
"""Records of how something looked before, or that a cell is new."""

OUTSIDE = "outside:"


class AuthoredTransplant:
    """Takes pieces of a copy and fits them into the current file."""

    def __init__(
        self, copy: WordFile, file: WordFile, tracker: AuthoredTracker, voices: Authors
    ) -> None:
        self._copy, self._file = copy, file
        self._tracker, self._voices = tracker, voices
        _give_numbering(copy, file)
        self.plain = Transplant(copy, file, tracker, {})
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

    def anchored(self, paragraph: Element, anchor: str) -> None:
        """Lays an anchor round what a paragraph holds."""
        self.plain.anchored(paragraph, anchor)

    def is_new(self, bookmark: Element) -> bool:
        """Whether a bookmark of the copy is a person's, and the current file has none such."""
        name = bookmark.get(NAME, "")
        return bool(name) and not name.startswith((*OURS, *MACHINES)) and name not in self.names

    def _made(
        self, one: Element, comments: Mapping[str, str], *, bookmarks: bool = False
    ) -> Element:
        made = self._file.prefixes.came(deepcopy(one), one)
        around = etree.Element("around")
        around.append(made)
        self._loosen(around)
        made = around[0]
        for mark in list(made.iter(*COMMENT_MARKS)):
            if mark.get(ID, "") in comments:
                mark.set(ID, comments[mark.get(ID, "")])
                mark.tag = KEPT + mark.tag.rpartition("}")[2]
        for start in list(made.iter(BOOKMARK_START)):
            if bookmarks and self.is_new(start):
                self.names.add(start.get(NAME))
                start.set(NAME, HELD + start.get(NAME, ""))
            elif start.get(NAME, "") in self.names:
                start.set(NAME, "_GoBack")
        self._hide_outside(made)
        for number in [one for one in made.iter(NUMBER) if one.get(VAL) not in {*self._lists, "0"}]:
            removed(parent_of(number))
        result = self.plain.copy(made)
        self._restore(result)
        for field in reversed([one for one in result.iter(SIMPLE_FIELD) if one is not result]):
            for one in list(in_runs(field)):
                field.addprevious(one)
            removed(field)
        return result

    def _restore(self, made: Element) -> None:
        for one in made.iter():
            if isinstance(one.tag, str) and one.tag.startswith(KEPT):
                one.tag = w(one.tag.removeprefix(KEPT))
            for key, value in attributes_of(one).items():
                if value.startswith(OUTSIDE) and key.startswith(f"{{{RELATIONS}}}"):
                    kind, target = self._outside[value.removeprefix(OUTSIDE)]
                    one.set(key, self._file.relate(kind, target, external=True))
        for reference in made.iter(*NOTES):
            kind = NOTES[reference.tag]
            reference.set(ID, self.notes.brought(kind, reference.get(ID, "")))

    def _hide_outside(self, made: Element) -> None:
        """What is linked and not held, as some pictures are; what leads nowhere goes."""
        for one in made.iter():
            if one.tag == HYPERLINK or not isinstance(one.tag, str):
                continue
            for key, value in attributes_of(one).items():
                if key.rpartition("}")[2] in PERSONAL:
                    del one.attrib[key]
                elif key.startswith(f"{{{RELATIONS}}}") and value in self._outside:
                    one.set(key, OUTSIDE + value)
                elif key.startswith(f"{{{RELATIONS}}}") and not self._parts.get(value, False):
                    del one.attrib[key]  # it leads nowhere in the copy either

    def _loosen(self, around: Element) -> None:  # noqa: C901, PLR0912
        """Takes content controls and people's insertions away and notes whose words they held."""
        for wrapper in [one for one in around.iter(*TRANSPARENT) if one.getparent() is not None]:
            if wrapper.tag == SDT:
                content = wrapper.find(SDT_CONTENT)
                for one in [one for one in wrapper if one is not content]:
                    wrapper.remove(one)
            replaced_by_children(wrapper)
        for gone in list(around.iter(MOVE_FROM)):
            removed(gone)
        for change in list(around.iter(*CHANGES)):
            removed(change)
        for wrapper in list(around.iter(INS, MOVE_TO)):
            holder = parent_of(wrapper)
            if holder.tag not in (RPR, w("trPr")):
                number = str(self._voices.of(wrapper))
                for run in wrapper.iter(R):
                    run.set(VOICE, number)
                replaced_by_children(wrapper)
            else:
                removed(wrapper)
        for wrapper in list(around.iter(DEL)):
            if parent_of(wrapper).tag == RPR or is_generated(wrapper):
                removed(wrapper)
            else:
                wrapper.set(ID, self._tracker.number())
        for name in (
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "permStart",  # who may edit is the affair of each file
            "permEnd",
        ):
            for one in list(around.iter(w(name))):
                removed(one)
        for paragraph in around.iter(P):
            look = paragraph.find(f"{PPR}/{RPR}")
            if look is not None and not len(look):
                removed(look)


def _lists_of(copy: WordFile) -> set[str]:
    """The numbers of the lists that are whole: of which it is said how they are numbered."""
    found: set[str] = set()
    for part in copy.related("numbering"):
        tree = copy.tree(part)
        kinds = {one.get(w("abstractNumId")) for one in tree.iter(w("abstractNum"))}
        for one in tree.iter(w("num")):
            kind = one.find(w("abstractNumId"))
            if kind is not None and kind.get(VAL) in kinds:
                found.add(one.get(NUMBER, ""))
    return found


def author_of_paragraph(voices: Authors, paragraph: Element) -> int:
    """Who proposed a whole paragraph in the copy; the person themselves where nobody did."""
    return voices.of(mark_change(paragraph, INS))


def _give_numbering(copy: WordFile, file: WordFile) -> None:
    """A place for lists, in a current file that has none."""
    if copy.related("numbering") and not file.related("numbering"):
        file.related_tree("numbering", lambda: root_of("numbering"))
