"""Finds in a draft the answers that came into the outline from the file, where it prints them.

What answered a prompt is printed by a template once it is in the outline: as it is, as a point of a
list, behind words of the template. It is the same text, and not a second one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.match.answers import Answer, is_prompt, tokens_at
from toolkit.merge.word.model.text_model import Block, Table, Tokens, same_text
from toolkit.merge.word.read.document import BodyItem

LEAD = 10
"""A template sets no more words than these before an answer, or behind it."""

FARTHEST = (9, False)
"""Behind every rank of a place where an answer is printed."""

Words = tuple[str, ...]


def printed_answers(
    incoming: Sequence[Block],
    known: Mapping[str, Block],
    items: Sequence[BodyItem],
    given: Mapping[str, Answer],
    found: Alignment,
) -> tuple[dict[str, Block], set[str]]:
    """The new blocks that say what an answer says, and the prompts that are settled by that.

    The places of these blocks are noted in `found`.
    """
    back: dict[str, Block] = {}
    settled: set[str] = set()
    for anchor, answer in given.items():
        if not answer.items or answer.shared:
            continue
        wanted = [said(answer, items, at) for at in answer.items]
        group = _group(incoming, known, answer.prompt, answer.items, items, wanted, back)
        if not group:
            continue
        found.places.pop(anchor, None)
        for block, at in zip(group, answer.items, strict=False):
            found.places[block.anchor] = [at]
            back[block.anchor] = block
        settled.add(anchor)
    return back, settled


def said(answer: Answer, items: Sequence[BodyItem], at: int) -> Words:
    """The words of an item of an answer, without what still stands there of the prompt."""
    tokens = tokens_at(items[at])
    if items[at].is_table:
        return words_in(tokens)
    return words_in([tokens[number] for number in answer.words(items, at)])


def says(block: Block, words: Words, *, table: bool) -> bool:
    """Whether a block says these words, with a few of the template's at most before or after."""
    if isinstance(block.content, Table) is not table:
        return False
    if table:
        return words_in(_tokens(block)) == words
    return contains(words_in(_tokens(block)), words) or contains(words, words_in(_tokens(block)))


def contains(more: Words, words: Words) -> bool:
    """Whether the words are there in a row, with no more than a few others around them."""
    over = len(more) - len(words)
    if not words or not 0 <= over <= LEAD:
        return False
    return any(more[at : at + len(words)] == words for at in range(over + 1))


def _group(
    incoming: Sequence[Block],
    known: Mapping[str, Block],
    prompt: Block,
    places: Sequence[int],
    items: Sequence[BodyItem],
    wanted: Sequence[Words],
    taken: Collection[str],
) -> Sequence[Block]:
    """The new blocks, one behind the other, that say what stands in these places.

    One field may be printed in several places: the one of the prompt itself goes first.
    """
    best: Sequence[Block] = ()
    least = FARTHEST
    for start in range(len(incoming) - len(places) + 1):
        group = incoming[start : start + len(places)]
        if not all(
            _is_new(one, known, prompt.anchor, taken) and says(one, words, table=items[at].is_table)
            for one, words, at in zip(group, wanted, places, strict=True)
        ):
            continue
        rank = _rank(group, prompt, wanted)
        if rank < least:
            best, least = group, rank
    return best


def _rank(group: Sequence[Block], prompt: Block, wanted: Sequence[Words]) -> tuple[int, bool]:
    """How far from the prompt the blocks are printed, and whether other words are beside theirs."""
    other = any(words_in(_tokens(one)) != words for one, words in zip(group, wanted, strict=True))
    if any(one.anchor == prompt.anchor for one in group):
        return 0, other
    scope = prompt.id.rpartition("/")[0]
    return (1 if group[0].id.startswith(f"{scope}/") else 2), other


def printed_elsewhere(
    answer: Answer,
    incoming: Sequence[Block],
    known: Mapping[str, Block],
    items: Sequence[BodyItem],
) -> bool:
    """Whether all that an answer says is printed in texts that are new or changed: in a cell of a
    table, or in one sentence with others."""
    texts = [
        words_in(tokens)
        for block in incoming
        if not is_prompt(block) and _is_changed(block, known.get(block.anchor))
        for tokens in _texts(block)
    ]
    wanted = [said(answer, items, at) for at in answer.items]
    return all(any(_within(text, words) for text in texts) for words in wanted)


def _is_changed(block: Block, known: Block | None) -> bool:
    return known is None or not same_text(known.content, block.content)


def _texts(block: Block) -> Iterator[Tokens]:
    if not isinstance(block.content, Table):
        yield block.content.tokens
        return
    for row in block.content.rows:
        yield from row.cells


def _within(text: Words, words: Words) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))


def _is_new(block: Block, known: Mapping[str, Block], anchor: str, taken: Collection[str]) -> bool:
    if block.part != "body" or is_prompt(block) or block.anchor in taken:
        return False
    return block.anchor == anchor or block.anchor not in known


def _tokens(block: Block) -> Tokens:
    if not isinstance(block.content, Table):
        return block.content.tokens
    return tuple(token for row in block.content.rows for cell in row.cells for token in cell)


def words_in(tokens: Sequence[str]) -> Words:
    """The words of a text in small letters, whatever is between them."""
    return tuple(token.casefold() for token in tokens if is_word(token))


def same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two texts have the same words, whatever is between them."""
    return words_in(one) == words_in(two)
