"""Editing with Track Changes on: what a person proposes, under a name of their own."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Self

from lxml import etree

from tests.word_editor.pieces import has_only_text, is_section_end, pasted, run
from tests.word_editor.text_editing import TextEditing
from toolkit.ooxml.wordml import NAME, PPR, RPR, TRPR, R, T, element, first, w

WHEN = "2026-01-01T00:00:00Z"
Change = Callable[[str], Any]
"""Makes a tracked change of a kind: `ins`, `del`, `moveFrom` ..."""


def tracked_change(kind: str, number: str, author: str) -> Any:
    return element(kind, id=number, author=author, date=WHEN)


class Reviewing(TextEditing):
    """A person who works with tracked changes."""

    # by words

    def insert_tracked(self, words: str, text: str, author: str = "Alice") -> None:
        """Proposes words at the end of a paragraph."""
        self.propose_at_end(self.paragraph(words), text, self.change("ins", author))

    def delete_tracked(self, words: str, author: str = "Alice") -> None:
        """Proposes to delete the whole run that contains the words."""
        self.propose_to_delete(self.text(words).getparent(), self.change("del", author))

    def replace_tracked(self, words: str, new: str, author: str = "Alice") -> Self:
        """Types over words: the old ones are deleted, the new ones inserted."""
        deleted = self.run_of(words)
        inserted = deepcopy(deleted)
        inserted.find(T).text = new
        self.propose_to_delete(deleted, self.change("del", author))
        insertion = self.change("ins", author)
        insertion.append(inserted)
        deleted.getparent().addnext(insertion)
        return self

    def change(self, kind: str, author: str) -> Any:
        """A tracked change under a number that is free."""
        return tracked_change(kind, self.free_number(), author)

    # by element

    def propose_at_end(self, block: Any, text: str, change: Any) -> None:
        change.append(run(text))
        block.append(change)

    def propose_to_delete(self, holder: Any, change: Any) -> None:
        """Wraps a run in a deletion, or in the source of a move."""
        holder.addprevious(change)
        change.append(holder)
        if change.tag == w("del"):
            for text in holder.findall(T):
                text.tag = w("delText")

    def propose_paragraph(self, after: Any, text: str, mark: Any, words: Any) -> None:
        """Proposes a new paragraph: `mark` is the change of its mark, `words` of its text."""
        made = element("p")
        first(first(made, PPR), RPR).append(mark)
        self.propose_at_end(made, text, words)
        after.addnext(made)

    def propose_whole(self, block: Any, kind: str, change: Change) -> None:
        """Proposes a change of all that is in a paragraph, and of its mark."""
        for holder in [each for each in block if each.tag == R]:
            if has_only_text(holder):
                self.propose_to_delete(holder, change(kind))
        properties = first(first(block, PPR), RPR)
        if not is_section_end(block) and properties.find(w(kind)) is None:
            properties.insert(0, change(kind))
        order_properties(block)

    def propose_move(self, block: Any, after: Any, name: str, change: Change) -> None:
        """Proposes to move a paragraph; a `change` of a range gets the number of the range."""
        target = pasted(block)
        self.propose_whole(block, "moveFrom", change)
        self.propose_whole(target, "moveTo", change)
        for each, kind in ((block, "moveFromRange"), (target, "moveToRange")):
            start = change(f"{kind}Start")
            start.set(NAME, name)
            each.insert(1, start)
            each.append(element(f"{kind}End", id=start.get(w("id"))))
        after.addnext(target)

    def propose_mark(self, block: Any, kind: str, change: Change) -> None:
        """Proposes to insert or delete the mark at the end of a paragraph, if nobody did."""
        properties = first(first(block, PPR), RPR)
        if properties.find(w(kind)) is None:
            properties.insert(0, change(kind))

    def propose_row(self, row: Any, kind: str, change: Change) -> None:
        """Proposes to insert or delete a row, if nobody did."""
        properties = row.find(TRPR)
        if properties is None:
            properties = element("trPr")
            row.insert(0, properties)
        if properties.find(w("ins")) is None and properties.find(w("del")) is None:
            properties.append(change(kind))

    def propose_italics(self, holder: Any, change: Change) -> None:
        properties = first(holder, RPR)
        if properties.find(w("rPrChange")) is None and properties.find(w("i")) is None:
            changed = change("rPrChange")
            old = etree.SubElement(changed, RPR)
            for each in properties:
                old.append(deepcopy(each))
            style = properties.find(w("rStyle"))
            made = element("i")
            properties.insert(0, made) if style is None else style.addnext(made)
            properties.append(changed)


def order_properties(block: Any) -> None:
    """Puts the run properties of a paragraph's mark where the schema has them."""
    properties = block.find(PPR)
    mark = properties.find(RPR)
    if mark is not None:
        properties.remove(mark)
        later = [each for each in properties if each.tag in (w("sectPr"), w("pPrChange"))]
        later[0].addprevious(mark) if later else properties.append(mark)
