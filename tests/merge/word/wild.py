"""Rich proposals that change in every way, and people who do everything to them that Word can."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from tests.merge.word.scenes import CLOCK, WORDS, Hand, inlines, paragraph, run, table
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
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    MAIN,
    NAME,
    PPR,
    RPR,
    TBL,
    TRPR,
    XML_SPACE,
    P,
    R,
    T,
    element,
    first,
    w,
)
from toolkit.writers.docx.writer import write_docx

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "f8cfc0f01f0005000102b0a2b1d30000000049454e44ae426082"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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
V = "urn:schemas-microsoft-com:vml"


@dataclass(frozen=True)
class Item:
    """Something that stands in a section: its key, its kind, and what it says."""

    key: str
    kind: str
    texts: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A heading and what stands below it."""

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
class Wild:
    """Random drafts, random changes of them, random hands; the same seed gives the same."""

    seed: int
    serial: int = 0
    random: random.Random = field(init=False)
    typed: list[str] = field(default_factory=list)
    """Every word that was typed; each stands once, or once a copy."""

    done: list[str] = field(default_factory=list)
    """What was done, for whoever looks for the reason of a failure."""

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def next(self) -> int:
        self.serial += 1
        return self.serial

    def word(self) -> str:
        """A word that nobody ever typed."""
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

    # drafts and how they change

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

    # hands

    def edited(self, content: bytes, edits: int) -> bytes:
        """The file after so many edits by hand; `typed` says which words stand in it."""
        hand = Hand(content)
        for _ in range(edits):
            self.edit(hand, self.random.choice(EDITS))
        saved = hand.save()
        everything = all_text(saved)
        self.typed = [one for one in self.typed if one in everything]
        return saved

    def edit(self, hand: Hand, edit: Edit) -> None:
        self.done.append(edit.__name__)
        edit(self, hand)

    def paragraph(self, hand: Hand, *, inside: bool = True) -> Any:
        """Any paragraph, also in tables where `inside` is wanted; none that ends a section."""
        found = [
            one
            for one in (hand.file.body.iter(P) if inside else hand.blocks)
            if one.tag == P and not ends_section(one) and not in_a_box(one)
        ]
        return self.random.choice(found)

    def node(self, hand: Hand, *, direct: bool = False) -> Any:
        """Some text that stands, in a run of a paragraph itself where `direct`."""
        found = [
            one
            for one in hand.file.body.iter(T)
            if one.text
            and one.text.strip()
            and not in_a_box(one)
            and not is_computed(one)
            and (not direct or one.getparent().getparent().tag == P)
        ]
        return self.random.choice(found)

    def table(self, hand: Hand) -> Any:
        """Some table, if there is one."""
        found = [one for one in hand.file.body.iter(TBL) if not in_a_box(one)]
        return self.random.choice(found) if found else None

    def change(self, name: str) -> Any:
        """A tracked change by a person."""
        return element(
            name,
            id=str(70000 + self.next()),
            author=self.random.choice(("Alice", "Bob")),
            date="2026-01-01T00:00:00Z",
        )


Edit = Callable[[Wild, Hand], None]
EDITS: list[Edit] = []


def edit(often: int = 1) -> Callable[[Edit], Edit]:
    """An edit by hand, to be drawn so often."""

    def noted(one: Edit) -> Edit:
        EDITS.extend([one] * often)
        return one

    return noted


def ends_section(one: Any) -> bool:
    return one.find(f"{PPR}/{w('sectPr')}") is not None


def in_a_box(one: Any) -> bool:
    return any(around.tag in (R, w("drawing")) for around in one.getparent().iterancestors())


def is_computed(one: Any) -> bool:
    """Whether a text is what a field shows, which Word computes anew."""
    for before in one.getparent().itersiblings(preceding=True):
        mark = before.find(w("fldChar"))
        if mark is not None:
            return bool(mark.get(w("fldCharType")) != "end")
    return False


def alone(one: Any) -> Any:
    """A copy without bookmarks, as a paste gives it."""
    made = deepcopy(one)
    for tag in (BOOKMARK_START, BOOKMARK_END):
        for each in list(made.iter(tag)):
            each.getparent().remove(each)
    return made


