"""Parts that a person put elsewhere in a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.match_copy import CopyMatch
from toolkit.merge.outcome import excerpt
from toolkit.merge.text.sequences import longest_increasing
from toolkit.merge.word.model.text_model import Block


def moved(copy: Copy, meeting: CopyMatch) -> Iterator[tuple[Block, str]]:
    """The block that begins each part which was put elsewhere, and the text before it there."""
    there, here = meeting.copy.places, meeting.current.places
    both = [one for one in copy.base if one.anchor in there and one.anchor in here]
    in_copy = sorted(both, key=lambda block: there[block.anchor][0])
    shifted = _displaced(both, [there[block.anchor][0] for block in both])
    shifted &= _displaced(in_copy, [here[block.anchor][0] for block in in_copy])
    last = ""
    for block in in_copy:
        if block.anchor in shifted and last not in shifted:
            before = [at for at in meeting.copy.taken if at < there[block.anchor][0]]
            yield block, excerpt(copy.leaves[max(before)].content.text) if before else ""
        last = block.anchor


def _displaced(blocks: Sequence[Block], places: Sequence[int]) -> set[str]:
    """The fewest blocks whose places stand out of order."""
    stay = set(longest_increasing(places))
    return {block.anchor for at, block in enumerate(blocks) if at not in stay}
