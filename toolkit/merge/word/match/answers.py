"""Finds what people wrote in the places of prompts: the words over one, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.match.written_over import WrittenOver, written_over
from toolkit.merge.word.model.text_model import Block, Content, Paragraph, Row, Table, Tokens
from toolkit.merge.word.read.document import PROMPT, BodyItem

CONTENTS = "toc"
"""Begins the names of the styles of a table of contents."""


class Answer(NamedTuple):
    """What a person did with a prompt."""

    prompt: Block
    items: tuple[int, ...] = ()
    """Where the answer is; empty where the prompt was deleted and nothing was written there."""

    first: WrittenOver | None = None
    """What still stands of the prompt in the first of the items; None where nothing does."""

    question: int | None = None
    """The item in which the prompt still stands whole, above its answer."""

    shared: bool = False
    """Whether the words are in the place of several prompts, so that it is not clear which of them
    they answer."""

    def words(self, items: Sequence[BodyItem], at: int) -> list[int]:
        """The numbers of the tokens of an item that a person wrote."""
        tokens = items[at].paragraph.tokens
        over = self.first if self.first and at == self.items[0] else WrittenOver(())
        return over.answer(tokens)


class CellAnswer(NamedTuple):
    """A cell of a table that was a prompt, and is an answer now."""

    row: str
    """The anchor of the row."""

    cell: int
    asks: str
    over: WrittenOver


def is_prompt(block: Block) -> bool:
    """Whether a block asks for a person's words."""
    content = block.content
    return block.part == "body" and isinstance(content, Paragraph) and content.style == PROMPT


def answers(
    base: Sequence[Block], items: Sequence[BodyItem], found: Alignment
) -> Mapping[str, Answer]:
    """By the anchor of each prompt of the base that was answered or deleted what became of it."""
    if not any(map(is_prompt, base)):
        return {}
    taken = found.taken
    here: dict[str, Answer] = {}
    lost: list[int] = []
    used: dict[int, str] = dict(taken)
    for number, block in enumerate(base):
        if not is_prompt(block) or block.anchor in found.joined:
            continue
        places = found.places.get(block.anchor, [])
        if not places:
            lost.append(number)
        elif answer := _standing(block, places, items, used):
            here[block.anchor] = answer
            used |= dict.fromkeys(answer.items, block.anchor)
    for group in _gaps(base, lost, found):
        here |= {one.prompt.anchor: one for one in _between(base, group, items, found, used)}
    order = {block.anchor: number for number, block in enumerate(base)}
    return dict(sorted(here.items(), key=lambda one: order[one[0]]))


def cell_answers(base: Table, current: Table, places: Mapping[int, int]) -> Iterator[CellAnswer]:
    """The cells of a table of the base that were prompts and are answered; `places` says for its
    rows where they are in the current one."""
    for number, place in places.items():
        row, standing = base.rows[number], current.rows[place]
        if not any(row.asks) or len(row.cells) != len(standing.cells):
            continue
        for cell, asks in enumerate(row.asks):
            over = written_over(row.cells[cell], standing.cells[cell], leads=False)
            if asks and over:
                yield CellAnswer(row.anchor, cell, asks, over)


def with_questions(incoming: Table, base: Table, answered: Sequence[CellAnswer]) -> Table:
    """The incoming table with its former prompts in the cells that are answered, where it has
    nothing in them: a clean draft leaves prompts out, and asks nothing else."""
    known = {row.anchor: row for row in base.rows}
    by_row: dict[str, list[int]] = {}
    for one in answered:
        by_row.setdefault(one.row, []).append(one.cell)
    rows = tuple(
        _asking_still(row, known[row.anchor], by_row[row.anchor]) if row.anchor in by_row else row
        for row in incoming.rows
    )
    return Table(rows)


def _asking_still(row: Row, known: Row, cells: Sequence[int]) -> Row:
    if len(row.cells) != len(known.cells):
        return row
    texts, marks = list(row.cells), list(row.marks)
    asks = list(row.asks or ("",) * len(texts))
    for cell in cells:
        if not any(map(is_word, texts[cell])):
            texts[cell], asks[cell] = known.cells[cell], known.asks[cell]
            if marks and known.marks:
                marks[cell] = known.marks[cell]
    return Row(row.anchor, tuple(texts), tuple(marks), tuple(asks))


def _standing(
    block: Block, places: Sequence[int], items: Sequence[BodyItem], taken: Mapping[int, str]
) -> Answer | None:
    """The answer to a prompt whose paragraph is there."""
    first = items[places[0]]
    if first.is_table or not isinstance(block.content, Paragraph):
        return None
    around = _around(places, items, taken)
    if _is_lead(block, items, around):
        return None
    over = written_over(block.content.tokens, first.paragraph.tokens, leads=True)
    if over:
        before = [at for at in around if at < places[0]]
        behind = [at for at in around if at >= places[0]]
        if not before:
            return Answer(block, tuple(behind), over)
        return (
            Answer(block, (*before, *behind))
            if not over.left
            else Answer(block, tuple(behind), over)
        )
    mine = tuple(at for at in around if at > places[-1])
    dressed = [at for at in mine if not items[at].is_table and _style(items[at]) == PROMPT]
    if not any(map(is_word, first.paragraph.tokens)):
        return Answer(block, mine)
    return Answer(block, mine, question=places[0]) if dressed else None