def with_its_bookmarks(one: Any) -> Any:
    """A copy whose bookmarks have the same names, under other numbers."""
    made = deepcopy(one)
    for each in made.iter(BOOKMARK_START, BOOKMARK_END):
        each.set(w("id"), f"9{each.get(w('id'))}")
    return made


def away(one: Any) -> None:
    one.getparent().remove(one)


@edit(often=4)
def types_into_a_text(wild: Wild, hand: Hand) -> None:
    node = wild.node(hand)
    at = wild.random.randint(0, len(node.text))
    glue = wild.random.choice(("", " "))
    node.text = f"{node.text[:at]}{glue}{wild.word()}{glue}{node.text[at:]}"


@edit(often=3)
def types_over_words(wild: Wild, hand: Hand) -> None:
    node = wild.node(hand)
    words = node.text.split(" ")
    start = wild.random.randrange(len(words))
    words[start : start + wild.random.randint(1, 4)] = [wild.word()]
    node.text = " ".join(words)


@edit(often=2)
def cuts_words(wild: Wild, hand: Hand) -> None:
    node = wild.node(hand)
    words = node.text.split(" ")
    start = wild.random.randrange(len(words))
    del words[start : start + wild.random.randint(1, 3)]
    node.text = " ".join(words)


@edit(often=2)
def writes_a_paragraph(wild: Wild, hand: Hand) -> None:
    style = wild.random.choice(("", "", "ListBullet", "Heading3", "Quote"))
    made = paragraph(f"A paragraph {wild.word()} of our own about T1.1 {wild.word()}.", style)
    one = wild.paragraph(hand)
    one.addnext(made) if wild.random.random() < 0.7 else one.addprevious(made)


@edit()
def writes_a_section(wild: Wild, hand: Hand) -> None:
    style = wild.random.choice(("Heading2", "Heading3"))
    one = wild.random.choice([each for each in hand.blocks if not ends_section(each)])
    one.addnext(paragraph(f"Of our own {wild.word()}"))
    one.addnext(paragraph(f"Own heading {wild.word()}", style))


@edit(often=2)
def deletes_a_paragraph(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand)
    if one.getparent().tag != w("tc") or len(one.getparent().findall(P)) > 1:
        after = one.getnext()
        if after is not None and after.tag in (P, BOOKMARK_START):
            away(one)


@edit()
def deletes_a_section(wild: Wild, hand: Hand) -> None:
    one = wild.random.choice(hand.blocks)
    for each in [one, *one.itersiblings()][: wild.random.randint(2, 6)]:
        after = each.getnext()
        stays = each.tag not in (P, TBL) or (each.tag == P and ends_section(each))
        if not stays and after is not None and after.tag == P:
            away(each)


@edit(often=2)
def moves_a_paragraph(wild: Wild, hand: Hand) -> None:
    one, other = wild.paragraph(hand, inside=False), wild.paragraph(hand, inside=False)
    if one is not other:
        other.addnext(one)


@edit()
def moves_some_blocks(wild: Wild, hand: Hand) -> None:
    blocks = hand.blocks
    start = wild.random.randrange(len(blocks))
    some = blocks[start : start + wild.random.randint(2, 6)]
    rest = [one for one in blocks if one not in some and one.tag == P and not ends_section(one)]
    if rest and not any(one.tag == P and ends_section(one) for one in some):
        other = wild.random.choice(rest)
        for one in reversed(some):
            other.addnext(one)
        if some[-1].tag == TBL:
            some[-1].addnext(element("p"))


@edit(often=2)
def copies_some_blocks(wild: Wild, hand: Hand) -> None:
    """With their bookmarks or without: both are met in the wild."""
    blocks = hand.blocks
    start = wild.random.randrange(len(blocks))
    some = [
        one
        for one in blocks[start : start + wild.random.randint(1, 5)]
        if not (one.tag == P and ends_section(one))
    ]
    other = wild.paragraph(hand, inside=False)
    copy = with_its_bookmarks if wild.random.random() < 0.3 else alone
    for one in reversed(some):
        made = copy(one)
        if made.tag == TBL:
            other.addnext(element("p"))
        other.addnext(made)


