"""Several people at one table: copies of a proposal that come back, and the current file."""

from __future__ import annotations

from typing import Any

from tests.merge.word.scenes import CLOCK, Outline, said, settled, views
from toolkit.merge.copies.copy import Copy, copy_of_file
from toolkit.merge.copies.transplant import COMMENT_MARKS
from toolkit.merge.copies.update import Merged, merge_copies
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import BOOKMARK_START, BY, DEL, ID, INS, MOVE_FROM, MOVE_TO, NAME, w

ANNA, BOB = Author("Anna", "2026-02-01T10:00:00Z"), Author("Bob", "2026-02-02T10:00:00Z")
PEOPLE = (ANNA, BOB, Author("Cleo"), Author("Dora"))
CHANGES = (INS, DEL, MOVE_FROM, MOVE_TO, w("rPrChange"), w("pPrChange"))
TRACES = (b' voice="', b' made="', b"kept-", b"-hand-", b"pressedEnter")


def base_in(content: bytes) -> Any:
    found = base_of(WordFile(content).package)
    assert found
    return found[0]


def opened(*copies: bytes) -> list[Copy]:
    """The copies of Anna, Bob, Cleo and Dora."""
    return [
        copy_of_file(WordFile(copy), f"{person.name}.docx", person, base_in(copy))
        for copy, person in zip(copies, PEOPLE, strict=False)
    ]


def merged(current: bytes, *copies: bytes, **more: Any) -> Merged:
    """The current file with the copies of Anna, Bob, ... in it; checks what always holds."""
    arrived = opened(*copies)
    result = merge_copies(current, base_in(current), arrived, clock=CLOCK, **more)
    for part in WordFile(result.content).package.parts.values():
        assert not any(trace in part for trace in TRACES)
    if more.get("changes") != "plain":
        assert refused(result.content, current) == views(current, accepted=False)
    again = merge_copies(result.content, base_in(result.content), arrived, clock=CLOCK, **more)
    assert again.content == result.content, "the second merge changes something"
    return result


def refused(content: bytes, current: bytes) -> list[Any]:
    """What the file says once all is refused that nobody had proposed in `current`."""
    known = authors(current)
    content = settled(content, accept=False, which=lambda one: one.get(BY) not in known)
    return views(without_new_marks(content, current), accepted=False)


def without_new_marks(content: bytes, current: bytes) -> bytes:
    """The file without the comments and bookmarks that `current` does not have."""
    file, before = WordFile(content), WordFile(current)
    file.touch(file.main)
    for tag, key in ((BOOKMARK_START, NAME), *((one, ID) for one in COMMENT_MARKS)):
        known = {one.get(key) for one in before.body.iter(tag)}
        for one in [one for one in file.body.iter(tag) if one.get(key) not in known]:
            one.getparent().remove(one)
    return file.to_bytes_with(lambda _: None)


def authors(content: bytes) -> set[str]:
    """Everybody who proposes something in a file."""
    stories = WordFile(content).stories()
    return {one.get(BY) for _, _, tree in stories for one in tree.iter(*CHANGES)}


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
    return said(settled(content, accept=True, which=lambda _: True))


def counts(result: Merged) -> list[dict[str, int]]:
    """How many parts had each fate, copy by copy."""
    return [{str(f): n for f, n in one.account.counts.items()} for one in result.taken]


def rebuilt_after(content: bytes, outline: Outline) -> bytes:
    """What a build makes of the merged file; a third one changes nothing."""
    result, _ = merge_word(content, base_in(content), outline.docx(9), clock=CLOCK)
    third, _ = merge_word(result, base_in(result), outline.docx(10), clock=CLOCK)
    assert third == result, "the third build changes something"
    return result
