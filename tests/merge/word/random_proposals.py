"""Random small proposals, random changes of their outlines, and random edits of their files."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from typing import Any

from tests.merge.word.readings import said
from tests.merge.word.sections import Outline, Section
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import (
    has_only_text,
    is_section_end,
    paragraph,
    remove,
    remove_bookmarks,
    table,
)
from tests.word_editor.reviewing import tracked_change
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import TBL, P, T

WORDS = (
    "clusters",
    "survey",
    "pilot",
    "textile",
    "regions",
    "firms",
    "voucher",
    "training",
    "export",
    "market",
    "value",
    "chain",
    "partners",
    "digital",
    "green",
    "transition",
    "members",
    "results",
    "coach",
    "months",
    "policy",
    "Europe",
    "skills",
    "CO~2~",
    "m^2^",
)

EDITS = (
    *("type", "type", "type", "over", "new", "table", "delete", "bold", "ins", "del", "split"),
    *("join", "row", "anchor", "cell"),
)
"""The kinds of edits by hand, each as often as it is drawn."""


@dataclass
class RandomProposals:
    """Random outlines, changes of them and edits of their Word files; a seed gives the same."""

    seed: int
    serial: int = 0
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def words(self, low: int = 3, high: int = 12) -> str:
        count = self.random.randint(low, high)
        found = [self.random.choice(WORDS) for _ in range(count)]
        if self.random.random() < 0.5:
            found.insert(
                self.random.randrange(count),
                f"D{self.random.randint(1, 3)}.{self.random.randint(1, 4)}",
            )
        if self.random.random() < 0.4:
            found.insert(self.random.randrange(count), str(self.random.randint(2, 400)))
        return " ".join(found)

    def text(self) -> str:
        return " ".join(f"{self.words().capitalize()}." for _ in range(self.random.randint(1, 4)))

    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple(self.row() for _ in range(self.random.randint(2, 5)))

    def row(self) -> tuple[str, tuple[str, ...]]:
        self.serial += 1
        cells = (f"T1.{self.serial}", self.words(2, 5), f"M{self.random.randint(1, 36)}")
        return f"r{self.serial}", cells

    def section(self) -> Section:
        self.serial += 1
        paragraphs = tuple(self.text() for _ in range(self.random.randint(0, 4)))
        rows = self.rows() if self.random.random() < 0.5 else ()
        return Section(f"sec{self.serial}x", self.words(2, 4).title(), paragraphs, rows)

    def outline(self) -> Outline:
        return Outline(tuple(self.section() for _ in range(self.random.randint(2, 5))))

    def changed(self, outline: Outline, edits: int) -> Outline:
        for _ in range(edits):
            outline = self._change(outline)
        return outline

    def _change(self, outline: Outline) -> Outline:
        sections = list(outline.sections)
        if not sections:
            return Outline((self.section(),))
        at = self.random.randrange(len(sections))
        one = sections[at]
        texts, rows = list(one.paragraphs), list(one.rows)
        kind = self.random.choice(
            (
                "edit",
                "edit",
                "edit",
                "new",
                "drop",
                "row",
                "cell",
                "cell",
                "droprow",
                "section",
                "dropsection",
                "title",
                "bold",
                "move",
                "swap",
            )
        )
        if kind == "edit" and texts:
            place = self.random.randrange(len(texts))
            texts[place] = self._reworded(texts[place])
        elif kind == "bold" and texts:
            place = self.random.randrange(len(texts))
            words = re.sub("[*~^]", "", texts[place]).split(" ")
            spot, mark = self.random.randrange(len(words)), self.random.choice("*~^")
            words[spot] = f"{mark}{words[spot]}{mark}"
            texts[place] = " ".join(words)
        elif kind == "new":
            texts.insert(self.random.randint(0, len(texts)), self.text())
        elif kind == "drop" and texts:
            texts.pop(self.random.randrange(len(texts)))
        elif kind == "row" and rows:
            rows.insert(self.random.randint(0, len(rows)), self.row())
        elif kind == "cell" and rows:
            place = self.random.randrange(len(rows))
            key, cells = rows[place]
            column = self.random.randrange(3)
            new = list(cells)
            new[column] = self.words(1, 4)
            rows[place] = key, tuple(new)
        elif kind == "droprow" and len(rows) > 1:
            rows.pop(self.random.randrange(len(rows)))
        elif kind == "section":
            sections.insert(self.random.randint(0, len(sections)), self.section())
            return Outline(tuple(sections))
        elif kind == "dropsection" and len(sections) > 1:
            sections.pop(at)
            return Outline(tuple(sections))
        elif kind == "move":
            sections.insert(self.random.randrange(len(sections)), sections.pop(at))
            return Outline(tuple(sections))
        elif kind == "swap" and len(rows) > 1:
            rows.insert(self.random.randrange(len(rows)), rows.pop())
        elif kind == "title":
            sections[at] = replace(one, title=self._reworded(one.title))
            return Outline(tuple(sections))
        sections[at] = replace(one, paragraphs=tuple(texts), rows=tuple(rows))
        return Outline(tuple(sections))

    def _reworded(self, text: str) -> str:
        words = text.split(" ")
        place = self.random.randrange(len(words))
        kind = self.random.choice("rdi")
        if kind == "r":
            words[place] = self.random.choice(WORDS) + "N"
        elif kind == "d" and len(words) > 1:
            words.pop(place)
        else:
            words.insert(place, self.words(1, 3))
        return " ".join(words)

    def edited(self, content: bytes, edits: int) -> tuple[bytes, list[str]]:
        """The file after random edits, and the words that were typed into it."""
        editor = WordEditor(content)
        typed: list[str] = []
        for _ in range(edits):
            self._edit(editor, typed)
        content = editor.save()
        seen = " ".join(said(content))
        return content, [word for word in typed if word in seen]

    def _edit(self, editor: WordEditor, typed: list[str]) -> None:
        self.serial += 1
        word = f"hand{self.serial}q{self.seed}"
        block = self.random.choice(editor.blocks)
        kind = self.random.choice(EDITS)
        if kind == "table":
            block.addnext(table([[word, "b"], ["c", "d"]]))
            block.addnext(paragraph("Before " + word))
            typed.append(word)
        elif kind == "new":
            block.addnext(paragraph(f"A paragraph {word} of my own about D1.1."))
            typed.append(word)
        elif block.tag == TBL:
            self._edit_table(editor, block, kind, word, typed)
        elif not is_section_end(block):
            self.edit_paragraph(editor, block, kind, word, typed)

    def _edit_table(
        self, editor: WordEditor, block: Any, kind: str, word: str, typed: list[str]
    ) -> None:
        rows = list(rows_in(block))
        row = self.random.choice(rows)
        if kind in ("delete", "row") and len(rows) > 1 and self.random.random() < 0.5:
            remove(row)
            return
        cells = list(cells_in(row))
        place = self.random.randrange(len(cells))
        if kind in ("row", "new"):
            cells = list(cells_in(editor.copy_row(row, empty=False)))
        editor.type_into_cell(cells[place], f" {word}")
        typed.append(word)

    def edit_paragraph(
        self, editor: WordEditor, block: Any, kind: str, word: str, typed: list[str]
    ) -> None:
        """An edit of a kind in a paragraph; a `word` that is typed is added to `typed`."""
        texts = [text for text in block.iter(T) if text.text and text.text.strip()]
        if kind == "delete":
            if editor.may_join(block):
                remove(block)
        elif kind == "anchor":
            remove_bookmarks(block)
        elif kind == "join":
            if (
                editor.may_join(block)
                and not is_section_end(block)
                and not is_section_end(block.getnext())
            ):
                editor.join_with_next(block)
        elif kind == "ins":
            editor.propose_at_end(block, f" {word} ", self._tracked("ins"))
            typed.append(word)
        elif texts:
            self._edit_text(editor, self.random.choice(texts), kind, word, typed)

    def _edit_text(
        self, editor: WordEditor, text: Any, kind: str, word: str, typed: list[str]
    ) -> None:
        words = text.text.split(" ")
        place = self.random.randrange(len(words) + 1)
        holder = text.getparent()
        if kind == "type":
            editor.replace_words(text, place, 0, word)
            typed.append(word)
        elif kind == "over":
            editor.replace_words(text, min(place, len(words) - 1), 1, word)
            typed.append(word)
        elif holder.getparent().tag != P:
            return
        elif kind == "bold":
            editor.format_run(holder, "b")
        elif kind == "del" and has_only_text(holder):
            editor.propose_to_delete(holder, self._tracked("del"))
        elif kind == "split" and 0 < place < len(words):
            editor.split_paragraph(text, " ".join(words[:place]), " ".join(words[place:]))

    def _tracked(self, kind: str) -> Any:
        return tracked_change(kind, str(50000 + self.serial), "Alice")
