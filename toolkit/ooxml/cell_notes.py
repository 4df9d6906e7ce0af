"""Notes on the cells of a workbook, which Excel shows when the mouse is over them.

The notes of one author are put beside those of others. The first line of each names the author in
bold, as in the notes that Excel begins: LibreOffice and Google Sheets forget who wrote a note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from toolkit.cell_addresses import COLUMNS, ROWS, letters, number_of
from toolkit.ooxml.note_boxes import EMPTY, NoteBoxes, SheetSizes
from toolkit.ooxml.package import APPLICATION, RELATION, Package
from toolkit.ooxml.relationships import Relation, target_from
from toolkit.ooxml.sheetml import coded, local, unescaped
from toolkit.ooxml.xml_parts import damaged, number_in

COMMENTS, VML = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"
COMMENTS_TYPE = f"{APPLICATION}spreadsheetml.comments+xml"
VML_TYPE = f"{APPLICATION}vmlDrawing"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
LONGEST = 32_000
"""Letters of a note; Excel takes few more."""

BEHIND = frozenset(
    (
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
        *("webPublishItems", "tableParts", "extLst"),
    )
)
"""What comes behind the drawing of the notes in a sheet (ISO/IEC 29500-1, 18.3.1.99)."""


CHILDREN = ("authors", "commentList", "extLst")
"""What the part with the texts of notes holds, in this order."""


@dataclass(frozen=True)
class _Sheet:
    """A sheet, and the parts that hold its notes."""

    package: Package
    part: str

    @cached_property
    def tree(self) -> Any:
        """What it holds; of most sheets that is never asked."""
        return self.package.xml(self.part)

    @property
    def relation_types(self) -> str:
        """How the types of its relationships begin."""
        is_strict = etree.QName(self.tree).namespace == STRICT
        return STRICT_RELATION if is_strict else RELATION

    @property
    def namespace(self) -> str:
        return str(etree.QName(self.tree).namespace or "")

    def comments(self) -> Relation | None:
        """The relationship to the part with the texts of its notes."""
        return next((one for one in self._relations() if one.kind == "comments"), None)

    def drawing(self) -> Relation | None:
        """The relationship to the part with the boxes of its notes."""
        named = self.legacy_drawing()
        number = None if named is None else _related_id(named)
        drawings = (one for one in self._relations() if one.kind == "vmlDrawing")
        return next((one for one in drawings if one.id == number), None)

    def legacy_drawing(self) -> Any:
        """The element that names that relationship."""
        return next((one for one in self.tree if local(one) == "legacyDrawing"), None)

    def _relations(self) -> Iterator[Relation]:
        return (one for one in self.package.relations(self.part) if not one.external)


class _Note(NamedTuple):
    """A note as it is in the file."""

    cell: tuple[int, int]
    """Row and column, counted from 1."""

    text: str
    author: str
    element: Any


def put_notes(
    package: Package, part: str, notes: Mapping[str, str], author: str
) -> tuple[str, ...]:
    """Puts notes on the cells of the sheet `part`, by address, in place of all others of `author`.

    Returns the addresses that have none, since a note or a conversation of somebody else is there.
    What others wrote stays. Where the notes are there already, nothing is changed.

    Raises PackageError where the parts of the sheet are damaged, and ValueError for an address
    that no cell has.
    """
    sheet = _Sheet(package, part)
    there = _notes_of(sheet)
    own = [one for one in there if _is_by(one, author)]
    others = {one.cell for one in there if not _is_by(one, author)} | _conversations(sheet)
    cells = {address: _cell(address) for address in notes}
    refused = tuple(one for one in notes if cells[one] in others)
    new = {
        cells[one]: _with_author(text, author) for one, text in notes.items() if one not in refused
    }
    if new != {one.cell: one.text for one in own}:
        if own:
            _take_out(sheet, own, is_last=len(own) == len(there) and not new)
        if new:
            _put(sheet, new, author)
    return refused


def _with_author(text: str, author: str) -> str:
    """The whole text of a note, cut where Excel would not take it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    lines = lines if len(lines) <= LONGEST else f"{lines[:LONGEST]}..."
    return f"{author}:\n{lines}"


