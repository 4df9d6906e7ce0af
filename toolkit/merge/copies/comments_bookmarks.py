"""Brings the comments and bookmarks of a copy to their words in the current file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from toolkit.merge.copies.copy import Copy, comments_of, words_of_comment
from toolkit.merge.copies.transplant import COMMENT_MARKS, CopyTransplant
from toolkit.merge.copies.who_edited import initials
from toolkit.merge.text.three_way import Hunk, difference
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import BodyItem, shown_in
from toolkit.merge.word.read.runs import Shown
from toolkit.merge.word.read.split_runs import Atom, coalesce, taken_apart
from toolkit.ooxml.transplant.notes import fit_note
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    BY,
    DATE,
    ID,
    NAME,
    PPR,
    Element,
    P,
    element,
    parent_of,
    remove_attribute,
    removed,
    w,
)

START, END, REFERENCE = COMMENT_MARKS
INITIALS = w("initials")
KINDS = (*COMMENT_MARKS, BOOKMARK_START, BOOKMARK_END)
BEFORE = frozenset((START, BOOKMARK_START))
"""Stand before the words that they are about; the others behind them."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a mark is in the copy: before the token of that number."""

    tag: str
    number: str
    """As it has in the current file."""
    at: int
    name: str = ""


class Marks:
    """The comments and bookmarks that people set in one copy."""

    def __init__(self, copy: Copy, file: WordFile, log: ChangeLog) -> None:
        self._copy, self._file, self._log = copy, file, log
        standing = Counter(map(_said, comments_of(file)))
        self.comments: dict[str, str] = {}
        """The numbers of those that are new: as in the copy, and as in the current file."""
        self._new: dict[str, Element] = {}
        for one in comments_of(copy.file):
            if standing[_said(one)]:
                standing[_said(one)] -= 1
                continue
            number = log.number()
            self.comments[one.get(ID, "")] = number
            self._new[number] = one
        self._bookmarks: dict[str, str] = {}
        self._placed: set[tuple[str, str]] = set()

    @property
    def any(self) -> bool:
        """Whether anything came."""
        return bool(self.comments or self._bookmarks)

    def know(self, brought: Sequence[Element]) -> None:
        """Marks that came with what came whole are not set a second time."""
        for one in brought:
            for mark in one.iter(*COMMENT_MARKS):
                self._placed.add((mark.tag, mark.get(ID, "")))

    def place(
        self,
        incoming: Sequence[Element],
        current: Sequence[Element],
        shown: Shown,
        transplant: CopyTransplant,
        breaks: str,
    ) -> None:
        """Sets the marks of paragraphs of the copy into those that have their words."""
        if not any(self._number(mark, transplant) for one in incoming for mark in one.iter(*KINDS)):
            return
        their_shown = shown_in(self._copy.file, self._copy.file.main, self._copy.labels)
        copies = [deepcopy(one) for one in incoming]
        atoms = taken_apart(copies, their_shown, mark=breaks)
        marks = list(self._read(copies, atoms, transplant))
        here = taken_apart(current, shown, mark=breaks)
        hunks = difference([atom.text for atom in atoms], [atom.text for atom in here])
        for mark in [one for one in marks if one.tag in BEFORE]:
            self._before(mark, _place(mark, hunks), here, current)
        for mark in reversed([one for one in marks if one.tag not in BEFORE]):
            self._behind(mark, _place(mark, hunks), here, current)
        for one in current:
            coalesce(one, self._log)

    def _number(self, mark: Element, transplant: CopyTransplant) -> str:
        """The number that a mark has in the current file; empty where it does not come."""
        old = mark.get(ID, "")
        if mark.tag in COMMENT_MARKS:
            number = self.comments.get(old, "")
            return "" if (mark.tag, number) in self._placed else number
        if mark.tag == BOOKMARK_START and transplant.is_new(mark):
            self._bookmarks.setdefault(old, self._log.number())
            return self._bookmarks[old]
        return self._bookmarks.get(old, "") if mark.tag == BOOKMARK_END else ""

    def _read(
        self, paragraphs: Sequence[Element], atoms: Sequence[Atom], transplant: CopyTransplant
    ) -> Iterator[_Mark]:
        order = {one: at for at, one in enumerate(each for p in paragraphs for each in p.iter())}
        ends: dict[Element | None, int] = {}
        ends.update((one, order[list(one.iter())[-1]]) for one in paragraphs)
        starts = [
            order[atom.holders[0]] if atom.holders else ends.get(atom.mark, 0) for atom in atoms
        ]
        read = set(self._placed)  # a damaged copy may have a mark twice
        for paragraph in paragraphs:
            for mark in paragraph.iter(*KINDS):
                number = self._number(mark, transplant)
                if number and (mark.tag, number) not in read:
                    read.add((mark.tag, number))
                    at = sum(start < order[mark] for start in starts)
                    yield _Mark(mark.tag, number, at, mark.get(NAME, ""))

    def _made(self, mark: _Mark) -> Element:
        self._placed.add((mark.tag, mark.number))
        made = element(mark.tag.rpartition("}")[2], id=mark.number)
        if mark.name:
            made.set(NAME, mark.name)
            self._log.add_bookmark(mark.number)
        if mark.tag == REFERENCE:
            run = element("r")
            run.append(made)
            return run
        return made

    def _before(
        self, mark: _Mark, at: int, here: Sequence[Atom], paragraphs: Sequence[Element]
    ) -> None:
        made = self._made(mark)
        if at < len(here) and here[at].holders:
            _top(here[at].holders[0]).addprevious(made)
        else:
            ended = here[at].mark if at < len(here) else None
            (ended if ended is not None else paragraphs[-1]).append(made)

    def _behind(
        self, mark: _Mark, at: int, here: Sequence[Atom], paragraphs: Sequence[Element]
    ) -> None:
        made = self._made(mark)
        if at and here[at - 1].holders:
            _top(here[at - 1].holders[-1]).addnext(made)
            return
        ended = here[at - 1].mark if at else None
        paragraph = paragraphs[0]
        if ended is not None:
            paragraph = paragraphs[list(paragraphs).index(ended) + 1]
        paragraph.insert(1 if len(paragraph) and paragraph[0].tag == PPR else 0, made)

    def finish(
        self,
        comments: Comments,
        transplant: CopyTransplant,
        behind: Sequence[int],
        items: Sequence[BodyItem],
    ) -> None:
        """Lays the comments down, and closes what is open."""
        standing: dict[str, dict[str, Element]] = {number: {} for number in self._new}
        for mark in self._file.body.iter(*COMMENT_MARKS):
            if (number := mark.get(ID, "")) in standing:
                standing[number][mark.tag] = mark
        for number, comment in self._new.items():
            self._complete(number, standing[number], comment.get(ID, ""), behind, items)
            copied = self._file.prefixes.adopted(deepcopy(comment), comment)
            made = fit_note(copied, transplant.plain.style)
            made.set(ID, number)
            writer = Author(comment.get(BY, ""), comment.get(DATE, ""))
            made.set(BY, writer.name)
            remove_attribute(made, DATE)
            made.set(DATE, writer.date or self._log.date)
            if not made.get(INITIALS):
                made.set(INITIALS, initials(writer.name))
            self._log.add(made, writer)
            comments.root().append(made)
        self._close_bookmarks()

    def _complete(
        self,
        number: str,
        marks: dict[str, Element],
        old: str,
        behind: Sequence[int],
        items: Sequence[BodyItem],
    ) -> None:
        """Puts a comment in place, with both ends of the words that it is about or neither."""
        if (START in marks) is not (END in marks):
            removed(marks.pop(START) if START in marks else marks.pop(END))
        if REFERENCE in marks:
            return
        reference = self._made(_Mark(REFERENCE, number, 0))
        if END in marks:
            marks[END].addnext(reference)
            return
        holder = self._near(old, behind, items)
        holder.append(reference)

    def _near(self, old: str, behind: Sequence[int], items: Sequence[BodyItem]) -> Element:
        """The paragraph where a comment is reported whose words are not there."""
        for at, item in enumerate(self._copy.items):
            if any(mark.get(ID) == old for mark in item.element.iter(*COMMENT_MARKS)):
                one = items[max(behind[at], 0)].element
                return one if one.tag == P else next(one.iter(P))
        return next(self._file.body.iter(P))

    def _close_bookmarks(self) -> None:
        """A bookmark whose end did not come ends where it begins."""
        ends = {one.get(ID) for one in self._file.body.iter(BOOKMARK_END)}
        starts = {one.get(ID) for one in self._file.body.iter(BOOKMARK_START)}
        for one in list(self._file.body.iter(BOOKMARK_START)):
            if self._log.is_own_bookmark(one) and one.get(ID) not in ends:
                one.addnext(element("bookmarkEnd", id=one.get(ID, "")))
        for one in list(self._file.body.iter(BOOKMARK_END)):
            if one.get(ID) in self._bookmarks.values() and one.get(ID) not in starts:
                removed(one)


def _said(comment: Element) -> tuple[str, str]:
    return comment.get(BY, ""), words_of_comment(comment)


def _top(one: Element) -> Element:
    """What is directly in the paragraph and holds the run."""
    while (around := parent_of(one)).tag != P:
        one = around
    return one


def _place(mark: _Mark, hunks: Sequence[Hunk]) -> int:
    """Where a mark is in the other text."""
    at = mark.at
    for hunk in hunks:
        if hunk.start < mark.at < hunk.end:
            return hunk.left if mark.tag in BEFORE else hunk.right
        is_next = hunk.start == hunk.end == mark.at and mark.tag not in BEFORE
        if hunk.end <= mark.at and not is_next:
            at += (hunk.right - hunk.left) - (hunk.end - hunk.start)
    return at
