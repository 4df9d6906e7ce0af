"""The interface of an incoming text: the words, rows and blocks that steps take from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.apply.transplant import Transplant
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.plan.steps import EditCell, Insert, InsertRow
from toolkit.merge.word.read.split_runs import Atom
from toolkit.ooxml.wordml import Element


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of incoming paragraphs, and these paragraphs with what is proposed in them."""

    atoms: Sequence[Atom]
    paragraphs: Sequence[Element] = ()


class Incoming(Protocol):
    """A text that comes in: a newly generated draft, or the copy of a person.

    Its paragraphs and tables have names, by which the steps of a plan call them.
    """

    @property
    def author(self) -> Author:
        """In whose name changes are made."""

    @property
    def transplant(self) -> Transplant:
        """How its styles, lists and parts come into the file."""

    @property
    def splits_paragraphs(self) -> bool:
        """Whether a new end of a paragraph splits the one that is there, or is a line break."""

    def element(self, name: str, /) -> Element:
        """The paragraph or table of that name."""

    def words(self, names: Sequence[str], hunks: Sequence[Hunk] = (), /) -> Words:
        """The words of paragraphs; those that the hunks take over have runs of their own."""

    def words_of_cell(self, step: EditCell, /) -> Words:
        """The words of the cell from which a cell is edited."""

    def block(self, step: Insert, /) -> Element:
        """A copy of a paragraph or table, for use in the file."""

    def row(self, step: InsertRow, /) -> Element:
        """A copy of a row, for use in the file."""

    def row_anchor(self, step: InsertRow, /) -> str:
        """The anchor of that row; empty where it has none."""

    def prompts(self, name: str, /) -> Sequence[str]:
        """The comment in the margin of a paragraph."""

    def run(self, one: Element, /) -> Element:
        """A copy of a run, field or link, for use among the words of another paragraph."""

    def author_of_block(self, name: str, /) -> Author:
        """Who proposed a whole paragraph or table."""

    def author_of_words(self, words: Words, hunk: Hunk, deleted: str, /) -> Author:
        """Who proposed the words that a hunk brings, or that those it takes be `deleted`."""

    def author_inside_words(self, words: Words, hunk: Hunk, deleted: str, /) -> Author | None:
        """Who proposed to change letters inside the words; None where nobody did."""

    def emphasise(self, run: Element, atom: Atom, tracker: Tracker, /) -> None:
        """Gives a run the emphasis that a word has here."""

    def dress(self, run: Element, atom: Atom, before: Atom | None, /) -> None:
        """Gives a new run what its word stands out by here, beside the word before it."""
