"""What changed in the outline, planned for an edited file: the policy of a build.

The outline may drop, move and renumber what it generated; what people wrote is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.merge.outcome import BlockOutcome, Contradiction, MergeReport
from toolkit.merge.text.clashes import clashes, told
from toolkit.merge.word.match.align import Alignment, align, copy_of
from toolkit.merge.word.match.answers import answers, is_prompt
from toolkit.merge.word.match.likeness import is_as_drawn, is_as_generated
from toolkit.merge.word.match.reappeared import reappeared
from toolkit.merge.word.model.text_model import Block, Paragraph, Table, same
from toolkit.merge.word.plan import margin_comments
from toolkit.merge.word.plan.answered_prompts import AnsweredPrompts
from toolkit.merge.word.plan.drawn_tables import drawn_again
from toolkit.merge.word.plan.inner_tables import without_edits_behind_tables
from toolkit.merge.word.plan.joined_paragraphs import text_at
from toolkit.merge.word.plan.moves import Moves, end_of, parents
from toolkit.merge.word.plan.paragraphs import TextMerge, merge_joined, merge_text
from toolkit.merge.word.plan.planner import Part, Planner, Verdict, Where
from toolkit.merge.word.plan.renumbering import relabelled, renumbered, stale
from toolkit.merge.word.plan.steps import (
    AddComment,
    PrefixText,
    Remove,
    RestoreAnchor,
    RetractProposal,
    Step,
    anchors_of,
)
from toolkit.merge.word.plan.tables import TableMerge, merge_table
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem
from toolkit.merge.word.read.place_names import place_names
from toolkit.merge.word.read.shown_cells import DraftTables

NO_MOVES = Moves()
PRINTED = "printed elsewhere now, as the outline has it"
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
    items: Sequence[BodyItem],
    incoming: Sequence[Block],
    moves: Moves = NO_MOVES,
    fields: DraftTables | None = None,
) -> Plan:
    """How the items of an edited file take up what changed from `base` to `incoming`.

    `fields` are those that the tables of `incoming` show.
    """
    return _Outline(base, items, incoming, moves, fields).plan()


class _Outline:
    """Goes through the new blocks in their order, then through those that are no longer there."""

    def __init__(
        self,
        base: Sequence[Block],
        items: Sequence[BodyItem],
        incoming: Sequence[Block],
        moves: Moves,
        fields: DraftTables | None,
    ) -> None:
        self.moves, self.fields = moves, fields
        self.contradictions: list[Contradiction] = []
        self.items, self.incoming = items, incoming
        self.before = {block.anchor: block for block in base}
        """What was generated last time."""
        self.old = dict(self.before)
        self.new = {block.anchor: block for block in incoming}
        here = {name for item in items if not item.gone for name in item.anchors}
        back = [b for b in incoming if b.anchor not in self.old and b.anchor in here]
        self.found = align((*base, *back), items)
        self.prompts = AnsweredPrompts(base, items, answers(base, items, self.found))
        self.old |= self.prompts.printed(incoming, self.old, self.found)
        for name in self.prompts.renamed:
            del self.old[name]
        self.old |= reappeared(incoming, frozenset(self.old), items, self.found)
        self.joined: dict[str, list[str]] = defaultdict(list)
        for anchor, owner in self.found.joined.items():
            self.joined[owner].append(anchor)
        self.copies = {
            name: at for at, item in enumerate(items) if item.is_proposal for name in item.copies
        }
        self.base: list[Block] = []
        self.hidden: dict[int, list[Block]] = defaultdict(list)
        self.boxes = {item.box for item in items}
        self.headings = parents(base) | parents(incoming)
        self.taken = self.found.taken
        self.planner = Planner(items, self.taken, self, place_names(base, incoming))

    def plan(self) -> Plan:
        """The plan for the whole file."""
        last = -1
        last_in: dict[str, int] = {}
        for block in self.incoming:
            places = self.found.places.get(block.anchor)
            in_box = block.box and (last < 0 or self.items[last].box != block.box)
            self._block(
                block, tuple(places or ()), last_in.get(block.box, last) if in_box else last
            )
            if places:
                last = places[-1]
                last_in[self.items[last].box] = last
        for block in self.old.values():
            if block.anchor not in self.new and block.anchor not in self.prompts.in_outline:
                self._no_longer_there(block)
        self.planner.steps += self.prompts.undressed()
        self._headings_of_what_is_kept()
        self._report_moves()
        for at, blocks in self.hidden.items():
            text = margin_comments.of_deleted([self.planner.name(block) for block in blocks])
            self.planner.steps.append(AddComment(max(at, 0), text))
        entry_of = self.planner.entries
        for block in self.incoming:
            if block.anchor not in entry_of:
                self.planner.report(block, BlockOutcome.KEPT, "joined to another paragraph by hand")
        anchors = dict.fromkeys((*self.new, *self.old))
        entries = tuple(entry_of[name] for name in anchors if name in entry_of)
        labels = renumbered(tuple(self.old.values()), self.incoming)
        remarks = tuple(stale(self.items, set(self.taken), labels))
        steps = tuple(self.planner.steps)
        account = MergeReport(
            entries,
            remarks,
            contradictions=tuple(self.contradictions),
            settled=frozenset(self.prompts.settled),
        )
        return Plan(steps, account, tuple(self.prompts.kept_in(self.base)), self.found)

    def _block(self, block: Block, here: tuple[int, ...], last: int) -> None:
        known = self.old.get(block.anchor)
        if self.prompts.is_settled(block):
            self.base.append(block)
            self._answered(block)
            return
        if here and known:
            block, known = self.prompts.cells(block, known, here[0])
        is_text = not isinstance(block.content, Table) and not is_figure(block)
        if not here or not is_text:
            self._keep(block, known)
        if block.anchor not in self.found.joined:
            part = Part(block, known, (block.anchor,), block.content, here, last)
            self.planner.report(block, *self.planner.decide(part))

    def _keep(self, block: Block, known: Block | None, was: Paragraph | None = None) -> None:
        """Remembers the new block, and what a decision that still waits is about."""
        if known and same(known.content, block.content):
            was = known.was
        asks = known.asks if known and not is_prompt(block) and not is_prompt(known) else block.asks
        same_as = (was, asks) == (block.was, block.asks)
        self.base.append(block if same_as else replace(block, was=was, asks=asks))

    def _answered(self, block: Block) -> None:
        """A prompt stays as a person left it: answered, or deleted."""
        outcome, steps = self.prompts.settle(block)
        self.planner.steps += steps
        self.planner.report(block, outcome)

    def _no_longer_there(self, block: Block) -> None:
        if self.prompts.stays(block, self.incoming):
            self._answered(block)
            return
        if self.prompts.is_printed(block, self.incoming, self.before):
            self.planner.steps += self.prompts.removed(block)
            self.planner.report(self.prompts.answer_of(block), BlockOutcome.UPDATED, PRINTED)
            return
        block = self.prompts.answer_of(block)
        if self.prompts.holds_answer(block, self.incoming):
            self.planner.report(block, BlockOutcome.UNCHANGED)
            return
        if block.anchor in self.found.joined:
            if block.anchor not in self.planner.entries:
                note = "joined to another paragraph by hand"
                self.planner.report(block, BlockOutcome.UNPLACED, note)
            return
        here = tuple(self.found.places.get(block.anchor, ()))
        self.planner.report(block, *self.planner.decide(Part(block, block, (), None, here)))

    def is_unchanged(self, part: Part) -> bool:
        """Whether the outline says what it said, but for numbers of labels in what is gone."""
        base = part.base
        if base is None or part.incoming is None:
            return base is None
        if same(base.content, part.incoming):
            return True
        return not part.here and relabelled(base.content, part.incoming)

    def is_untouched(self, part: Part) -> bool:
        """Whether the file has what was generated, in one place."""
        item = self.items[part.here[0]]
        return len(part.here) == 1 and is_as_generated(item, part.block)

    def is_own_figure(self, part: Part) -> bool:
        """Whether there is anything but the drawing that was generated."""
        return not is_as_drawn(self.items[part.here[0]], part.base)

    def unchanged_figure(self, part: Part) -> Verdict:
        """A picture of a person's own is reported."""
        own = self.is_own_figure(part)
        return BlockOutcome.KEPT if own else BlockOutcome.UNCHANGED, ""

    def dropped_before(self, _part: Part) -> Verdict:
        """It is removed, as the outline has it."""
        return BlockOutcome.REMOVED, "deleted by hand before"

    def known_already(self, part: Part) -> Verdict | None:
        """Why: a person deleted the heading or the box in which it would be."""
        if not part.here and part.block.box and part.block.box not in self.boxes:
            self.hidden[part.after].append(part.block)
            return BlockOutcome.DELETED, "its box is not in the file"
        heading = self.headings.get(part.block.anchor, "")
        is_deleted = heading in self.old and heading not in {
            *self.found.places,
            *self.found.joined,
        }
        if part.here or not is_deleted:
            return None
        self.hidden[part.after].append(part.block)
        return BlockOutcome.DELETED, "in a part that was deleted by hand"

    def merge_text(self, part: Part) -> TextMerge:
        """How a paragraph takes up what changed; a proposal that waits is made again."""
        block, known, here = part.block, part.base, part.here
        copy = self.copies.get(copy_of(block.anchor))
        copy = None if copy in here else copy
        joined = [self.old[name] for name in self.joined.get(block.anchor, ())]
        if known is None:
            merged = merge_text(None, block, here, self.items)
        elif not joined:
            waiting = known.was is not None and copy is not None
            changed = not same(known.content, block.content)
            if waiting and changed and copy is not None:
                self.planner.steps.append(RetractProposal(copy, here[0]))
                known = replace(known, content=known.was or known.content)
            merged = merge_text(known, block, here, self.items)
            if waiting and not changed:
                self._keep(block, known)
                note = "still waits for a decision"
                return self._restored(
                    part, replace(merged, outcome=BlockOutcome.CONFLICT, note=note)
                )
        else:
            new = [self.new[one.anchor] for one in (block, *joined) if one.anchor in self.new]
            merged = merge_joined((known, *joined), new, here, self.items)
            for one in joined:
                outcome = merged.outcome if one.anchor in self.new else BlockOutcome.REMOVED
                note = f"joined by hand to {self.planner.name(block)}"
                self.planner.report(self.new.get(one.anchor, one), outcome, note)
        clash = merged.outcome is BlockOutcome.CONFLICT
        was = known.content if clash and known and isinstance(known.content, Paragraph) else None
        self._keep(block, known, was)
        if clash:
            merged = self._told(merged, known, part)
        if merged.outcome is BlockOutcome.KEPT and known and known.asks:
            merged = self.prompts.as_answer(merged, block, here)
        return self._restored(part, merged)

    def _told(self, merged: TextMerge, known: Block | None, part: Part) -> TextMerge:
        """The same with a comment that names the words that both changed."""
        comment, note = margin_comments.BOTH_CHANGED, ""
        if known and isinstance(known.content, Paragraph) and isinstance(part.incoming, Paragraph):
            current = text_at(part.here, self.items).tokens
            found = list(clashes(known.content.tokens, current, part.incoming.tokens))
            speaker = margin_comments.OUTLINE
            comment = f"{comment} {told(found, speaker, margin_comments.IN_COMMENT)}".rstrip()
            note = told(found, speaker, margin_comments.IN_REPORT)
        return replace(merged, beside=comment, note=note)

    def _restored(self, part: Part, merged: TextMerge) -> TextMerge:
        """The same with the anchor set again where it was lost."""
        at, anchor = part.here[0], part.block.anchor
        if anchor in self.items[at].anchors:
            return merged
        return replace(merged, steps=(*merged.steps, RestoreAnchor(at, anchor)))

    def merge_table(self, part: Part) -> TableMerge:
        """How a table takes up what changed."""
        at = part.here[0]
        current, incoming = self.items[at].content, part.incoming
        base = part.base.content if part.base else current
        if not (
            isinstance(incoming, Table) and isinstance(current, Table) and isinstance(base, Table)
        ):
            raise TypeError("a table is where another kind of block was")
        anchor = part.block.anchor
        merged = merge_table(base, current, incoming, at, anchor, fields=self.fields)
        merged = without_edits_behind_tables(merged, current, incoming, "The outline")
        self.contradictions += self._contradictions(anchor, merged)
        return drawn_again(merged, base, current, incoming, self.items[at], at, part.block)

    def _contradictions(self, anchor: str, merged: TableMerge) -> Iterator[Contradiction]:
        """The cells that stay as a person left them, and say something else than the outline."""
        for one in merged.kept if self.fields else ():
            key, current = (anchor, one.row, one.number), "".join(one.current)
            if self.fields and (found := self.fields.contradiction(key, current)):
                yield found

    def retracted(self, part: Part) -> tuple[Step, ...]:
        """A proposal of an earlier build that nobody has touched gives way to the new one."""
        content = part.block.content
        if not isinstance(content, Table):
            return ()
        copy = self.copies.get(copy_of(content.rows[0].anchor))
        return () if copy is None else (RetractProposal(copy, part.here[0]),)

    def anchors(self, part: Part, where: Where) -> tuple[str, ...]:
        """Those of the block; a second version has anchors that say so."""
        names = anchors_of(part.block)
        if where == "beside":
            return tuple(copy_of(one) if one else "" for one in names)
        return names

    def remover(self, _part: Part) -> None:
        """The outline itself."""

    def comments_on_new_text(self) -> bool:
        """The comment is on the item before, where something was deleted."""
        return False

    def proposed_again(self, _part: Part) -> tuple[str, str]:
        """The comment and the note on what was deleted by hand and changed in the outline."""
        return margin_comments.DELETED_AND_CHANGED, "deleted by hand, changed in the outline"

    def dropped_and_edited(self, _part: Part) -> str:
        """The comment on what is no longer in the outline."""
        return margin_comments.NO_LONGER_THERE

    def other_figure(self, _part: Part) -> tuple[str, str]:
        """The comment and the note on a picture of a person's own."""
        return margin_comments.OTHER_PICTURE, "another picture was put there by hand"

    def other_table(self, _part: Part) -> tuple[str, str]:
        """The comment and the note on a table that has other columns now."""
        return margin_comments.OTHER_COLUMNS, "the columns changed"

    def _headings_of_what_is_kept(self) -> None:
        """A heading is kept, and says so, while something under it is kept."""
        steps = self.planner.steps
        removed = {step.at for step in steps if isinstance(step, Remove)}
        for at in sorted(removed, reverse=True):
            item = self.items[at]
            if item.is_table or not item.paragraph.level:
                continue
            below = range(at + 1, end_of(self.items, at))
            if any(self._is_kept(one, removed) for one in below):
                removed.discard(at)
                steps[steps.index(Remove(at))] = PrefixText(at, NO_PLACE)
                block = self.old[self.taken[at]]
                note = "text under it was written by hand"
                self.planner.report(block, BlockOutcome.UNPLACED, note)

    def _report_moves(self) -> None:
        """Sections that were moved, or should have been."""
        places = self.found.places
        for move in self.moves.made:
            if move.anchor in places:
                block = self.new[move.anchor]
                self.planner.comment(block, places[move.anchor][0], margin_comments.MOVED)
                self.planner.report(block, BlockOutcome.MOVED)
        for anchor, reason in self.moves.refused:
            if anchor in places:
                block, text = self.new[anchor], margin_comments.not_moved(reason)
                self.planner.comment(block, places[anchor][0], text)
                self.planner.report(block, BlockOutcome.CONFLICT, f"not moved, since {reason}")

    def _is_kept(self, at: int, removed: set[int]) -> bool:
        item = self.items[at]
        if at in removed or item.gone or not item.content.text.strip():
            return False
        return at not in self.taken or self.taken[at] not in self.new
