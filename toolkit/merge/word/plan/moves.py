"""Plans moves of whole sections, with all that people wrote in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.merge.text.sequences import longest_increasing
from toolkit.merge.word.match.align import align
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block
from toolkit.merge.word.read.document import BodyItem, ends_box
from toolkit.ooxml.ranges import ranges_are_in_order
from toolkit.ooxml.wordml import Element, parent_of

TOP = ""


@dataclass(frozen=True, slots=True)
class Move:
    """The items from `start` up to `end` are to be before the item `before`."""

    anchor: str
    """Of the heading that opens them."""

    start: int
    end: int
    before: int


@dataclass(frozen=True, slots=True)
class Moves:
    """Sections that can be moved, and those that cannot, with the reason."""

    made: tuple[Move, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def parents(blocks: Sequence[Block]) -> dict[str, str]:
    """By each block's anchor that of the heading it is under, in the order of the text.

    What is under a heading in a box of an official form ends with the box.
    """
    found: dict[str, str] = {}
    open_headings: list[Block] = []
    for block in blocks:
        level, box = block.level, block.box
        while open_headings:
            last = open_headings[-1]
            if not (level and last.level >= level) and last.box in ("", box):
                break
            open_headings.pop()
        found[block.anchor] = open_headings[-1].anchor if open_headings else TOP
        if level:
            open_headings.append(block)
    return found


class _Mover:
    """Finds one move after the other, until the sections are as the outline has them."""

    def __init__(self, base: Sequence[Block], incoming: Sequence[Block]) -> None:
        old, new = parents(base), parents(incoming)
        order = {anchor: number for number, anchor in enumerate(old)}
        headings = {block.anchor for block in incoming if block.level}
        self._base = base
        groups: dict[str, list[str]] = defaultdict(list)
        for anchor, parent in new.items():
            if anchor in headings and old.get(anchor, "?") == parent:
                groups[parent].append(anchor)
        self._groups = [
            group for group in groups.values() if group != sorted(group, key=order.__getitem__)
        ]
        self._order = order
        self._tried: set[str] = set()
        self._begun: set[str] = set()

    @property
    def has_work(self) -> bool:
        """Whether the outline changed the order of any sections."""
        return bool(self._groups)

    def displaced(self) -> list[str]:
        """The fewest sections that are elsewhere than before."""
        found: list[str] = []
        for group in self._groups:
            stay = set(longest_increasing([self._order[anchor] for anchor in group]))
            found += [anchor for number, anchor in enumerate(group) if number not in stay]
        return found

    def next(self, items: Sequence[BodyItem]) -> Move | tuple[str, str] | None:
        """The next section to be moved, or one that cannot be and why; None at the end."""
        places = align(self._base, items).places
        for group in self._groups:
            wanted = [anchor for anchor in group if anchor in places]
            here = [places[anchor][0] for anchor in wanted]
            if here == sorted(here):
                continue  # a person, or an earlier step, has put them so already
            by_base = [places[one][0] for one in sorted(wanted, key=self._order.__getitem__)]
            untouched = by_base == sorted(by_base) or group[0] in self._begun
            self._begun.add(group[0])
            stay = set(longest_increasing(here))
            for number, anchor in enumerate(wanted):
                if number in stay or anchor in self._tried:
                    continue
                self._tried.add(anchor)
                if not untouched:
                    return anchor, "the sections were put into another order by hand"
                before = places[wanted[number - 1]][0] if number else -1
                return _move(anchor, places[anchor][0], before, min(here), items)
        return None


def _move(
    anchor: str, start: int, before: int, first: int, items: Sequence[BodyItem]
) -> Move | tuple[str, str]:
    end = end_of(items, start)
    target = end_of(items, before) if before >= 0 else first
    if any(item.ends_section for item in items[min(start, target) : max(end, target)]):
        return anchor, "pages of another orientation begin or end there"
    return Move(anchor, start, end, target)


def end_of(items: Sequence[BodyItem], start: int) -> int:
    """The number of the first item after the section that a heading opens.

    One in a box of an official form ends before the empty paragraph that ends the box.
    """
    level, box = items[start].paragraph.level, items[start].box
    at = start + 1
    while at < len(items) and items[at].part == "body":
        item = items[at]
        if not item.is_table and 0 < item.paragraph.level <= level:
            break
        if box and (item.box != box or ends_box(items, at)):
            break
        at += 1
    return at


def reordered(base: Sequence[Block], incoming: Sequence[Block]) -> bool:
    """Whether the outline changed the order of any sections."""
    return _Mover(base, incoming).has_work


def stuck(base: Sequence[Block], incoming: Sequence[Block], reason: str) -> Moves:
    """No moves at all, and the sections that should have been moved."""
    return Moves((), tuple((anchor, reason) for anchor in _Mover(base, incoming).displaced()))


def make_moves(
    file: WordFile, base: Sequence[Block], items: list[BodyItem], incoming: Sequence[Block]
) -> tuple[list[BodyItem], Moves]:
    """Moves sections until they are as the outline has them; the items in their new order."""
    made: list[Move] = []
    refused: list[tuple[str, str]] = []
    mover = _Mover(base, incoming)
    while mover.has_work and (found := mover.next(items)) is not None:
        if not isinstance(found, Move):
            refused.append(found)
            continue
        if not _neighbours(items, found):
            reason = "a content control or a box of a form begins or ends in it"
            refused.append((found.anchor, reason))
            continue
        if _ends_in_table(items, found):
            refused.append((found.anchor, "a table would be the last in its box"))
            continue
        if _tears_a_range(items, found):
            reason = "a comment or bookmark begins in one section and ends in another"
            refused.append((found.anchor, reason))
            continue
        file.touch(file.main)
        moving = items[found.start : found.end]
        if _is_beside(items, found):
            for item in moving:
                items[found.before].element.addprevious(item.element)
        else:
            last = items[found.before - 1].element
            for item in reversed(moving):
                last.addnext(item.element)
        rest = items[: found.start] + items[found.end :]
        at = found.before if found.before <= found.start else found.before - len(moving)
        items = [*rest[:at], *moving, *rest[at:]]
        made.append(found)
    return items, Moves(tuple(made), tuple(refused))


def _is_beside(items: Sequence[BodyItem], move: Move) -> bool:
    """Whether the section goes before an item beside it, and not to the end of its story or box."""
    if move.before >= len(items) or items[move.before].part != "body":
        return False
    return items[move.before].box == items[move.start].box or not items[move.start].box


def _ends_in_table(items: Sequence[BodyItem], move: Move) -> bool:
    """Whether a table would end the box in which the section is: Word wants a paragraph there."""
    if not (box := items[move.start].box):
        return False
    stay = [at for at in range(len(items)) if not move.start <= at < move.end]
    behind = [at for at in stay if at >= move.before and items[at].box == box]
    return items[behind[-1] if behind else move.end - 1].is_table


def _tears_a_range(items: Sequence[BodyItem], move: Move) -> bool:
    """Whether a comment or bookmark would end before it begins."""
    here = parent_of(items[move.start].element)
    return ranges_are_in_order(here) and not ranges_are_in_order(_children_after(items, move))


def _children_after(items: Sequence[BodyItem], move: Move) -> list[Element]:
    """All that is beside the section, in the order after the move."""
    moving = [item.element for item in items[move.start : move.end]]
    children = [one for one in parent_of(moving[0]) if one not in set(moving)]
    if _is_beside(items, move):
        at = children.index(items[move.before].element)
    else:
        at = children.index(items[move.before - 1].element) + 1
    return [*children[:at], *moving, *children[at:]]


def _neighbours(items: Sequence[BodyItem], move: Move) -> bool:
    """Whether all that is concerned is directly in the body."""
    concerned = [*items[move.start : move.end], items[min(move.before, len(items)) - 1]]
    if _is_beside(items, move):
        concerned.append(items[move.before])
    parents = {item.element.getparent() for item in concerned}
    return len(parents) == 1
