"""Tells what a person wrote over a prompt from what still stands of the prompt itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from toolkit.merge.text.three_way import difference, kept
from toolkit.merge.text.tokens import is_word

Tokens = Sequence[str]

RUN = 4
"""As many words of the prompt in a row are still the prompt, and no words that a person chose."""

COLON = ":"


class WrittenOver(NamedTuple):
    """A text that was a prompt, and is an answer now."""

    left: tuple[tuple[int, int], ...]
    """Where in it words of the prompt still stand: first and last token, the last not included."""

    def answer(self, tokens: Tokens) -> list[int]:
        """The numbers of the tokens that a person wrote, without spaces at their ends."""
        mine = [at for at in range(len(tokens)) if not any(a <= at < b for a, b in self.left)]
        while mine and tokens[mine[0]].isspace():
            mine.pop(0)
        while mine and tokens[mine[-1]].isspace():
            mine.pop()
        return mine


def written_over(prompt: Tokens, current: Tokens, *, leads: bool) -> WrittenOver | None:
    """What a person made of a prompt; None where it still asks, or where nothing is left.

    `leads` is whether the prompt begins with the words that a writer sets before it. Words that
    only change the question are no answer.
    """
    if list(prompt) == list(current) or not any(map(is_word, current)):
        return None
    head = _lead(prompt) if leads else 0
    pairs = list(kept(prompt, current))
    left = list(_left(prompt, pairs, head))
    mine = WrittenOver(tuple(left)).answer(current)
    hunks = difference(prompt, current)
    new = {at for hunk in hunks for at in range(hunk.left, hunk.right)}
    written = [at for at in mine if is_word(current[at])]
    if not any(at in new for at in written):
        return None
    return None if _is_question(written, left, current, head) else WrittenOver(tuple(left))


def _lead(prompt: Tokens) -> int:
    """How many tokens are before the question: `To complete: `."""
    if COLON not in prompt:
        return 0
    end = list(prompt).index(COLON) + 1
    while end < len(prompt) and prompt[end].isspace():
        end += 1
    return end


def _left(prompt: Tokens, pairs: Sequence[tuple[int, int]], head: int) -> Iterator[tuple[int, int]]:
    """The stretches of the current text that are still the prompt."""
    asked = sum(map(is_word, prompt[head:]))
    for _, group in groupby(enumerate(pairs), key=lambda one: _slope(one)):
        run = [pair for _, pair in group]
        lead = [there for here, there in run if here < head]
        rest = [(here, there) for here, there in run if here >= head]
        whole = len(lead) == head > 0
        if sum(is_word(prompt[here]) for here, _ in rest) >= min(RUN, asked):
            start = lead[0] if whole else rest[0][1]
            yield start, rest[-1][1] + 1
        elif whole:
            yield lead[0], lead[-1] + 1


def _slope(one: tuple[int, tuple[int, int]]) -> tuple[int, int]:
    at, (here, there) = one
    return here - at, there - at


def _is_question(
    written: Sequence[int], left: Sequence[tuple[int, int]], current: Tokens, head: int
) -> bool:
    """Whether the few new words stand inside the question, so that it was only put otherwise."""
    asked = [one for one in left if any(map(is_word, current[max(one[0], head) : one[1]]))]
    inside = [
        at
        for at in written
        if any(end <= at for _, end in asked) and any(at < start for start, _ in asked)
    ]
    return bool(asked) and len(inside) == len(written) and len(written) < RUN
