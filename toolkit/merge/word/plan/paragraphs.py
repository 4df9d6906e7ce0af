"""How a paragraph that a person has edited takes up what changed in the one that is generated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.text.three_way import kept, merge
from toolkit.merge.word.model.text_model import Block, Paragraph
from toolkit.merge.word.plan.joined_paragraphs import text_at
from toolkit.merge.word.plan.steps import Edit, Emphasise, Renumber, Restyle, Step
from toolkit.merge.word.read.document import BodyItem


@dataclass(frozen=True, slots=True)
class TextMerge:
    """The steps for one paragraph, and what became of it."""

    steps: tuple[Step, ...]
    fate: BlockOutcome
    note: str = ""
    beside: str = ""
    """What a comment says where the incoming version is to be shown beside the current one."""


def merge_text(
    known: Block | None, block: Block, places: Sequence[int], leaves: Sequence[BodyItem]
) -> TextMerge:
    """The changes from `known` to `block`, made in the leaves where it stands."""
    mine, theirs = text_at(places, leaves).tokens, _paragraph(block)
    if known is None:
        same = mine == theirs.tokens
        return TextMerge((), BlockOutcome.UNCHANGED if same else BlockOutcome.CONFLICT)
    base = _paragraph(known)
    told = merge(base.tokens, mine, theirs.tokens)
    steps: list[Step] = []
    if told.hunks:
        steps.append(Edit(tuple(places), told.hunks, (block.anchor,)))
    if len(places) == 1:
        leaf = leaves[places[0]].paragraph
        if not told.clashes and (found := tuple(emphasis(base, leaf, theirs))):
            steps.append(Emphasise(places[0], block.anchor, found))
        if base.style and theirs.style and base.style != theirs.style and leaf.style == base.style:
            steps.append(Restyle(places[0], block.anchor))
    if known.start != block.start:
        steps.append(Renumber(places[0], block.anchor))
    return TextMerge(
        tuple(steps), _fate(bool(told.clashes), base.tokens == mine, steps, mine == theirs.tokens)
    )


def merge_joined(
    known: Sequence[Block],
    new: Sequence[Block],
    places: Sequence[int],
    leaves: Sequence[BodyItem],
) -> TextMerge:
    """The same for several blocks that a person made one paragraph of."""
    mine = text_at(places, leaves).tokens
    base = tuple(token for block in known for token in _paragraph(block).tokens)
    theirs = tuple(token for block in new for token in _paragraph(block).tokens)
    told = merge(base, mine, theirs)
    steps: list[Step] = []
    if told.hunks:
        steps.append(Edit(tuple(places), told.hunks, tuple(block.anchor for block in new)))
    return TextMerge(tuple(steps), _fate(bool(told.clashes), False, steps, False))


def _fate(clashes: bool, untouched: bool, steps: Sequence[Step], same: bool) -> BlockOutcome:
    if clashes:
        return BlockOutcome.CONFLICT
    if steps:
        return BlockOutcome.UPDATED if untouched else BlockOutcome.MERGED
    return BlockOutcome.UNCHANGED if untouched or same else BlockOutcome.KEPT


def _paragraph(block: Block) -> Paragraph:
    if not isinstance(block.content, Paragraph):
        raise TypeError("a paragraph stands where a table did")
    return block.content


def emphasis(base: Paragraph, mine: Paragraph, theirs: Paragraph) -> Iterator[tuple[int, int]]:
    """Tokens whose emphasis the outline changed and no person did: theirs by mine."""
    if base.marks == theirs.marks and base.tokens == theirs.tokens:
        return
    here = dict(kept(base.tokens, mine.tokens))
    for old, new in kept(base.tokens, theirs.tokens):
        at = here.get(old)
        if at is None or base.marks[old] == theirs.marks[new]:
            continue
        if mine.marks[at] == base.marks[old]:
            yield at, new
