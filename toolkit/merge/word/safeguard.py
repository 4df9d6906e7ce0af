"""The promise kept on every run: with our proposals refused, the file is what the person had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from toolkit.merge.word.file import WordFile
from toolkit.merge.word.structure import blocks_in
from toolkit.merge.word.verify import View, our_comments
from toolkit.merge.word.wml import DEL, INS, Element, P, is_ours, mark_change


class Safeguard:
    """A file as it was, to be compared with what was made of it; only what changed is looked at."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._ours = _comments(file)
        self._was = [
            [(one, etree.tostring(one)) for one in blocks_in(tree)] for _, _, tree in file.stories()
        ]

    def holds(self) -> bool:
        """Whether refusing all our proposals gives the same as before, story by story."""
        now = View(accepted=False, our_comments=self._ours | _comments(self._file))
        stories = [list(blocks_in(tree)) for _, _, tree in self._file.stories()]
        for was, standing in zip(self._was, stories, strict=True):
            still = set(standing)
            same = {
                one
                for one, content in was
                if one in still and not _joins(one) and etree.tostring(one) == content
            }
            before = now.blocks(_restored(was, same), same)
            if before != now.blocks(standing, same):
                return False
        return True


def _restored(was: list[tuple[Element, bytes]], same: set[Element]) -> Iterator[Element]:
    """The blocks as they were, those that changed read anew."""
    for one, content in was:
        yield one if one in same else etree.fromstring(content)


def _joins(one: Element) -> bool:
    """Whether the end of a paragraph waits for a decision about one of our proposals."""
    if one.tag != P:
        return False
    marks = (mark_change(one, name) for name in (INS, DEL))
    return any(mark is not None and is_ours(mark) for mark in marks)


def _comments(file: WordFile) -> frozenset[str]:
    found: Any = frozenset[str]()
    for part in file.related("comments"):
        found |= our_comments(file.tree(part))
    return frozenset(found)
