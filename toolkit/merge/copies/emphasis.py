"""How a person made words and paragraphs look, unless their program made all of them look anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.merge.copies.copy import Copy
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.model.text_model import Paragraph
from toolkit.merge.word.plan.steps import Emphasise, Restyle, Step
from toolkit.merge.word.read.document import BodyItem

MOST = 0.8
"""Where fewer paragraphs than this look as they were generated, no person made them look so."""


class Looks:
    """The looks of one copy, as far as they are a person's work."""

    def __init__(self, copy: Copy, found: Alignment) -> None:
        self._leaves = copy.leaves
        styles: list[bool] = []
        marks: list[bool] = []
        for block in copy.base:
            places = found.places.get(block.anchor, ())
            if len(places) != 1 or not isinstance(block.content, Paragraph):
                continue
            was, leaf = block.content, copy.leaves[places[0]]
            if was.style and not leaf.is_table:
                styles.append(leaf.paragraph.style == was.style)
            if not leaf.is_table and leaf.paragraph.tokens == was.tokens:
                marks.append(leaf.paragraph.marks == was.marks)
        self._styled, self._marked = _is_kept(styles), _is_kept(marks)

    def steps(
        self,
        here: int,
        there: int,
        was: Paragraph,
        mine: BodyItem,
        tokens: tuple[tuple[int, int], ...],
    ) -> Iterator[Step]:
        """What gives a paragraph of the current file the look that it has in the copy."""
        if tokens and self._marked:
            yield Emphasise(here, str(there), tokens)
        new = self._leaves[there].paragraph.style
        restyled = was.style and new and was.style != new and self._styled
        if restyled and mine.paragraph.style == was.style:
            yield Restyle(here, str(there))


def _is_kept(found: Sequence[bool]) -> bool:
    return sum(found) >= MOST * len(found)
