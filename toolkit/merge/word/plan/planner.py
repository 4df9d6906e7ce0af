"""Plans what becomes of each part of an incoming text: one planner for drafts and for copies.

It compares three texts: the base that both sides began with, the current file, and what comes in.
Where an outline and a person differ in what they may do, a policy decides.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from toolkit.merge.outcome import BlockOutcome, Entry, excerpt
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.text_model import Block, Content, Table, same_text
from toolkit.merge.word.plan.paragraphs import TextMerge
from toolkit.merge.word.plan.steps import AddComment, Insert, Remove, Step
from toolkit.merge.word.plan.tables import TableMerge
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem, ends_box
from toolkit.merge.word.read.place_names import PlaceNames, called, commented

NO_NAMES: PlaceNames = {}

Verdict = tuple[BlockOutcome, str]
"""What became of a part, and a note on it."""

Where = Literal["new", "beside", "instead"]
"""How an incoming block is set into the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, table or figure that is one to all three texts."""

    block: Block
    """As it is called in the report."""

    base: Block | None
    """As it was; None where it is new."""

    sources: tuple[str, ...]
    """Its names in the incoming text; empty where it is no longer there."""

    incoming: Content | None
    """What it says there."""

    here: tuple[int, ...]
    """Its items in the file; empty where it is not there."""

    after: int = -1
    """The item of the file that it would follow; -1 for none."""


class Policy(Protocol):
    """What an incoming text may do, and how it speaks of it."""

    def is_unchanged(self, part: Part, /) -> bool:
        """Whether the incoming text says what the base said."""

    def is_untouched(self, part: Part, /) -> bool:
        """Whether the file says what the base said."""

    def is_own_figure(self, part: Part, /) -> bool:
        """Whether a person put another picture into the file."""

    def unchanged_figure(self, part: Part, /) -> Verdict:
        """What is reported about a figure that the incoming text did not change."""

    def dropped_before(self, part: Part, /) -> Verdict:
        """What is reported about a part that neither the incoming text nor the file has."""

    def known_already(self, part: Part, /) -> Verdict | None:
        """Why a part is not set into the file; None where it is."""

    def merge_text(self, part: Part, /) -> TextMerge:
        """How a paragraph takes up what changed."""

    def merge_table(self, part: Part, /) -> TableMerge:
        """How a table takes up what changed."""

    def retracted(self, part: Part, /) -> Sequence[Step]:
        """The steps that take back an earlier proposal of a table."""

    def anchors(self, part: Part, where: Where, /) -> tuple[str, ...]:
        """The anchors that an incoming block gets in the file."""

    def remover(self, part: Part, /) -> Author | None:
        """Who proposed to take a part away; None for the author of the incoming text."""

    def comments_on_new_text(self) -> bool:
        """Whether what is proposed again has the comment on itself, or the item before it."""

    def proposed_again(self, part: Part, /) -> tuple[str, str]:
        """The comment and the note on a part that is gone here and changed there."""

    def dropped_and_edited(self, part: Part, /) -> str:
        """The comment on a part that is gone there and edited here."""

    def other_figure(self, part: Part, /) -> tuple[str, str]:
        """The comment and the note on a figure that both replaced."""

    def other_table(self, part: Part, /) -> tuple[str, str]:
        """The comment and the note on a table of which there are two versions now."""


class Planner:
    """Decides part by part; its steps and entries are the plan."""

    def __init__(
        self,
        items: Sequence[BodyItem],
        taken: Collection[int],
        policy: Policy,
        names: PlaceNames = NO_NAMES,
    ) -> None:
        """`taken` are the items that the incoming text has as well, `names` where blocks are."""
        self._items, self._taken, self._policy, self._names = items, taken, policy, names
        self.steps: list[Step] = []
        self.entries: dict[str, Entry] = {}
        """By anchor what became of each block."""

    def report(self, block: Block, outcome: BlockOutcome, note: str = "") -> None:
        """Notes what became of a block."""
        words = excerpt(block.content.text)
        self.entries[block.anchor] = Entry(block.id, outcome, words, note, self.name(block))

    def name(self, block: Block) -> str:
        """What a block is called in messages."""
        place = self._names.get(block.anchor, "")
        return called(place, excerpt(block.content.text)) if place else block.id

    def comment(self, block: Block, at: int, text: str) -> None:
        """Adds a comment on an item, with the place of the block."""
        self.steps.append(AddComment(max(at, 0), commented(self._names, block.anchor, text)))

    def decide(self, part: Part) -> Verdict:
        """Plans what a part comes to."""
        if not part.sources:
            return self._dropped(part)
        if not part.here:
            return self._absent(part)
        if is_figure(part.block):
            return self._figure(part)
        if isinstance(part.block.content, Table):
            return self._table(part)
        return self._paragraph(part)

    def beside(self, part: Part, comment: str, note: str = "") -> Verdict:
        """Lets both versions be read, the one of the file first."""
        if verdict := self._policy.known_already(part):
            return verdict
        self.comment(part.block, part.here[0], comment)
        self._insert(part, part.here[-1], "beside")
        return BlockOutcome.CONFLICT, note

    def end_of(self, at: int) -> int:
        """The last item of what belongs to an item: what a person wrote after it stays with it."""
        while 0 <= at < len(self._items) - 1:
            here, after = self._items[at], self._items[at + 1]
            apart = after.element.getparent() is not here.element.getparent()
            heading = not after.is_table and after.paragraph.level
            ends = here.ends_section or after.ends_section or ends_box(self._items, at + 1)
            if at + 1 in self._taken or ends or apart or heading:
                break
            at += 1
        return at

    def _dropped(self, part: Part) -> Verdict:
        if not part.here:
            return self._policy.dropped_before(part)
        if self._policy.is_untouched(part) and not any(self._items[at].marked for at in part.here):
            author = self._policy.remover(part)
            self.steps += [Remove(at, author) for at in part.here]
            return BlockOutcome.REMOVED, ""
        self.comment(part.block, part.here[0], self._policy.dropped_and_edited(part))
        return BlockOutcome.UNPLACED, ""

    def _absent(self, part: Part) -> Verdict:
        if part.base is not None and self._policy.is_unchanged(part):
            return BlockOutcome.DELETED, ""
        if verdict := self._policy.known_already(part):
            return verdict
        after = self.end_of(part.after)
        if part.base is None:
            self._insert(part, after, "new")
            return BlockOutcome.ADDED, ""
        comment, note = self._policy.proposed_again(part)
        if self._policy.comments_on_new_text():
            self._insert(part, after, "new", comment)
        else:
            self._insert(part, after, "new")
            self.comment(part.block, part.after, comment)
        return BlockOutcome.CONFLICT, note

    def _paragraph(self, part: Part) -> Verdict:
        merged = self._policy.merge_text(part)
        self.steps += merged.steps
        if merged.beside:
            return self.beside(part, merged.beside, merged.note)
        return merged.outcome, merged.note

    def _figure(self, part: Part) -> Verdict:
        if self._policy.is_unchanged(part):
            return self._policy.unchanged_figure(part)
        if part.incoming and same_text(part.incoming, self._items[part.here[0]].content):
            return BlockOutcome.KEPT, ""
        if self._policy.is_own_figure(part):
            return self.beside(part, *self._policy.other_figure(part))
        return self._replace(part)

    def _table(self, part: Part) -> Verdict:
        merged = self._policy.merge_table(part)
        if merged.fits:
            self.steps += merged.steps
            return merged.outcome, "; ".join(merged.notes)
        if merged.carried:
            self.steps.append(Remove(part.here[0]))
            anchors = self._policy.anchors(part, "instead")
            self.steps.append(
                Insert(part.sources[0], part.here[0], anchors, carried=merged.carried)
            )
            return merged.outcome, "; ".join(merged.notes)
        if merged.outcome is BlockOutcome.UPDATED and not self._items[part.here[0]].marked:
            return self._replace(part)
        self.steps += self._policy.retracted(part)
        return self.beside(part, *self._policy.other_table(part))

    def _replace(self, part: Part) -> Verdict:
        self.steps.append(Remove(part.here[0]))
        self._insert(part, part.here[0], "instead")
        return BlockOutcome.UPDATED, ""

    def _insert(self, part: Part, after: int, where: Where, comment: str = "") -> None:
        anchors, beside = self._policy.anchors(part, where), where == "beside"
        box = part.block.box if where == "new" else None
        # several that are set directly behind one item are set there from the last to the first
        for source in reversed(part.sources) if beside else part.sources:
            if source == part.sources[0]:
                self.steps.append(Insert(source, after, anchors, beside, comment, box=box))
            else:
                self.steps.append(Insert(source, after, beside=beside, box=box))
