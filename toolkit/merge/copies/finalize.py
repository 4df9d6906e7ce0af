"""The last word on a merge: what was done without asking is done, and all can be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.merge.copies.authors import MADE, OWN
from toolkit.merge.refusals import refusal
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.merge.word.verify.resolved_view import ResolvedView
from toolkit.ooxml.custom_properties import set_properties
from toolkit.ooxml.wordml import AUTHOR, BOOKMARK_START, BY, ID, LABEL, NAME, Element


def finalized(current: bytes, merged: bytes, notes: dict[str, str], *, plain: bool) -> bytes:
    """The merged file for people, with `notes` as its properties.

    With `plain` what they did themselves stands in it plainly. Refused where taking every change
    back would not give the current file.
    """
    if _said(current) != _said(merged):
        raise refusal("not_reversible")
    file = WordFile(merged)
    for part, tree in _trees(file):
        made = [one for one in tree.iter() if isinstance(one.tag, str) and MADE in one.attrib]
        if made:
            file.touch(part)
        if plain:
            resolve(tree, accept=True, which=lambda one: one.get(MADE) == OWN)
        for one in made:
            del one.attrib[MADE]
    return file.to_bytes_with(lambda package: set_properties(package, notes))


def _trees(file: WordFile) -> Iterable[tuple[str, Element]]:
    yield from ((part, tree) for _, part, tree in file.stories())
    yield from ((part, file.tree(part)) for part in file.related("comments"))


def _said(content: bytes) -> list[object]:
    """All that a file says once what the merge made is taken back."""
    file = WordFile(content)
    comments: set[str] = set()
    for _, tree in _trees(file):
        for one in tree.iter():
            if not isinstance(one.tag, str):
                continue
            if MADE in one.attrib and one.tag == BOOKMARK_START:
                one.set(NAME, LABEL)
            elif MADE in one.attrib:
                one.set(BY, AUTHOR)
                comments.add(one.get(ID, ""))
            elif one.get(BY) == AUTHOR:
                one.set(BY, f"({AUTHOR})")
    view = ResolvedView(accepted=False, our_comments=frozenset(comments))
    return [view.story(tree) for _, _, tree in file.stories()]
