"""A copy as the incoming text of a merge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.proposed_letters import changes_inside
from toolkit.merge.copies.transplant import CopyTransplant
from toolkit.merge.copies.who_edited import proposer
from toolkit.merge.text.three_way import Hunk
from toolkit.merge.word.apply.incoming import Words
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import Transplant
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Table
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.plan.steps import EditCell, Insert, InsertRow
from toolkit.merge.word.read.document import BodyItem, shown_in
from toolkit.merge.word.read.emphasis import set_in
from toolkit.merge.word.read.runs import MARKS
from toolkit.merge.word.read.split_runs import Atom, taken_apart
from toolkit.ooxml.containers import blocks_in, cells_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    DEL,
    INS,
    LOOK_CHANGE,
    RPR,
    Element,
    P,
    first,
    mark_change,
    w,
)

LOOKS = tuple(
    w(name) for name in ("color", "highlight", "u", "strike", "dstrike", "vertAlign", "shd")
)
"""How people make words stand out, beside bold and italic ones."""


class IncomingCopy:
    """A copy, whose paragraphs and tables are named by their numbers."""

    splits_paragraphs = True

    def __init__(
        self, copy: Copy, file: WordFile, pieces: CopyTransplant, comments: Mapping[str, str]
    ) -> None:
        """`comments` are those that come into the file: their numbers in the copy and there."""
        self._copy, self._file = copy, file
        self._pieces, self._wanted = pieces, comments
        self.made: list[Element] = []
        """What came whole, with the marks of its comments."""

    @property
    def author(self) -> Author:
        """Whose copy it is."""
        return self._copy.person

    @property
    def transplant(self) -> Transplant:
        """How styles, lists and parts of the copy come into the file."""
        return self._pieces.plain

    def element(self, name: str) -> Element:
        """The paragraph or table of that number."""
        return self._item(name).element

    def words(self, names: Sequence[str], _hunks: Sequence[Hunk] = ()) -> Words:
        """The words of paragraphs, with a token where one ends and the next begins."""
        return self._words([self.element(name) for name in names], NEW_PARAGRAPH)

    def words_of_cell(self, step: EditCell) -> Words:
        """The words of the cell from which a cell is edited."""
        cell = list(cells_in(self._item(step.source).rows[step.source_row]))[step.source_cell]
        return self._words([one for one in blocks_in(cell) if one.tag == P], "\n")

    def block(self, step: Insert) -> Element:
        """A copy of a paragraph or table, with the comments and bookmarks that people set."""
        made = self._pieces.whole(self.element(step.source), self._wanted)
        self.made.append(made)
        return made

    def row(self, step: InsertRow) -> Element:
        """A copy of a row, with the comments and bookmarks that people set."""
        made = self._pieces.whole(self._item(step.source).rows[step.source_row], self._wanted)
        self.made.append(made)
        return made

    def row_anchor(self, step: InsertRow) -> str:
        """The anchor of a row that a build wrote."""
        content = self._item(step.source).content
        anchor = content.rows[step.source_row].anchor if isinstance(content, Table) else ""
        return anchor if anchor.startswith(ANCHOR) else ""

    def prompts(self, _name: str) -> Sequence[str]:
        """Nothing: what a person sets at the side of a text comes with it."""
        return ()

    def run(self, one: Element) -> Element:
        """A copy of a run, field or link."""
        return self._pieces.run(one)

    def author_of_block(self, name: str) -> Author:
        """Who proposed a whole paragraph in the copy; its person where nobody did."""
        item = self._item(name)
        return self.author if item.is_table else self._proposer(mark_change(item.element, INS))

    def author_of_words(self, words: Words, hunk: Hunk, deleted: str) -> Author:
        """Who proposed all the new words of a hunk in the copy, or to take the old ones away."""
        if hunk.left == hunk.right:
            return self._deleted_by(words.paragraphs, deleted)
        found = {
            self._proposer(_around(atom.holders[0], INS))
            for atom in words.atoms[hunk.left : hunk.right]
            if atom.holders
        }
        return found.pop() if len(found) == 1 else self.author

    def author_inside_words(self, words: Words, hunk: Hunk, deleted: str) -> Author | None:
        """Who proposed to delete or insert a part of a word in the copy, if that was one person."""
        changes = changes_inside(words.atoms[hunk.left : hunk.right], deleted)
        people = {self._proposer(one) for one in changes}
        return people.pop() if len(people) == 1 else None

    def emphasise(self, run: Element, atom: Atom, tracker: Tracker) -> None:
        """Gives a run the emphasis of a word."""
        wanted = atom.holders[0].find(RPR) if atom.holders else None
        look = first(run, RPR)
        old = deepcopy(look)
        for name in (*MARKS, w("bCs"), w("iCs")):
            _put(look, name, wanted)
        if look.find(LOOK_CHANGE) is None:
            change = tracker.change("rPrChange")
            change.append(old)
            look.append(change)

    def dress(self, run: Element, atom: Atom, before: Atom | None) -> None:
        """Gives a new word what its writer made it stand out by."""
        around = before.holders[0].find(RPR) if before and before.holders else None
        wanted = atom.holders[0].find(RPR)
        for name in LOOKS:
            if _written(wanted, name) != _written(around, name):
                _put(first(run, RPR), name, wanted)

    def _item(self, name: str) -> BodyItem:
        return self._copy.items[int(name)]

    def _proposer(self, change: Element | None) -> Author:
        return proposer(change, self.author)

    def _words(self, paragraphs: Sequence[Element], mark: str) -> Words:
        copies = [self._file.prefixes.adopted(deepcopy(one), one) for one in paragraphs]
        shown = shown_in(self._copy.file, self._copy.file.main, self._copy.labels)
        return Words(taken_apart(copies, shown, mark=mark), paragraphs)

    def _deleted_by(self, paragraphs: Sequence[Element], deleted: str) -> Author:
        wanted = deleted.strip()
        for change in [one for paragraph in paragraphs for one in paragraph.iter(DEL)]:
            text = "".join(node.text or "" for node in change.iter(w("delText")))
            if text and wanted and wanted in text:
                return self._proposer(change)
        return self.author


def _around(run: Element | None, tag: str) -> Element | None:
    """The nearest element of that name around a run; None where there is none."""
    while run is not None and run.tag != tag:
        run = run.getparent()
    return run


def _written(look: Element | None, name: str) -> bytes:
    one = look.find(name) if look is not None else None
    return etree.tostring(one) if one is not None else b""


def _put(look: Element, name: str, wanted: Element | None) -> None:
    """Makes a property of a look the same as in another look, or takes it away."""
    for one in look.findall(name):
        look.remove(one)
    found = wanted.find(name) if wanted is not None else None
    if found is not None:
        set_in(look, deepcopy(found))
