"""What one merge adds to a Word file: who made each change, and whether it waits for a decision.

This is kept beside the file, by the number of each change, comment and bookmark. Nothing of it is
written into the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from toolkit.merge.word.model.author import PROPOSAL, Author
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import DEL, ID, Element, is_generated, w
from toolkit.ooxml.xml_parts import free_numbers, number_in

RANGES = ("bookmark", "commentRange", "moveFromRange", "moveToRange")
RANGES_IN_XML = ("Ins", "Del", "MoveFrom", "MoveTo")
NUMBERED = tuple(
    w(name)
    for name in (
        *(f"{name}{end}" for name in RANGES for end in ("Start", "End")),
        *(f"customXml{name}Range{end}" for name in RANGES_IN_XML for end in ("Start", "End")),
        *("comment", "commentReference", "ins", "del", "moveFrom", "moveTo", "permStart"),
        *("permEnd", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange"),
        *("tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        "numberingChange",
    )
)
"""What the format numbers, each with a number of its own: bookmarks, comments, tracked changes."""

NOTHING: Mapping[str, bool] = {}


class Made(NamedTuple):
    """A change that was made."""

    author: Author
    beside: bool
    """Whether it belongs to a second version, which is shown beside the first."""

    waits: bool
    """Whether it stays a proposal even where changes are to be made plainly."""


class ChangeLog:
    """The changes, comments and bookmarks that one merge makes in one file."""

    def __init__(
        self,
        trees: Iterable[Element],
        clock: datetime,
        *,
        author: Author = PROPOSAL,
        deletions_wait: bool = False,
        earlier: Mapping[str, bool] = NOTHING,
    ) -> None:
        """`author` is the one whose changes need no decision where they are made plainly.

        `earlier` says, of what was made for other copies in the same run, whether it waits.
        """
        moment = clock.astimezone(UTC) if clock.tzinfo else clock
        self.date = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        self.author = author
        self.renews = author.name == PROPOSAL.name
        """Whether the proposals of an earlier build may be changed and taken back."""
        used = {number_in(one.get(ID)) for tree in trees for one in tree.iter(*NUMBERED)}
        self._numbers = free_numbers(used)
        self._deletions_wait = deletions_wait
        self._made: dict[str, Made] = {}
        self._earlier = dict(earlier)
        self.bookmarks: set[str] = set()
        """The numbers of bookmarks that a person set, and that came into the file."""
        self.writers: dict[Element, Author] = {}
        """By runs of a copy, not yet in the file, who proposed them there."""

    def number(self) -> str:
        """A number that nothing in the file has yet."""
        return str(next(self._numbers))

    def add(self, change: Element, author: Author, *, beside: bool = False) -> None:
        """Notes a change or comment that was made."""
        waits = beside or author != self.author or (change.tag == DEL and self._deletions_wait)
        self._made[change.get(ID, "")] = Made(author, beside, waits)

    def add_bookmark(self, number: str) -> None:
        """Notes that the bookmark of that number came into the file."""
        self.bookmarks.add(number)
        self._made[number] = Made(PROPOSAL, beside=False, waits=True)

    def renumber(self, change: Element) -> None:
        """Gives one of two changes that have the same number another one."""
        old, new = change.get(ID, ""), self.number()
        change.set(ID, new)
        if old in self._made:
            self._made[new] = self._made[old]
        if old in self._earlier:
            self._earlier[new] = self._earlier[old]

    def is_own(self, change: Element) -> bool:
        """Whether a change or comment can be taken back: it was made here, or by a build before."""
        return is_generated(change) if self.renews else self.has_made(change)

    def is_own_bookmark(self, start: Element) -> bool:
        """Whether a bookmark came into the file here."""
        return start.get(ID) in self.bookmarks

    def has_made(self, change: Element) -> bool:
        """Whether a change or comment was made here."""
        return change.get(ID) in self._made

    def author_of(self, change: Element) -> Author:
        """Who proposed a change that was made here; the author of the log where it was not."""
        made = self._made.get(change.get(ID, ""))
        return made.author if made else self.author

    def kind(self, change: Element) -> object:
        """Two neighbouring changes are one only where this is the same."""
        if self.renews:
            return None
        number = change.get(ID, "")
        made = self._made.get(number)
        return made[:2] if made else self._earlier.get(number)

    def is_plain(self, change: Element) -> bool:
        """Whether a change was made here and needs no decision."""
        made = self._made.get(change.get(ID, ""))
        return made is not None and not made.waits

    def waits_as_deletion(self, change: Element) -> bool:
        """Whether only that deletions wait keeps a change from being made plainly."""
        made = self._made.get(change.get(ID, ""))
        return bool(made and made.waits and made.author == self.author and not made.beside)

    def made_in(self, trees: Iterable[Element]) -> dict[str, bool]:
        """By its number whether it waits, all that was made and is in the file, for earlier copies
        too. What was taken away again is left out, since its number may be given once more."""
        every = {**self._earlier, **{number: one.waits for number, one in self._made.items()}}
        numbers = {one.get(ID, "") for tree in trees for one in tree.iter(*NUMBERED)}
        return {number: waits for number, waits in every.items() if number in numbers}


def numbered_trees(file: WordFile) -> list[Element]:
    """The trees of a file in which changes, comments and bookmarks have their numbers."""
    roots = [tree.getroottree().getroot() for _, _, tree in file.stories()]
    return [*roots, *(file.tree(part) for part in file.related("comments"))]
