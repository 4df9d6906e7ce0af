"""Small proposals, hands that edit them in Word, and outlines that change."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from toolkit.document.tree import (
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Row,
    Script,
    Table,
    Text,
    cell,
)
from toolkit.merge.outcome import MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.read.split_runs import text_node
from toolkit.merge.word.update import merge_word
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.merge.word.verify.resolved_view import ResolvedView
from toolkit.ooxml.containers import blocks_in, cells_in, rows_in
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import BOOKMARK_END, BOOKMARK_START, PPR, RPR, TBL, P, R, T, element, w
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

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
VOICES = {"*": {"bold": True}, "~": {"script": Script.SUB}, "^": {"script": Script.SUPER}}
VOICED = re.compile(r"([*~^])([^*~^]+)\1")


@dataclass(frozen=True)
class Part2:
    """A section of a small outline: paragraphs by number, and a table by keys."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[str, ...] = ("No", "Task", "Months")
    level: int = 2


@dataclass(frozen=True)
class Outline:
    """A small outline: its sections in order."""

    sections: tuple[Part2, ...]

    def docx(self, generation: int = 1) -> bytes:
        """The Word file that is generated from it."""
        blocks: list[Any] = [Heading("top", 1, (Text("Proposal"),), "1")]
        for number, section in enumerate(self.sections, 1):
            blocks.append(Heading(section.id, section.level, (Text(section.title),), f"1.{number}"))
            for at, text in enumerate(section.paragraphs, 1):
                blocks.append(Paragraph(f"{section.id}/p{at}", inlines(text)))
            if section.rows:
                blocks.append(
                    Table(
                        f"{section.id}/tasks",
                        f"Tasks of {section.title}",
                        tuple(Column(one) for one in section.columns),
                        tuple(
                            Row(key, tuple(cell(text) for text in cells))
                            for key, cells in section.rows
                        ),
                    )
                )
        document = Document(
            "A title", "A consortium", (Part(tuple(blocks)),), "RUNNING title", "ACRO"
        )
        return write_docx(document, clock=CLOCK, generation=generation)


def inlines(text: str) -> tuple[Text, ...]:
    """A text in which `*these words*` are bold, `~these~` subscript and `^these^` superscript."""
    pieces = iter(VOICED.split(text))
    found = [Text(next(pieces))]
    for mark, words, after in zip(pieces, pieces, pieces, strict=True):
        found += [Text(words, **VOICES[mark]), Text(after)]
    return tuple(one for one in found if one.text)


class Hand:
    """Someone who edits a Word file."""

    def __init__(self, content: bytes) -> None:
        self.file = WordFile(content)
        self.file.touch(self.file.main)

    def save(self) -> bytes:
        """The edited file."""
        return self.file.to_bytes_with(lambda _: None)

    @property
    def blocks(self) -> list[Any]:
        return list(blocks_in(self.file.body))

    def paragraph(self, start: str) -> Any:
        """The paragraph that holds these words, in the text or in a table."""
        for one in self.file.body.iter(P):
            if start in text_of(one):
                return one
        raise LookupError(start)

    def table(self, words: str = "") -> Any:
        for one in self.file.body.iter(TBL):
            if words in "".join(one.itertext()):
                return one
        raise LookupError(words)

    def replace(self, old: str, new: str) -> None:
        """Types `new` over `old`, which stands in one run."""
        for node in self.file.body.iter(T):
            if old in (node.text or ""):
                node.text = node.text.replace(old, new, 1)
                return
        raise LookupError(old)

    def delete(self, start: str) -> None:
        one = self.paragraph(start)
        one.getparent().remove(one)

    def after(self, start: str, text: str, style: str = "") -> Any:
        """Types a new paragraph after one."""
        made = paragraph(text, style)
        self.paragraph(start).addnext(made)
        return made

    def tracked(self, start: str, text: str, author: str = "Alice") -> None:
        """Alice proposes words at the end of a paragraph."""
        change = element("ins", id="9001", author=author, date="2026-01-01T00:00:00Z")
        change.append(run(text))
        self.paragraph(start).append(change)

    def strike(self, old: str, author: str = "Alice") -> None:
        """Alice proposes to delete a whole run's words."""
        for one in self.file.body.iter(R):
            if old in text_of(one):
                break
        else:
            raise LookupError(old)
        one.find(T).tag = w("delText")
        change = element("del", id="9002", author=author, date="2026-01-01T00:00:00Z")
        one.addprevious(change)
        change.append(one)

    def split(self, start: str, at: str) -> None:
        """Presses Enter before the words `at`."""
        one = self.paragraph(start)
        node = next(node for node in one.iter(T) if at in (node.text or ""))
        holder = node.getparent()
        before, _, behind = node.text.partition(at)
        node.text = before
        made = element("p")
        properties = one.find(PPR)
        if properties is not None:
            made.append(deepcopy(properties))
        second = deepcopy(holder)
        second.find(T).text = at + behind
        made.append(second)
        for later in list(holder.itersiblings()):
            if later.tag != BOOKMARK_END:
                made.append(later)
        one.addnext(made)

    def join(self, start: str) -> None:
        """Deletes the mark at the end of a paragraph."""
        one = self.paragraph(start)
        following = one.getnext()
        for inner in list(following):
            if inner.tag != PPR:
                one.append(inner)
        following.getparent().remove(following)

    def strip_anchors(self) -> None:
        """All bookmarks are lost."""
        for tag in (BOOKMARK_START, BOOKMARK_END):
            for one in list(self.file.body.iter(tag)):
                one.getparent().remove(one)

    def add_row(self, words: str, cells: Sequence[str]) -> None:
        """A row after the one that holds the words."""
        row = next(one for one in self.file.body.iter(w("tr")) if words in "".join(one.itertext()))
        made = deepcopy(row)
        for tag in (BOOKMARK_START, BOOKMARK_END):
            for one in list(made.iter(tag)):
                one.getparent().remove(one)
        for target, text in zip(cells_in(made), cells, strict=True):
            for one in list(target.iter(R)):
                one.getparent().remove(one)
            next(target.iter(P)).append(run(text))
        row.addnext(made)

    def add_column(self, words: str, texts: Sequence[str]) -> None:
        """A last column of the table that holds the words."""
        table = self.table(words)
        grid = table.find(w("tblGrid"))
        grid.append(deepcopy(grid[-1]))
        for row, text in zip(rows_in(table), texts, strict=True):
            last = list(cells_in(row))[-1]
            made = deepcopy(last)
            for tag in (R, BOOKMARK_START, BOOKMARK_END):
                for one in list(made.iter(tag)):
                    one.getparent().remove(one)
            next(made.iter(P)).append(run(text))
            last.addnext(made)


