"""Finds in a draft the answers that came into the outline from the file, where it prints them.

What answered a prompt is printed by a template once it is in the outline: as it is, as a point of a
list, behind words of the template. It is the same text, and not a second one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.match.answers import Answer, is_prompt, tokens_at
from toolkit.merge.word.model.text_model import Block, Table, Tokens
from toolkit.merge.word.read.document import BodyItem

LEAD = 10
"""A template sets no more words than these before an answer, or behind it."""

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
        group = _group(incoming, known, anchor, answer.items, items, wanted, back)
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
        return _words(tokens)
    return _words([tokens[number] for number in answer.words(items, at)])


def says(block: Block, words: Words, *, table: bool) -> bool:
    """Whether a block says these words, be it with a few of the template's before or behind."""
    if isinstance(block.content, Table) is not table:
        return False
    if table:
        return _words(_tokens(block)) == words
    return contains(_words(_tokens(block)), words) or contains(words, _words(_tokens(block)))


def contains(more: Words, words: Words) -> bool:
    """Whether the words are there in a row, with no more than a few others around them."""
    over = len(more) - len(words)
    if not words or not 0 <= over <= LEAD:
        return False
    return any(more[at : at + len(words)] == words for at in range(over + 1))


def _group(
    incoming: Sequence[Block],
    known: Mapping[str, Block],
    anchor: str,
    places: Sequence[int],
    items: Sequence[BodyItem],
    wanted: Sequence[Words],
    taken: Collection[str],
) -> Sequence[Block]:
    """The new blocks, one behind the other, that say what stands in these places."""
    for exactly in (True, False):
        for start in range(len(incoming)):
            group = incoming[start : start + len(places)]
            if len(group) == len(places) and all(
                _is_new(one, known, anchor, taken)
                and says(one, words, table=items[at].is_table)
                and (not exactly or _words(_tokens(one)) == words)
                for one, words, at in zip(group, wanted, places, strict=True)
            ):
                return group
    return ()


def _is_new(block: Block, known: Mapping[str, Block], anchor: str, taken: Collection[str]) -> bool:
    if block.part != "body" or is_prompt(block) or block.anchor in taken:
        return False
    return block.anchor == anchor or block.anchor not in known


def _tokens(block: Block) -> Tokens:
    if not isinstance(block.content, Table):
        return block.content.tokens
    return tuple(token for row in block.content.rows for cell in row.cells for token in cell)


def _words(tokens: Sequence[str]) -> Words:
    return tuple(token.casefold() for token in tokens if is_word(token))


def same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two texts have the same words, whatever is between them."""
    return _words(one) == _words(two)