def _is_lead(block: Block, items: Sequence[BodyItem], at: Sequence[int]) -> bool:
    """Whether all that is there is the beginning of the question in bold: `Need.`"""
    lead = [one for one in own_lead(block.content) if is_word(one)]
    said = [token for one in at for token in tokens_at(items[one]) if is_word(token)]
    return bool(lead) and said == lead


def _style(item: BodyItem) -> str:
    return "" if item.is_table else item.paragraph.style


def _around(
    places: Sequence[int], items: Sequence[BodyItem], taken: Mapping[int, str]
) -> list[int]:
    """The items in which the prompt is, and those of a person's own that go with them."""
    before: list[int] = []
    at = places[0] - 1
    while at not in places and _is_own(at, items, taken) and _style(items[at]) == PROMPT:
        before.insert(0, at)
        at -= 1
    behind: list[int] = []
    at = places[-1] + 1
    while _is_own(at, items, taken):
        behind.append(at)
        at += 1
    return [at for at in (*before, *places, *behind) if _says_something(items[at])]


def _is_own(at: int, items: Sequence[BodyItem], taken: Mapping[int, str]) -> bool:
    """Whether a person wrote the item, and it may go on with what is before it."""
    if not 0 <= at < len(items) or at in taken:
        return False
    item = items[at]
    if item.part != "body" or item.copies or item.is_proposal or item.ends_section:
        return False
    return item.is_table or not (item.paragraph.level or _style(item).startswith(CONTENTS))


def _says_something(item: BodyItem) -> bool:
    return not item.gone and (item.is_table or any(map(is_word, item.paragraph.tokens)))


def _gaps(
    base: Sequence[Block], lost: Sequence[int], found: Alignment
) -> Iterator[tuple[int, list[int], int]]:
    """The lost prompts between two blocks that are there, with the numbers of these in the base;
    -1 and the length of the base where there is none."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number in lost:
        before = next((n for n in range(number - 1, -1, -1) if base[n].anchor in found.places), -1)
        behind = next(
            (n for n in range(number + 1, len(base)) if base[n].anchor in found.places), len(base)
        )
        groups.setdefault((before, behind), []).append(number)
    for (before, behind), numbers in groups.items():
        yield before, numbers, behind


def _between(
    base: Sequence[Block],
    gap: tuple[int, list[int], int],
    items: Sequence[BodyItem],
    found: Alignment,
    used: Mapping[int, str],
) -> Iterator[Answer]:
    """What was written in the place of prompts of which not even the anchor is left."""
    before, numbers, behind = gap
    start = found.places[base[before].anchor][-1] if before >= 0 else -1
    end = found.places[base[behind].anchor][0] if behind < len(base) else len(items)
    mine: list[int] = []
    at = start + 1
    while at in used and at not in found.taken:
        at += 1  # it goes with the answer before
    while at < end and _is_own(at, items, used):
        mine.append(at)
        at += 1
    mine = [one for one in mine if _says_something(items[one])]
    if len(numbers) == 1 and _is_lead(base[numbers[0]], items, mine):
        mine = []
    parts = _shared_out(mine, len(numbers), items)
    for number, part in zip(numbers, parts or [mine] * len(numbers), strict=True):
        prompt = base[number]
        over = None
        if part and not items[part[0]].is_table and isinstance(prompt.content, Paragraph):
            tokens = items[part[0]].paragraph.tokens
            over = written_over(prompt.content.tokens, tokens, leads=True)
        yield Answer(prompt, tuple(part), over, shared=parts is None)


def _shared_out(
    mine: Sequence[int], count: int, items: Sequence[BodyItem]
) -> list[list[int]] | None:
    """The items, in the order of the prompts in whose places they are; None where it is not clear
    which of them answers which."""
    if count == 1 or not mine:
        return [list(mine)] + [[] for _ in range(count - 1)]
    if len(mine) == count:
        return [[one] for one in mine]
    begins = [at for at in mine if _style(items[at]) == PROMPT]
    if len(begins) != count or begins[0] != mine[0]:
        return None
    edges = [mine.index(at) for at in begins] + [len(mine)]
    return [list(mine[a:b]) for a, b in pairwise(edges)]


def own_lead(prompt: Content) -> Tokens:
    """What is bold at the beginning of a question, behind the words before every prompt: `Need.`"""
    if not isinstance(prompt, Paragraph) or ":" not in prompt.tokens or not prompt.marks:
        return ()
    start = prompt.tokens.index(":") + 1
    while start < len(prompt.tokens) and prompt.tokens[start].isspace():
        start += 1
    end = start
    while end < len(prompt.tokens) and "b" in prompt.marks[end]:
        end += 1
    lead = prompt.tokens[start:end]
    while lead and lead[-1].isspace():
        lead = lead[:-1]
    return lead if end < len(prompt.tokens) else ()


def tokens_at(item: BodyItem) -> Tokens:
    """The words of a paragraph; of a table those of its cells."""
    if not isinstance(item.content, Table):
        return item.paragraph.tokens
    return tuple(token for row in item.content.rows for cell in row.cells for token in cell)
