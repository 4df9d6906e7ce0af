"""What the new file says, taken out of it as the steps ask for it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from copy import deepcopy

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.word.model.containers import blocks_in, cells_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block
from toolkit.merge.word.plan.steps import EditCell
from toolkit.merge.word.read.document import shown_in
from toolkit.merge.word.read.generated_file import Source
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.read.split_runs import EVERY, Atom, taken_apart, told_atoms
from toolkit.ooxml.wordml import ID, Element, P, T, w


class IncomingFile:
    """The new file, and its blocks by their anchors."""

    def __init__(self, fresh: WordFile, blocks: Mapping[str, tuple[Block, Source]]) -> None:
        self._fresh, self.blocks = fresh, blocks

    def words(self, anchors: Sequence[str], hunks: Sequence[Hunk] = ()) -> list[Atom]:
        """The tokens of paragraphs; those that the hunks take over have runs of their own."""
        return self._atoms([self.blocks[anchor][1].element for anchor in anchors], _new_in(hunks))

    def words_of_cell(self, step: EditCell) -> list[Atom]:
        """The tokens of the cell from which a cell is edited."""
        _, leaf = self.blocks[step.anchor]
        cell = list(cells_in(leaf.rows[step.their_row]))[step.their_cell]
        paragraphs = [one for one in blocks_in(cell) if one.tag == P]
        return self._atoms(paragraphs, EVERY if step.beside else _new_in(step.hunks), "\n")

    def beside(self, leaf: Source) -> Iterator[str]:
        """What the new file tells the writer at the side of a paragraph."""
        for reference in leaf.element.iter(w("commentReference")):
            for part in self._fresh.related("comments"):
                for one in self._fresh.tree(part):
                    if one.get(ID) == reference.get(ID):
                        lines = ["".join(t.text or "" for t in p.iter(T)) for p in one.iter(P)]
                        yield "\n".join(lines)

    def _atoms(
        self, paragraphs: Sequence[Element], wanted: Container[int], mark: str = ""
    ) -> list[Atom]:
        if (told := told_atoms(paragraphs, mark)) is not None:
            return told
        copies = [deepcopy(one) for one in paragraphs]
        shown = shown_in(self._fresh, self._fresh.main, AS_SHOWN)
        return taken_apart(copies, shown, wanted, mark)


def _new_in(hunks: Sequence[Hunk]) -> set[int]:
    """The numbers of the tokens that hunks take over."""
    return {at for hunk in hunks for at in range(hunk.left, hunk.right)}
