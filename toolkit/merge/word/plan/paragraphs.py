"""Plans what changes in a paragraph that a person has edited."""

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
    outcome: BlockOutcome
    note: str = ""
    beside: str = ""
    """What a comment says where the incoming version is to be shown beside the current one."""


def merge_text(
    known: Block | None, block: Block, places: Sequence[int], items: Sequence[BodyItem]
) -> TextMerge:
    """The changes from `known` to `block`, made in the items where it is."""
    current, incoming = text_at(places, items).tokens, _paragraph(block)
    if known is None:
        same = current == incoming.tokens
        return TextMerge((), BlockOutcome.UNCHANGED if same else BlockOutcome.CONFLICT)
    base = _paragraph(known)
    merged = merge(base.tokens, current, incoming.tokens)
    steps: list[Step] = []
    if merged.hunks:
        steps.append(Edit(tuple(places), merged.hunks, (block.anchor,)))
    if len(places) == 1:
        item = items[places[0]].paragraph
        if not merged.clashes and (found := tuple(emphasis(base, item, incoming))):
            steps.append(Emphasise(places[0], block.anchor, found))
        if (
            base.style
            and incoming.style
            and base.style != incoming.style
            and item.style == base.style
        ):
            steps.append(Restyle(places[0], block.anchor))
    if known.start != block.start:
        steps.append(Renumber(places[0], block.anchor))
    return TextMerge(
        tuple(steps),
        _outcome(bool(merged.clashes), base.tokens == current, steps, current == incoming.tokens),
    )


def merge_joined(
    known: Sequence[Block],
    new: Sequence[Block],
    places: Sequence[int],
    items: Sequence[BodyItem],
) -> TextMerge:
    """The same for several blocks that a person made one paragraph of."""
    current = text_at(places, items).tokens
    base = tuple(token for block in known for token in _paragraph(block).tokens)
    incoming = tuple(token for block in new for token in _paragraph(block).tokens)
    merged = merge(base, current, incoming)
    steps: list[Step] = []
    if merged.hunks:
        steps.append(Edit(tuple(places), merged.hunks, tuple(block.anchor for block in new)))
    return TextMerge(tuple(steps), _outcome(bool(merged.clashes), False, steps, False))


def _outcome(clashes: bool, untouched: bool, steps: Sequence[Step], same: bool) -> BlockOutcome:
    if clashes:
        return BlockOutcome.CONFLICT
    if steps:
        return BlockOutcome.UPDATED if untouched else BlockOutcome.MERGED
    return BlockOutcome.UNCHANGED if untouched or same else BlockOutcome.KEPT


def _paragraph(block: Block) -> Paragraph:
    if not isinstance(block.content, Paragraph):
        raise TypeError("a paragraph stands where a table did")
    return block.content


def emphasis(base: Paragraph, current: Paragraph, incoming: Paragraph) -> Iterator[tuple[int, int]]:
    """Tokens whose emphasis the outline changed and no person did: incoming by current."""
    if base.marks == incoming.marks and base.tokens == incoming.tokens:
        return
    here = dict(kept(base.tokens, current.tokens))
    for old, new in kept(base.tokens, incoming.tokens):
        at = here.get(old)
        if at is None or base.marks[old] == incoming.marks[new]:
            continue
        if current.marks[at] == base.marks[old]:
            yield at, new
