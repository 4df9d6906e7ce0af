"""The pieces of a Word document that a person adds: runs, paragraphs and tables, as XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from toolkit.merge.word.read.split_runs import text_node
from toolkit.ooxml.wordml import BOOKMARK_END, BOOKMARK_START, PPR, RPR, P, R, T, element, w


def run(text: str, *, bold: bool = False) -> Any:
    made = element("r")
    if bold:
        properties = etree.SubElement(made, RPR)
        properties.append(element("b"))
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


def text_of(piece: Any) -> str:
    """The text in it, without what is deleted."""
    return "".join(node.text or "" for node in piece.iter(T))


def remove(piece: Any) -> None:
    piece.getparent().remove(piece)


def remove_all(piece: Any, *tags: str) -> None:
    """Removes every element with one of these tags from a piece."""
    for inner in list(piece.iter(*tags)):
        remove(inner)


def remove_bookmarks(piece: Any) -> None:
    remove_all(piece, BOOKMARK_START, BOOKMARK_END)


def pasted(piece: Any) -> Any:
    """A copy without bookmarks, as a paste gives it."""
    copy = deepcopy(piece)
    remove_bookmarks(copy)
    return copy


def with_its_bookmarks(piece: Any) -> Any:
    """A copy whose bookmarks have the same names, under other numbers."""
    copy = deepcopy(piece)
    for bookmark in copy.iter(BOOKMARK_START, BOOKMARK_END):
        bookmark.set(w("id"), f"9{bookmark.get(w('id'))}")
    return copy


def paragraph_of(piece: Any) -> Any:
    """The paragraph that contains a run or a text."""
    return next(around for around in piece.iterancestors() if around.tag == P)


def is_section_end(block: Any) -> bool:
    """Whether a paragraph carries the page layout of the section that it ends."""
    return block.find(f"{PPR}/{w('sectPr')}") is not None


def is_in_drawing(piece: Any) -> bool:
    """Whether it is in a text box or a drawing."""
    return any(around.tag in (R, w("drawing")) for around in piece.getparent().iterancestors())


def is_field_result(text: Any) -> bool:
    """Whether a text is the result of a field, which Word computes again."""
    for before in text.getparent().itersiblings(preceding=True):
        mark = before.find(w("fldChar"))
        if mark is not None:
            return bool(mark.get(w("fldCharType")) != "end")
    return False


def has_only_text(holder: Any) -> bool:
    """Whether a run contains text and its properties, and nothing else."""
    return all(inner.tag in (RPR, T) for inner in holder)


def wrap_in_control(pieces: Iterable[Any], **properties: str) -> None:
    """Wraps neighbours in one content control; `tag="goog_rdk_1"` is a property of it."""
    first, *others = pieces
    control = element("sdt")
    settings = etree.SubElement(control, w("sdtPr"))
    for name, value in properties.items():
        settings.append(element(name, val=value))
    content = etree.SubElement(control, w("sdtContent"))
    first.addprevious(control)
    for piece in (first, *others):
        content.append(piece)
