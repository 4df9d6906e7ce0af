"""Finds the bookmarks, comments, tracked changes and emphasis of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from toolkit.merge.word.read.known_boxes import NO_KNOWN_BOXES, KnownBoxes
from toolkit.merge.word.read.runs import MARKS
from toolkit.ooxml.boxes import Boxes
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    COPY,
    DEL,
    ID,
    INS,
    NAME,
    TBL,
    TC,
    TR,
    TRACKED,
    Element,
    P,
    is_generated,
    w,
)

COMMENT = w("commentReference")


class Marks:
    """The marks of one story, by the outermost paragraph, table or row in which they are.

    In a box of an official form it is the outermost one inside the box.
    """

    def __init__(
        self,
        story: Element,
        our_comments: Collection[str],
        known: KnownBoxes = NO_KNOWN_BOXES,
    ) -> None:
        """`known` is what was generated in boxes, by which they are found without bookmarks."""
        self.names: dict[Element, list[str]] = defaultdict(list)
        """The names of our bookmarks that begin in a paragraph or row."""
        self.tracked: set[Element] = set()
        """What holds an insertion or deletion, whoever proposed it."""
        self.of_people: set[Element] = set()
        """What holds comments or tracked changes of people."""
        self.of_ours: set[Element] = set()
        """What holds comments of ours."""
        self.emphasised = {
            run
            for one in story.iter(*MARKS)
            if (look := one.getparent()) is not None and (run := look.getparent()) is not None
        }
        """The runs that may have emphasis of their own."""
        marks = list(story.iter(BOOKMARK_START, COMMENT, *TRACKED))
        starts = {one: one.get(NAME, "") for one in marks if one.tag == BOOKMARK_START}
        self.boxes = known.in_story(story, starts)
        container = _ContainerInBoxes(self.boxes) if self.boxes.cells else _container
        for one in marks:
            block, row = container(one)
            if block is None:
                continue
            if one.tag == BOOKMARK_START:
                if (name := starts[one]).startswith((ANCHOR, COPY)):
                    self.names[block if row is None else row].append(name)
                continue
            if one.tag in (INS, DEL):
                self.tracked.add(block)
            generated = one.get(ID) in our_comments if one.tag == COMMENT else is_generated(one)
            if not generated:
                self.of_people.add(block)
            elif one.tag == COMMENT:
                self.of_ours.add(block)

    def has_named_rows(self, table: Element) -> bool:
        """Whether rows of a table, beside those in which boxes are, have names of ours."""
        return any(self.names.get(row) for row in self.boxes.rows_in(table))


def _container(mark: Element) -> tuple[Element | None, Element | None]:
    """The outermost paragraph or table in which it is, and the row of that table."""
    block = row = None
    for around in mark.iterancestors(P, TBL, TR):
        if around.tag == TR:
            row = around
        else:
            block = around
    return block, row if block is not None and block.tag == TBL else None


class _ContainerInBoxes:
    """The same where the story has boxes."""

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes

    def __call__(self, mark: Element) -> tuple[Element | None, Element | None]:
        block = row = None
        for around in mark.iterancestors(P, TBL, TR, TC):
            if around.tag == TR:
                row = around
            elif around.tag != TC:
                block = around
            elif around in self._boxes.cells:
                break
        return block, row if block is not None and block.tag == TBL else None