def run(text: str, *, bold: bool = False) -> Any:
    made = element("r")
    if bold:
        look = etree.SubElement(made, RPR)
        look.append(element("b"))
    made.append(text_node(text))
    return made


def paragraph(text: str, style: str = "") -> Any:
    made = element("p")
    if style:
        properties = etree.SubElement(made, PPR)
        properties.append(element("pStyle", val=style))
    made.append(run(text))
    return made


def table(rows: Sequence[Sequence[str]]) -> Any:
    made = element("tbl")
    etree.SubElement(made, w("tblPr")).append(element("tblW", w="0", type="auto"))
    grid = etree.SubElement(made, w("tblGrid"))
    for _ in rows[0]:
        grid.append(element("gridCol", w="2000"))
    for row in rows:
        line = etree.SubElement(made, w("tr"))
        for text in row:
            inner = etree.SubElement(line, w("tc"))
            etree.SubElement(inner, w("tcPr")).append(element("tcW", w="2000", type="dxa"))
            inner.append(paragraph(text))
    return made


def text_of(one: Any) -> str:
    return "".join(node.text or "" for node in one.iter(T))


def rebuilt(
    edited: bytes, outline: Outline, last: bytes | None = None, **more: Any
) -> tuple[bytes, MergeReport]:
    """The edited file after the outline was built again; checks what always holds."""
    found = base_of(WordFile(last or edited).package)
    assert found
    base, generation, _ = found
    more = {"untouched": True, **more}
    result, account = merge_word(edited, base, outline.docx(generation + 1), clock=CLOCK, **more)
    again = base_of(WordFile(result).package)
    assert again
    second, _ = merge_word(result, again[0], outline.docx(generation + 2), clock=CLOCK, **more)
    assert second == result, "the second build changes something"
    return result, account


def merged(edited: bytes, last: bytes, fresh: bytes) -> tuple[bytes, MergeReport]:
    """What an untouched file becomes with the new one, which a second time changes nothing."""
    found = base_of(WordFile(last).package)
    assert found
    result, account = merge_word(edited, found[0], fresh, clock=CLOCK, untouched=True)
    base = base_of(WordFile(result).package)
    assert base
    again, _ = merge_word(result, base[0], fresh, clock=CLOCK, untouched=True)
    assert again == result
    return result, account


def settled(content: bytes, *, accept: bool, which: Callable[[Any], bool] | None = None) -> bytes:
    """The file with our proposals accepted or refused."""
    file = WordFile(content)
    for kind, part, tree in file.stories():
        file.touch(part)
        resolve(tree, accept=accept, **({"which": which} if which else {}))
        del kind
    return file.to_bytes_with(lambda _: None)


def said(content: bytes, *, accepted: bool = True) -> list[str]:
    """The text of every paragraph and row, as the file says it."""
    file = WordFile(settled(content, accept=accepted))
    return [
        line
        for leaf in body_items(file, AS_SHOWN)
        if not leaf.gone and leaf.part == "body"
        for line in (leaf.content.text.split("\n") if leaf.is_table else [leaf.content.text])
        if line.strip()
    ]


def views(content: bytes, *, accepted: bool) -> list[Any]:
    """Everything that the file says, to compare it by."""
    file = WordFile(content)
    view = ResolvedView(accepted=accepted, our_comments=file.our_comments)
    return [view.story(tree) for _, _, tree in file.stories()]


