"""Adds the margin comments that say what waits for a decision."""

from __future__ import annotations

from lxml import etree

from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.model.author import PROPOSAL
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.split_runs import text_node
from toolkit.ooxml.wordml import (
    BY,
    DATE,
    ID,
    PPR,
    Element,
    R,
    T,
    element,
    is_generated,
    parent_of,
    removed,
    root_of,
    w,
)

LONGEST = 1000


class Comments:
    """Sets comments of ours into a file; the part for them is made with the first one."""

    def __init__(self, file: WordFile, log: ChangeLog) -> None:
        self._file, self._log = file, log

    def add(self, paragraph: Element, text: str) -> None:
        """A comment on a whole paragraph."""
        number = self._log.number()
        comment = element("comment", id=number, initials="p")
        comment.set(BY, PROPOSAL.name)
        comment.set(DATE, self._log.date)
        line = etree.SubElement(comment, w("p"))
        run = etree.SubElement(line, R)
        run.append(text_node(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"))
        self.root().append(comment)
        self._log.add(comment, PROPOSAL, beside=True)

        start, end = element("commentRangeStart", id=number), element("commentRangeEnd", id=number)
        at = 1 if len(paragraph) and paragraph[0].tag == PPR else 0
        paragraph.insert(at, start)
        reference = element("r")
        reference.append(element("commentReference", id=number))
        paragraph.extend([end, reference])

    def of_people(self, inside: Element) -> list[str]:
        """What people's comments on what is inside say, each with the name of who wrote it."""
        wanted = [one.get(ID, "") for one in inside.iter(w("commentReference"))]
        found = {
            one.get(
                ID, ""
            ): f"{one.get(BY, '')}: {''.join(node.text or '' for node in one.iter(T))}"
            for part in (self._file.related("comments") if wanted else ())
            for one in self._file.tree(part)
            if not is_generated(one)
        }
        return [found[number] for number in wanted if number in found]

    def remove(self, inside: Element) -> None:
        """Takes our comments on what is inside away."""
        generated = self._file.our_comments
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for one in list(inside.iter(w(tag))):
                if (number := one.get(ID, "")) not in generated:
                    continue
                holder = parent_of(one)
                holder.remove(one)
                if holder.tag == R and not [child for child in holder if child.tag != w("rPr")]:
                    removed(holder)
                if tag == "commentReference":
                    self._forget(number)

    def _forget(self, number: str) -> None:
        root = self.root()
        for one in [comment for comment in root if comment.get(ID) == number]:
            root.remove(one)

    def root(self) -> Element:
        """The tree that holds the comments, about to be changed."""
        return self._file.related_tree("comments", lambda: root_of("comments"))