@edit(often=2)
def presses_enter(wild: Wild, hand: Hand) -> None:
    node = wild.node(hand, direct=True)
    holder, one = node.getparent(), node.getparent().getparent()
    if ends_section(one) or len(holder.findall(T)) != 1:
        return
    at = wild.random.choice((0, len(node.text), wild.random.randint(0, len(node.text))))
    made = element("p")
    if one.find(PPR) is not None:
        made.append(deepcopy(one.find(PPR)))
    second = deepcopy(holder)
    second.find(T).text = node.text[at:]
    node.text = node.text[:at]
    made.append(second)
    for later in list(holder.itersiblings()):
        if later.tag not in (BOOKMARK_END, BOOKMARK_START):
            made.append(later)
    one.addnext(made)


@edit(often=2)
def deletes_a_paragraph_mark(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand)
    following = one.getnext()
    if following is not None and following.tag == P and not ends_section(following):
        for inner in list(following):
            if inner.tag != PPR:
                one.append(inner)
        away(following)


@edit(often=2)
def gives_another_style(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand)
    properties = first(one, PPR)
    for old in properties.findall(w("pStyle")):
        away(old)
    name = wild.random.choice(("Heading2", "Heading3", "ListBullet", "Quote", "Normal"))
    properties.insert(0, element("pStyle", val=name))


@edit()
def makes_a_list(wild: Wild, hand: Hand) -> None:
    properties = first(wild.paragraph(hand), PPR)
    if properties.find(w("numPr")) is None and properties.find(w("sectPr")) is None:
        made = element("numPr")
        made.append(element("ilvl", val="0"))
        made.append(element("numId", val="1"))
        style = properties.find(w("pStyle"))
        properties.insert(0, made) if style is None else style.addnext(made)


@edit(often=2)
def gives_a_look(wild: Wild, hand: Hand) -> None:
    holder = wild.node(hand).getparent()
    look = first(holder, RPR)
    name = wild.random.choice(("b", "i", "strike", "vanish"))
    if look.find(w(name)) is None and look.find(w("rPrChange")) is None:
        style = look.find(w("rStyle"))
        made = element(name)
        look.insert(0, made) if style is None else style.addnext(made)


@edit()
def looks_at_a_part_of_a_run(wild: Wild, hand: Hand) -> None:
    """A word made heavy in the middle of a run, as Word writes it: three runs."""
    node = wild.node(hand)
    holder = node.getparent()
    if len(holder.findall(T)) != 1 or len(node.text) < 6:
        return
    cut = len(node.text) // 3
    pieces = node.text[:cut], node.text[cut : 2 * cut], node.text[2 * cut :]
    for piece in reversed(pieces[1:]):
        made = deepcopy(holder)
        for inner in list(made):
            if inner.tag not in (RPR, T):
                made.remove(inner)
        made.find(T).text = piece
        made.find(T).set(XML_SPACE, "preserve")
        if piece is pieces[1] and first(made, RPR).find(w("b")) is None:
            first(made, RPR).insert(0, element("b"))
        holder.addnext(made)
    node.text = pieces[0]
    node.set(XML_SPACE, "preserve")


@edit()
def loses_a_bookmark(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand)
    for tag in (BOOKMARK_START, BOOKMARK_END):
        for each in list(one.iter(tag)):
            away(each)


# tables


@edit(often=2)
def makes_a_table(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand, inside=False)
    one.addnext(paragraph("Under it"))
    one.addnext(table([[wild.word(), "b"], ["c", wild.word()]]))


