"""What a person changed in a paragraph, held against what the current file made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from toolkit.merge.copies.copy import BREAK
from toolkit.merge.text.three_way import Hunk, difference, merge
from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.model.text_model import Content, Paragraph
from toolkit.merge.word.plan.paragraphs import emphasis
from toolkit.merge.word.read.document import BodyItem, Reader
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.ooxml.wordml import TRACKED, Element

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be done to the paragraph of the current file."""

    hunks: tuple[Hunk, ...] = ()
    tokens: tuple[tuple[int, int], ...] = ()
    """Words that are to stand out as they do in the copy: theirs by the current file's."""

    clash: bool = False
    """Whether both changed the same words differently."""


def compared(base: Paragraph, mine: Paragraph, theirs: Paragraph) -> Words:
    """How the current file's paragraph takes up what changed from `base` to the copy's."""
    told = merge(base.tokens, mine.tokens, theirs.tokens)
    if told.clashes:
        return Words(clash=not has_all(base.tokens, mine.tokens, theirs.tokens))
    there = _there(mine.tokens, theirs.tokens) if mine.tokens != base.tokens else set()
    if mine.tokens != base.tokens and _loses(told.hunks, base.tokens, theirs.tokens, there):
        return Words(clash=True)
    hunks = tuple(
        one
        for one in told.hunks
        if not _is_layout(one, mine.tokens, theirs.tokens)
        and not _is_there(one, theirs.tokens, there)
    )
    looks = tuple(emphasis(base, mine, theirs)) if len(base.marks) == len(base.tokens) else ()
    return Words(hunks, looks)


def says_the_same(one: Paragraph, two: Paragraph) -> bool:
    """Whether two say the same, wherever their pages begin."""
    return _words(one) == _words(two)


def _words(paragraph: Paragraph) -> list[str]:
    return [token for token in paragraph.tokens if not token.startswith(BREAK)]


def before_changes(reader: Reader, leaf: BodyItem, part: str) -> Content:
    """What a paragraph or table says once every change that is proposed in it is refused."""
    if not any(True for _ in leaf.element.iter(*TRACKED)):
        return leaf.content
    standing: Element = deepcopy(leaf.element)
    resolve(standing, accept=False, which=lambda _: True)
    return reader.content(standing, part)


def _is_layout(hunk: Hunk, mine: Tokens, theirs: Tokens) -> bool:
    """Whether a hunk brings nothing but a page break, as some programs set of themselves."""
    old, new = mine[hunk.start : hunk.end], theirs[hunk.left : hunk.right]
    words = [token for token in (*old, *new) if not token.isspace()]
    return bool(words) and all(token.startswith(BREAK) for token in words)


def _there(mine: Tokens, theirs: Tokens) -> set[int]:
    """The tokens of the copy that the current file has as well."""
    found: set[int] = set()
    here = 0
    for hunk in difference(theirs, mine):
        found.update(range(here, hunk.start))
        here = hunk.end
    return found | set(range(here, len(theirs)))


def _is_there(hunk: Hunk, theirs: Tokens, there: set[int]) -> bool:
    """Whether words that are to be set in were set in before."""
    new = [at for at in range(hunk.left, hunk.right) if is_word(theirs[at])]
    return hunk.start == hunk.end and bool(new) and all(at in there for at in new)


def _loses(hunks: Sequence[Hunk], base: Tokens, theirs: Tokens, there: set[int]) -> bool:
    """Whether words of the copy would come neither with the hunks nor stand there already.

    A build may leave a number out whose sentence is gone; what a person wrote is not left out.
    """
    brought = {at for hunk in hunks for at in range(hunk.left, hunk.right)} | there
    return any(
        at not in brought and is_word(theirs[at])
        for wish in difference(base, theirs)
        for at in range(wish.left, wish.right)
    )


def has_all(base: Tokens, mine: Tokens, theirs: Tokens) -> bool:
    """Whether the current file has all that was changed in the copy already."""
    kept = _there(mine, theirs)
    had, has = Counter(base), Counter(mine)
    for wish in difference(base, theirs):
        new = [at for at in range(wish.left, wish.right) if is_word(theirs[at])]
        gone = [token for token in base[wish.start : wish.end] if is_word(token)]
        if any(at not in kept for at in new):
            return False
        if not new and any(has[token] >= had[token] for token in gone):
            return False
    return True
