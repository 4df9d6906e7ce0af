"""Rules for the text of a Word file: what may stand where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tests.office_rules.parts import WORD, Element, Parts, W, found_by, local, local_name, repeated
from tests.office_rules.rules import rule

STORIES = tuple(
    f"{WORD}{one}+xml"
    for one in ("document.main", "header", "footer", "footnotes", "endnotes", "comments")
)
PIECES = {f"{W}{one}" for one in ("footnote", "endnote", "comment", "txbxContent")}
"""A field begins and ends within one of these, or within the part."""

DELETED = {f"{W}del", f"{W}moveFrom"}
TRACKED = {f"{W}ins", f"{W}moveTo", *DELETED}
BLOCKS = {f"{W}{one}" for one in ("p", "tbl", "sdt", "customXml", "altChunk")}
TRANSPARENT = {f"{W}{one}" for one in ("sdt", "sdtContent", "customXml", "smartTag")}
ENDING_IN_PARAGRAPHS = {f"{W}hdr", f"{W}ftr", *PIECES}
"""Texts at whose end Word adds no paragraph by itself, as it does in the body."""

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
BOX = f"{W}txbxContent"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

IN_CHANGES = {f"{W}{one}" for one in ("r", "sdt", "customXml", "smartTag", "dir", "bdo")}
"""What a tracked change of runs may hold (CT_RunTrackChange), beside marks and formulas."""

MARKS = ("Start", "End", "proofErr", "ins", "del", "moveFrom", "moveTo")

MISPLACED = {
    "pPr not first in p": found_by("//w:p/w:pPr[preceding-sibling::*]"),
    "rPr not first in r": found_by("//w:r/w:rPr[preceding-sibling::*]"),
    "tcPr not first in tc": found_by("//w:tc/w:tcPr[preceding-sibling::*]"),
    "tblPr not first in tbl": found_by(
        "//w:tbl/w:tblPr[preceding-sibling::*[not(self::w:bookmarkStart)]]"
    ),
    "tblGrid not behind tblPr": found_by(
        "//w:tbl/w:tblGrid[preceding-sibling::*[not(self::w:tblPr or self::w:bookmarkStart)]]"
    ),
    "trPr not first in tr": found_by("//w:tr/w:trPr[preceding-sibling::*[not(self::w:tblPrEx)]]"),
    "tblPrEx not first in tr": found_by("//w:tr/w:tblPrEx[preceding-sibling::*]"),
    "sdtPr not first in sdt": found_by("//w:sdt/w:sdtPr[preceding-sibling::*]"),
}
CHANGED_TWICE = found_by(
    "//w:ins//w:ins | //w:del//w:del | //w:moveFrom//w:moveFrom | //w:moveTo//w:moveTo"
)
DELETED_TEXT = found_by("//w:del//w:t | //w:del//w:instrText")
"""Text that was moved away is written in either way: Word writes `w:t`, others `w:delText`."""

INNER_PARAGRAPHS = found_by("//w:p[ancestor::w:p]")
LOOSE_RUNS = found_by("//w:r[not(ancestor::w:p)]")
LOOKS = found_by("//w:rPr[count(*) > 1] | //w:pPr[count(*) > 1]")

LAST_IN_PARAGRAPH_PROPERTIES = ("rPr", "sectPr", "pPrChange")


def stories(parts: Parts) -> list[str]:
    """The parts of a Word file in which text stands."""
    return [name for name, one in parts.content_types.items() if one in STORIES]


@rule(
    "ISO/IEC 29500-1, fldChar (17.16.18): a field that is not closed in its story is none; "
    "github.com/UseJunior/safe-docx/issues/212"
)
def fields_begin_and_end_within_their_text(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _fields)


@rule("ISO/IEC 29500-1, CT_RunTrackChange: neither links nor simple fields, which hold runs")
def tracked_changes_hold_what_they_may(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _inside_changes)


@rule("ISO/IEC 29500-1, ins and del (17.13.5): text is inserted once and deleted once")
def tracked_changes_are_not_within_their_like(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _changes_in_changes)


@rule(
    "ISO/IEC 29500-1, delText and delInstrText (17.16.13); Word found unreadable content: "
    "github.com/superdoc/docx-editor/pull/2102"
)
def deleted_text_is_marked_as_such_and_no_other(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _deleted_text)


@rule(
    "ISO/IEC 29500-1, tc (17.4.65); Word offers a repair: "
    "github.com/bokuweb/docx-rs/pull/918, github.com/open-xml-templating/docxtemplater/issues/226"
)
def cells_end_with_a_paragraph(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _cells)


@rule("ISO/IEC 29500-1, tr and tbl (17.4): a row without cells, a table without rows")
def tables_have_rows_and_rows_have_cells(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _empty_tables)


@rule("Word's own saves: two tables that touch become one, and each text ends with a paragraph")
def a_paragraph_follows_each_table(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _after_tables)


@rule("ISO/IEC 29500-1, CT_P, CT_R, CT_Tc, CT_Tbl, CT_Row: properties come first, and once")
def properties_come_first(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _order)


@rule("ISO/IEC 29500-1, CT_RPr and CT_PPr: each property once; mark, section, change at the end")
def each_property_is_there_once(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _properties)


@rule("ISO/IEC 29500-1, body and p (17.3.1.22): runs in paragraphs, paragraphs not in paragraphs")
def text_is_nested_as_it_may_be(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _nesting)


@rule("ISO/IEC 29500-1, sectPr (17.6.17): last in the body; a header of each type at most once")
def sections_are_whole(parts: Parts) -> Iterator[str]:
    if parts.is_word:
        yield from parts.ask(parts.main, _sections)


@rule("ISO/IEC 29500-1, footnotes, comments: each holds at least one block")
def notes_and_comments_hold_a_paragraph(parts: Parts) -> Iterator[str]:
    yield from _in_stories(parts, _empty_notes)


@rule("ISO/IEC 29500-1, updateFields (17.15.1.81): Word asks a question on opening")
def nothing_is_asked_on_opening(parts: Parts) -> Iterator[str]:
    for name in parts.of_type(f"{WORD}settings+xml"):
        yield from parts.ask(name, _questions)


def _in_stories(parts: Parts, question: Callable[[Element], Iterable[str]]) -> Iterator[str]:
    for name in stories(parts):
        yield from (f"{name}: {one}" for one in parts.ask(name, question))


def _within(one: Element, tags: set[str]) -> Element:
    """The nearest element of these around it that belongs to the same text; None without."""
    for around in one.iterancestors():
        if around.tag in tags:
            return around
        if around.tag in (BOX, FALLBACK):
            return None
    return None


def _fields(root: Element) -> Iterator[str]:
    open_fields: dict[Element, list[str]] = {}
    for one in root.iter(f"{W}fldChar"):
        piece = next((each for each in one.iterancestors() if each.tag in PIECES), root)
        standing = open_fields.setdefault(piece, [])
        kind = one.get(f"{W}fldCharType")
        if kind == "begin":
            standing.append(kind)
        elif kind == "separate" and standing and standing[-1] == "begin":
            standing[-1] = kind
        elif kind == "end" and standing:
            standing.pop()
        else:
            yield f"a field has its {kind} in the wrong place"
    for standing in open_fields.values():
        if standing:
            yield f"{len(standing)} fields do not end"


def _inside_changes(root: Element) -> Iterator[str]:
    for one in root.iter(*TRACKED):
        if local(one.getparent()) in ("rPr", "trPr", "numPr"):
            continue
        for inner in one:
            name = local(inner)
            allowed = inner.tag in IN_CHANGES or name.endswith(MARKS) or not name
            if not allowed and not inner.tag.startswith(MATHS):
                yield f"{name} in {local(one)}"


def _changes_in_changes(root: Element) -> Iterator[str]:
    for one in CHANGED_TWICE(root):
        if _within(one, {one.tag}) is not None:
            yield f"{local(one)} in {local(one)}"


def _deleted_text(root: Element) -> Iterator[str]:
    for one in DELETED_TEXT(root):
        if (around := _within(one, DELETED)) is not None:
            yield f"{local(one)} in {local(around)}"
    for one in root.iter(f"{W}delText", f"{W}delInstrText"):
        if _within(one, DELETED) is None:
            yield f"{local(one)} that nobody deletes"


def _cells(root: Element) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        blocks = [one for one in cell if one.tag in BLOCKS]
        while blocks and blocks[-1].tag in TRANSPARENT:
            blocks = [one for one in blocks[-1].iter(*BLOCKS) if one is not blocks[-1]]
        if not blocks or blocks[-1].tag != f"{W}p":
            yield "a cell without a paragraph at its end"


def _empty_tables(root: Element) -> Iterator[str]:
    for row in root.iter(f"{W}tr"):
        if not any(_owner(cell, f"{W}tr") is row for cell in row.iter(f"{W}tc")):
            yield "a row without cells"
    for table in root.iter(f"{W}tbl"):
        if not any(_owner(row, f"{W}tbl") is table for row in table.iter(f"{W}tr")):
            yield "a table without rows"


def _owner(one: Element, tag: str) -> Element:
    return next(one.iterancestors(tag), None)


def _after_tables(root: Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        following = next((one for one in table.itersiblings() if one.tag in BLOCKS), None)
        if following is not None and following.tag == f"{W}tbl":
            yield "two tables touch"
        elif following is None and table.getparent().tag in ENDING_IN_PARAGRAPHS:
            yield f"{local(table.getparent())} ends with a table"


def _order(root: Element) -> Iterator[str]:
    for what, found in MISPLACED.items():
        if found(root):
            yield what


def _properties(root: Element) -> Iterator[str]:
    for tag, *tags in {(one.tag, *[inner.tag for inner in one]) for one in LOOKS(root)}:
        names = [local_name(one) for one in tags if str(one).startswith(W)]
        yield from (f"{name} twice in {local_name(tag)}" for name in repeated(names))
        last = [name for name in names if name in LAST_IN_PARAGRAPH_PROPERTIES]
        wanted = [name for name in LAST_IN_PARAGRAPH_PROPERTIES if name in last]
        if tag == f"{W}pPr" and last and names[-len(last) :] != wanted:
            yield f"{last[0]} not at the end of pPr"


def _nesting(root: Element) -> Iterator[str]:
    for one in INNER_PARAGRAPHS(root):
        if _within(one, {f"{W}p"}) is not None:
            yield "a paragraph in a paragraph"
    for one in LOOSE_RUNS(root):
        yield f"a run in {local(one.getparent())}"
    for one in root.iter(*TRACKED):
        around = local(one.getparent())
        if around in ("tr", "tbl", "body", "tc"):
            yield f"{local(one)} in {around}"


def _sections(root: Element) -> Iterator[str]:
    for body in root.iter(f"{W}body"):
        names = [local(one) for one in body if local(one)]
        if names.count("sectPr") > 1 or "sectPr" in names[:-1]:
            yield "the section of the body does not come last"
    for one in root.iter(f"{W}sectPr"):
        told = [(local(each), each.get(f"{W}type")) for each in one]
        for name, kind in repeated(
            t for t in told if t[0] in ("headerReference", "footerReference")
        ):
            yield f"{name} of type {kind} twice in a section"


def _empty_notes(root: Element) -> Iterator[str]:
    for one in root.iterchildren(*PIECES):
        if not any(inner.tag in BLOCKS for inner in one):
            yield f"an empty {local(one)}"


def _questions(settings: Element) -> Iterator[str]:
    for one in settings.iter(f"{W}updateFields"):
        if one.get(f"{W}val", "true") in ("1", "true", "on"):
            yield "fields are to be updated"
