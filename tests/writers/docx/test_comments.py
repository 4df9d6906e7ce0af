"""What is told beside a paragraph becomes a comment that Word shows at its side."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
from openxml_audit import OpenXmlValidator

from tests.writers.docx.lint import W, lint
from tests.writers.docx.samples import HOSTILE, document, page, text
from toolkit.document.tree import Paragraph, Role
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
DRAFT = document(
    page(
        Paragraph("p1", text("Which need?"), Role.PROMPT, "A figure.\nA source & a year."),
        Paragraph("p2", text("Said.")),
        Paragraph("p3", text("Who?"), Role.PROMPT, HOSTILE),
        Paragraph("p4", text("Silent."), Role.PROMPT, "\x0b "),
    )
)


def test_each_comment_has_its_words_and_its_place() -> None:
    content = write_docx(DRAFT, clock=CLOCK)
    comments = list(docx.Document(BytesIO(content)).comments)
    assert [one.author for one in comments] == ["proposal", "proposal"]
    assert comments[0].text == "A figure.\nA source & a year."
    body = Package.read(content).xml("word/document.xml")
    first = next(body.iter(f"{W}p"))
    assert [one.tag.removeprefix(W) for one in first][1:] == [
        "bookmarkStart",
        "commentRangeStart",
        "r",
        "r",
        "commentRangeEnd",
        "r",
        "bookmarkEnd",
    ]


def test_a_file_with_comments_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(DRAFT, clock=CLOCK))
    assert [str(one) for one in OpenXmlValidator().validate(path).errors] == []
    assert lint(Package.read(path.read_bytes())) == []


def test_the_base_knows_what_was_told() -> None:
    data, _, _ = base_of(Package.read(write_docx(DRAFT, clock=CLOCK))) or ({}, 0, "")
    assert data["blocks"]["p1"]["comment"] == "A figure.\nA source & a year."
    assert "comment" not in data["blocks"]["p2"]


def test_a_file_without_comments_has_no_part_for_them() -> None:
    plain = write_docx(document(page(Paragraph("p", text("Said.")))), clock=CLOCK)
    assert "word/comments.xml" not in Package.read(plain).parts
