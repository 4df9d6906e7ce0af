"""The steps of a plan, taken in the current file, each in the name of whoever asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy

from toolkit.merge.copies.authors import AuthoredTracker, Authors
from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.edit_runs import AuthoredEditor
from toolkit.merge.copies.steps import AttributedStep, InsertFromCopy, Plan
from toolkit.merge.copies.transplant import AuthoredTransplant, author_of_paragraph
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.apply.insertion import Places
from toolkit.merge.word.apply.new_rows import insert_row
from toolkit.merge.word.apply.transplant import without_anchors
from toolkit.merge.word.model.containers import blocks_in, cells_in, rows_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.merge.word.plan.paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.plan.steps import (
    AddComment,
    Edit,
    EditCell,
    Emphasise,
    InsertRow,
    Remove,
    RemoveRow,
    Restyle,
)
from toolkit.merge.word.read.document import BodyItem, shown_in
from toolkit.merge.word.read.labels import Labels
from toolkit.merge.word.read.runs import Shown
from toolkit.merge.word.read.split_runs import Atom, taken_apart
from toolkit.ooxml.wordml import (
    ANCHOR,
    BY,
    DATE,
    INS,
    PPR,
    TBL,
    VAL,
    Element,
    P,
    child_of,
    element,
    mark_change,
    w,
)

ORDER = (
    (Emphasise, Restyle),
    (Edit, EditCell),
    (InsertFromCopy, InsertRow),
    (AddComment,),
    (RemoveRow, Remove),
)
"""Looks before words, which are counted; then what is new; last what goes is taken away."""


class CopyExecutor:
    """The current file while it takes up one copy."""

    def __init__(
        self,
        file: WordFile,
        leaves: Sequence[BodyItem],
        labels: Labels,
        copy: Copy,
        tracker: AuthoredTracker,
        voices: Authors,
        comments: Mapping[str, str],
    ) -> None:
        self._file, self._leaves, self._labels, self._copy = file, leaves, labels, copy
        self._tracker, self._voices = tracker, voices
        self._wanted = comments
        self.grafts = AuthoredTransplant(copy.file, file, tracker, voices)
        self._editor = AuthoredEditor(tracker, self.grafts, voices)
        self._comments = Comments(file, tracker)
        self._places = Places(file, leaves, tracker)
        self._rows: dict[tuple[int, int], Element] = {}
        """By table and row, the last row that was set in after it."""
        self.brought: list[Element] = []
        """What came whole, with the marks of its comments."""

    def take(self, plan: Plan) -> None:
        """Takes all steps, whatever order they were thought of in."""
        self._file.touch(self._file.main)
        self.grafts.plain.know_lists(
            (self._copy.leaves[there[0]], self._leaves[here[0]])
            for there, here in plan.pairs
            if not self._leaves[here[0]].is_table
        )
        for kinds in ORDER:
            for said in plan.steps:
                if isinstance(said.step, kinds):
                    with self._speaking(said):
                        self._take(said, plan)

    @contextmanager
    def _speaking(self, said: AttributedStep) -> Iterator[None]:
        with self._tracker.speaking(self._voices.of(said.by)):
            if said.waits:
                with self._tracker.waiting():
                    yield
            else:
                yield

    def _part_of(self, at: int) -> str:
        """The part in which a leaf of the current file stands, about to be changed."""
        part = self._file.part_of(self._leaves[at].element)
        self._file.touch(part)
        return part

    def _shown(self, at: int) -> Shown:
        return shown_in(self._file, self._part_of(at), self._labels)

    def _theirs(self, paragraphs: Sequence[Element], mark: str) -> list[Atom]:
        """The tokens of paragraphs of the copy."""
        copies = [self._file.prefixes.came(deepcopy(one), one) for one in paragraphs]
        shown = shown_in(self._copy.file, self._copy.file.main, self._copy.labels)
        return taken_apart(copies, shown, mark=mark)

    def _leaf(self, name: str) -> BodyItem:
        return self._copy.leaves[int(name)]

    def _take(self, said: AttributedStep, plan: Plan) -> None:
        match said.step:
            case Edit(places=places, hunks=hunks, anchors=names):
                paragraphs = [self._leaves[at].element for at in places]
                theirs = [self._leaf(name).element for name in names]
                shown = self._shown(places[0])
                atoms = self._theirs(theirs, NEW_PARAGRAPH)
                self._editor.source = theirs
                self._editor.edit(paragraphs, hunks, atoms, shown, NEW_PARAGRAPH)
            case EditCell():
                self._cell(said.step)
            case Emphasise(at=at, anchor=name, tokens=tokens):
                atoms = self._theirs([self._leaf(name).element], "")
                one = self._leaves[at].element
                self._editor.emphasise(one, tokens, atoms, self._shown(at))
            case Restyle(at=at, anchor=name):
                style = child_of(self._leaf(name).element, f"{PPR}/{w('pStyle')}")
                self._part_of(at)
                look = self.grafts.plain.style(style.get(VAL, ""))
                self._tracker.restyle(self._leaves[at].element, look)
            case InsertFromCopy():
                self._bring(said.step, plan.anchors.get(said.step.leaf))
            case InsertRow():
                self._insert_row(said.step)
            case AddComment(at=at, text=text, row=row):
                self._remark(at, text, row)
            case RemoveRow(at=at, row=row):
                without_anchors(self._leaves[at].rows[row])
                self._tracker.delete_row(self._leaves[at].rows[row])
            case Remove(at=at):
                self._remove(at)

    def _cell(self, step: EditCell) -> None:
        here = list(cells_in(self._leaves[step.at].rows[step.row]))[step.cell]
        there = list(cells_in(self._leaf(step.anchor).rows[step.their_row]))[step.their_cell]
        paragraphs = [one for one in blocks_in(here) if one.tag == P]
        self._editor.source = [one for one in blocks_in(there) if one.tag == P]
        theirs = self._theirs(self._editor.source, "\n")
        shown = self._shown(step.at)
        if step.hunks:
            self._editor.edit(paragraphs, step.hunks, theirs, shown, "\n")
        if step.beside:
            with self._tracker.waiting():
                self._editor.append(paragraphs[-1], " → ", theirs, shown)

    def _remark(self, at: int, text: str, row: int | None) -> None:
        leaf = self._leaves[max(at, 0)]
        if leaf.part != "body":
            leaf = next(one for one in self._leaves if one.part == "body" and not one.is_table)
        element = leaf.rows[row or 0] if leaf.is_table else leaf.element
        paragraph = element if element.tag == P else next(element.iter(P), None)
        if paragraph is not None:
            self._comments.add(paragraph, text)
            self._goes_with(paragraph)

    def _goes_with(self, paragraph: Element) -> None:
        """Lets a comment go with a paragraph that somebody proposes, should it be refused."""
        mark = mark_change(paragraph, INS)
        if mark is not None:
            around = element("ins", id=self._tracker.number())
            around.set(BY, mark.get(BY, ""))
            around.set(DATE, mark.get(DATE, ""))
            paragraph[-1].addprevious(around)
            around.append(paragraph[-1])

    def _bring(self, step: InsertFromCopy, block: Block | None) -> None:
        leaf = self._copy.leaves[step.leaf]
        made = self.grafts.whole(leaf.element, self._wanted)
        if block is not None:
            self._anchor(made, block)
        if step.remark:
            first = made if made.tag == P else next(made.iter(P), None)
            if first is not None:
                self._comments.add(first, step.remark)
        voice = 0 if leaf.is_table else author_of_paragraph(self._voices, leaf.element)
        with self._tracker.speaking(voice):
            self._places.insert(made, step.after, beside=step.beside)
        self.brought.append(made)

    def _anchor(self, made: Element, block: Block) -> None:
        if not isinstance(block.content, Table):
            self.grafts.anchored(made, block.anchor)
            return
        for row, one in zip(block.content.rows, rows_in(made), strict=False):
            self._anchor_row(one, row.anchor)

    def _anchor_row(self, row: Element, anchor: str) -> None:
        paragraph = next(row.iter(P), None)
        if paragraph is not None and anchor.startswith(ANCHOR):
            self.grafts.anchored(paragraph, anchor)

    def _insert_row(self, step: InsertRow) -> None:
        mine = self._leaves[step.at]
        last = self._rows.get((step.at, step.after))
        if last is None and step.after >= 0:
            last = mine.rows[step.after]
        leaf = self._leaf(step.anchor)
        theirs = self.grafts.whole(leaf.rows[step.their_row], self._wanted)
        made = insert_row(mine.element, last, theirs, step.columns)
        if isinstance(leaf.content, Table):
            self._anchor_row(made, leaf.content.rows[step.their_row].anchor)
        self._tracker.insert_row(made)
        self._rows[step.at, step.after] = made
        self.brought.append(made)

    def _remove(self, at: int) -> None:
        leaf = self._leaves[at]
        self._part_of(at)
        without_anchors(leaf.element)
        if leaf.element.tag == TBL:
            self._tracker.delete_table(leaf.element)
        else:
            last = leaf.ends_section or self._places.ends_story(at)
            self._tracker.delete_paragraph(leaf.element, keep_mark=last)
