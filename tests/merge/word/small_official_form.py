"""A small filled official form: boxes for text, and a table of the form with rows of the draft.

It is made by hand, from pieces that the writer has written, and has what a filled form has: the
bookmark in the cell before each box, the thin paragraph with which a box begins, the empty one that
ends it, an anchor in each row, and a base that was read in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lxml import etree

from tests.merge.word.sections import CLOCK, inlines
from toolkit.document.tree import (
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.merge.word.read.base_of_filled import base_of_filled
from toolkit.ooxml.embedded_base import base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    BOX,
    NAME,
    PPR,
    TBL,
    TC,
    Element,
    P,
    element,
    w,
)
from toolkit.writers.docx.anchors import anchor_name, row_id
from toolkit.writers.docx.writer import write_docx

Rows = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Subsection:
    """A heading in a box, with what is below it."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    rows: Rows = ()


@dataclass(frozen=True)
class FormBox:
    """A heading of the form with a box below it."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    subsections: tuple[Subsection, ...] = ()
    rows: Rows = ()


@dataclass(frozen=True)
class WorkPackage:
    """A work package, with a table of the form."""

    id: str
    title: str
    rows: Rows = ()


@dataclass(frozen=True)
class FilledOutline:
    """What a form was filled from."""

    boxes: tuple[FormBox, ...] = ()
    staff: Rows = ()
    packages: tuple[WorkPackage, ...] = ()

    def with_box(self, key: str, **changes: Any) -> FilledOutline:
        """The same with another box of that key."""
        boxes = tuple(replace(one, **changes) if one.key == key else one for one in self.boxes)
        return replace(self, boxes=boxes)

    def docx(self, generation: int = 1) -> bytes:
        """The filled form."""
        return _filled(self, generation)

    @property
    def document(self) -> Document:
        """What is in it, without the form."""
        blocks: list[Any] = []
        for number, box in enumerate(self.boxes, 1):
            blocks.append(Heading(box.key, 1, (Text(box.title),), f"{number}"))
            blocks += _content(box)
        blocks.append(Heading("staff", 1, (Text("Staff"),)))
        blocks.append(_table("staff/table", "", ("Name", "Role"), self.staff))
        for number, package in enumerate(self.packages, 1):
            blocks.append(Heading(f"wp/{package.id}", 1, (Text(f"Work Package {number}"),)))
            blocks.append(
                _table(f"wp/{package.id}/tasks", "", ("Task No", "Task name"), package.rows)
            )
        return Document("A title", "A consortium", (Part(tuple(blocks)),), "", "ACRO")


def _content(box: FormBox) -> list[Any]:
    """What is in a box, behind its start."""
    found: list[Any] = [Paragraph(f"box/{box.key}", ())]
    found += [
        Paragraph(f"{box.key}/p{at}", _with_reference(text, box))
        for at, text in enumerate(box.paragraphs, 1)
    ]
    if box.rows:
        columns = ("No", "Task", "Months")
        found.append(_table(f"{box.key}/tasks", f"Tasks of {box.title}", columns, box.rows))
    for one in box.subsections:
        found.append(Heading(one.id, 3, (Text(one.title),)))
        found += [Paragraph(f"{one.id}/p{n}", inlines(t)) for n, t in enumerate(one.paragraphs, 1)]
        if one.rows:
            found.append(_table(f"{one.id}/table", f"Table of {one.title}", ("A", "B"), one.rows))
    return found


def _with_reference(text: str, box: FormBox) -> tuple[Any, ...]:
    """The text, in which `(table)` refers to the table of the box."""
    before, sign, behind = text.partition("(table)")
    if not sign:
        return inlines(text)
    number = Reference(f"{box.key}/tasks", "Table\N{NO-BREAK SPACE}1")
    return (*inlines(before), number, *inlines(behind))


def _table(name: str, caption: str, columns: Sequence[str], rows: Rows) -> Table:
    return Table(
        name,
        caption,
        tuple(map(Column, columns)),
        tuple(Row(key, tuple(map(cell, cells))) for key, cells in rows),
    )


@cache
def _filled(outline: FilledOutline, generation: int) -> bytes:
    content = write_docx(outline.document, clock=CLOCK, generation=generation)
    return _Filling(content, outline).docx(generation)


class _Filling:
    """A written file while it is made a form."""

    def __init__(self, content: bytes, outline: FilledOutline) -> None:
        self.package = Package.read(content)
        found = base_of(self.package)
        assert found
        self.written = found[0]
        self.main = self.package.main_part()
        self.tree = self.package.xml(self.main)
        self.body = self.tree[0]
        self.ids = list(self.written["ids"])
        self.outline = outline
        self._number = 50_000

    def docx(self, generation: int) -> bytes:
        for box in self.outline.boxes:
            self._box(box)
        for one in ("staff", *(f"wp/{package.id}" for package in self.outline.packages)):
            self._form_table(one)
        self._styles()
        self.package.put(self.main, self.tree)
        data = base_of_filled(self.package.to_bytes(), self.ids, self.written)
        embed_base(self.package, data, document="ACRO", generation=generation)
        return self.package.to_bytes()

    def _box(self, box: FormBox) -> None:
        start = self._block(f"box/{box.key}")
        heads = {anchor_name(one) for one in self._heads()}
        content = [start]
        for one in start.itersiblings(P, TBL):
            if heads & set(_names(one)):
                break
            content.append(one)
        properties = element("pPr")
        properties.append(element("spacing", before="0", after="0", line="20", lineRule="exact"))
        for old in start.findall(PPR):
            start.remove(old)
        start.insert(0, properties)
        table, title, open_cell = _box_table(box.title)
        start.addprevious(table)
        table.addnext(element("p"))
        open_cell.extend(content)
        open_cell.append(element("p"))
        name = BOX + anchor_name(f"box/{box.key}").removeprefix(ANCHOR)
        self._around(title, name)
        for one in open_cell.iter(w("pStyle")):
            if one.get(w("val"), "").startswith("Heading"):
                one.set(w("val"), one.get(w("val"), "").replace("Heading", "BoxHeading"))

    def _heads(self) -> list[str]:
        packages = [f"wp/{one.id}" for one in self.outline.packages]
        return [*(one.key for one in self.outline.boxes), "staff", *packages]

    def _form_table(self, key: str) -> None:
        """A title row of the form, and an instruction behind the table."""
        heading = self._block(key)
        table = next(heading.itersiblings(TBL), None)
        if table is None:
            return
        name = row_id(f"official/{key}", "title/1")
        row, title = _row_of("Table of the form", "D9D9D9")
        next(table.iterchildren(w("tr"))).addprevious(row)
        self._around(title, anchor_name(name))
        self.ids.append(name)
        note = element("p")
        _say(note, "Instructions of the form, which stay.")
        table.addnext(note)
        if key != "staff":  # what is in a block of a work package comes and goes with it
            name = f"official/{key}/note"
            self._around(note, anchor_name(name))
            self.ids.append(name)

    def _block(self, name: str) -> Element:
        return next(one for one in self.body if anchor_name(name) in _names(one))

    def _around(self, paragraph: Element, name: str) -> None:
        self._number += 1
        start = element("bookmarkStart", id=str(self._number))
        start.set(NAME, name)
        paragraph.insert(0, start)
        paragraph.append(element("bookmarkEnd", id=str(self._number)))

    def _styles(self) -> None:
        part = next(one for one in self.package.parts if one.endswith("word/styles.xml"))
        root = self.package.xml(part)
        for style in list(root.iter(w("style"))):
            number = style.get(w("styleId"), "")
            if number.startswith("Heading") and number[-1:].isdigit():
                made = deepcopy(style)
                made.set(w("styleId"), f"Box{number}")
                for one in made.findall(w("name")):
                    one.set(w("val"), f"Box heading {number[-1]}")
                for one in [*made.iter(w("outlineLvl")), *made.iter(w("numPr"))]:
                    one.getparent().remove(one)
                for one in made.findall(w("link")):
                    made.remove(one)
                root.append(made)
        self.package.put(part, root)


def _names(block: Element) -> list[str]:
    return [one.get(NAME, "") for one in block.iter(BOOKMARK_START)]


def _box_table(title: str) -> tuple[Element, Element, Element]:
    """A table of two rows, the paragraph of its title and the open cell."""
    table = etree.fromstring(
        f'<w:tbl xmlns:w="{w("tbl")[1:].partition("}")[0]}"><w:tblPr><w:tblW w:w="9000" '
        'w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid></w:tbl>'
    )
    row, paragraph = _row_of(title, "D9D9D9")
    note = element("p")
    _say(note, f"Describe {title.lower()} here.")
    paragraph.addnext(note)
    open_row = element("tr")
    open_cell = element("tc")
    open_cell.append(element("tcPr"))
    open_row.append(open_cell)
    table.extend([row, open_row])
    return table, paragraph, open_cell


def _row_of(text: str, shade: str) -> tuple[Element, Element]:
    row, made, properties = element("tr"), element("tc"), element("tcPr")
    properties.append(element("gridSpan", val="1"))
    properties.append(element("shd", val="clear", fill=shade))
    paragraph = element("p")
    _say(paragraph, text)
    made.extend([properties, paragraph])
    row.append(made)
    return row, paragraph


def _say(paragraph: Element, text: str) -> None:
    run, words = element("r"), element("t")
    words.text = text
    run.append(words)
    paragraph.append(run)


OUTLINE = FilledOutline(
    boxes=(
        FormBox(
            "needs",
            "Needs of firms",
            (
                "Firms have asked for help with circular design since 2019.",
                "Two hundred firms answered the survey; (table) has the steps.",
                "Without help few of them would begin before 2030.",
            ),
            rows=(
                ("a", ("T1.1", "Ask two hundred firms", "1-3")),
                ("b", ("T1.2", "Publish what they answered", "4-6")),
            ),
        ),
        FormBox(
            "partners",
            "Consortium and partners",
            ("Three clusters work together in this project.",),
            subsections=(
                Subsection(
                    "partner/aei",
                    "AEI Texteis",
                    ("AEI is the cluster of the textile firms of Catalonia.",),
                    rows=(("x", ("Staff", "twelve")),),
                ),
                Subsection(
                    "partner/ntt",
                    "Next Technology",
                    ("NTT is a research centre in Prato with laboratories.",),
                ),
                Subsection(
                    "partner/citeve",
                    "CITEVE",
                    ("CITEVE tests textiles and trains the people of firms.",),
                    rows=(("y", ("Staff", "ninety")),),
                ),
            ),
        ),
        FormBox("ethics", "Ethics", ("No ethical questions arise in this project.",)),
    ),
    staff=(
        ("anna", ("Anna Puig", "Manager of the project")),
        ("bruno", ("Bruno Conti", "Researcher of materials")),
    ),
    packages=(
        WorkPackage("manage", "Management", (("t1", ("T1.1", "Steer the project")),)),
        WorkPackage(
            "survey",
            "Survey",
            (("t1", ("T2.1", "Ask the firms")), ("t2", ("T2.2", "Publish the answers"))),
        ),
        WorkPackage("spread", "Spread", (("t1", ("T3.1", "Tell the other clusters")),)),
    ),
)


def title_cell(body: Element, key: str) -> Element:
    """The cell before the box of that key."""
    name = BOX + anchor_name(f"box/{key}").removeprefix(ANCHOR)
    start = next(one for one in body.iter(BOOKMARK_START) if one.get(NAME) == name)
    return next(start.iterancestors(TC))
