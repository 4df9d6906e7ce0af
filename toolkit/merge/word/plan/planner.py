"""What is to be done to an edited file: a list of steps, thought out before anything is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.merge.outcome import BlockOutcome, Entry, MergeReport, excerpt
from toolkit.merge.word import margin_comments
from toolkit.merge.word.match.align import Alignment, align, copy_of
from toolkit.merge.word.match.figure_match import is_as_drawn, is_as_generated
from toolkit.merge.word.match.reappeared import reappeared
from toolkit.merge.word.model.text_model import Block, Paragraph, Table, same
from toolkit.merge.word.plan.moves import Moves, end_of, parents
from toolkit.merge.word.plan.paragraphs import TextMerge, merge_text, seen_text
from toolkit.merge.word.plan.renumbering import relabelled, renumbered, stale
from toolkit.merge.word.plan.steps import (
    AddComment,
    Insert,
    PrefixText,
    Remove,
    RestoreAnchor,
    RetractProposal,
    Step,
    anchors_of,
)
from toolkit.merge.word.plan.tables import merge_table
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem

NO_MOVES = Moves()
NO_PLACE = "No longer in the outline: "


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps, what they come to, and what will be known of the file afterwards."""

    steps: tuple[Step, ...]
    account: MergeReport
    base: tuple[Block, ...]
    alignment: Alignment


def plan(
    base: Sequence[Block],
    leaves: Sequence[BodyItem],
    fresh: Sequence[Block],
    moves: Moves = NO_MOVES,
) -> Plan:
    """How the leaves of an edited file take up what changed from `base` to `fresh`."""
    return _Planner(base, leaves, fresh, moves).plan()


