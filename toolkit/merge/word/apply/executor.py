"""The steps of a plan, taken in the edited file; all of them as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from toolkit.merge.word.apply.adjacent_tables import keep_tables_apart
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.apply.edit_runs import Editor
from toolkit.merge.word.apply.incoming import IncomingFile
from toolkit.merge.word.apply.insertion import Places
from toolkit.merge.word.apply.new_rows import insert_row
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import Transplant, list_of, without_anchors
from toolkit.merge.word.match.align import copy_of
from toolkit.merge.word.model.containers import blocks_in, cells_in, rows_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.merge.word.plan.paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.plan.steps import (
    AddComment,
    Edit,
    EditCell,
    Emphasise,
    EmphasiseCell,
    Insert,
    InsertRow,
    PrefixText,
    Remove,
    RemoveRow,
    Renumber,
    RestoreAnchor,
    Restyle,
    RetractProposal,
    Step,
)
from toolkit.merge.word.read.document import BodyItem, shown_in
from toolkit.merge.word.read.generated_file import Source
from toolkit.merge.word.read.labels import Labels
from toolkit.merge.word.read.runs import Shown
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    LABEL,
    NAME,
    PPR,
    VAL,
    Element,
    P,
    child_of,
    removed,
    w,
)

ORDER = (
    (Emphasise, EmphasiseCell, Restyle, Renumber),
    (Edit, EditCell, PrefixText),
    (RestoreAnchor,),
    (Insert, InsertRow),
    (AddComment,),
    (RemoveRow, Remove, RetractProposal),
)
"""Looks before words, which are counted; then what is new; last what goes is taken away."""


class Executor:
    """An edited file, the new one, and everything that is needed to bring one into the other."""

    def __init__(
        self,
        file: WordFile,
        leaves: Sequence[BodyItem],
        labels: Labels,
        fresh: WordFile,
        blocks: Mapping[str, tuple[Block, Source]],
        tracker: Tracker,
        grafts: Transplant,
    ) -> None:
        self._file, self._leaves, self._labels = file, leaves, labels
        self._theirs, self._blocks = IncomingFile(fresh, blocks), blocks
        self._tracker, self._grafts = tracker, grafts
        self._editor = Editor(tracker, grafts.copy)
        self._comments = Comments(file, tracker)
        self._places = Places(file, leaves, tracker)
        self._rows: dict[tuple[int, int], Element] = {}
        """By table and row, the last row that was set in after it."""
        self._standing: dict[str, Element] | None = None
        """Our anchors by name, once one has to be given to another paragraph."""
        self.proposals: set[str] = set()
        """The numbers of the changes that wait beside what a person wrote."""

    def take(self, steps: Sequence[Step]) -> None:
        """Takes all steps, whatever order they were thought of in."""
        for kinds in ORDER:
            for step in steps:
                if isinstance(step, kinds):
                    self._touch(step)
                    self._take(step)
        going = (self._leaves[step.at].element for step in steps if isinstance(step, Remove))
        around = (one.getparent() for one in going)
        keep_tables_apart({one for one in around if one is not None})
        self._name_labels_once()

    def _name_labels_once(self) -> None:
        """Leaves the bookmark round a label where it stood before, should two be there now.

        So it is where a person made text of a table, and the new table waits beside it.
        """
        standing: dict[str, list[Element]] = {}
        for start in self._file.body.iter(BOOKMARK_START):
            if start.get(NAME, "").startswith(LABEL):
                standing.setdefault(start.get(NAME, ""), []).append(start)
        for starts in standing.values():
            first = next((x for x in starts if x.get(ID) not in self._grafts.labels), starts[0])
            for start in [one for one in starts if one is not first]:
                self._file.touch(self._file.main)
                _unnamed(start)

    def _touch(self, step: Step) -> None:
        at = step.places[0] if isinstance(step, Edit) else getattr(step, "at", None)
        if isinstance(step, Insert):
            at = step.after
        self._file.touch(self._file.main if at is None or at < 0 else self._part_of(at))

    def _part_of(self, at: int) -> str:
        return self._file.part_of(self._leaves[at].element)

    def _shown(self, at: int) -> Shown:
        return shown_in(self._file, self._part_of(at), self._labels)

    def _take(self, step: Step) -> None:  # noqa: C901, PLR0912, PLR0915 - a case for each step
        match step:
            case Edit(places=places, hunks=hunks, anchors=anchors):
                paragraphs = [self._leaves[at].element for at in places]
                shown = self._shown(places[0])
                theirs = self._theirs.words(anchors, hunks)
                self._editor.edit(paragraphs, hunks, theirs, shown, NEW_PARAGRAPH)
            case EditCell():
                self._cell(step)
            case Emphasise(at=at, anchor=anchor, tokens=tokens):
                one = self._leaves[at].element
                self._editor.emphasise(one, tokens, self._theirs.words([anchor]), self._shown(at))
            case EmphasiseCell(at=at, looks=looks):
                self._editor.relook(self._in_cell(step), looks, self._shown(at), "\n")
            case PrefixText(at=at, text=text):
                self._editor.lead(self._leaves[at].element, text, self._shown(at))
            case Restyle(at=at, anchor=anchor):
                _, leaf = self._blocks[anchor]
                style = child_of(leaf.element, f"{PPR}/{w('pStyle')}")
                name = self._grafts.style(style.get(VAL, ""))
                self._tracker.restyle(self._leaves[at].element, name)
                # what we told the writer was about what stood here before
                self._comments.remove(self._leaves[at].element)
            case Renumber(at=at, anchor=anchor):
                self._renumber(list_of(self._leaves[at].element), anchor)
            case RestoreAnchor(at=at, anchor=anchor, row=row):
                paragraph = self._paragraph_at(at, row)
                if paragraph is not None:
                    self._anchor(paragraph, anchor)
            case Insert():
                self._insert(step)
            case InsertRow():
                self._insert_row(step)
            case AddComment(at=at, text=text, row=row):
                self._remark(at, text, row)
            case RemoveRow(at=at, row=row):
                without_anchors(self._leaves[at].rows[row])
                self._tracker.delete_row(self._leaves[at].rows[row])
            case Remove(at=at):
                self._remove(at)
            case RetractProposal(at=at, of=of):
                self._comments.remove(self._leaves[at].element)
                self._comments.remove(self._leaves[of].element)
                self._places.withdraw(at)

    def _renumber(self, number: str, anchor: str) -> None:
        """Makes the points of the list with that number those of the list of a new point."""
        new = self._grafts.list_of_its_own(list_of(self._blocks[anchor][1].element))
        if not number or number == new:
            return
        for leaf in self._leaves:
            if not leaf.is_table and list_of(leaf.element) == number:
                self._tracker.renumber(leaf.element, new)

    def _in_cell(self, step: EditCell | EmphasiseCell) -> list[Element]:
        """The paragraphs of a cell."""
        cells = list(cells_in(self._leaves[step.at].rows[step.row]))
        return [one for one in blocks_in(cells[step.cell]) if one.tag == P]

    def _cell(self, step: EditCell) -> None:
        paragraphs = self._in_cell(step)
        theirs = self._theirs.words_of_cell(step)
        shown = self._shown(step.at)
        if step.hunks:
            self._editor.edit(paragraphs, step.hunks, theirs, shown, "\n")
        if step.beside:
            self._note_proposals(lambda: self._editor.append(paragraphs[-1], " → ", theirs, shown))

    def _anchor(self, paragraph: Element, anchor: str) -> None:
        """Lays an anchor round a paragraph, and takes it from where it stood before."""
        if self._standing is None:
            starts = self._file.body.iter(BOOKMARK_START)
            self._standing = {start.get(NAME, ""): start for start in starts}
        start = self._standing.pop(anchor, None)
        if start is not None and start.getparent() is not None:
            _unnamed(start)
        self._grafts.anchored(paragraph, anchor)

    def _note_proposals(self, work: Callable[[], None]) -> None:
        before = set(self._tracker.made)
        work()
        self.proposals |= self._tracker.made - before

    def _paragraph_at(self, at: int, row: int | None = None) -> Element | None:
        """The paragraph for an anchor or a comment: of the leaf, or the first of a row."""
        leaf = self._leaves[max(at, 0)]
        if not leaf.is_table:
            return leaf.element
        rows = leaf.rows
        if not rows:
            return None
        return next(rows[row or 0].iter(P), None)

    def _remark(self, at: int, text: str, row: int | None) -> None:
        leaf = self._leaves[max(at, 0)]
        if leaf.part != "body":
            leaf = next(one for one in self._leaves if one.part == "body" and not one.is_table)
            self._file.touch(self._file.main)
            self._comments.add(leaf.element, text)
            return
        paragraph = self._paragraph_at(at, row)
        if paragraph is not None:
            self._comments.add(paragraph, text)

    def _insert(self, step: Insert) -> None:
        block, leaf = self._blocks[step.anchor]
        made = self._grafts.copy(leaf.element)
        if step.copy:
            without_anchors(made)
        if isinstance(block.content, Table):
            for row, element in zip(block.content.rows, list(rows_in(made)), strict=True):
                name = copy_of(row.anchor) if step.copy else row.anchor
                paragraph = next(element.iter(P), None)
                if paragraph is not None and row.anchor:
                    self._anchor(paragraph, name)
        else:
            name = copy_of(step.anchor) if step.copy else step.anchor
            self._anchor(made, name)
            for text in self._theirs.beside(leaf):
                self._comments.add(made, text)

        def work() -> None:
            self._places.insert(made, step.after, beside=step.copy)

        if step.copy:
            self._note_proposals(work)
        else:
            work()

    def _insert_row(self, step: InsertRow) -> None:
        block, leaf = self._blocks[step.anchor]
        mine = self._leaves[step.at]
        last = self._rows.get((step.at, step.after))
        if last is None and step.after >= 0:
            last = mine.rows[step.after]
        theirs = self._grafts.copy(leaf.rows[step.their_row])
        made = insert_row(mine.element, last, theirs, step.columns)
        if isinstance(block.content, Table):
            paragraph = next(made.iter(P), None)
            anchor = block.content.rows[step.their_row].anchor
            if paragraph is not None and anchor:
                self._anchor(paragraph, anchor)
        self._tracker.insert_row(made)
        self._rows[step.at, step.after] = made

    def _remove(self, at: int) -> None:
        leaf = self._leaves[at]
        without_anchors(leaf.element)
        if leaf.ours:
            self._comments.remove(leaf.element)
            self._places.withdraw(at)
        elif leaf.is_table:
            self._tracker.delete_table(leaf.element)
        else:
            self._tracker.delete_paragraph(
                leaf.element, keep_mark=leaf.ends_section or self._places.ends_story(at)
            )


def _unnamed(start: Element) -> None:
    """Takes a bookmark away, wherever it ends."""
    ends = start.getroottree().getroot().iter(BOOKMARK_END)
    for end in [one for one in ends if one.get(ID) == start.get(ID)]:
        removed(end)
    removed(start)
