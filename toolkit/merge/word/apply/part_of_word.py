"""Narrows the change of a word to the letters that differ."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import takewhile

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.apply.incoming import Words
from toolkit.merge.word.read.split_runs import Atom
from toolkit.ooxml.wordml import XML_SPACE, R, T


def narrowed(
    current: Sequence[Atom], words: Words, hunk: Hunk
) -> tuple[Sequence[Atom], Words, Hunk]:
    """The tokens, the incoming words and the hunk that changes no more than letters of one word.

    As they were where the hunk is of more than one word, or the word is not in a run of its own.
    The run is split in the file.
    """
    if hunk.end - hunk.start != 1 or hunk.right - hunk.left != 1:
        return current, words, hunk
    old, new = current[hunk.start], words.atoms[hunk.left]
    if not _is_plain(old) or new.text.startswith(OPAQUE) or not new.holders:
        return current, words, hunk
    head = _in_common(old.text, new.text)
    shorter = min(len(old.text), len(new.text)) - head
    tail = min(_in_common(old.text[::-1], new.text[::-1]), shorter)
    gone, made = old.text[head : len(old.text) - tail], new.text[head : len(new.text) - tail]
    pieces = [old.text[:head], gone, old.text[len(old.text) - tail :]]
    here = [one for one in _cut(old, pieces) if one.text]
    there = [replace(new, text=text) for text in (new.text[:head], made, pieces[2]) if text]
    at = 1 if head else 0
    start, left = hunk.start + at, hunk.left + at
    return (
        [*current[: hunk.start], *here, *current[hunk.end :]],
        replace(words, atoms=[*words.atoms[: hunk.left], *there, *words.atoms[hunk.right :]]),
        Hunk(start, start + bool(gone), left, left + bool(made)),
    )


def _in_common(one: str, two: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _is_plain(atom: Atom) -> bool:
    """Whether a token is all the text of one run."""
    if len(atom.holders) != 1 or atom.holders[0].tag != R or atom.text.startswith(OPAQUE):
        return False
    texts = atom.holders[0].findall(T)
    return len(texts) == 1 and texts[0].text == atom.text


def _cut(atom: Atom, pieces: Sequence[str]) -> list[Atom]:
    """The token as several, each in a run of its own where it has text."""
    found: list[Atom] = []
    run = atom.holders[0]
    for number, text in enumerate(one for one in pieces if one):
        made = run if not number else deepcopy(run)
        if number:
            found[-1].holders[0].addnext(made)
        found.append(Atom(text, atom.marks, [made]))
    for one in found:
        node = next(one.holders[0].iterchildren(T))
        node.text = one.text
        node.set(XML_SPACE, "preserve")
    return found
