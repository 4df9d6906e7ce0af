"""People who write in a Word file that was built: by its XML, as Word leaves it."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import STYLE, Reader
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.read.split_runs import text_node
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    PPR,
    RPR,
    VAL,
    Element,
    P,
    R,
    T,
    element,
    first,
    w,
)

BOX = w("txbxContent")
KEEP = "{http://www.w3.org/XML/1998/namespace}space"


class Pen:
    """Writes in a Word file; `done` saves it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = WordFile(path.read_bytes())
        self.body = self.file.body
        self.file.touch(self.file.main)

    def texts(self) -> list[Element]:
        """Every text that stands in no drawing and no table of contents."""
        return [
            one
            for paragraph in self.body.iter(P)
            if not any(one.get(VAL, "").lower()[:3] == "toc" for one in paragraph.iter(STYLE))
            and not any(one.tag == BOX for one in paragraph.iterancestors())
            for one in paragraph.iter(T)
            if one.text and paragraph_of(one) is paragraph
        ]

    def text(self, words: str, nth: int = 0) -> Element:
        """The text that holds these words; the first, or the one behind `nth` others."""
        return [one for one in self.texts() if words in one.text][nth]

    def writes(self, old: str, new: str, nth: int = 0) -> Pen:
        """Puts other words in the place of some."""
        one = self.text(old, nth)
        one.text = one.text.replace(old, new, 1)
        one.set(KEEP, "preserve")
        return self

    def splits(self, before: str, after: str) -> Pen:
        """Presses Enter between two words."""
        one = self.text(before + after)
        run, paragraph = one.getparent(), paragraph_of(one)
        tail = deepcopy(paragraph)
        for mark in list(tail.iter(BOOKMARK_START, BOOKMARK_END)):
            mark.getparent().remove(mark)
        place = [each for each in paragraph if each.tag != PPR].index(run)
        inner = [each for each in tail if each.tag != PPR]
        runs = [each for each in paragraph if each.tag != PPR]
        shift = len(runs) - len(inner)
        start, _, end = one.text.partition(before + after)
        one.text = start + before
        for each in runs[place + 1 :]:
            if each.tag == R:
                paragraph.remove(each)
        for each in inner[: place - max(shift - 1, 0)]:
            tail.remove(each)
        first = next(each for each in tail.iter(T) if each.text == start + before + after + end)
        first.text = (after + end).lstrip()
        paragraph.addnext(tail)
        return self

    def adds_behind(self, words: str, text: str) -> Pen:
        """Writes a paragraph of one's own behind another, in its style."""
        paragraph = paragraph_of(self.text(words))
        made = element("p")
        if (look := paragraph.find(PPR)) is not None:
            made.append(deepcopy(look))
        run = element("r")
        run.append(text_node(text))
        made.append(run)
        paragraph.addnext(made)
        return self

    def writes_in_script(self, before: str, text: str, script: str, after: str = "") -> Pen:
        """Writes behind the words `before` some in subscript or superscript, and more on the
        line."""
        one = self.text(before)
        run = one.getparent()
        start, _, end = one.text.partition(before)
        one.text = start + before
        one.set(KEEP, "preserve")
        for words, value in ((after + end, ""), (text, script)):
            made = deepcopy(run)
            for node in list(made.iter(T)):
                made.remove(node)
            if value:
                first(made, RPR).append(element("vertAlign", val=value))
            made.append(text_node(words))
            run.addnext(made)
        return self

    def proposes(self, old: str, new: str, author: str = "Alice") -> Pen:
        """Types with Track Changes on: the old words struck out, the new ones inserted."""
        one = self.text(old)
        run = one.getparent()
        start, _, end = one.text.partition(old)
        pieces = []
        for kind, text in (("", start), ("del", old), ("ins", new), ("", end)):
            made = deepcopy(run)
            for node in list(made.iter(T)):
                made.remove(node)
            node = text_node(text)
            if kind == "del":
                node.tag = w("delText")
            made.append(node)
            if kind:
                change = element(kind, id="9000", author=author, date="2026-01-01T00:00:00Z")
                change.append(made)
                made = change
            pieces.append(made)
        for made in reversed(pieces):
            run.addnext(made)
        run.getparent().remove(run)
        return self

    def deletes(self, words: str) -> Pen:
        """Takes a paragraph away."""
        paragraph = paragraph_of(self.text(words))
        paragraph.getparent().remove(paragraph)
        return self

    def reads(self, words: str) -> str:
        """The whole paragraph in which these words stand."""
        paragraph = paragraph_of(self.text(words))
        return "".join(Reader(self.file, AS_SHOWN).paragraph(paragraph, self.file.main).tokens)

    def done(self) -> None:
        """Saves the file."""
        self.path.write_bytes(self.file.to_bytes_with(lambda _: None))


def paragraph_of(one: Element) -> Element:
    """The paragraph in which an element stands."""
    return next(each for each in one.iterancestors() if each.tag == P)
