"""A person who accepts or rejects some of the tracked changes of a build, at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.merge.word.readings import resolved
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    ID,
    INS,
    is_generated,
)


def decided(content: bytes, dice: random.Random) -> bytes:
    """The file after a person accepted some proposals, refused some and left some."""
    mood = dice.choice(["leave", "accept", "refuse", "each"])
    if mood == "leave":
        return content
    if mood != "each":
        return resolved(content, accept=mood == "accept")
    drawn: dict[str, str] = {}
    shown = shown_as_one(content)

    def drawing(wanted: str) -> Callable[[Any], bool]:
        def which(change: Any) -> bool:
            number = shown.get(change.get(ID), change.get(ID))
            drawn.setdefault(number, dice.choice(["accept", "refuse", "leave"]))
            return is_generated(change) and drawn[number] == wanted

        return which

    content = resolved(content, accept=True, which=drawing("accept"))
    return resolved(content, accept=False, which=drawing("refuse"))


def shown_as_one(content: bytes) -> dict[str, str]:
    """The number of each proposal under which it is decided: Word shows neighbours as one."""
    found: dict[str, str] = {}
    for _, _, tree in WordFile(content).stories():
        for change in tree.iter(INS, DEL):
            before = change.getprevious()
            while before is not None and before.tag in (BOOKMARK_START, BOOKMARK_END):
                before = before.getprevious()
            alike = before is not None and before.tag == change.tag and is_generated(before)
            number = change.get(ID)
            found[number] = found[before.get(ID)] if alike and is_generated(change) else number
    return found
