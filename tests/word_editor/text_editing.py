"""Typing, deleting, splitting, joining and formatting paragraphs, without tracked changes.

Words say where, in methods that take `words`; the others take an element of the document.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Any, Self

from tests.word_editor.document import OpenDocument
from tests.word_editor.pieces import paragraph, paragraph_of, remove, remove_bookmarks, run
from toolkit.merge.word.read.split_runs import text_node
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    PPR,
    RPR,
    XML_SPACE,
    P,
    T,
    element,
    first,
    w,
)

OWN_LIST = "77"
"""The number of the list that `insert_point_after` makes."""


class TextEditing(OpenDocument):
    """A person who works in the text."""

    # by words

    def replace(self, words: str, new: str, nth: int = 0) -> Self:
        """Types other words over these, which are in one run."""
        text = self.text(words, nth)
        text.text = text.text.replace(words, new, 1)
        text.set(XML_SPACE, "preserve")
        return self

    def delete(self, words: str) -> Self:
        """Deletes the paragraph that contains these words."""
        remove(self.paragraph(words))
        return self

    def insert_after(self, words: str, text: str, style: str = "") -> Any:
        """Types a new paragraph after another, and returns it."""
        made = paragraph(text, style)
        self.paragraph(words).addnext(made)
        return made

    def insert_alike_after(self, words: str, text: str) -> Self:
        """Presses Enter at the end of a paragraph and types another one in its style."""
        model = self.paragraph_with_text(words)
        made = element("p")
        if (properties := model.find(PPR)) is not None:
            made.append(deepcopy(properties))
        made.append(run(text))
        model.addnext(made)
        return self

    def insert_point_after(self, words: str, text: str) -> None:
        """Types a point of a numbered list after a paragraph; all such points are one list."""
        (part,) = self.file.related("numbering")
        root: Any = self.file.touch(part)
        if not any(each.get(w("numId")) == OWN_LIST for each in root.iter(w("num"))):
            kind = element("abstractNum", abstractNumId=OWN_LIST)
            level = element("lvl", ilvl="0")
            for name, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "%1)")):
                level.append(element(name, val=value))
            kind.append(level)
            root.find(w("num")).addprevious(kind)
            number = element("num", numId=OWN_LIST)
            number.append(element("abstractNumId", val=OWN_LIST))
            root.append(number)
        self.make_point(self.insert_after(words, text), OWN_LIST)

    def insert_script(self, words: str, text: str, script: str, after: str = "") -> Self:
        """Types `text` in subscript or superscript after these words, and `after` it more on the
        line."""
        node = self.text(words)
        place = node.text.index(words) + len(words)
        holder = node.getparent()
        rest = after + node.text[place:]
        node.text = node.text[:place]
        node.set(XML_SPACE, "preserve")
        for content, value in ((rest, ""), (text, script)):
            made = deepcopy(holder)
            for inner in list(made.iter(T)):
                made.remove(inner)
            if value:
                first(made, RPR).append(element("vertAlign", val=value))
            made.append(text_node(content))
            holder.addnext(made)
        return self

    def split(self, words: str, at: str) -> Self:
        """Presses Enter before `at`, in the paragraph that contains the words."""
        text = next(node for node in self.paragraph(words).iter(T) if at in (node.text or ""))
        before, _, behind = text.text.partition(at)
        self.split_paragraph(text, before, at + behind)
        return self

    def join(self, words: str) -> Self:
        """Deletes the mark at the end of the paragraph that contains the words."""
        self.join_with_next(self.paragraph(words))
        return self

    def format(self, words: str, name: str) -> None:
        """Formats these words alone: `b` makes them bold."""
        assert self.format_run(self.run_of(words), name)

    def run_of(self, words: str) -> Any:
        """The run with these words alone, cut out of the one that contains them."""
        text = self.text(words)
        start = text.text.index(words)
        pieces = self.split_run(text, start, start + len(words))
        for piece in pieces:
            if not piece.find(T).text:
                remove(piece)
        return pieces[1]

    def paragraph_with_text(self, words: str) -> Any:
        """The paragraph in which one text contains the words."""
        return paragraph_of(self.text(words))

    def remove_all_bookmarks(self) -> None:
        """Loses the bookmarks, as some programs do when they save."""
        remove_bookmarks(self.body)

    # by element

    def type_into(self, text: Any, place: int, new: str) -> None:
        """Types before the character with this number."""
        text.text = f"{text.text[:place]}{new}{text.text[place:]}"

    def replace_words(self, text: Any, start: int, count: int, *new: str) -> None:
        """Types words in place of so many, from the word with the number `start`; both may be
        none."""
        words = text.text.split(" ")
        words[start : start + count] = new
        text.text = " ".join(words)

    def split_paragraph(
        self, text: Any, before: str, after: str, *, staying: tuple[str, ...] = (BOOKMARK_END,)
    ) -> None:
        """Presses Enter in a text, which becomes `before` and `after`.

        What follows goes into the new paragraph, but for elements with the tags `staying`.
        """
        holder, old = text.getparent(), paragraph_of(text)
        made = element("p")
        properties = old.find(PPR)
        if properties is not None:
            made.append(deepcopy(properties))
        second = deepcopy(holder)
        second.find(T).text = after
        text.text = before
        made.append(second)
        for later in list(holder.itersiblings()):
            if later.tag not in staying:
                made.append(later)
        old.addnext(made)

    def join_with_next(self, old: Any) -> None:
        following = old.getnext()
        for inner in list(following):
            if inner.tag != PPR:
                old.append(inner)
        remove(following)

    def split_run(self, text: Any, *places: int) -> list[Any]:
        """Cuts the run of a text before the characters with these numbers; all pieces."""
        holder = text.getparent()
        assert len(holder.findall(T)) == 1
        words = [text.text[start:end] for start, end in pairwise([0, *places, len(text.text)])]
        copies: list[Any] = []
        for piece in reversed(words[1:]):
            copy = deepcopy(holder)
            for inner in list(copy):
                if inner.tag not in (RPR, T):
                    copy.remove(inner)
            copy.find(T).text = piece
            copy.find(T).set(XML_SPACE, "preserve")
            holder.addnext(copy)
            copies.insert(0, copy)
        text.text = words[0]
        text.set(XML_SPACE, "preserve")
        return [holder, *copies]

    def format_run(self, holder: Any, name: str) -> bool:
        """Formats a run, and says whether that changed it."""
        properties = first(holder, RPR)
        if properties.find(w(name)) is not None or properties.find(w("rPrChange")) is not None:
            return False
        style = properties.find(w("rStyle"))
        made = element(name)
        properties.insert(0, made) if style is None else style.addnext(made)
        return True

    def make_bold(self, holder: Any) -> None:
        """Makes a run bold, whatever else is tracked about its format."""
        properties = first(holder, RPR)
        if properties.find(w("b")) is None:
            properties.insert(0, element("b"))

    def set_style(self, block: Any, style: str) -> None:
        properties = first(block, PPR)
        for old in properties.findall(w("pStyle")):
            remove(old)
        properties.insert(0, element("pStyle", val=style))

    def make_point(self, block: Any, number: str) -> None:
        """Makes a paragraph a point of the list with this number, if it is in no list."""
        properties = first(block, PPR)
        if properties.find(w("numPr")) is not None or properties.find(w("sectPr")) is not None:
            return
        made = element("numPr")
        made.append(element("ilvl", val="0"))
        made.append(element("numId", val=number))
        style = properties.find(w("pStyle"))
        properties.insert(0, made) if style is None else style.addnext(made)

    def break_section(self, block: Any) -> None:
        """Ends a section at a paragraph, with the page layout of the last one."""
        properties = first(block, PPR)
        if properties.find(w("pPrChange")) is None:
            properties.append(deepcopy(self.body.find(w("sectPr"))))

    def may_join(self, block: Any) -> bool:
        """Whether a paragraph follows to which this one can be joined."""
        following = block.getnext()
        return following is not None and following.tag == P


BOOKMARKS = (BOOKMARK_END, BOOKMARK_START)
