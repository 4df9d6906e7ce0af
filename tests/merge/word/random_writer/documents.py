"""Rich drafts that change in every way that an outline can, at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from tests.merge.word.random_proposals import WORDS
from tests.merge.word.sections import CLOCK, inlines
from toolkit.document.figures import Arrow, BarChart, Diagram, Node, Series
from toolkit.document.tree import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Reference,
    Role,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.writers.docx.writer import write_docx

KINDS = (
    *("text", "text", "text", "table", "table", "points", "steps", "prompt", "note", "quote"),
    *("chart", "flow"),
)
CHANGES = (
    *("item",) * 8,
    *("new", "drop", "shift", "chapter", "dropchapter", "move", "title", "level", "running"),
    "turn",
)
TABLE_CHANGES = ("cell", "cell", "cell", "row", "droprow", "swap", "column", "caption")


@dataclass(frozen=True)
class Item:
    """Something in a section: its key, its kind, and what it says."""

    key: str
    kind: str
    texts: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A heading and what follows below it."""

    key: str
    title: str
    level: int = 2
    items: tuple[Item, ...] = ()
    landscape: bool = False


@dataclass(frozen=True)
class Draft:
    """A whole text, as an outline gives it."""

    chapters: tuple[Chapter, ...]
    running: str = "RUNNING title"

    def docx(self, generation: int = 1) -> bytes:
        """The Word file that is generated from it."""
        parts: list[Part] = []
        blocks: list[Block] = [Heading("top", 1, (Text("Proposal"),), "1")]
        for number, one in enumerate(self.chapters, 1):
            if one.landscape and blocks:
                parts.append(Part(tuple(blocks)))
                blocks = []
            blocks.append(Heading(one.key, one.level, (Text(one.title),), f"1.{number}"))
            for item in one.items:
                blocks += self._item(f"{one.key}/{item.key}", item)
            if one.landscape:
                parts.append(Part(tuple(blocks), landscape=True))
                blocks = []
        if blocks:
            parts.append(Part(tuple(blocks)))
        text = Document("A title", "A consortium", tuple(parts), self.running, "ACRO")
        return write_docx(text, clock=CLOCK, generation=generation)

    def _item(self, name: str, item: Item) -> Iterator[Block]:
        if item.kind == "text":
            for number, text in enumerate(item.texts):
                yield Paragraph(f"{name}/{number}", self._inlines(text))
        elif item.kind in ("note", "quote", "prompt"):
            comment = "What is asked here" if item.kind == "prompt" else ""
            yield Paragraph(name, inlines(" ".join(item.texts)), Role(item.kind), comment)
        elif item.kind in ("points", "steps"):
            yield List(
                tuple(
                    ListItem(f"{name}/{text.split(' ')[0]}{number}", inlines(text))
                    for number, text in enumerate(item.texts)
                ),
                item.kind == "steps",
            )
        elif item.kind == "table":
            rows = tuple(Row(key, tuple(map(cell, cells))) for key, cells in item.rows)
            columns = tuple(Column(one) for one in item.columns)
            yield Table(name, f"Table of {item.texts[0]}", columns, rows)
        elif item.kind == "chart":
            series = (Series("Staff", (Decimal(len(item.texts[0])), Decimal(3))),)
            chart = BarChart(("ATEVAL", "AEI"), series, "EUR")
            yield Figure(name, f"Costs {item.texts[0]}", "Costs", chart)
        else:
            boxes = (Node("a", "WP1", item.texts[0]), Node("b", "WP2", "Other"))
            drawn = Diagram(boxes, (Arrow("a", "b"),))
            yield Figure(name, f"Flow {item.texts[0]}", "Flow", drawn)

    def _inlines(self, text: str) -> tuple[Any, ...]:
        """A text whose `@1` are references, and whose `http` words are links."""
        found: list[Any] = []
        for piece in text.split(" "):
            if piece.startswith("@"):
                at = int(piece[1:]) % len(self.chapters)
                found.append(Reference(self.chapters[at].key, f"section 1.{at + 1}"))
            elif piece.startswith("http"):
                found.append(Link(piece, (Text("here"),)))
            else:
                found += inlines(piece)
            found.append(Text(" "))
        return tuple(found[:-1])