def comments_of(content: bytes) -> list[str]:
    file = WordFile(content)
    return [text_of(one) for part in file.related("comments") for one in file.tree(part)]


@dataclass
class Dice:
    """Random proposals, hands and outlines; the same number gives the same."""

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

    def section(self) -> Part2:
        self.serial += 1
        paragraphs = tuple(self.text() for _ in range(self.random.randint(0, 4)))
        rows = self.rows() if self.random.random() < 0.5 else ()
        return Part2(f"sec{self.serial}x", self.words(2, 4).title(), paragraphs, rows)

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
        hand = Hand(content)
        typed: list[str] = []
        for _ in range(edits):
            self._edit(hand, typed)
        content = hand.save()
        seen = " ".join(said(content))
        return content, [word for word in typed if word in seen]

    def _edit(self, hand: Hand, typed: list[str]) -> None:
        self.serial += 1
        word = f"hand{self.serial}q{self.seed}"
        blocks = hand.blocks
        one = self.random.choice(blocks)
        kind = self.random.choice(
            (
                "type",
                "type",
                "type",
                "over",
                "new",
                "table",
                "delete",
                "bold",
                "ins",
                "del",
                "split",
                "join",
                "row",
                "anchor",
                "cell",
            )
        )
        if kind == "table":
            one.addnext(table([[word, "b"], ["c", "d"]]))
            one.addnext(paragraph("Before " + word))
            typed.append(word)
        elif kind == "new":
            one.addnext(paragraph(f"A paragraph {word} of my own about D1.1."))
            typed.append(word)
        elif one.tag == TBL:
            self._edit_table(one, kind, word, typed)
        elif one.find(f"{PPR}/{w('sectPr')}") is None:
            self._edit_paragraph(one, kind, word, typed)

    def _edit_table(self, one: Any, kind: str, word: str, typed: list[str]) -> None:
        rows = list(rows_in(one))
        row = self.random.choice(rows)
        if kind in ("delete", "row") and len(rows) > 1 and self.random.random() < 0.5:
            one.remove(row)
            return
        made = deepcopy(row) if kind in ("row", "new") else row
        target = self.random.choice(list(cells_in(made)))
        if made is not row:
            for tag in (BOOKMARK_START, BOOKMARK_END):
                for each in list(made.iter(tag)):
                    each.getparent().remove(each)
            row.addnext(made)
        next(target.iter(P)).append(run(f" {word}"))
        typed.append(word)

    def _edit_paragraph(self, one: Any, kind: str, word: str, typed: list[str]) -> None:
        nodes = [node for node in one.iter(T) if node.text and node.text.strip()]
        if kind == "delete":
            if one.getnext() is not None and one.getnext().tag == P:
                one.getparent().remove(one)
            return
        if kind == "anchor":
            for tag in (BOOKMARK_START, BOOKMARK_END):
                for each in list(one.iter(tag)):
                    each.getparent().remove(each)
            return
        if kind == "join":
            following = one.getnext()
            if (
                following is not None
                and following.tag == P
                and one.find(f"{PPR}/{w('sectPr')}") is None
                and following.find(f"{PPR}/{w('sectPr')}") is None
            ):
                for inner in list(following):
                    if inner.tag != PPR:
                        one.append(inner)
                following.getparent().remove(following)
            return
        if kind == "ins":
            change = element(
                "ins", id=str(50000 + self.serial), author="Alice", date="2026-01-01T00:00:00Z"
            )
            change.append(run(f" {word} "))
            one.append(change)
            typed.append(word)
            return
        if not nodes:
            return
        node = self.random.choice(nodes)
        words = node.text.split(" ")
        place = self.random.randrange(len(words) + 1)
        if kind == "type":
            words.insert(place, word)
            typed.append(word)
        elif kind == "over":
            words[min(place, len(words) - 1)] = word
            typed.append(word)
        elif kind == "bold" and node.getparent().getparent().tag == P:
            holder = node.getparent()
            look = holder.find(RPR)
            if look is None:
                look = etree.Element(RPR)
                holder.insert(0, look)
            if look.find(w("b")) is None:
                look.insert(0, element("b"))
            return
        elif kind == "del" and node.getparent().getparent().tag == P:
            holder = node.getparent()
            if len(holder.findall(T)) == len([c for c in holder if c.tag != RPR]):
                change = element(
                    "del", id=str(50000 + self.serial), author="Alice", date="2026-01-01T00:00:00Z"
                )
                holder.addprevious(change)
                change.append(holder)
                for text in holder.findall(T):
                    text.tag = w("delText")
            return
        elif kind == "split" and 0 < place < len(words) and node.getparent().getparent().tag == P:
            holder = node.getparent()
            made = element("p")
            if one.find(PPR) is not None:
                made.append(deepcopy(one.find(PPR)))
            second = deepcopy(holder)
            second.find(T).text = " ".join(words[place:])
            node.text = " ".join(words[:place])
            made.append(second)
            for later in list(holder.itersiblings()):
                if later.tag != BOOKMARK_END:
                    made.append(later)
            one.addnext(made)
            return
        node.text = " ".join(words)
