"""Where in a file somebody works next, chosen at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.merge.word.random_writer.documents import RandomDocuments
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import is_field_result, is_in_drawing, is_section_end
from tests.word_editor.reviewing import tracked_change
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import TBL, P, T


class RandomChoices(RandomDocuments):
    """Random places in a file, besides random drafts."""

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def paragraph(self, editor: WordEditor, *, inside: bool = True) -> Any:
        """Any paragraph that ends no section; one in a table only if `inside`."""
        return self.random.choice(
            [
                block
                for block in (editor.body.iter(P) if inside else editor.blocks)
                if block.tag == P and not is_section_end(block) and not is_in_drawing(block)
            ]
        )

    def text_in(self, editor: WordEditor, *, direct: bool = False) -> Any:
        """Some text; with `direct` one whose run is in a paragraph, not in a link or a change."""
        return self.random.choice(
            [
                text
                for text in editor.body.iter(T)
                if text.text
                and text.text.strip()
                and not is_in_drawing(text)
                and not is_field_result(text)
                and (not direct or text.getparent().getparent().tag == P)
            ]
        )

    def table(self, editor: WordEditor) -> Any:
        """Some table, or None where the file has none."""
        tables = [table for table in editor.body.iter(TBL) if not is_in_drawing(table)]
        return self.random.choice(tables) if tables else None

    def rows(self, editor: WordEditor) -> list[Any]:
        """All rows of some table; none where the file has no table."""
        table = self.table(editor)
        return [] if table is None else list(rows_in(table))

    def cell(self, rows: Sequence[Any]) -> Any:
        return self.random.choice([cell for row in rows for cell in cells_in(row)])

    def change(self, kind: str) -> Any:
        """A tracked change by Alice or Bob."""
        number = 70000 + self.next()
        if kind.endswith("RangeStart"):
            number += 10000
            self.next()  # two numbers are taken, so that a seed gives what it always gave
        return tracked_change(kind, str(number), self.random.choice(("Alice", "Bob")))


Edit = Callable[[RandomChoices, WordEditor], None]
Edits = Sequence[tuple[Edit, int]]
"""Edits by hand, each with how often it is drawn."""
