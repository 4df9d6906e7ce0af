"""What becomes of the prompts that a person answered or deleted in a file that is built again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.text.three_way import Hunk
from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.match.answers import (
    Answer,
    CellAnswer,
    cell_answers,
    is_prompt,
    own_lead,
    with_questions,
)
from toolkit.merge.word.match.printed_answers import printed_answers, printed_elsewhere, same_words
from toolkit.merge.word.model.text_model import Block, Paragraph, Table
from toolkit.merge.word.plan.steps import Edit, Remove, Step, Undress
from toolkit.merge.word.plan.tables import row_places
from toolkit.merge.word.read.document import BodyItem
from toolkit.writers.docx.anchors import anchor_name


class AnsweredPrompts:
    """The answers in one file, and what a build does about them."""

    def __init__(
        self, base: Sequence[Block], items: Sequence[BodyItem], given: Mapping[str, Answer]
    ) -> None:
        self._base, self._items = base, items
        self._given = dict(given)
        self.in_outline: set[str] = set()
        """The prompts, by anchor, whose answers the outline has now as they are in the file."""

        self.renamed: set[str] = set()
        """The anchors of prompts that are those of new texts now."""

        self.settled: set[str] = set()
        """The prompts that no longer wait, by the names that the document has for them."""

        self._kept: list[Block] = []
        """Prompts that the draft does not have, to be remembered."""

        self._cells: list[Undress] = []
        self._others: list[Step] = []
        """What goes of prompts and answers beside that."""
        self.gone: set[str] = set()
        """The prompts whose answers are printed elsewhere, and go from their places."""

    def printed(
        self, incoming: Sequence[Block], known: Mapping[str, Block], found: Alignment
    ) -> dict[str, Block]:
        """The new blocks that say what an answer says; their places are noted in `found`."""
        new = {block.anchor: block for block in incoming}
        back, self.in_outline = printed_answers(incoming, known, self._items, self._given, found)
        taken = found.taken
        for anchor in self.in_outline:
            answer = self._given[anchor]
            owners_in_order = [taken[at] for at in answer.items if taken.get(at) in new]
            for name in owners_in_order:
                back[name] = replace(new[name], asks=answer.prompt.asks)
            if owners_in_order:
                self._first_words(answer, new[owners_in_order[0]])
        self._part_from_others(incoming, known, back, found)
        return back

    def _first_words(self, answer: Answer, block: Block) -> None:
        """Takes away what is left of a prompt before an answer that the outline has now."""
        at = answer.items[0]
        if self._items[at].is_table or not isinstance(block.content, Paragraph):
            return
        tokens = self._items[at].paragraph.tokens
        hunks = [Hunk(start, end, 0, 0) for start, end in _whole(answer, tokens)]
        lead = own_lead(answer.prompt.content)
        first = answer.words(self._items, at)[: len(lead)]
        said = tuple(tokens[n] for n in first)
        if lead and said == lead != block.content.tokens[: len(lead)]:
            start, end = first[0], first[-1] + 1
            while end < len(tokens) and tokens[end].isspace():
                end += 1
            hunks = [
                *(one for one in hunks if one.end <= start),
                Hunk(start, end, 0, 0),
                *(one for one in hunks if one.start >= end),
            ]
        if hunks:
            self._others.append(Edit((at,), tuple(hunks), ()))

    def _part_from_others(
        self,
        incoming: Sequence[Block],
        known: Mapping[str, Block],
        back: Mapping[str, Block],
        found: Alignment,
    ) -> None:
        """A new text under the name of a prompt is another one than the answer to it, unless the
        answer is where it would be: then both are versions of one text."""
        for block in incoming:
            answer = self._given.get(block.anchor)
            if answer is None or is_prompt(block) or block.anchor in back:
                continue
            there = block.anchor in self.in_outline
            printed = not there and self.is_printed(answer.prompt, incoming, known)
            if there or not answer.items or printed:
                found.places.pop(block.anchor, None)
                self.renamed.add(block.anchor)
                self._others += self.removed(answer.prompt) if printed else []
            elif block.anchor not in found.places and not self._items[answer.items[0]].is_table:
                found.places[block.anchor] = [answer.items[0]]

    def is_settled(self, block: Block) -> bool:
        """Whether a prompt of the draft was answered or deleted in the file."""
        return is_prompt(block) and block.anchor in self._given

    def stays(self, block: Block, incoming: Sequence[Block]) -> bool:
        """Whether what a person did with a prompt stays, although the draft does not have it: a
        clean draft has none, and a prompt that was deleted is not missed."""
        answer = self._given.get(block.anchor)
        if answer is None:
            return False
        clean = not any(map(is_prompt, incoming))
        if clean or not answer.items:
            self._kept.append(block)
            return True
        return False

    def is_printed(
        self, block: Block, incoming: Sequence[Block], known: Mapping[str, Block]
    ) -> bool:
        """Whether the draft prints an answer in another form, so that it is there twice."""
        answer = self._given.get(block.anchor)
        if answer is None or not answer.items or answer.shared:
            return False
        if any(self._items[at].marked for at in answer.items):
            return False
        return printed_elsewhere(answer, incoming, known, self._items)

    def answer_of(self, block: Block) -> Block:
        """What was written in the place of a prompt, as a block; any other block as it is."""
        answer = self._given.get(block.anchor)
        if answer is None or not answer.items:
            return block
        return replace(block, content=self._items[answer.items[0]].content)

    def removed(self, block: Block) -> list[Step]:
        """The steps that propose to take an answer out of its place."""
        self.gone.add(block.anchor)
        return [Remove(at) for at in self._given[block.anchor].items]

    def holds_answer(self, block: Block, incoming: Sequence[Block]) -> bool:
        """Whether a heading that a clean draft leaves out, since nothing but prompts is below it,
        has an answer below it in the file; it stays then."""
        if not block.level or any(map(is_prompt, incoming)):
            return False
        at = next((n for n, one in enumerate(self._base) if one.anchor == block.anchor), None)
        if at is None:
            return False
        below = takewhile(lambda one: not 0 < one.level <= block.level, self._base[at + 1 :])
        if not any(self._has_words(one) for one in below):
            return False
        self.settled.add(anchor_name(block.id))
        self._kept.append(block)
        return True

    def _has_words(self, block: Block) -> bool:
        return block.anchor in self._given and bool(self._given[block.anchor].items)

    def settle(self, block: Block) -> tuple[BlockOutcome, list[Step]]:
        """What became of a prompt, and the steps that take away what is left of it."""
        self.settled.add(anchor_name(block.id))
        answer = self._given[block.anchor]
        steps: list[Step] = []
        if answer.question is not None:
            steps.append(Remove(answer.question))
        if answer.first and answer.first.left:
            tokens = self._items[answer.items[0]].paragraph.tokens
            left = [Hunk(start, end, 0, 0) for start, end in _whole(answer, tokens)]
            steps.append(Edit((answer.items[0],), tuple(left), ()))
        return BlockOutcome.ANSWERED if answer.items else BlockOutcome.DELETED, steps

    def undressed(self) -> Iterator[Step]:
        """The steps by which answers lose the look of a prompt and its comment."""
        for anchor, answer in self._given.items():
            for at in answer.items if anchor not in self.gone else ():
                item = self._items[at]
                if not item.is_table and item.dressed:
                    yield Undress(at)
        yield from self._cells
        yield from self._others

    def cells(self, block: Block, known: Block, at: int) -> tuple[Block, Block]:
        """A table of the draft and what was known of it, with the prompts that are answered in the
        file as both have them; the same block otherwise."""
        new, old, here = block.content, known.content, self._items[at].content
        if not (isinstance(new, Table) and isinstance(old, Table) and isinstance(here, Table)):
            return block, known
        places = row_places(old, here)
        found = list(cell_answers(old, here, places))
        if not found:
            return block, known
        by_anchor = {old.rows[number].anchor: place for number, place in places.items()}
        for one in found:
            place = by_anchor[one.row]
            self.settled.add(f"{one.row}/{one.cell}")
            if (place, one.cell) in self._items[at].dressed:
                self._cells.append(Undress(at, place, one.cell))
        new = with_questions(new, old, found)
        told = _as_told(old, new, here, by_anchor, found)
        return replace(block, content=new), replace(known, content=told)

    def kept_in(self, base: Sequence[Block]) -> list[Block]:
        """The blocks to be known of the file, with the prompts that are remembered in the places
        that they had."""
        found = list(base)
        order = {block.anchor: number for number, block in enumerate(self._base)}
        for block in self._kept:
            before = order.get(block.anchor, 0)
            at = max(
                (n for n, one in enumerate(found) if order.get(one.anchor, before) < before),
                default=-1,
            )
            found.insert(at + 1, block)
        return found


def _whole(answer: Answer, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """What is to go: the words that are left of the prompt, with the spaces around them."""
    if answer.first is None:
        return
    mine = answer.first.answer(tokens)
    for start, end in answer.first.left:
        first = start if start > mine[0] else 0
        while first and tokens[first - 1].isspace() and end > mine[-1]:
            first -= 1
        last = end
        while last < len(tokens) and tokens[last].isspace() and not _is_between(last, mine):
            last += 1
        yield first, last


def _is_between(at: int, mine: Sequence[int]) -> bool:
    return mine[0] <= at <= mine[-1]


def _as_told(
    old: Table,
    new: Table,
    here: Table,
    places: Mapping[str, int],
    found: Sequence[CellAnswer],
) -> Table:
    """What was known of a table, as the new one has it in the cells whose answers are in the
    outline now, word for word."""
    wanted = {row.anchor: row for row in new.rows}
    rows = list(old.rows)
    for one in found:
        row = wanted.get(one.row)
        number = next(n for n, each in enumerate(rows) if each.anchor == one.row)
        if row is None or len(row.cells) != len(rows[number].cells):
            continue
        standing = here.rows[places[one.row]].cells[one.cell]
        mine = [standing[at] for at in one.over.answer(standing)]
        if any(map(is_word, row.cells[one.cell])) and same_words(row.cells[one.cell], mine):
            cells, marks = list(rows[number].cells), list(rows[number].marks)
            cells[one.cell] = row.cells[one.cell]
            if marks and row.marks:
                marks[one.cell] = row.marks[one.cell]
            rows[number] = replace(rows[number], cells=tuple(cells), marks=tuple(marks))
    return Table(tuple(rows))
