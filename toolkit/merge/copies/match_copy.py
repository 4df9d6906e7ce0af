"""Matches the parts of a copy with the parts of the current file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.merge.copies.copy import Copy, headings_of, is_contents_line, says_nothing
from toolkit.merge.outcome import excerpt
from toolkit.merge.word.match.align import Alignment, align
from toolkit.merge.word.match.block_identity import keep_identities
from toolkit.merge.word.model.text_model import Block
from toolkit.merge.word.read.document import BodyItem

HAND = "hand "
"""Begins the name of what a person wrote in the copy; its number follows."""

ONLY = "now "
"""Begins the name of what is generated in the current file alone."""


@dataclass(frozen=True, slots=True)
class CopyMatch:
    """A copy held against what was generated in it, and against the current file."""

    copy: Alignment
    """Where the generated blocks are in the copy."""

    current: Alignment
    """Where they and what was written by hand in the copy are in the current file."""

    written: tuple[tuple[str, int], ...]
    """What was written by hand in the copy: names and items, in its order."""

    now: dict[str, Block]
    """The blocks that were generated in the current file last, by the anchors of the copy's."""

    generated: frozenset[int]
    """The items of the current file that a build wrote."""


def match_copy(copy: Copy, base: Sequence[Block] | None, items: Sequence[BodyItem]) -> CopyMatch:
    """Holds a copy against the items of the current file; `base` is what was generated there."""
    in_copy = align(copy.base, copy.items)
    taken, headings = in_copy.taken, headings_of(copy.base)
    written = tuple(
        (f"{HAND}{at}", at)
        for at, item in enumerate(copy.items)
        if at not in taken
        and item.part == "body"
        and not (item.gone or item.is_proposal)
        and not says_nothing(item)
        and not is_contents_line(item, headings)
    )
    now = _successors(copy.base, base)
    renamed = {old: block.anchor for old, block in now.items()}
    names: dict[str, str] = {}
    blocks: list[Block] = []
    used = {block.anchor for block in base or ()}
    for block in _in_order(copy, in_copy, dict(written)):
        name = renamed.get(block.anchor, block.anchor)
        if block.anchor not in renamed and name in used:
            name = f"{ONLY}{block.anchor}"
        names[name] = block.anchor
        blocks.append(replace(block, anchor=name))
    for block in base or ():
        if block.anchor not in names:
            names[block.anchor] = f"{ONLY}{block.anchor}"
            blocks.append(block)
    found = align(blocks, items)
    generated = frozenset(
        at
        for name, places in found.places.items()
        if not names[name].startswith(HAND)
        for at in places
    )
    current = Alignment(
        {names[name]: places for name, places in found.places.items()},
        {names[name]: names[owner] for name, owner in found.joined.items()},
        found.sure,
    )
    return CopyMatch(in_copy, current, written, now, generated)


def not_brought(copy: Copy, match: CopyMatch, items: Sequence[BodyItem]) -> Iterator[str]:
    """What was written in headers and footers of the copy, beside what was generated there."""
    known = {item.content.text for item in items} | {one.content.text for one in copy.base}
    for at, item in enumerate(copy.items):
        if item.part == "body" or at in match.copy.taken or says_nothing(item):
            continue
        if item.content.text not in known:
            yield excerpt(item.content.text)


def _successors(old: Sequence[Block], new: Sequence[Block] | None) -> dict[str, Block]:
    """By the anchors of the copy's blocks those that follow them in the current file."""
    if new is None:
        return {}
    if tuple(old) == tuple(new):
        return {block.anchor: block for block in old}
    known = {block.anchor for block in old}
    followed = zip(new, keep_identities(new, old, ()), strict=True)
    return {then.anchor: block for block, then in followed if then.anchor in known}


def _in_order(copy: Copy, found: Alignment, written: dict[str, int]) -> Iterator[Block]:
    """All blocks in the order of the copy; what is gone there follows what it followed before."""
    by_anchor = {block.anchor: block for block in copy.base}
    first = {places[0]: anchor for anchor, places in found.places.items()}
    written_at = {at: name for name, at in written.items()}
    behind: dict[str, list[Block]] = defaultdict(list)
    last = ""
    for block in copy.base:
        if block.anchor in found.places:
            last = block.anchor
        else:
            behind[last].append(block)
    yield from behind[""]
    for at, item in enumerate(copy.items):
        if at in first:
            yield by_anchor[first[at]]
            yield from behind[first[at]]
        elif at in written_at:
            yield Block(written_at[at], item.content, "", item.part, box=item.box)
