"""What is to be done to the current file so that it has what a person did in a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.merge.copies import margin_comments
from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.earlier_versions import Past, are_alike, only_adds, said
from toolkit.merge.copies.emphasis import Looks
from toolkit.merge.copies.margin_comments import People
from toolkit.merge.copies.match_copy import CopyMatch
from toolkit.merge.copies.moved_parts import moved
from toolkit.merge.copies.placement import NEAR, Neighbours, behind, end_of, is_deleted
from toolkit.merge.copies.table_plan import TablePlan, plan_table
from toolkit.merge.copies.texts import before_changes, compared, says_the_same
from toolkit.merge.copies.who_edited import proposer
from toolkit.merge.outcome import BlockOutcome, Entry, MergeReport, excerpt
from toolkit.merge.word.model.text_model import Block, Paragraph, Table, same_text
from toolkit.merge.word.plan.joined_paragraphs import joined, text_at
from toolkit.merge.word.plan.steps import AddComment, Edit, Insert, Remove, Step, anchors_of
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem, Reader, is_drawn


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """The steps, what they come to, and which items belong together."""

    steps: tuple[Step, ...]
    account: MergeReport
    pairs: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    """Items of the copy and those of the current file that have, or will have, their words."""

    rows: Mapping[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By the table of the copy its rows and those of the current file's."""

    behind: tuple[int, ...] = ()
    """For each item of the copy the one of the current file that it follows; -1: none."""

    changed: frozenset[str] = frozenset()
    """The ids of the blocks in which this copy changed something."""


Whose = Callable[[str, Sequence[int]], str]
"""Who stands behind what the current file says in a block and its leaves."""


def plan_copy(
    copy: Copy,
    meeting: CopyMatch,
    leaves: Sequence[BodyItem],
    reader: Reader,
    main: str,
    whose: Whose,
    past: Past,
) -> CopyPlan:
    """How the leaves of the current file take up what was done in the copy."""
    return _Planner(copy, meeting, leaves, reader, main, whose, past).plan()


