"""What a Word file says: its texts, comments, tracked changes and the base in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.word_editor.pieces import text_of
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.merge.word.verify.resolved_view import ResolvedView
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import (
    BY,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    w,
)


def resolved(content: bytes, *, accept: bool, which: Callable[[Any], bool] | None = None) -> bytes:
    """The file with tracked changes accepted or rejected: those of a build, or `which`."""
    file = WordFile(content)
    for _, part, tree in file.stories():
        file.touch(part)
        resolve(tree, accept=accept, **({"which": which} if which else {}))
    return file.to_bytes_with(lambda _: None)


def said(content: bytes, *, accepted: bool = True) -> list[str]:
    """The text of every paragraph and row, as the file says it."""
    file = WordFile(resolved(content, accept=accepted))
    return [
        line
        for leaf in body_items(file, AS_SHOWN)
        if not leaf.gone and leaf.part == "body"
        for line in (leaf.content.text.split("\n") if leaf.is_table else [leaf.content.text])
        if line.strip()
    ]


def views(content: bytes, *, accepted: bool) -> list[Any]:
    """Everything that the file says, to compare it by."""
    file = WordFile(content)
    view = ResolvedView(accepted=accepted, our_comments=file.our_comments)
    return [view.story(tree) for _, _, tree in file.stories()]


def comments_of(content: bytes) -> list[str]:
    file = WordFile(content)
    return [text_of(one) for part in file.related("comments") for one in file.tree(part)]


CHANGES = (INS, DEL, MOVE_FROM, MOVE_TO, w("rPrChange"), w("pPrChange"))


def base_in(content: bytes) -> Any:
    found = base_of(WordFile(content).package)
    assert found
    return found[0]


def authors(content: bytes) -> set[str]:
    """Everybody who proposes something in a file."""
    stories = WordFile(content).stories()
    return {str(one.get(BY)) for _, _, tree in stories for one in tree.iter(*CHANGES)}


def proposed_by(content: bytes, author: str) -> list[str]:
    """The words that somebody proposes to insert, or to delete with a minus before them."""
    found = []
    for change in WordFile(content).body.iter(INS, DEL):
        words = "".join(node.text or "" for node in change.iter(w("t"), w("delText")))
        if change.get(BY) == author and words.strip():
            found.append(f"{'-' if change.tag == DEL else ''}{words.strip()}")
    return found


def text(content: bytes) -> list[str]:
    """What stands once everybody's changes are accepted."""
    return said(resolved(content, accept=True, which=lambda _: True))
