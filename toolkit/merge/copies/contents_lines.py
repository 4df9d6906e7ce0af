"""Finds what people typed into the table of contents of a copy, which Word makes by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.merge.copies.copy import Copy, is_in_contents, says_nothing
from toolkit.merge.outcome import excerpt
from toolkit.merge.word.read.document import BodyItem
from toolkit.merge.word.read.field_errors import is_broken

NUMBER = re.compile(r"[\d.\s]*")


def typed_in_contents(copy: Copy, items: Sequence[BodyItem]) -> Iterator[str]:
    """The beginning of each line in the contents of a copy that names no heading.

    `items` are those of the current file: what stands there is known, whoever wrote it.
    """
    known = set(map(_words, _said(copy, items)))
    for item in copy.items:
        if not item.is_table and not item.gone and is_in_contents(item):
            words = _words(item.content.text)
            if words and words not in known:
                yield excerpt(" ".join(item.content.text.split()))


def _said(copy: Copy, items: Sequence[BodyItem]) -> Iterator[str]:
    """All headings, and what is in the contents of the current file."""
    yield from (block.content.text for block in copy.base if block.level)
    for item in (*copy.items, *items):
        if not item.is_table and item.paragraph.level:
            yield item.content.text
    yield from _texts(item for item in items if says_nothing(item))


def _texts(items: Iterable[BodyItem]) -> Iterator[str]:
    yield from (item.content.text for item in items)


def _words(line: str) -> str:
    """The words of a line, without its number and its page, or the error in the place of it."""
    parts = [one for one in line.split("\t") if not NUMBER.fullmatch(one) and not is_broken(one)]
    return " ".join(" ".join(parts).split()).strip(" .0123456789")
