"""Plans what a copy changes in the current file: the policy of a merge of copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.merge.copies import margin_comments
from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.earlier_versions import Past, are_alike, only_adds, said
from toolkit.merge.copies.margin_comments import People
from toolkit.merge.copies.match_copy import CopyMatch
from toolkit.merge.copies.placement import NEAR, Neighbours, behind, is_deleted, moved
from toolkit.merge.copies.table_plan import plan_table
from toolkit.merge.copies.texts import Looks, before_changes, compared, says_the_same
from toolkit.merge.copies.who_edited import proposer
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.text.clashes import clashes, told
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.text_model import Block, Content, Paragraph, Table, same_text
from toolkit.merge.word.plan.joined_paragraphs import joined, text_at
from toolkit.merge.word.plan.margin_comments import IN_COMMENT, IN_REPORT
from toolkit.merge.word.plan.paragraphs import TextMerge
from toolkit.merge.word.plan.planner import Part, Planner, Verdict, Where
from toolkit.merge.word.plan.steps import Edit, Step, anchors_of
from toolkit.merge.word.plan.tables import TableMerge
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import ReadFile, is_drawn
from toolkit.merge.word.read.place_names import place_names

CHANGED = frozenset(
    (BlockOutcome.UPDATED, BlockOutcome.MERGED, BlockOutcome.ADDED, BlockOutcome.REMOVED)
)
"""What becomes of a block that the copy changed in the current file."""


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
"""Who is behind what the current file says in a block and its items."""


def plan_copy(
    copy: Copy,
    match: CopyMatch,
    now: ReadFile,
    whose: Whose,
    past: Past,
) -> CopyPlan:
    """How the items of the current file take up what was done in the copy."""
    return _CopyPolicy(copy, match, now, whose, past).plan()


class _CopyPolicy:
    """Goes through what was generated in the copy, then through what was written there by hand.

    A copy never drops what another person edited, and moves nothing; people are named.
    """

    def __init__(
        self,
        copy: Copy,
        match: CopyMatch,
        now: ReadFile,
        whose: Whose,
        past: Past,
    ) -> None:
        self.copy, self.match, self.now = copy, match, now
        self.items = items = now.items
        self.whose, self.past = whose, past
        self.planner = Planner(items, match.current.taken, self, place_names(copy.base))
        self.by_hand = {
            said(item.content)
            for at, item in enumerate(items)
            if at not in match.generated and not item.gone
        }
        self.pairs: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        self.rows: dict[int, list[tuple[int, int]]] = {}
        self.named: dict[str, Table] = {}
        """By anchors of tables those of the copy, with the names of their rows."""
        self.changed: set[str] = set()
        self.behind = behind(copy, match, items)
        self.struck = is_deleted(copy.items)
        self.neighbours = Neighbours(copy, match)
        self.looks = Looks(copy, match.copy)
        self.is_form = any(block.box for block in copy.base)

    def plan(self) -> CopyPlan:
        """The plan for the whole copy."""
        groups: dict[str, list[Block]] = {}
        for block in self.copy.base:
            groups.setdefault(self._owner(block.anchor), []).append(block)
        for members in groups.values():
            self._group(members)
        for name, at in self.match.written:
            self._written(name, at)
        for block, behind_it in moved(self.copy, self.match):
            self._moved(block, behind_it)
        steps = tuple(self.planner.steps)
        return CopyPlan(
            steps,
            MergeReport(tuple(self.planner.entries.values()), changed=bool(steps)),
            tuple(self.pairs),
            self.rows,
            tuple(self.behind),
            frozenset(self.changed),
        )

    def _owner(self, anchor: str) -> str:
        """The block to whose text that of a block was joined, in the copy or since."""
        for found in (self.match.copy.joined, self.match.current.joined):
            anchor = found.get(anchor, anchor)
        return anchor

    def _report(self, block: Block, outcome: BlockOutcome, note: str = "") -> None:
        self.planner.report(block, outcome, note)
        if outcome in CHANGED:
            self.changed.add(block.id)

    def _people(self, part: Part) -> People:
        return People(self.copy.person.name, self.whose(part.block.anchor, part.here))

    def _part(
        self, block: Block, there: Sequence[int], here: Sequence[int], base: Block | None
    ) -> Part:
        incoming: Content | None = None
        if there and isinstance(block.content, Paragraph) and not is_figure(block):
            incoming = text_at(there, self.copy.items)
        elif there:
            incoming = self.copy.items[there[0]].content
        after = self.behind[there[0]] if there else -1
        return Part(block, base, tuple(map(str, there)), incoming, tuple(here), after)

    def _group(self, members: list[Block]) -> None:
        """Blocks that were generated; several where a person made one paragraph of them."""
        places = self.match.current.places, self.match.copy.places
        here, there = (
            sorted({at for one in members for at in found.get(one.anchor, ())}) for found in places
        )
        block = members[0]
        texts = [one.content for one in members if isinstance(one.content, Paragraph)]
        if isinstance(block.content, Paragraph) and not is_figure(block):
            block = replace(block, content=joined(texts))
        verdict = self.planner.decide(self._part(block, there, here, block))
        for one in members:
            self._report(one, *verdict)

    def _written(self, name: str, at: int) -> None:
        """What a person wrote in the copy, or before the copies were sent out."""
        item = self.copy.items[at]
        called = "a table" if item.is_table else "a text"
        block = Block(name, item.content, called, box=item.box)
        here = self.match.current.places.get(name, [])
        if here and self._is_one_text(at, here[0]):
            verdict = self._by_both(block, at, here)
        else:
            verdict = self.planner.decide(self._part(block, [at], (), None))
        if verdict[0] is BlockOutcome.KEPT and self.is_form and not item.box:
            return  # the form's own, as its instructions, which nobody wrote
        self._report(block, *verdict)

    def _is_one_text(self, at: int, here: int) -> bool:
        """Whether two texts that no build wrote are versions of one."""
        copied, current = self.copy.items[at], self.items[here]
        return (
            current.is_table == copied.is_table
            and are_alike(current, copied)
            and (
                self.neighbours.are_shared(at, here)
                or same_text(copied.content, current.content)
                or self.past.is_old(copied.content)
            )
        )

    def _by_both(self, block: Block, at: int, here: list[int]) -> Verdict:
        """A text that no build wrote, in the copy and in the current file."""
        copied, current = self.copy.items[at].content, self.items[here[0]]
        was = before_changes(self.now.reader, current, self.now.file.main)
        same = any(same_text(copied, one) for one in (was, current.content))
        if same or self.past.is_old(copied):
            self.pairs.append(((at,), (here[0],)))
            return BlockOutcome.KEPT, ""
        known = replace(block, id="", content=was)
        part = self._part(known, [at], here, known)
        if self.past.was_sent(was) or only_adds(was, copied):
            return self.planner.decide(part)
        if only_adds(copied, was):
            return BlockOutcome.KEPT, ""
        return self.planner.beside(part, margin_comments.unsure(self._people(part)))

    def _moved(self, block: Block, behind: str) -> None:
        """A part that is elsewhere in the copy is reported; its words are where they were."""
        if self.planner.entries[block.anchor].outcome is BlockOutcome.UNCHANGED:
            here = self.match.current.places[block.anchor]
            people = self._people(self._part(block, (), here, block))
            self.planner.comment(block, here[0], margin_comments.not_moved(people, behind))
            self._report(block, BlockOutcome.MOVED)

    def is_unchanged(self, part: Part) -> bool:
        """Whether the copy says what was generated in it."""
        content, incoming = part.block.content, part.incoming
        if is_figure(part.block):
            return is_drawn(self.copy.items[int(part.sources[0])])
        if isinstance(content, Paragraph) and isinstance(incoming, Paragraph):
            return says_the_same(content, incoming)
        return incoming is not None and same_text(content, incoming)

    def is_untouched(self, part: Part) -> bool:
        """Whether the current file says what was generated in the copy."""
        content = part.block.content
        if is_figure(part.block):
            return is_drawn(self.items[part.here[0]])
        if isinstance(content, Paragraph):
            return text_at(part.here, self.items).tokens == content.tokens
        return same_text(content, self.items[part.here[0]].content)

    def is_own_figure(self, part: Part) -> bool:
        """Whether there is anything but a drawing that was generated."""
        return not is_drawn(self.items[part.here[0]])

    def unchanged_figure(self, _part: Part) -> Verdict:
        """Nothing: a copy says nothing about what others did."""
        return BlockOutcome.UNCHANGED, ""

    def dropped_before(self, _part: Part) -> Verdict:
        """It was deleted there and here."""
        return BlockOutcome.DELETED, ""

    def known_already(self, part: Part) -> Verdict | None:
        """Why: the current file has these very texts as a person's own, or close by."""
        here = part.here
        near = range(here[0], min(here[-1] + NEAR, len(self.items))) if here else ()
        close = {said(self.items[at].content) for at in near}
        if not {said(self.copy.items[int(one)].content) for one in part.sources} <= (
            self.by_hand | close
        ):
            return None
        return BlockOutcome.KEPT, "both versions stand there already" if here else ""

    def merge_text(self, part: Part) -> TextMerge:
        """How a paragraph takes up what the person changed."""
        base, incoming, here = part.block.content, part.incoming, part.here
        if not (isinstance(base, Paragraph) and isinstance(incoming, Paragraph)):
            raise TypeError("a paragraph is where a table was")
        current = text_at(here, self.items)
        torn = here[-1] - here[0] >= len(here)
        words = compared(base, current, incoming)
        if words.clash or (torn and words.hunks):
            people = self._people(part)
            found = list(clashes(base.tokens, current.tokens, incoming.tokens))
            speaker = f"The copy of {people.person}"
            text = margin_comments.both_changed(people, told(found, speaker, IN_COMMENT))
            note = told(found, speaker, IN_REPORT)
            return TextMerge((), BlockOutcome.CONFLICT, note, beside=text)
        there = tuple(map(int, part.sources))
        self.pairs.append((there, here))
        steps: list[Step] = [Edit(here, words.hunks, part.sources)] if words.hunks else []
        if len(here) == len(there) == 1:
            item = self.items[here[0]]
            steps += self.looks.steps(here[0], there[0], base, item, words.tokens)
        if not steps:
            same = says_the_same(base, incoming)
            return TextMerge((), BlockOutcome.UNCHANGED if same else BlockOutcome.KEPT)
        is_base = current.tokens == base.tokens
        return TextMerge(tuple(steps), BlockOutcome.UPDATED if is_base else BlockOutcome.MERGED)

    def merge_table(self, part: Part) -> TableMerge:
        """How a table takes up what the person changed."""
        here, there = part.here[0], int(part.sources[0])
        current, copied = self.items[here], self.copy.items[there]
        people = self._people(part)
        planned = plan_table(part.block, current, copied, here, there, people, self.copy.person)
        self.rows[there] = planned.pairs
        self.named[part.block.anchor] = planned.named
        if planned.fits:
            self.pairs.append(((there,), part.here))
        return TableMerge(tuple(planned.steps), planned.outcome, fits=planned.fits)

    def retracted(self, _part: Part) -> tuple[Step, ...]:
        """A copy takes no proposal back."""
        return ()

    def anchors(self, part: Part, where: Where) -> tuple[str, ...]:
        """Those of the block in the place of which it is set, so that a build knows it."""
        if where != "instead":
            return ()
        anchor = part.block.anchor
        if anchor in self.named:
            return anchors_of(replace(part.block, content=self.named[anchor]))
        return anchors_of(self.match.now.get(anchor, part.block))

    def remover(self, part: Part) -> Author:
        """Who proposed the deletion in the copy; its person where nobody did."""
        return proposer(self.struck.get(part.block.anchor), self.copy.person)

    def comments_on_new_text(self) -> bool:
        """The comment is on the text that is proposed again."""
        return True

    def proposed_again(self, part: Part) -> tuple[str, str]:
        """The comment and the note on what is gone here and was edited in the copy."""
        people = self._people(part)
        return margin_comments.gone_and_edited(people), "it was deleted in the current file"

    def dropped_and_edited(self, part: Part) -> str:
        """The comment on what was deleted in the copy and edited here."""
        return margin_comments.deleted_and_edited(self._people(part))

    def other_figure(self, part: Part) -> tuple[str, str]:
        """The comment on a picture that both replaced."""
        return margin_comments.other_picture(self._people(part)), ""

    def other_table(self, part: Part) -> tuple[str, str]:
        """The comment on a table that both changed."""
        return margin_comments.other_table(self._people(part)), ""
