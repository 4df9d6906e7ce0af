"""Matches incoming blocks with those of the base where their numbers have shifted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from toolkit.merge.text.sequences import best_pairs
from toolkit.merge.word.match.likeness import likeness, words_of
from toolkit.merge.word.model.text_model import Block
from toolkit.ooxml.wordml import ANCHOR, BOX
from toolkit.writers.docx.anchors import anchor_name

COUNTED = re.compile(r"(.*/)?[a-z]*\d+(?:[./]\d+)*")
"""The last part of an id that is a position among its like: `CON-MET-CM/p2`, `summary/l1/3`."""


def keep_identities(
    new: Sequence[Block], last: Sequence[Block], used: Collection[str]
) -> list[Block]:
    """The new blocks under the anchors that those have in the file which they follow.

    Blocks with a word of their own follow the one of the same word. Those that are counted follow
    the one whose text is the most alike in its order, so that a new first paragraph is a new one.
    """
    groups: dict[str, tuple[list[Block], list[Block]]] = defaultdict(lambda: ([], []))
    named = {block.anchor: block for block in last}
    anchors: dict[int, str] = {}
    for block in last:
        if group := _group(block):
            groups[group][0].append(block)
    for block in new:
        if group := _group(block):
            groups[group][1].append(block)
        elif block.anchor in named and not _group(named[block.anchor]):
            anchors[id(block)] = block.anchor
    for old, incoming in groups.values():
        for one, two in _pairs(old, incoming):
            anchors[id(two)] = one.anchor
    taken = set(anchors.values()) | set(named)
    for block in new:
        if id(block) not in anchors:
            anchors[id(block)] = _free_anchor(block, taken, used)
            taken.add(anchors[id(block)])
    return [replace(block, anchor=anchors[id(block)]) for block in new]


def _free_anchor(block: Block, taken: Collection[str], used: Collection[str]) -> str:
    """The anchor of a new block, with a `'` behind its id for each time that it is in use.

    A block with a name of its own may be one that comes back, so it may have a used anchor.
    """
    anchor, name = block.anchor, block.id
    while anchor in taken or (_group(block) and anchor in used):
        name += "'"
        anchor = anchor_name(name)
    return anchor


def begins_a_box(block: Block) -> bool:
    """Whether it is the empty paragraph with which a box of an official form begins."""
    return block.anchor.removeprefix(ANCHOR) == block.box.removeprefix(BOX)


def _group(block: Block) -> str:
    """The series in which a block is counted; empty where it has a word of its own."""
    if block.anchor.endswith("=") or block.part != "body":
        return ""
    if block.box and begins_a_box(block):
        return ""
    counted = COUNTED.fullmatch(block.id)
    return f"{counted[1] or '/'}" if counted and counted[1] else ""


def _pairs(old: list[Block], new: list[Block]) -> list[tuple[Block, Block]]:
    head = tail = 0
    shorter = min(len(old), len(new))
    while head < shorter and old[head].content == new[head].content:
        head += 1
    while tail < shorter - head and old[-1 - tail].content == new[-1 - tail].content:
        tail += 1
    # what is equal at either end belongs together, and need not be compared with all others
    ends = [*zip(old[:head], new[:head], strict=True)]
    ends += zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)
    return [*ends, *_alike(old[head : len(old) - tail], new[head : len(new) - tail])]


def _alike(old: list[Block], new: list[Block]) -> list[tuple[Block, Block]]:
    """The pairs that are the most alike, in order on both sides; else those of one id."""
    here, there = ([words_of(block.content) for block in group] for group in (old, new))

    def alike(i: int, j: int) -> float:
        value = likeness(here[i], there[j])
        # the first half of a paragraph that was split is that paragraph
        if value and old[i].content.text.startswith(f"{new[j].content.text} "):
            value = 1.0
        # of texts equally alike those in the same place belong together
        return value + (0.01 if old[i].id == new[j].id else 0.0) if value else 0.0

    found = {j: i for i, j in best_pairs(len(old), len(new), alike, least=0.4)}
    taken = set(found.values())
    by_id = {block.id: at for at, block in enumerate(old) if at not in taken}
    last = -1
    following = _first_behind(found, len(new), len(old))
    for at, block in enumerate(new):
        if at not in found and last < (other := by_id.get(block.id, -1)) < following[at]:
            found[at] = other
        last = max(last, found.get(at, -1))
    return [(old[i], new[j]) for j, i in sorted(found.items())]


def _first_behind(found: Mapping[int, int], count: int, end: int) -> list[int]:
    """For each new block the first old one that is matched behind it; `end` where there is none."""
    following = [end] * (count + 1)
    for at in range(count - 1, -1, -1):
        following[at] = min(following[at + 1], found.get(at, end))
    return following
