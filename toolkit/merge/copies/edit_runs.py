"""Words of a copy come into a paragraph of the current file: each in its voice and its colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from toolkit.merge.copies.authors import VOICE, AuthoredTracker, Authors
from toolkit.merge.copies.transplant import AuthoredTransplant
from toolkit.merge.text.three_way import Hunk
from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.apply.edit_runs import Editor
from toolkit.merge.word.read.emphasis import set_in
from toolkit.merge.word.read.runs import MARKS, Shown
from toolkit.merge.word.read.split_runs import Atom
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    ID,
    INS,
    LOOK_CHANGE,
    NAME,
    OURS,
    PPR,
    RPR,
    SECTION,
    Element,
    R,
    attributes_of,
    child_of,
    element,
    first,
    parent_of,
    remove_attribute,
    w,
)

LOOKS = tuple(
    w(name) for name in ("color", "highlight", "u", "strike", "dstrike", "vertAlign", "shd")
)
"""How people make words stand out, beside heavy and slanted ones."""

ENTER = w("pressedEnter")
"""Stands in a run where a paragraph ends, until the paragraph is split there."""


class AuthoredEditor(Editor):
    """Makes hunks of a copy in the paragraphs of the current file."""

    def __init__(
        self, tracker: AuthoredTracker, grafts: AuthoredTransplant, voices: Authors
    ) -> None:
        super().__init__(tracker, grafts.run)
        self._hands, self._voices = tracker, voices
        self.source: Sequence[Element] = ()
        """The paragraphs of the copy from which words come."""

    def edit(
        self,
        paragraphs: Sequence[Element],
        hunks: Sequence[Hunk],
        theirs: Sequence[Atom],
        shown: Shown,
        mark: str,
    ) -> None:
        """Makes the hunks; `theirs` are the tokens of the copy's text."""
        super().edit(paragraphs, hunks, theirs, shown, mark)
        for paragraph in paragraphs:
            for marker in list(paragraph.iter(ENTER)):
                self._split(paragraph, parent_of(marker))

    def _look_like(self, run: Element, atom: Atom) -> None:
        wanted = atom.holders[0].find(RPR) if atom.holders else None
        look = first(run, RPR)
        old = deepcopy(look)
        for name in (*MARKS, w("bCs"), w("iCs")):
            _put(look, name, wanted)
        if look.find(LOOK_CHANGE) is None:
            change = self._tracker.change("rPrChange")
            change.append(old)
            look.append(change)

    def _hunk(
        self,
        paragraphs: Sequence[Element],
        mine: Sequence[Atom],
        hunk: Hunk,
        theirs: Sequence[Atom],
        extra: int = 0,
    ) -> None:
        gone = "".join(atom.text for atom in mine[hunk.start : hunk.end])
        voice = self._inserted_by(theirs[hunk.left : hunk.right])
        if hunk.left == hunk.right:
            voice = self._deleted_by(gone)
        with self._hands.speaking(voice):
            super()._hunk(paragraphs, mine, hunk, theirs, extra)

    def _inserted_by(self, atoms: Sequence[Atom]) -> int:
        """Who proposed all these words in the copy; its person where there is no such one."""
        found = {self._voices.of(_around(atom.holders[0], INS)) for atom in atoms if atom.holders}
        return found.pop() if len(found) == 1 else 0

    def _deleted_by(self, gone: str) -> int:
        """Who proposed to take these words away."""
        for change in [one for paragraph in self.source for one in paragraph.iter(DEL)]:
            text = "".join(node.text or "" for node in change.iter(w("delText")))
            if text and gone.strip() and gone.strip() in text:
                return self._voices.of(change)
        return 0

    def _made(
        self, new: Sequence[Atom], theirs: Sequence[Atom], hunk: Hunk, neighbour: Element | None
    ) -> Iterator[tuple[Element | None, Element]]:
        for _, group in groupby(new, key=lambda atom: id(atom.holders)):
            atoms = list(group)
            if atoms[0].mark is not None:
                enter = element("r")
                enter.append(etree.Element(ENTER))
                yield None, enter
                continue
            for link, run in super()._made(atoms, theirs, hunk, neighbour):
                remove_attribute(run, VOICE)
                if run.tag == R and atoms[0].holders and not _came_whole(atoms[0]):
                    self._colour(run, atoms[0], theirs, hunk)
                yield link, run

    def _colour(self, run: Element, atom: Atom, theirs: Sequence[Atom], hunk: Hunk) -> None:
        """Gives a new word what its writer made it stand out by."""
        before = theirs[hunk.left - 1].holders if hunk.left else []
        around = before[0].find(RPR) if before else None
        wanted = atom.holders[0].find(RPR)
        for name in LOOKS:
            if _written(wanted, name) != _written(around, name):
                _put(first(run, RPR), name, wanted)

    def _split(self, paragraph: Element, marker: Element) -> None:
        """Ends the paragraph at the marker: what stands before it becomes one of its own."""
        wrapper = parent_of(marker)
        if wrapper.tag != INS or wrapper.getparent() is not paragraph:
            marker.remove(child_of(marker, ENTER))
            marker.append(element("br"))
            return
        made = element("p")
        if (properties := paragraph.find(PPR)) is not None:
            made.append(deepcopy(properties))
            for one in [each for each in made[0] if each.tag in (RPR, SECTION, w("pPrChange"))]:
                made[0].remove(one)
        paragraph.addprevious(made)
        for one in [each for each in paragraph if each.tag != PPR]:
            if one is wrapper:
                break
            made.append(one)
        lead = etree.Element(wrapper.tag, attributes_of(wrapper))
        for one in list(wrapper):
            if one is marker:
                break
            lead.append(one)
        wrapper.remove(marker)
        if len(lead):
            lead.set(ID, self._tracker.number())
            made.append(lead)
        if not len(wrapper):
            paragraph.remove(wrapper)
        _close_anchors(made, paragraph)
        with self._hands.speaking(_number(lead)):
            self._tracker.mark(made, INS)


def _number(change: Element) -> int:
    return int(change.get(VOICE, "0").rstrip("!"))


def _around(run: Element | None, tag: str) -> Element | None:
    """The nearest element of that name around a run; None where there is none."""
    while run is not None and run.tag != tag:
        run = run.getparent()
    return run


def _came_whole(atom: Atom) -> bool:
    """Whether its runs come as they are, with the look that they have."""
    return atom.text.startswith(OPAQUE) or atom.link is not None or len(atom.holders) > 1


def _written(look: Element | None, name: str) -> bytes:
    one = look.find(name) if look is not None else None
    return etree.tostring(one) if one is not None else b""


def _put(look: Element, name: str, wanted: Element | None) -> None:
    """Lets a property of a look be as in another; where it is none there, here as well."""
    for one in look.findall(name):
        look.remove(one)
    written = wanted.find(name) if wanted is not None else None
    if written is not None:
        set_in(look, deepcopy(written))


def _close_anchors(made: Element, rest: Element) -> None:
    """Lets our anchors that begin in the one paragraph end there."""
    starts = {
        one.get(ID): one for one in made.iter(BOOKMARK_START) if one.get(NAME, "").startswith(OURS)
    }
    for end in [one for one in rest.iter(BOOKMARK_END) if one.get(ID) in starts]:
        made.append(end)