class _Planner:
    """Goes through what was generated in the copy, then through what was written there by hand."""

    def __init__(
        self,
        copy: Copy,
        meeting: CopyMatch,
        leaves: Sequence[BodyItem],
        reader: Reader,
        main: str,
        whose: Whose,
        past: Past,
    ) -> None:
        self.copy, self.meeting, self.leaves = copy, meeting, leaves
        self.reader, self.main, self.whose = reader, main, whose
        self.past = past
        self.taken = meeting.current.taken
        self.standing = {
            said(leaf.content)
            for at, leaf in enumerate(leaves)
            if at not in meeting.generated and not leaf.gone
        }
        self.steps: list[Step] = []
        self.entries: dict[str, Entry] = {}
        self.pairs: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        self.rows: dict[int, list[tuple[int, int]]] = {}
        self.changed: set[str] = set()
        self.behind = behind(copy, meeting, leaves)
        self.struck = is_deleted(copy.leaves)
        self.neighbours = Neighbours(copy, meeting)
        self.looks = Looks(copy, meeting.copy)

    def plan(self) -> CopyPlan:
        groups: dict[str, list[Block]] = {}
        for block in self.copy.base:
            groups.setdefault(self._owner(block.anchor), []).append(block)
        for members in groups.values():
            self._group(members)
        for name, at in self.meeting.written:
            self._written(name, at)
        for block, behind_it in moved(self.copy, self.meeting):
            self._moved(block, behind_it)
        return CopyPlan(
            tuple(self.steps),
            MergeReport(tuple(self.entries.values()), changed=bool(self.steps)),
            tuple(self.pairs),
            self.rows,
            tuple(self.behind),
            frozenset(self.changed),
        )

    def _owner(self, anchor: str) -> str:
        """The block to whose text that of a block was joined, in the copy or since."""
        for found in (self.meeting.copy.joined, self.meeting.current.joined):
            anchor = found.get(anchor, anchor)
        return anchor

    def _tell(self, block: Block, fate: BlockOutcome, note: str = "") -> None:
        self.entries[block.anchor] = Entry(block.id, fate, excerpt(block.content.text), note)
        if fate in (
            BlockOutcome.UPDATED,
            BlockOutcome.MERGED,
            BlockOutcome.ADDED,
            BlockOutcome.REMOVED,
        ):
            self.changed.add(block.id)

    def _people(self, block: Block, places: Sequence[int]) -> People:
        return People(self.copy.person.name, self.whose(block.anchor, places))

    def _say(self, at: int, block: Block, text: str) -> None:
        self.steps.append(AddComment(at, f"{block.id}: {text}" if block.id else text))

    def _stand(self, there: Sequence[int], here: Sequence[int] = ()) -> bool:
        """Whether the current file has these very texts as a person's own, or close by."""
        near = range(here[0], min(here[-1] + NEAR, len(self.leaves))) if here else ()
        close = {said(self.leaves[at].content) for at in near}
        texts = {said(self.copy.leaves[at].content) for at in there}
        return texts <= self.standing | close if close else texts <= self.standing

    def _group(self, members: list[Block]) -> None:
        """Blocks that were generated; several where a person made one paragraph of them."""
        first = members[0]
        here = sorted({at for one in members for at in self._there(one.anchor)})
        there = sorted(
            {at for one in members for at in self.meeting.copy.places.get(one.anchor, ())}
        )
        if is_figure(first):
            fate, note = self._figure(first, there, here)
        elif isinstance(first.content, Table):
            fate, note = self._table(first, there, here)
        else:
            fate, note = self._paragraph(members, there, here)
        for one in members:
            self._tell(one, fate, note)

    def _there(self, anchor: str) -> list[int]:
        return self.meeting.current.places.get(anchor, [])

    def _bring(
        self,
        places: Sequence[int],
        after: int,
        remark: str = "",
        *,
        beside: bool = False,
        anchors: tuple[str, ...] = (),
    ) -> None:
        # several that stand directly behind one leaf are set there from the last to the first
        for at in reversed(places) if beside else places:
            comment = remark if at == places[0] else ""
            names = anchors if at == places[0] else ()
            self.steps.append(Insert(str(at), after, names, beside, comment))

    def _absent(self, block: Block, there: list[int], same: bool) -> tuple[BlockOutcome, str]:
        """What the current file has no more."""
        if same or not there:
            return BlockOutcome.DELETED, ""
        if self._stand(there):
            return BlockOutcome.KEPT, ""
        people = self._people(block, ())
        place = end_of(self.behind[there[0]], self.leaves, self.taken)
        self._bring(there, place, margin_comments.gone_and_edited(people))
        return BlockOutcome.CONFLICT, "it was deleted in the current file"

    def _deleted(self, block: Block, here: list[int], untouched: bool) -> tuple[BlockOutcome, str]:
        """What was deleted in the copy."""
        if not here:
            return BlockOutcome.DELETED, ""
        if untouched and not any(self.leaves[at].marked for at in here):
            author = proposer(self.struck.get(block.anchor), self.copy.person)
            self.steps += [Remove(at, author) for at in here]
            return BlockOutcome.REMOVED, ""
        self._say(here[0], block, margin_comments.deleted_and_edited(self._people(block, here)))
        return BlockOutcome.UNPLACED, ""

    def _beside(
        self, block: Block, there: list[int], here: list[int], remark: str
    ) -> tuple[BlockOutcome, str]:
        """Both versions stand."""
        if self._stand(there, here):
            return BlockOutcome.KEPT, "both versions stand there already"
        self._say(here[0], block, remark)
        self._bring(there, here[-1], beside=True)
        return BlockOutcome.CONFLICT, ""

    def _paragraph(
        self, members: list[Block], there: list[int], here: list[int]
    ) -> tuple[BlockOutcome, str]:
        base = joined([one.content for one in members if isinstance(one.content, Paragraph)])
        block = replace(members[0], content=base)
        if not there:
            untouched = bool(here) and text_at(here, self.leaves).tokens == base.tokens
            return self._deleted(block, here, untouched)
        theirs = text_at(there, self.copy.leaves)
        if not here:
            return self._absent(block, there, says_the_same(base, theirs))
        mine = text_at(here, self.leaves)
        self.pairs.append((tuple(there), tuple(here)))
        torn = here[-1] - here[0] >= len(here)
        told = compared(base, mine, theirs)
        if told.clash or (torn and told.hunks):
            text = margin_comments.both_changed(self._people(block, here), block.content.text)
            self.pairs.pop()
            return self._beside(block, there, here, text)
        begun = len(self.steps)
        if told.hunks:
            self.steps.append(Edit(tuple(here), told.hunks, tuple(map(str, there))))
        if len(here) == len(there) == 1:
            leaf = self.leaves[here[0]]
            looks = self.looks.steps(here[0], there[0], base, leaf, told.tokens)
            self.steps += looks
        if len(self.steps) == begun:
            return BlockOutcome.UNCHANGED if says_the_same(base, theirs) else BlockOutcome.KEPT, ""
        return BlockOutcome.UPDATED if mine.tokens == base.tokens else BlockOutcome.MERGED, ""

    def _figure(self, block: Block, there: list[int], here: list[int]) -> tuple[BlockOutcome, str]:
        drawn = bool(here) and is_drawn(self.leaves[here[0]])
        if not there:
            return self._deleted(block, here, drawn)
        own = self.copy.leaves[there[0]]
        if is_drawn(own) or not here:
            return (
                self._absent(block, there, is_drawn(own))
                if not here
                else (BlockOutcome.UNCHANGED, "")
            )
        if same_text(own.content, self.leaves[here[0]].content):
            return BlockOutcome.KEPT, ""
        if not drawn:
            text = margin_comments.other_picture(self._people(block, here))
            return self._beside(block, there, here, text)
        self.steps.append(Remove(here[0]))
        now = self.meeting.now.get(block.anchor, block)
        self._bring(there, here[0], anchors=anchors_of(now))
        return BlockOutcome.UPDATED, ""

    def _table(self, block: Block, there: list[int], here: list[int]) -> tuple[BlockOutcome, str]:
        if not there:
            untouched = bool(here) and same_text(block.content, self.leaves[here[0]].content)
            return self._deleted(block, here, untouched)
        theirs = self.copy.leaves[there[0]]
        if not here:
            return self._absent(block, there, same_text(block.content, theirs.content))
        people = self._people(block, here)
        told = plan_table(
            block, self.leaves[here[0]], theirs, here[0], there[0], people, self.copy.person
        )
        return self._take(told, block, there, here)

    def _take(
        self, told: TablePlan, block: Block, there: list[int], here: list[int]
    ) -> tuple[BlockOutcome, str]:
        self.rows[there[0]] = told.pairs
        if told.fits:
            self.pairs.append((tuple(there), tuple(here)))
            self.steps += told.steps
            return told.fate, ""
        if told.fate is not BlockOutcome.UPDATED or self.leaves[here[0]].marked:
            return self._beside(
                block, there, here, margin_comments.other_table(self._people(block, here))
            )
        self.steps.append(Remove(here[0]))
        self._bring(there, here[0], anchors=anchors_of(replace(block, content=told.named)))
        return BlockOutcome.UPDATED, ""

    def _written(self, name: str, at: int) -> None:
        """What a person wrote in the copy; or somebody did before it was sent round."""
        leaf = self.copy.leaves[at]
        block = Block(name, leaf.content, "a table" if leaf.is_table else "a text")
        here = self.meeting.current.places.get(name, [])
        if (
            here
            and self.leaves[here[0]].is_table == leaf.is_table
            and are_alike(self.leaves[here[0]], leaf)
            and (
                self.neighbours.are_shared(at, here[0])
                or same_text(leaf.content, self.leaves[here[0]].content)
                or self.past.is_old(leaf.content)
            )
        ):
            self._tell(block, *self._by_both(block, at, here))
        elif self._stand([at]):
            self._tell(block, BlockOutcome.KEPT)
        else:
            self._bring([at], end_of(self.behind[at], self.leaves, self.taken))
            self._tell(block, BlockOutcome.ADDED)

    def _by_both(self, block: Block, at: int, here: list[int]) -> tuple[BlockOutcome, str]:
        """A text that no build wrote, in the copy and in the current file."""
        theirs, standing = self.copy.leaves[at].content, self.leaves[here[0]]
        was = before_changes(self.reader, standing, self.main)
        if any(same_text(theirs, one) for one in (was, standing.content)) or self.past.is_old(
            theirs
        ):
            self.pairs.append(((at,), (here[0],)))
            return BlockOutcome.KEPT, ""
        known = replace(block, id="", content=was)
        if not self.past.was_sent(was) and not only_adds(was, theirs):
            if only_adds(theirs, was):
                return BlockOutcome.KEPT, ""
            text = margin_comments.unsure(self._people(known, here))
            return self._beside(known, [at], here, text)
        if isinstance(was, Table):
            people, person = self._people(known, here), self.copy.person
            told = plan_table(known, standing, self.copy.leaves[at], here[0], at, people, person)
            return self._take(told, known, [at], here)
        return self._paragraph([known], [at], here)

    def _moved(self, block: Block, behind: str) -> None:
        """A part that stands elsewhere in the copy is told; its words are where they were."""
        if self.entries[block.anchor].fate is BlockOutcome.UNCHANGED:
            here = self.meeting.current.places[block.anchor]
            self._say(here[0], block, margin_comments.not_moved(self._people(block, here), behind))
            self._tell(block, BlockOutcome.MOVED)
