"""Word counts its fields again (F9) after a person has put a table before all others."""

from __future__ import annotations

import re

from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from toolkit.document.tree import (
    Cell,
    Column,
    Document,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
)
from toolkit.ooxml.package import Package
from toolkit.writers.docx.writer import write_docx

NUMBER = re.compile(
    r"((?:SEQ Table|REF _pl\w+)[^<]*</w:instrText></w:r>"
    r'<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:fldChar w:fldCharType="separate"/></w:r>'
    r"<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>)(\d+)(?=</w:t>)"
)
"""A field that shows the number of a table: all up to the number, and the number."""

CAPTION = (
    '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">Table </w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    ' SEQ Table \\* ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "<w:r><w:t>. Mills that Anna visited</w:t></w:r></w:p>"
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
    '<w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
    "<w:p><w:r><w:t>Filatura Rossi</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def _table(ident: str, title: str, mention: str) -> Table:
    words = (Text("See "), Reference(mention, f"Table\u00a0{mention[1:]}"))
    return Table(ident, title, (Column("Part"),), (Row(f"{ident}#r", (Cell((words,)),)),))


def sent() -> bytes:
    """A file with two tables, to which texts and cells refer."""
    first = Paragraph("s/p1", (Text("As "), Reference("t2", "Table\u00a02"), Text(" shows.")))
    last = Paragraph("s/p2", (Text("The rest is in "), Reference("t1", "Table\u00a01")))
    body = (first, _table("t1", "One", "t2"), _table("t2", "Two", "t1"), last)
    return write_docx(Document("T", "A", (Part(body),)), clock=CLOCK)


def counted_on(content: bytes, *, own_table: bool) -> bytes:
    """Every number of a table is one higher, with or without the table that was put before all."""
    package = Package.read(content)
    main = package.main_part()
    text, count = NUMBER.subn(lambda found: f"{found[1]}{int(found[2]) + 1}", _text(package, main))
    assert count == 6, "two captions and four mentions"
    if own_table:
        at = text.rindex("<w:p>", 0, text.index("SEQ Table"))
        text = text[:at] + CAPTION + TABLE + text[at:]
    package.parts[main] = text.encode()
    return package.to_bytes()


def edited(content: bytes) -> bytes:
    """A word of a text is another one as well."""
    hand = WordEditor(content)
    hand.replace("shows", "says")
    return hand.save()


def _text(package: Package, part: str) -> str:
    return package.parts[part].decode()
