"""Compares a paragraph of a copy with its base and with the current file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from toolkit.merge.copies.copy import BREAK, Copy
from toolkit.merge.text.three_way import Hunk, difference, merge
from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.model.text_model import Content, Paragraph
from toolkit.merge.word.plan.paragraphs import emphasis
from toolkit.merge.word.plan.steps import Emphasise, Restyle, Step
from toolkit.merge.word.read.document import BodyItem, Reader
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.ooxml.wordml import TRACKED, Element

Tokens = tuple[str, ...]

MOST = 0.8
"""Where fewer paragraphs than this look as they were generated, no person made them look so."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be done to the paragraph of the current file."""

    hunks: tuple[Hunk, ...] = ()
    tokens: tuple[tuple[int, int], ...] = ()
    """Words that are to stand out as they do in the copy: incoming by the current file's."""

    clash: bool = False
    """Whether both changed the same words differently."""


def compared(base: Paragraph, current: Paragraph, incoming: Paragraph) -> Words:
    """How the current file's paragraph takes up what changed from `base` to the copy's."""
    merged = merge(base.tokens, current.tokens, incoming.tokens)
    if merged.clashes:
        return Words(clash=not has_all(base.tokens, current.tokens, incoming.tokens))
    there = _there(current.tokens, incoming.tokens) if current.tokens != base.tokens else set()
    if current.tokens != base.tokens and _loses(merged.hunks, base.tokens, incoming.tokens, there):
        return Words(clash=True)
    hunks = tuple(
        one
        for one in merged.hunks
        if not _is_layout(one, current.tokens, incoming.tokens)
        and not _is_there(one, incoming.tokens, there)
    )
    looks = tuple(emphasis(base, current, incoming)) if len(base.marks) == len(base.tokens) else ()
    return Words(hunks, looks)


def says_the_same(one: Paragraph, two: Paragraph) -> bool:
    """Whether two say the same, wherever their pages begin."""
    return _words(one) == _words(two)


def _words(paragraph: Paragraph) -> list[str]:
    return [token for token in paragraph.tokens if not token.startswith(BREAK)]


def before_changes(reader: Reader, item: BodyItem, part: str) -> Content:
    """What a paragraph or table says once every change that is proposed in it is refused."""
    if not any(True for _ in item.element.iter(*TRACKED)):
        return item.content
    standing: Element = deepcopy(item.element)
    resolve(standing, accept=False, which=lambda _: True)
    return reader.content(standing, part)


def _is_layout(hunk: Hunk, current: Tokens, incoming: Tokens) -> bool:
    """Whether a hunk brings nothing but a page break, as some programs set of themselves."""
    old, new = current[hunk.start : hunk.end], incoming[hunk.left : hunk.right]
    words = [token for token in (*old, *new) if not token.isspace()]
    return bool(words) and all(token.startswith(BREAK) for token in words)


def _there(current: Tokens, incoming: Tokens) -> set[int]:
    """The tokens of the copy that the current file has as well."""
    found: set[int] = set()
    here = 0
    for hunk in difference(incoming, current):
        found.update(range(here, hunk.start))
        here = hunk.end
    return found | set(range(here, len(incoming)))


def _is_there(hunk: Hunk, incoming: Tokens, there: set[int]) -> bool:
    """Whether words that are to be set in were set in before."""
    new = [at for at in range(hunk.left, hunk.right) if is_word(incoming[at])]
    return hunk.start == hunk.end and bool(new) and all(at in there for at in new)


def _loses(hunks: Sequence[Hunk], base: Tokens, incoming: Tokens, there: set[int]) -> bool:
    """Whether words of the copy are neither in the hunks nor in the current file.

    A build may leave a number out whose sentence is gone; what a person wrote is not left out.
    """
    brought = {at for hunk in hunks for at in range(hunk.left, hunk.right)} | there
    return any(
        at not in brought and is_word(incoming[at])
        for hunk in difference(base, incoming)
        for at in range(hunk.left, hunk.right)
    )


def has_all(base: Tokens, current: Tokens, incoming: Tokens) -> bool:
    """Whether the current file has all that was changed in the copy already."""
    kept = _there(current, incoming)
    had, has = Counter(base), Counter(current)
    for hunk in difference(base, incoming):
        new = [at for at in range(hunk.left, hunk.right) if is_word(incoming[at])]
        gone = [token for token in base[hunk.start : hunk.end] if is_word(token)]
        if any(at not in kept for at in new):
            return False
        if not new and any(has[token] >= had[token] for token in gone):
            return False
    return True


class Looks:
    """The looks of one copy, as far as they are a person's work."""

    def __init__(self, copy: Copy, found: Alignment) -> None:
        self._items = copy.items
        styles: list[bool] = []
        marks: list[bool] = []
        for block in copy.base:
            places = found.places.get(block.anchor, ())
            if len(places) != 1 or not isinstance(block.content, Paragraph):
                continue
            was, item = block.content, copy.items[places[0]]
            if was.style and not item.is_table:
                styles.append(item.paragraph.style == was.style)
            if not item.is_table and item.paragraph.tokens == was.tokens:
                marks.append(item.paragraph.marks == was.marks)
        self._styled, self._marked = _is_kept(styles), _is_kept(marks)

    def steps(
        self,
        here: int,
        there: int,
        was: Paragraph,
        current: BodyItem,
        tokens: tuple[tuple[int, int], ...],
    ) -> Iterator[Step]:
        """What gives a paragraph of the current file the look that it has in the copy."""
        if tokens and self._marked:
            yield Emphasise(here, str(there), tokens)
        new = self._items[there].paragraph.style
        restyled = was.style and new and was.style != new and self._styled
        if restyled and current.paragraph.style == was.style:
            yield Restyle(here, str(there))


def _is_kept(found: Sequence[bool]) -> bool:
    return sum(found) >= MOST * len(found)