def _is_by(note: _Note, author: str) -> bool:
    """Whether a note is one of the author, though another program may have forgotten that."""
    return note.author == author or note.text.startswith(f"{author}:\n")


def _cell(address: str) -> tuple[int, int]:
    """The row and column of an address, of the first cell where it names several."""
    found = ADDRESS.fullmatch(address.partition(":")[0])
    row, column = (int(found[2]), number_of(found[1])) if found else (0, 0)
    if not 1 <= row <= ROWS or not 1 <= column <= COLUMNS:
        raise ValueError(f"no cell has the address {address[:20]!r}")
    return row, column


def _notes_of(sheet: _Sheet) -> list[_Note]:
    """The notes on the cells of a sheet; what is on no cell is left out."""
    relation = sheet.comments()
    if relation is None or relation.target not in sheet.package.parts:
        return []
    tree = sheet.package.xml(relation.target)
    if local(tree) != "comments":
        raise damaged(sheet.package.file, relation.target, "holds no notes")
    authors = ["".join(one.itertext()) for one in tree.iter("{*}author")]
    found = []
    for one in tree.iter("{*}comment"):
        number = number_in(one.get("authorId"), -1)
        author = authors[number] if 0 <= number < len(authors) else ""
        texts = (each.text or "" for each in one.iter("{*}t") if local(each.getparent()) != "rPh")
        try:
            cell = _cell(one.get("ref", ""))
        except ValueError:
            continue
        found.append(_Note(cell, unescaped("".join(texts)), author, one))
    return found


def _conversations(sheet: _Sheet) -> set[tuple[int, int]]:
    """The cells on which people talk; Excel shows no note beside that."""
    found = set()
    for relation in sheet.package.relations(sheet.part):
        if relation.kind == "threadedComment" and relation.target in sheet.package.parts:
            for one in sheet.package.xml(relation.target).iter("{*}threadedComment"):
                if ADDRESS.fullmatch(one.get("ref", "")):
                    found.add(_cell(one.get("ref")))
    return found


def _take_out(sheet: _Sheet, own: list[_Note], *, is_last: bool) -> None:
    """Removes notes with their boxes, and the parts that hold nothing then."""
    package, comments, drawing = sheet.package, sheet.comments(), sheet.drawing()
    if comments is not None and is_last:
        package.remove(comments.target)
        package.remove_relation(sheet.part, comments.id)
    elif comments is not None:
        tree = own[0].element.getroottree().getroot()
        for one in own:
            one.element.getparent().remove(one.element)
        _forget_last_author(tree, {one.author for one in own})
        package.put(comments.target, tree)
    if drawing is None or drawing.target not in package.parts:
        return
    boxes = NoteBoxes(package, drawing.target)
    boxes.remove({one.cell for one in own})
    if is_last and boxes.is_empty:
        package.remove(drawing.target)
        package.remove_relation(sheet.part, drawing.id)
        sheet.tree.remove(sheet.legacy_drawing())
        package.put(sheet.part, sheet.tree)
    else:
        package.put(drawing.target, boxes.tree)


def _put(sheet: _Sheet, notes: Mapping[tuple[int, int], str], author: str) -> None:
    """Adds notes on cells that have none."""
    name = _comments_part(sheet)
    tree = sheet.package.xml(name)
    number, listed = _author(tree, author), _child(tree, "commentList")
    boxes_name = _drawing_part(sheet)
    boxes, sizes = NoteBoxes(sheet.package, boxes_name), SheetSizes.of(sheet.tree)
    boxes.remove(notes.keys())
    for (row, column), text in sorted(notes.items()):
        made = etree.SubElement(
            listed, _tag(tree, "comment"), ref=f"{letters(column)}{row}", authorId=f"{number}"
        )
        holder = etree.SubElement(made, _tag(tree, "text"))
        first, _, rest = text.partition("\n")
        _run(holder, tree, first, is_bold=True)
        _run(holder, tree, f"\n{rest}", is_bold=False)
        boxes.add(row, column, text, sizes)
    sheet.package.put(name, tree)
    sheet.package.put(boxes_name, boxes.tree)