@dataclass
class RandomDocuments:
    """Random drafts and random changes of them; the same seed gives the same."""

    seed: int
    serial: int = 0
    random: random.Random = field(init=False)
    typed: list[str] = field(default_factory=list)
    """Every word that was typed; each is in the file once, or once in every copy."""

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def next(self) -> int:
        self.serial += 1
        return self.serial

    def word(self) -> str:
        """A new word, which is in no file yet."""
        made = f"hand{self.next()}q{self.seed}z"
        self.typed.append(made)
        return made

    def words(self, low: int = 2, high: int = 10) -> str:
        found = [self.random.choice(WORDS) for _ in range(self.random.randint(low, high))]
        if self.random.random() < 0.3:
            found.append(f"D{self.random.randint(1, 3)}.{self.random.randint(1, 4)}")
        if self.random.random() < 0.3:
            spot = self.random.randrange(len(found))
            found[spot] = f"*{found[spot]}*"
        if self.random.random() < 0.2:
            found.insert(self.random.randrange(len(found)), f"@{self.random.randrange(5)}")
        if self.random.random() < 0.1:
            found.insert(self.random.randrange(len(found)), "http://example.org/a")
        return " ".join(found)

    def plain(self, low: int = 1, high: int = 5) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(low, high)))

    def text(self) -> str:
        return " ".join(f"{self.words()}." for _ in range(self.random.randint(1, 4)))

    def item(self) -> Item:
        key = f"i{self.next()}x"
        kind = self.random.choice(KINDS)
        if kind == "text":
            return Item(key, kind, tuple(self.text() for _ in range(self.random.randint(1, 3))))
        if kind in ("points", "steps"):
            texts = (f"{key}{self.next()} {self.plain(2, 8)}" for _ in range(3))
            return Item(key, kind, tuple(texts))
        if kind == "table":
            columns = ("No", "Task", "Months", "Lead")[: self.random.randint(2, 4)]
            rows = tuple(self.row(len(columns)) for _ in range(self.random.randint(1, 5)))
            return Item(key, kind, (self.plain(),), rows, columns)
        return Item(key, kind, (self.plain(2, 8),))

    def row(self, width: int) -> tuple[str, tuple[str, ...]]:
        number = self.next()
        return f"r{number}", (f"T1.{number}", *(self.plain() for _ in range(width - 1)))

    def chapter(self) -> Chapter:
        items = tuple(self.item() for _ in range(self.random.randint(0, 4)))
        level = self.random.choice((2, 2, 3))
        return Chapter(
            f"c{self.next()}x", self.plain(2, 4), level, items, self.random.random() < 0.1
        )

    def draft(self) -> Draft:
        return Draft(tuple(self.chapter() for _ in range(self.random.randint(2, 5))))

    def changed(self, draft: Draft, changes: int) -> Draft:
        for _ in range(changes):
            draft = self._change(draft)
        return draft

    def _change(self, draft: Draft) -> Draft:
        chapters = list(draft.chapters)
        if not chapters:
            return replace(draft, chapters=(self.chapter(),))
        at = self.random.randrange(len(chapters))
        one = chapters[at]
        kind = self.random.choice(CHANGES)
        items = list(one.items)
        if kind == "item" and items:
            spot = self.random.randrange(len(items))
            items[spot] = self._item(items[spot])
        elif kind == "new":
            items.insert(self.random.randint(0, len(items)), self.item())
        elif kind == "drop" and items:
            items.pop(self.random.randrange(len(items)))
        elif kind == "shift" and items:
            items.insert(
                self.random.randint(0, len(items) - 1),
                items.pop(self.random.randrange(len(items))),
            )
        elif kind == "chapter":
            chapters.insert(self.random.randint(0, len(chapters)), self.chapter())
            return replace(draft, chapters=tuple(chapters))
        elif kind == "dropchapter" and len(chapters) > 1:
            chapters.pop(at)
            return replace(draft, chapters=tuple(chapters))
        elif kind == "move":
            chapters.insert(self.random.randrange(len(chapters)), chapters.pop(at))
            return replace(draft, chapters=tuple(chapters))
        elif kind == "title":
            one = replace(one, title=self._reworded(one.title))
        elif kind == "level":
            one = replace(one, level=5 - one.level)
        elif kind == "running":
            return replace(draft, running=self._reworded(draft.running))
        elif kind == "turn" and self.random.random() < 0.3:
            one = replace(one, landscape=not one.landscape)
        chapters[at] = replace(one, items=tuple(items))
        return replace(draft, chapters=tuple(chapters))

    def _item(self, item: Item) -> Item:
        texts, rows = list(item.texts), list(item.rows)
        spot = self.random.randrange(len(texts))
        if item.kind != "table":
            kind = self.random.choice(("word", "word", "word", "all", "new", "drop"))
            if kind == "all":
                texts[spot] = self.text() if item.kind == "text" else self.plain(2, 8)
            elif kind == "new":
                texts.insert(spot, self.plain(3, 8))
            elif kind == "drop" and len(texts) > 1:
                texts.pop(spot)
            else:
                texts[spot] = self._reworded(texts[spot])
            return replace(item, texts=tuple(texts))
        kind = self.random.choice(TABLE_CHANGES)
        at = self.random.randrange(len(rows))
        if kind == "cell":
            key, cells = rows[at]
            new = list(cells)
            column = self.random.randrange(len(cells))
            new[column] = self._reworded(cells[column])
            rows[at] = key, tuple(new)
        elif kind == "row":
            rows.insert(at, self.row(len(item.columns)))
        elif kind == "droprow" and len(rows) > 1:
            rows.pop(at)
        elif kind == "swap":
            rows.insert(self.random.randrange(len(rows)), rows.pop(at))
        elif kind == "column" and self.random.random() < 0.4:
            more = tuple((key, (*cells, self.plain(1, 2))) for key, cells in rows)
            return replace(item, rows=more, columns=(*item.columns, f"Column {self.next()}"))
        elif kind == "caption":
            return replace(item, texts=(self._reworded(texts[0]),))
        return replace(item, rows=tuple(rows))

    def _reworded(self, text: str) -> str:
        words = text.split(" ")
        place = self.random.randrange(len(words))
        kind = self.random.choice("rdi")
        if kind == "r":
            words[place] = self.random.choice(WORDS) + "N"
        elif kind == "d" and len(words) > 1:
            words.pop(place)
        else:
            words.insert(place, self.plain(1, 3))
        return " ".join(words)
