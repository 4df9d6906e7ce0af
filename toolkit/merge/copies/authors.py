"""Changes in the names of the people who made them.

While copies are merged, every change that is made is ours, so that it can be refused as a whole to
see whether the current file comes back; what an earlier build proposes there is set aside. At the
end everything gets the name that it is to have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from toolkit.merge.copies.who_edited import Author
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import (
    AUTHOR,
    BOOKMARK_START,
    BY,
    DATE,
    DEL,
    LABEL,
    LINKS,
    NAME,
    TRACKED,
    TRANSPARENT,
    Element,
    R,
    is_generated,
    remove_attribute,
    w,
)

VOICE = "voice"
"""While it is made, a change says here by its number whose it is; a run of a copy as well."""

WAITS = "!"
"""Behind that number where the change waits for a decision even when changes come in plainly."""

MADE = "made"
"""Says of a change until the very end that it came with this merge."""

OWN, OTHER = "own", "other"
"""Of a change that the person just made, and of one that waits for a decision."""

ASIDE = f"({AUTHOR})"
HELD = f"{LABEL}-hand-"
"""Begins the name of a person's bookmark until it has its own again."""


class Authors:
    """Everybody who speaks in a copy, by number; 0 is the person whose copy it is."""

    def __init__(self, person: Author) -> None:
        self._known = [person]

    @property
    def person(self) -> Author:
        return self._known[0]

    def number(self, voice: Author) -> int:
        """The number of that voice, which is given one where it has none."""
        if voice not in self._known:
            self._known.append(voice)
        return self._known.index(voice)

    def of(self, tracked: Element | None) -> int:
        """Who proposed a change in the copy; what a build proposed there is the person's now."""
        if tracked is None or is_generated(tracked):
            return 0
        return self.number(Author(tracked.get(BY, ""), tracked.get(DATE, "")))

    def named(self, number: int) -> Author:
        return self._known[number]


class AuthoredTracker(Tracker):
    """Makes tracked changes of several people."""

    def __init__(self, trees: Iterable[Element], clock: datetime) -> None:
        super().__init__(trees, clock)
        self._speaking = 0
        self._waiting = False

    def change(self, name: str) -> Element:
        """An empty tracked change in the voice that is speaking."""
        made = super().change(name)
        made.set(VOICE, f"{self._speaking}{WAITS if self._waiting else ''}")
        return made

    @contextmanager
    def speaking(self, number: int) -> Iterator[None]:
        """Within, changes are made in the voice of that number."""
        before, self._speaking = self._speaking, number
        yield
        self._speaking = before

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Within, changes wait for a decision, come what may."""
        before, self._waiting = self._waiting, True
        yield
        self._waiting = before

    def _wrap(self, parent: Element) -> None:
        """Each stretch of one voice as an insertion of its own; deletions of others within one."""
        group: list[Element] = []
        for one in [*parent, None]:
            inside = one is not None and (one.tag == R or one.tag in TRACKED or _is_formula(one))
            if group and (not inside or one.get(VOICE) != group[0].get(VOICE)):
                self._close(group)
                group = []
            if inside:
                group.append(one)
            elif one is not None and (one.tag in LINKS or one.tag in TRANSPARENT):
                self._wrap(one)

    def _close(self, group: list[Element]) -> None:
        number = group[0].get(VOICE)
        with self.speaking(int(number) if number else self._speaking):
            made = self.change("ins")
        group[0].addprevious(made)
        made.extend(group)


def _is_formula(one: Element) -> bool:
    return isinstance(one.tag, str) and one.tag.startswith(
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    )


def quieted(file: WordFile) -> bool:
    """Takes out of a file what only a merge writes while it is at work; whether there was any.

    No program leaves it there: who put it in wants changes of his own to count as somebody's.
    """
    found = [
        (part, one)
        for part in dict.fromkeys(
            (*(part for _, part, _ in file.stories()), *file.related("comments"))
        )
        for one in file.tree(part).iter()
        if isinstance(one.tag, str) and one.get(VOICE, one.get(MADE)) is not None
    ]
    for part, one in found:
        file.touch(part)
        remove_attribute(one, VOICE)
        remove_attribute(one, MADE)
    return bool(found)


def mask_authors(trees: Iterable[Element]) -> None:
    """What an earlier build proposes counts as somebody else's for a while."""
    _renamed(trees, AUTHOR, ASIDE)


def assign_authors(trees: Iterable[Element], voices: Authors, now: str, *, known: bool) -> bool:
    """Gives every change, comment and bookmark its own name, and every run its quiet.

    Returns whether something is deleted. Where it is not `known` whether that ever stood in the
    copy, each deletion waits for a decision.
    """
    trees = list(dict.fromkeys(trees))
    deletes = False
    for tree in trees:
        for one in tree.iter():
            number = one.get(VOICE) if isinstance(one.tag, str) else None
            remove_attribute(one, VOICE)
            if number is not None and one.tag != R:
                voice = voices.named(int(number.removesuffix(WAITS)))
                one.set(BY, voice.name)
                one.set(DATE, voice.date or now)
                waits = number != "0" or (one.tag == DEL and not known)
                one.set(MADE, OTHER if waits else OWN)
                deletes = deletes or one.tag == DEL
                if one.tag == w("comment") and not one.get(w("initials")):
                    one.set(w("initials"), initials(voice.name))
            elif isinstance(one.tag, str) and one.get(BY) == AUTHOR:
                one.set(MADE, OTHER)
            if one.tag == BOOKMARK_START and one.get(NAME, "").startswith(HELD):
                one.set(NAME, one.get(NAME, "").removeprefix(HELD))
                one.set(MADE, OTHER)
    _renamed(trees, ASIDE, AUTHOR)
    return deletes


def initials(name: str) -> str:
    """The first letters of a name, as Word shows them beside a comment."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:3].upper()


def _renamed(trees: Iterable[Element], old: str, new: str) -> None:
    for tree in trees:
        for one in tree.iter():
            if isinstance(one.tag, str) and one.get(BY) == old:
                one.set(BY, new)