def _run(holder: Any, tree: Any, text: str, *, is_bold: bool) -> None:
    """A piece of a note, in the type that Excel uses there."""
    run = etree.SubElement(holder, _tag(tree, "r"))
    looks = etree.SubElement(run, _tag(tree, "rPr"))
    if is_bold:
        etree.SubElement(looks, _tag(tree, "b"))
    etree.SubElement(looks, _tag(tree, "sz"), val="9")
    etree.SubElement(looks, _tag(tree, "color"), indexed="81")
    etree.SubElement(looks, _tag(tree, "rFont"), val="Tahoma")
    etree.SubElement(looks, _tag(tree, "family"), val="2")
    made = etree.SubElement(run, _tag(tree, "t"), {SPACE: "preserve"})
    made.text = coded(text)


def _author(tree: Any, author: str) -> int:
    """The number of the author, who is added where the file does not know them."""
    authors = _child(tree, "authors")
    for number, one in enumerate(authors):
        if (one.text or "") == author:
            return number
    etree.SubElement(authors, _tag(tree, "author")).text = author
    return len(authors) - 1


def _forget_last_author(tree: Any, authors: Collection[str]) -> None:
    """Takes the last author off the list where no note is theirs any longer.

    The numbers of the others stay as they are.
    """
    listed = list(tree.iter("{*}author"))
    used = {number_in(one.get("authorId"), -1) for one in tree.iter("{*}comment")}
    if listed and (listed[-1].text or "") in authors and len(listed) - 1 not in used:
        listed[-1].getparent().remove(listed[-1])


def _child(tree: Any, name: str) -> Any:
    """The element of that name in the root, added where there is none."""
    found = next((one for one in tree if local(one) == name), None)
    if found is None:
        found = tree.makeelement(_tag(tree, name))
        behind = CHILDREN[CHILDREN.index(name) + 1 :]
        places = (n for n, one in enumerate(tree) if local(one) in behind)
        tree.insert(next(places, len(tree)), found)
    return found


def _tag(tree: Any, name: str) -> str:
    namespace = etree.QName(tree).namespace
    return f"{{{namespace}}}{name}" if namespace else name


def _comments_part(sheet: _Sheet) -> str:
    """The name of the part with the texts of the notes, made where there is none."""
    package, relation = sheet.package, sheet.comments()
    name = relation.target if relation else package.free_name(COMMENTS)
    if name not in package.parts:
        package.parts[name] = f'<comments xmlns="{sheet.namespace}"/>'.encode()
        package.declare(name, COMMENTS_TYPE)
    if relation is None:
        kind = f"{sheet.relation_types}comments"
        package.relate(sheet.part, kind, target_from(sheet.part, name))
    return name


def _drawing_part(sheet: _Sheet) -> str:
    """The name of the part with the boxes of the notes, made where there is none."""
    package, relation = sheet.package, sheet.drawing()
    name = relation.target if relation else package.free_name(VML)
    if name not in package.parts:
        package.parts[name] = EMPTY
        package.declare(name, VML_TYPE)
    if relation is None:
        kind = f"{sheet.relation_types}vmlDrawing"
        number = package.relate(sheet.part, kind, target_from(sheet.part, name))
        _name_drawing(sheet, number)
    return name


def _name_drawing(sheet: _Sheet, number: str) -> None:
    """Lets the sheet name the relationship to the boxes, in the place where Excel looks for it."""
    tree, named = sheet.tree, sheet.legacy_drawing()
    if named is None:
        named = tree.makeelement(_tag(tree, "legacyDrawing"))
        places = (n for n, one in enumerate(tree) if local(one) in BEHIND)
        tree.insert(next(places, len(tree)), named)
    office = sheet.relation_types.rstrip("/")
    for key in [key for key in named.attrib if key.rpartition("}")[2] == "id"]:
        del named.attrib[key]
    named.set(f"{{{office}}}id", number)
    sheet.package.put(sheet.part, tree)


def _related_id(element: Any) -> str | None:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == "id"), None)