class _Planner:
    """Goes through the new blocks in their order, then through those that are no more."""

    def __init__(
        self,
        base: Sequence[Block],
        leaves: Sequence[BodyItem],
        fresh: Sequence[Block],
        moves: Moves,
    ) -> None:
        self.moves = moves
        self.leaves, self.fresh = leaves, fresh
        self.old = {block.anchor: block for block in base}
        self.new = {block.anchor: block for block in fresh}
        standing = {name for leaf in leaves if not leaf.gone for name in leaf.anchors}
        back = [b for b in fresh if b.anchor not in self.old and b.anchor in standing]
        self.found = align((*base, *back), leaves)
        self.old |= reappeared(fresh, frozenset(self.old), leaves, self.found)
        self.joined: dict[str, list[str]] = defaultdict(list)
        for anchor, owner in self.found.joined.items():
            self.joined[owner].append(anchor)
        self.copies = {
            name: at for at, leaf in enumerate(leaves) if leaf.ours for name in leaf.copies
        }
        self.order = [block.anchor for block in base]
        self.fates: dict[str, Entry] = {}
        self.base: list[Block] = []
        self.steps: list[Step] = []
        self.hidden: dict[int, list[Block]] = defaultdict(list)
        self.headings = parents(base) | parents(fresh)
        self.taken = self.found.taken

    def plan(self) -> Plan:
        last = -1
        for block in self.fresh:
            places = self.found.places.get(block.anchor)
            self._block(block, places, last)
            if places:
                last = places[-1]
        for block in self.old.values():
            if block.anchor not in self.new:
                self._dropped(block)
        self._headings_of_what_is_kept()
        self._tell_moves()
        for at, blocks in self.hidden.items():
            text = margin_comments.of_deleted([block.id for block in blocks])
            self.steps.append(AddComment(max(at, 0), text))
        for block in self.fresh:
            if block.anchor not in self.fates:
                self._tell(block, BlockOutcome.KEPT, "joined to another paragraph by hand")
        anchors = dict.fromkeys((*self.new, *self.old))
        entries = tuple(self.fates[name] for name in anchors if name in self.fates)
        labels = renumbered(tuple(self.old.values()), self.fresh)
        told = tuple(stale(self.leaves, set(self.taken), labels))
        return Plan(tuple(self.steps), MergeReport(entries, told), tuple(self.base), self.found)

    def _tell(self, block: Block, fate: BlockOutcome, note: str = "") -> None:
        self.fates[block.anchor] = Entry(block.id, fate, excerpt(block.content.text), note)

    def _remark(self, block: Block, at: int, text: str) -> None:
        self.steps.append(AddComment(max(at, 0), f"{block.id}: {text}"))

    def _block(self, block: Block, places: list[int] | None, last: int) -> None:
        known = self.old.get(block.anchor)
        if block.anchor in self.found.joined:
            self._keep(block, known)
            return
        if places is None:
            self._keep(block, known)
            self._absent(block, known, last)
        elif isinstance(block.content, Table):
            self._keep(block, known)
            self._table(block, known, places[0])
        elif is_figure(block):
            self._keep(block, known)
            self._figure(block, known, places[0])
        else:
            self._paragraph(block, known, places)

    def _keep(self, block: Block, known: Block | None, was: Paragraph | None = None) -> None:
        """Remembers the new block, and what a decision that still waits is about."""
        if known and same(known.content, block.content):
            was = known.was
        self.base.append(block if was is block.was else replace(block, was=was))

    def _absent(self, block: Block, known: Block | None, last: int) -> None:
        """A block that does not stand in the file: new, or deleted by a person."""
        heading = self.headings.get(block.anchor, "")
        under_deleted = heading in self.old and not self._stands(heading)
        if known and (
            same(known.content, block.content) or relabelled(known.content, block.content)
        ):
            self._tell(block, BlockOutcome.DELETED)
        elif under_deleted:
            self.hidden[last].append(block)
            self._tell(block, BlockOutcome.DELETED, "in a part that was deleted by hand")
        elif known is None:
            self.steps.append(Insert(block.anchor, self._end_of(last), anchors_of(block)))
            self._tell(block, BlockOutcome.ADDED)
        else:
            self.steps.append(Insert(block.anchor, self._end_of(last), anchors_of(block)))
            self._remark(block, last, margin_comments.DELETED_AND_CHANGED)
            self._tell(block, BlockOutcome.CONFLICT, "deleted by hand, changed in the outline")

    def _stands(self, anchor: str) -> bool:
        return anchor in self.found.places or anchor in self.found.joined

    def _end_of(self, at: int) -> int:
        """The last leaf of what belongs to a leaf: what a person wrote after it stays with it."""
        while at + 1 < len(self.leaves):
            after = self.leaves[at + 1]
            if (
                at + 1 in self.taken
                or after.ends_section
                or (at >= 0 and (self.leaves[at].ends_section or after.part != "body"))
                or (at < 0)
                or (not after.is_table and after.paragraph.level)
            ):
                break
            at += 1
        return at

    def _paragraph(self, block: Block, known: Block | None, places: list[int]) -> None:
        copy = self.copies.get(copy_of(block.anchor))
        copy = None if copy in places else copy
        joined = [self.old[name] for name in self.joined.get(block.anchor, ())]
        if known is None:
            told = merge_text(None, block, places, self.leaves)
        elif not joined:
            waiting = known.was is not None and copy is not None
            changed = not same(known.content, block.content)
            if waiting and changed and copy is not None:
                self.steps.append(RetractProposal(copy, places[0]))
                known = replace(known, content=known.was or known.content)
            told = merge_text(known, block, places, self.leaves)
            if waiting and not changed:
                told = replace(told, fate=BlockOutcome.CONFLICT, note="still waits for a decision")
                self._keep(block, known)
                self._finish(block, known, told, places, again=False)
                return
        else:
            new = [self.new[one.anchor] for one in (block, *joined) if one.anchor in self.new]
            told = seen_text((known, *joined), new, places, self.leaves)
            for one in joined:
                fate = told.fate if one.anchor in self.new else BlockOutcome.REMOVED
                self._tell(self.new.get(one.anchor, one), fate, f"joined to {block.id} by hand")
        clash = told.fate is BlockOutcome.CONFLICT
        was = known.content if clash and known and isinstance(known.content, Paragraph) else None
        self._keep(block, known, was)
        self._finish(block, known, told, places, again=True)

    def _finish(
        self,
        block: Block,
        known: Block | None,
        told: TextMerge,
        places: list[int],
        *,
        again: bool,
    ) -> None:
        self.steps.extend(told.steps)
        if block.anchor not in self.leaves[places[0]].anchors:
            self.steps.append(RestoreAnchor(places[0], block.anchor))
        if told.fate is BlockOutcome.CONFLICT and again:
            before = margin_comments.before(known.content.text) if known else ""
            self._remark(block, places[0], margin_comments.BOTH_CHANGED + before)
            self.steps.append(_beside(block, places[-1]))
        self._tell(block, told.fate, told.note)

    def _figure(self, block: Block, known: Block | None, at: int) -> None:
        """A picture gives way to the new one, unless a person put another in its place."""
        own = not is_as_drawn(self.leaves[at], known)
        if known is None or same(known.content, block.content):
            self._tell(block, BlockOutcome.KEPT if own else BlockOutcome.UNCHANGED)
        elif own:
            self._remark(block, at, margin_comments.OTHER_PICTURE)
            self.steps.append(_beside(block, at))
            self._tell(block, BlockOutcome.CONFLICT, "another picture was put there by hand")
        else:
            self.steps += [Remove(at), Insert(block.anchor, at, anchors_of(block))]
            self._tell(block, BlockOutcome.UPDATED)

    def _table(self, block: Block, known: Block | None, at: int) -> None:
        mine = self.leaves[at].content
        old = known.content if known else mine
        if not (
            isinstance(block.content, Table) and isinstance(mine, Table) and isinstance(old, Table)
        ):
            raise TypeError("a table stands where another kind of block did")
        told = merge_table(old, mine, block.content, at, block.anchor, block.id)
        if told.fits:
            self.steps.extend(told.steps)
        elif told.fate is BlockOutcome.UPDATED and not self.leaves[at].marked:
            self.steps += [Remove(at), Insert(block.anchor, at, anchors_of(block))]
        else:
            copy = self.copies.get(copy_of(block.content.rows[0].anchor))
            if copy is not None:
                self.steps.append(RetractProposal(copy, at))
            self._remark(block, at, margin_comments.OTHER_COLUMNS)
            self.steps.append(_beside(block, at))
            self._tell(block, BlockOutcome.CONFLICT, "the columns changed")
            return
        self._tell(block, told.fate, "; ".join(told.notes))

    def _dropped(self, block: Block) -> None:
        """A block that the outline has no more."""
        places = self.found.places.get(block.anchor)
        if block.anchor in self.found.joined:
            if block.anchor not in self.fates:
                self._tell(block, BlockOutcome.UNPLACED, "joined to another paragraph by hand")
            return
        if places is None:
            self._tell(block, BlockOutcome.REMOVED, "deleted by hand before")
            return
        leaf = self.leaves[places[0]]
        if len(places) == 1 and is_as_generated(leaf, block) and not leaf.marked:
            self.steps.append(Remove(places[0]))
            self._tell(block, BlockOutcome.REMOVED)
            return
        self._remark(block, places[0], margin_comments.NO_MORE)
        self._tell(block, BlockOutcome.UNPLACED)

    def _headings_of_what_is_kept(self) -> None:
        """A heading stays, and says so, while something under it is kept."""
        removed = {step.at for step in self.steps if isinstance(step, Remove)}
        for at in sorted(removed, reverse=True):
            leaf = self.leaves[at]
            if leaf.is_table or not leaf.paragraph.level:
                continue
            below = range(at + 1, end_of(self.leaves, at))
            if any(self._is_kept(one, removed) for one in below):
                removed.discard(at)
                self.steps[self.steps.index(Remove(at))] = PrefixText(at, NO_PLACE)
                block = self.old[self.taken[at]]
                self._tell(block, BlockOutcome.UNPLACED, "text under it was written by hand")

    def _tell_moves(self) -> None:
        """Sections that were moved, or should have been."""
        for move in self.moves.made:
            if move.anchor not in self.found.places:
                continue
            block = self.new[move.anchor]
            self._remark(block, self.found.places[move.anchor][0], margin_comments.MOVED)
            self._tell(block, BlockOutcome.MOVED)
        for anchor, reason in self.moves.refused:
            if anchor not in self.found.places:
                continue
            block = self.new[anchor]
            self._remark(block, self.found.places[anchor][0], margin_comments.not_moved(reason))
            self._tell(block, BlockOutcome.CONFLICT, f"not moved, since {reason}")

    def _is_kept(self, at: int, removed: set[int]) -> bool:
        leaf = self.leaves[at]
        if at in removed or leaf.gone or not leaf.content.text.strip():
            return False
        return at not in self.taken or self.taken[at] not in self.new


def _beside(block: Block, after: int) -> Insert:
    """A second version of a block, under anchors that say so."""
    anchors = tuple(copy_of(one) if one else "" for one in anchors_of(block))
    return Insert(block.anchor, after, anchors, beside=True)
