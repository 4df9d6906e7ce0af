"""Where new paragraphs and tables go, and that rejecting them leaves no trace."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.short_xml import body_of, short, wml
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.insertion import Places
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Table, paragraph_of
from toolkit.merge.word.read.document import BodyItem
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.ooxml.wordml import PPR, RPR, TBL, Element, removed

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def word_file(line: str) -> WordFile:
    """A Word file of nothing but a body."""
    document = body_of(line).getparent()
    assert document is not None
    content = BytesIO()
    with ZipFile(content, "w") as parts:
        parts.writestr("[Content_Types].xml", TYPES)
        parts.writestr("_rels/.rels", RELATIONSHIPS)
        parts.writestr("word/document.xml", etree.tostring(document))
    return WordFile(content.getvalue())


def inserted(file: WordFile, *blocks: tuple[str, int]) -> None:
    """Proposes blocks, each after the paragraph or table of that number; -1 is the beginning."""
    items = [
        BodyItem(one, Table(()) if one.tag == TBL else paragraph_of(""))
        for one in file.body
        if isinstance(one.tag, str) and not one.tag.endswith("sectPr")
    ]
    log = ChangeLog([file.body], datetime(2026, 3, 1, 12, 0, tzinfo=UTC))
    places = Places(file, items, log)
    for line, after in blocks:
        places.insert(wml(line), after, Tracker(log))


def line_of(body: Element) -> str:
    """The line of a body without empty properties, which mean the same as none."""
    for properties in list(body.iter(RPR, PPR)):
        if not len(properties):
            removed(properties)
    return short(body)


NEW = 'p(r"new")'
AS_NEW = 'p(pPr(rPr(ins)) ins(r"new"))'

CASES = [
    ("at the beginning", 'p(r"a") p sectPr', [(NEW, -1)], f'{AS_NEW} p(r"a") p sectPr'),
    ("between two", 'p(r"a") p(r"b")', [(NEW, 0)], f'p(r"a") {AS_NEW} p(r"b")'),
    (
        "two after the same keep their order",
        'p(r"a") p(r"b")',
        [(NEW, 0), ('p(r"next")', 0)],
        f'p(r"a") {AS_NEW} p(pPr(rPr(ins)) ins(r"next")) p(r"b")',
    ),
    (
        "a table",
        'p(r"a") p',
        [('tbl(tr(tc(p(r"cell"))))', 0)],
        'p(r"a") tbl(tr(trPr(ins) tc(p(pPr(rPr(ins)) ins(r"cell"))))) p',
    ),
    # the mark of the last paragraph stays: the new one takes it over, and notes the properties
    # that the paragraph before it had, so that it has them again when the new one is rejected
    (
        "after the last",
        'p(r"a")',
        [(NEW, 0)],
        'p(pPr(rPr(ins)) r"a") p(pPr(pPrChange(pPr)) ins(r"new"))',
    ),
    (
        "after the last of a section",
        'p(pPr(sectPr) r"a") p(r"b")',
        [(NEW, 0)],
        'p(pPr(rPr(ins)) r"a") p(pPr(sectPr pPrChange(pPr)) ins(r"new")) p(r"b")',
    ),
    (
        "two after the last",
        'p(r"a")',
        [(NEW, 0), ('p(r"next")', 0)],
        'p(pPr(rPr(ins)) r"a") p(pPr(rPr(ins)) ins(r"new")) p(pPr(pPrChange(pPr)) ins(r"next"))',
    ),
]


@pytest.mark.parametrize(
    ("before", "blocks", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_where_a_new_block_goes(before: str, blocks: list[tuple[str, int]], after: str) -> None:
    file = word_file(before)
    inserted(file, *blocks)
    assert short(file.body) == f"body({after})"
    resolve(file.body, accept=False)
    assert line_of(file.body) == f"body({before})"


@pytest.mark.parametrize("before", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_accepted_holds_every_word(before: str) -> None:
    file = word_file(before)
    inserted(file, (NEW, 0))
    resolve(file.body, accept=True)
    texts = ["".join(paragraph.itertext()) for paragraph in file.body if len(paragraph)]
    was = ["".join(paragraph.itertext()) for paragraph in body_of(before) if len(paragraph)]
    assert [text for text in texts if text] == [was[0], "new", *(text for text in was[1:] if text)]