@edit(often=2)
def adds_a_row(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    if one is None:
        return
    row = wild.random.choice(list(rows_in(one)))
    made = alone(row)
    for each in list(made.iter(R)):
        away(each)
    next(iter(made.iter(P))).append(run(wild.word()))
    row.addnext(made)


@edit()
def deletes_a_row(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    rows = list(rows_in(one)) if one is not None else []
    if len(rows) > 1:
        away(wild.random.choice(rows))


@edit()
def sorts_the_rows(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    rows = list(rows_in(one)) if one is not None else []
    if len(rows) > 2:
        row = wild.random.choice(rows[1:])
        wild.random.choice([other for other in rows if other is not row]).addnext(row)


@edit()
def adds_a_column(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    if one is None or one.find(w("tblGrid")) is None:
        return
    place = wild.random.randrange(4)
    grid = one.find(w("tblGrid"))
    grid.append(element("gridCol", w="900"))
    for row in rows_in(one):
        cells = list(cells_in(row))
        model = cells[min(place, len(cells) - 1)]
        made = element("tc")
        made.append(element("tcPr"))
        made.append(paragraph(wild.word() if wild.random.random() < 0.5 else ""))
        model.addnext(made)


@edit()
def deletes_a_column(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    if one is None:
        return
    place = wild.random.randrange(4)
    if all(len(list(cells_in(row))) > place + 1 for row in rows_in(one)):
        for row in rows_in(one):
            away(list(cells_in(row))[place])


@edit(often=2)
def merges_cells(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    rows = list(rows_in(one)) if one is not None else []
    if not rows:
        return
    if wild.random.random() < 0.5:
        cells = list(cells_in(wild.random.choice(rows)))
        if len(cells) > 1 and cells[0].getparent() is cells[1].getparent():
            for each in cells[1].findall(P):
                cells[0].append(each)
            away(cells[1])
            first(cells[0], w("tcPr")).append(element("gridSpan", val="2"))
    elif len(rows) > 2:
        for row, kind in ((rows[1], "restart"), (rows[2], "continue")):
            cell = next(iter(cells_in(row)))
            first(cell, w("tcPr")).append(element("vMerge", val=kind))


@edit()
def puts_a_table_into_a_cell(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    if one is not None:
        cell = wild.random.choice([each for row in rows_in(one) for each in cells_in(row)])
        cell.insert(len(cell) - 1, table([[wild.word(), "y"]]))


@edit()
def splits_a_table(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    rows = [each for each in one if each.tag == w("tr")] if one is not None else []
    if len(rows) > 2:
        made = element("tbl")
        for name in ("tblPr", "tblGrid"):
            if one.find(w(name)) is not None:
                made.append(deepcopy(one.find(w(name))))
        for row in rows[len(rows) // 2 :]:
            made.append(row)
        one.addnext(made)
        one.addnext(paragraph(wild.word()))


@edit(often=2)
def types_into_a_cell(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    if one is not None:
        cell = wild.random.choice([each for row in rows_in(one) for each in cells_in(row)])
        if wild.random.random() < 0.5:
            wild.random.choice(list(cell.iter(P))).append(run(f" {wild.word()}"))
        else:
            cell.append(paragraph(wild.word()))


# what Word has beside text


def part_with(hand: Hand, kind: str, root: str, content_type: str) -> Any:
    """The part of the file's footnotes or comments, made where there is none."""
    for name in hand.file.related(kind):
        return hand.file.touch(name)
    name = f"word/{kind}.xml"
    hand.file.relate(kind, f"{kind}.xml")
    hand.file.package.declare(name, content_type)
    made = etree.Element(w(root), nsmap={"w": MAIN})
    hand.file.put(name, made)
    return made


WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@edit(often=2)
def writes_a_footnote(wild: Wild, hand: Hand) -> None:
    notes = part_with(hand, "footnotes", "footnotes", f"{WORDML}.footnotes+xml")
    number = str(2 + wild.next())
    note = element("footnote", id=number)
    note.append(paragraph(f"A note {wild.word()}"))
    notes.append(note)
    made = element("r")
    made.append(element("footnoteReference", id=number))
    wild.node(hand).getparent().addnext(made)


@edit(often=2)
def comments(wild: Wild, hand: Hand) -> None:
    notes = part_with(hand, "comments", "comments", f"{WORDML}.comments+xml")
    number = str(40000 + wild.next())
    note = element("comment", id=number, author="Marta", initials="M")
    note.append(paragraph(f"I wonder {wild.word()}"))
    notes.append(note)
    holder = wild.node(hand).getparent()
    holder.addprevious(element("commentRangeStart", id=number))
    made = element("r")
    made.append(element("commentReference", id=number))
    holder.addnext(made)
    holder.addnext(element("commentRangeEnd", id=number))


@edit()
def puts_a_picture(wild: Wild, hand: Hand) -> None:
    number = wild.next()
    name = f"word/media/hand{number}.png"
    hand.file.package.parts[name] = PICTURE + str(number).encode()
    types = hand.file.package.xml("[Content_Types].xml")
    if not any(one.get("Extension") == "png" for one in types):
        made = etree.SubElement(types, f"{{{types.nsmap[None]}}}Default")
        made.set("Extension", "png")
        made.set("ContentType", "image/png")
        hand.file.package.put("[Content_Types].xml", types)
    relation = hand.file.relate("image", f"media/hand{number}.png")
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    drawing = etree.fromstring(
        f'<w:r xmlns:w="{MAIN}" xmlns:wp="{wp}" xmlns:a="{a}" xmlns:r="{RELATIONS}">'
        f'<w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="{5000 + number}" name="Own {number}" descr="{wild.word()}"/>'
        f'<a:graphic><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing></w:r>"
    )
    one = wild.paragraph(hand)
    if wild.random.random() < 0.5:
        one.append(drawing)
    else:
        made = element("p")
        made.append(drawing)
        one.addnext(made)


@edit()
def puts_a_text_box(wild: Wild, hand: Hand) -> None:
    box = etree.fromstring(
        f'<w:r xmlns:w="{MAIN}" xmlns:v="{V}"><w:pict><v:shape id="box{wild.next()}" '
        f'style="width:100pt;height:50pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{wild.word()}'
        "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    wild.paragraph(hand).append(box)


@edit()
def types_into_a_drawing(wild: Wild, hand: Hand) -> None:
    boxes = list(hand.file.body.iter(w("txbxContent")))
    texts = [one for box in boxes for one in box.iter(T) if one.text]
    if texts:
        one = wild.random.choice(texts)
        one.text = f"{one.text} {wild.word()}"


@edit()
def puts_a_link(wild: Wild, hand: Hand) -> None:
    made = element("hyperlink")
    if wild.random.random() < 0.5:
        made.set(w("anchor"), "_Toc1")
    else:
        target = f"https://example.eu/{wild.word()}"
        made.set(f"{{{RELATIONS}}}id", hand.file.relate("hyperlink", target, external=True))
    made.append(run(f"link {wild.word()}"))
    wild.paragraph(hand).append(made)


@edit()
def puts_a_field(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand)
    code = wild.random.choice((" DATE ", " TITLE ", " FILLIN ", ' HYPERLINK "x" '))
    if wild.random.random() < 0.3:
        made = element("fldSimple", instr=code)
        made.append(run(wild.word()))
        one.append(made)
        return
    for kind in ("begin", "", "separate", "result", "end"):
        piece = run(wild.word()) if kind == "result" else element("r")
        if kind in ("begin", "separate", "end"):
            piece.append(element("fldChar", fldCharType=kind))
        elif not kind:
            inner = etree.SubElement(piece, w("instrText"))
            inner.set(XML_SPACE, "preserve")
            inner.text = code
        one.append(piece)


@edit()
def puts_a_bookmark(wild: Wild, hand: Hand) -> None:
    number = str(60000 + wild.next())
    one = wild.paragraph(hand)
    other = one.getnext() if wild.random.random() < 0.5 else one
    other = other if other is not None and other.tag == P else one
    at = 1 if one.find(PPR) is not None else 0
    start = element("bookmarkStart", id=number)
    start.set(NAME, f"Own{number}")
    one.insert(at, start)
    other.append(element("bookmarkEnd", id=number))


@edit()
def breaks_the_section(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand, inside=False)
    properties = first(one, PPR)
    model = hand.file.body.find(w("sectPr"))
    if properties.find(w("pPrChange")) is None:
        properties.append(deepcopy(model))


@edit()
def writes_in_the_header(wild: Wild, hand: Hand) -> None:
    kind = wild.random.choice(("header", "footer"))
    parts = hand.file.related(kind)
    if parts:
        tree = hand.file.touch(wild.random.choice(parts))
        found = list(tree.iter(P))
        if found:
            wild.random.choice(found).append(run(f" {wild.word()}"))


@edit()
def writes_a_formula(wild: Wild, hand: Hand) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = etree.SubElement(wild.paragraph(hand), f"{{{space}}}oMath")
    inner = etree.SubElement(formula, f"{{{space}}}r")
    etree.SubElement(inner, f"{{{space}}}t").text = wild.word()


@edit()
def uses_a_content_control(wild: Wild, hand: Hand) -> None:
    """Round a run, a paragraph, several paragraphs, a row or a cell."""
    kind = wild.random.choice(("run", "block", "blocks", "row", "cell"))
    if kind == "run":
        some = [wild.node(hand, direct=True).getparent()]
    elif kind in ("block", "blocks"):
        one = wild.paragraph(hand, inside=False)
        some = [one]
        if kind == "blocks":
            for each in one.itersiblings():
                at_the_end = each.tag == P and ends_section(each)
                if each.tag not in (P, TBL) or len(some) > 3 or at_the_end:
                    break
                some.append(each)
    else:
        one = wild.table(hand)
        if one is None:
            return
        row = wild.random.choice(list(rows_in(one)))
        some = [row if kind == "row" else wild.random.choice(list(cells_in(row)))]
    control = element("sdt")
    properties = etree.SubElement(control, w("sdtPr"))
    properties.append(element("alias", val=f"goog_rdk_{wild.next()}"))
    inside = etree.SubElement(control, w("sdtContent"))
    some[0].addprevious(control)
    for one in some:
        inside.append(one)


# tracked changes by people


@edit(often=2)
def proposes_words(wild: Wild, hand: Hand) -> None:
    change = wild.change("ins")
    change.append(run(f" {wild.word()} "))
    node = wild.node(hand, direct=True)
    holder = node.getparent()
    wild.random.choice((holder.addnext, holder.addprevious))(change)


@edit(often=2)
def proposes_to_cut(wild: Wild, hand: Hand) -> None:
    holder = wild.node(hand, direct=True).getparent()
    if all(one.tag in (RPR, T) for one in holder):
        change = wild.change("del")
        holder.addprevious(change)
        change.append(holder)
        for text in holder.findall(T):
            text.tag = w("delText")


@edit()
def proposes_a_paragraph(wild: Wild, hand: Hand) -> None:
    made = element("p")
    first(first(made, PPR), RPR).append(wild.change("ins"))
    change = wild.change("ins")
    change.append(run(f"Proposed {wild.word()}"))
    made.append(change)
    wild.paragraph(hand, inside=False).addnext(made)


def struck(wild: Wild, one: Any, kind: str) -> None:
    """All that stands in a paragraph proposed to go, with its mark."""
    for holder in [each for each in one if each.tag == R]:
        if all(inner.tag in (RPR, T) for inner in holder):
            change = wild.change(kind)
            holder.addprevious(change)
            change.append(holder)
            for text in holder.findall(T):
                if kind == "del":
                    text.tag = w("delText")
    look = first(first(one, PPR), RPR)
    if not ends_section(one) and look.find(w(kind)) is None:
        look.insert(0, wild.change(kind))


def proper(one: Any) -> None:
    """Puts what stands in paragraph properties into the order that the schema has."""
    properties = one.find(PPR)
    look = properties.find(RPR)
    if look is not None:
        properties.remove(look)
        later = [each for each in properties if each.tag in (w("sectPr"), w("pPrChange"))]
        later[0].addprevious(look) if later else properties.append(look)


@edit()
def proposes_to_cut_a_paragraph(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand, inside=False)
    struck(wild, one, "del")
    proper(one)


@edit()
def proposes_a_move(wild: Wild, hand: Hand) -> None:
    one, other = wild.paragraph(hand, inside=False), wild.paragraph(hand, inside=False)
    if one is other or any(each.tag in (w("moveFrom"), w("moveTo")) for each in one.iter()):
        return
    name = f"move{wild.next()}"
    made = alone(one)
    struck(wild, one, "moveFrom")
    struck(wild, made, "moveTo")
    for each in (one, made):
        proper(each)
    for each, kind in ((one, "moveFromRange"), (made, "moveToRange")):
        number = str(80000 + wild.next())
        start = wild.change(f"{kind}Start")
        start.set(w("id"), number)
        start.set(NAME, name)
        each.insert(1, start)
        each.append(element(f"{kind}End", id=number))
    other.addnext(made)


@edit()
def proposes_a_row(wild: Wild, hand: Hand) -> None:
    one = wild.table(hand)
    if one is None:
        return
    row = wild.random.choice(list(rows_in(one)))
    kind = wild.random.choice(("ins", "del"))
    if kind == "ins":
        made = alone(row)
        next(iter(made.iter(P))).append(run(wild.word()))
        row.addnext(made)
        row = made
    properties = row.find(TRPR)
    if properties is None:
        properties = element("trPr")
        row.insert(0, properties)
    if properties.find(w("ins")) is None and properties.find(w("del")) is None:
        properties.append(wild.change(kind))


@edit()
def proposes_a_look(wild: Wild, hand: Hand) -> None:
    look = first(wild.node(hand).getparent(), RPR)
    if look.find(w("rPrChange")) is None and look.find(w("i")) is None:
        change = wild.change("rPrChange")
        old = etree.SubElement(change, RPR)
        for each in look:
            old.append(deepcopy(each))
        style = look.find(w("rStyle"))
        look.insert(0, element("i")) if style is None else style.addnext(element("i"))
        look.append(change)


@edit()
def splits_by_a_proposal(wild: Wild, hand: Hand) -> None:
    """Enter with tracking on: the first half's mark is an insertion."""
    before = len(list(hand.file.body.iter(P)))
    presses_enter(wild, hand)
    if len(list(hand.file.body.iter(P))) == before:
        return
    one = wild.paragraph(hand, inside=False)
    look = first(first(one, PPR), RPR)
    following = one.getnext()
    if look.find(w("ins")) is None and following is not None and following.tag == P:
        look.insert(0, wild.change("ins"))
    proper(one)


@edit()
def proposes_to_join(wild: Wild, hand: Hand) -> None:
    one = wild.paragraph(hand, inside=False)
    following = one.getnext()
    if following is not None and following.tag == P:
        look = first(first(one, PPR), RPR)
        if look.find(w("del")) is None:
            look.insert(0, wild.change("del"))
        proper(one)


# what programs leave behind


@edit()
def saves_with_marks_of_its_own(wild: Wild, hand: Hand) -> None:
    """Word's revision numbers, proof marks and page breaks in the middle of text."""
    for one in hand.file.body.iter(R):
        if wild.random.random() < 0.2:
            one.set(w("rsidR"), f"00{wild.random.randrange(10**6):06d}")
        if wild.random.random() < 0.1 and one.getparent().tag == P:
            one.addprevious(element("proofErr", type="spellStart"))
            one.addnext(element("proofErr", type="spellEnd"))
    wild.node(hand).addprevious(element("lastRenderedPageBreak"))


def saved_by_google_docs(content: bytes) -> bytes:
    """Names, styles and the record lost; controls of its own round runs, paragraphs and cells."""
    hand = Hand(content)
    body = hand.file.body
    number = 0
    for start in list(body.iter(BOOKMARK_START)):
        number += 1
        start.set(NAME, f"_heading=h.{number}")
    for one in list(body.iter(R)):
        number += 1
        if number % 3 == 0 and one.getparent().tag == P:
            control = element("sdt")
            properties = etree.SubElement(control, w("sdtPr"))
            properties.append(element("tag", val=f"goog_rdk_{number}"))
            inside = etree.SubElement(control, w("sdtContent"))
            one.addprevious(control)
            inside.append(one)
    for properties in body.iter(PPR):
        for style in properties.findall(w("pStyle")):
            if not style.get(w("val"), "").startswith("Heading"):
                properties.remove(style)
    return hand.save()


def all_text(content: bytes, names: Sequence[str] = ()) -> str:
    """All that the parts of a file say, read by nothing of ours; also what is hidden."""
    package = ZipFile(BytesIO(content))
    found: list[str] = []
    for name in names or sorted(package.namelist()):
        if not name.endswith((".xml", ".rels")) or name.startswith("customXml/"):
            continue
        for one in etree.fromstring(package.read(name)).iter():
            if not isinstance(one.tag, str):
                continue
            kind = etree.QName(one).localname
            if kind in ("p", "tbl"):
                found.append("\n")
            elif kind in ("t", "delText", "v"):
                found.append(one.text or "")
            elif kind in ("docPr", "Relationship"):
                found += [f"\n{value}\n" for value in one.attrib.values()]
    return "".join(found)
