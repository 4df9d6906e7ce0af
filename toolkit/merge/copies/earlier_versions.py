"""Finds texts that an earlier version of the current file, or another copy, had already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from toolkit.merge.text.three_way import difference
from toolkit.merge.text.tokens import is_word
from toolkit.merge.word.match.likeness import likeness, words_of
from toolkit.merge.word.model.text_model import Content, Table
from toolkit.merge.word.read.document import BodyItem

Texts = frozenset[object]

SAME_TEXT = 0.6
"""Texts of people less alike than this are two, although they are in the same place."""


class Past:
    """Earlier versions of the current file, and the other copies that came back."""

    def __init__(
        self,
        others: Iterable[BodyItem],
        earlier: Callable[[], Iterable[BodyItem]],
        standing: Iterable[BodyItem] = (),
    ) -> None:
        self._others, self._earlier = others, earlier
        self._standing = {said(item.content) for item in standing}

    def was_everywhere_else(self, content: Content) -> bool:
        """Whether this was in the current file before the merge, and in another copy."""
        return said(content) in self._standing and said(content) in self._elsewhere

    def is_old(self, content: Content) -> bool:
        """Whether the current file once said this itself, so that it is not new."""
        return said(content) in self._before

    def was_sent(self, content: Content) -> bool:
        """Whether this was in the file when the copies were sent out."""
        return said(content) in self._elsewhere or said(content) in self._before

    @cached_property
    def _before(self) -> Texts:
        return frozenset(said(item.content) for item in self._earlier())

    @cached_property
    def _elsewhere(self) -> Texts:
        return frozenset(said(item.content) for item in self._others)


def are_alike(one: BodyItem, two: BodyItem) -> bool:
    """Whether two texts that no build wrote are versions of one."""
    return likeness(words_of(one.content), words_of(two.content)) >= SAME_TEXT


def only_adds(old: Content, new: Content) -> bool:
    """Whether the new text has every word of the old, in its order."""
    if isinstance(old, Table) or isinstance(new, Table):
        return False
    return not any(
        any(map(is_word, old.tokens[hunk.start : hunk.end]))
        for hunk in difference(old.tokens, new.tokens)
    )


def said(content: Content) -> Sequence[object]:
    """What a text says, whatever its emphasis and the names of its rows."""
    if isinstance(content, Table):
        return "table", *(row.cells for row in content.rows)
    return content.tokens
