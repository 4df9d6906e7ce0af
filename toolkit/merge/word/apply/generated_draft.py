"""A newly generated draft as the incoming text of a merge."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from copy import deepcopy

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.word.apply.incoming import Words
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import Transplant, without_anchors
from toolkit.merge.word.model.author import PROPOSAL, Author
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.merge.word.plan.steps import EditCell, Insert, InsertRow
from toolkit.merge.word.read.document import shown_in
from toolkit.merge.word.read.generated_file import Source
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.read.split_runs import EVERY, Atom, plain_atoms, taken_apart
from toolkit.ooxml.containers import blocks_in, cells_in
from toolkit.ooxml.wordml import ID, Element, P, T, w


class GeneratedDraft:
    """A draft, with its blocks by their anchors; only what a step needs is read."""

    author = PROPOSAL
    splits_paragraphs = False

    def __init__(
        self, file: WordFile, blocks: Mapping[str, tuple[Block, Source]], transplant: Transplant
    ) -> None:
        self._file, self._blocks = file, blocks
        self.transplant = transplant

    def element(self, name: str) -> Element:
        """The paragraph or table of that anchor."""
        return self._blocks[name][1].element

    def words(self, names: Sequence[str], hunks: Sequence[Hunk] = ()) -> Words:
        """The words of paragraphs; those that the hunks take over have runs of their own."""
        return self._words([self.element(name) for name in names], _new_in(hunks))

    def words_of_cell(self, step: EditCell) -> Words:
        """The words of the cell from which a cell is edited."""
        _, source = self._blocks[step.source]
        cell = list(cells_in(source.rows[step.source_row]))[step.source_cell]
        paragraphs = [one for one in blocks_in(cell) if one.tag == P]
        return self._words(paragraphs, EVERY if step.beside else _new_in(step.hunks), "\n")

    def block(self, step: Insert) -> Element:
        """A copy of a block, without anchors."""
        made = self.transplant.copy(self.element(step.source))
        if step.beside:
            without_anchors(made)
        return made

    def row(self, step: InsertRow) -> Element:
        """A copy of a row."""
        return self.transplant.copy(self._blocks[step.source][1].rows[step.source_row])

    def row_anchor(self, step: InsertRow) -> str:
        """The anchor of that row."""
        content = self._blocks[step.source][0].content
        return content.rows[step.source_row].anchor if isinstance(content, Table) else ""

    def prompts(self, name: str) -> list[str]:
        """The comment in the margin of a paragraph."""
        block, source = self._blocks[name]
        if isinstance(block.content, Table):
            return []
        wanted = [one.get(ID) for one in source.element.iter(w("commentReference"))]
        return [
            "\n".join("".join(node.text or "" for node in p.iter(T)) for p in comment.iter(P))
            for number in wanted
            for part in self._file.related("comments")
            for comment in self._file.tree(part)
            if comment.get(ID) == number
        ]

    def run(self, one: Element) -> Element:
        """A copy of a run or link."""
        return self.transplant.copy(one)

    def author_of_block(self, _name: str) -> Author:
        """The tool."""
        return PROPOSAL

    def author_of_words(self, _words: Words, _hunk: Hunk, _deleted: str) -> Author:
        """The tool."""
        return PROPOSAL

    def author_inside_words(self, _words: Words, _hunk: Hunk, _deleted: str) -> Author | None:
        """Nobody: nothing is proposed in a draft."""
        return None

    def emphasise(self, run: Element, atom: Atom, tracker: Tracker) -> None:
        """Gives a run the emphasis of a word."""
        tracker.relook(run, atom.marks)

    def dress(self, _run: Element, _atom: Atom, _before: Atom | None) -> None:
        """Does nothing: a word of the draft has no looks beside its emphasis."""

    def _words(
        self, paragraphs: Sequence[Element], wanted: Container[int], mark: str = ""
    ) -> Words:
        if (atoms := plain_atoms(paragraphs, mark)) is not None:
            return Words(atoms)
        copies = [deepcopy(one) for one in paragraphs]
        shown = shown_in(self._file, self._file.main, AS_SHOWN)
        return Words(taken_apart(copies, shown, wanted, mark))


def _new_in(hunks: Sequence[Hunk]) -> set[int]:
    """The numbers of the tokens that hunks take over."""
    return {at for hunk in hunks for at in range(hunk.left, hunk.right)}
