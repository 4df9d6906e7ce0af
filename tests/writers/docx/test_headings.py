"""Word counts the headings where it comes to the numbers of the form."""

from datetime import UTC, datetime

import pytest

from tests.writers.docx.lint import lint
from tests.writers.docx.samples import document, page, text
from toolkit.document.tree import Document, Heading
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.writers.docx.headings import are_counted
from toolkit.writers.docx.writer import write_docx


def numbered(*numbers: str) -> Document:
    return document(
        page(
            *(
                Heading(f"h{n}", number.count(".") + 1, text("Words"), number)
                for n, number in enumerate(numbers)
            )
        )
    )


@pytest.mark.parametrize(
    "numbers",
    [
        (),
        ("1", "2", "3"),
        ("", "1", "1.1", "1.2", "1.2.1", "", "1.2.2", "1.3", "2", "2.1", "2.1.1"),
    ],
)
def test_numbers_in_order_are_counted(numbers: tuple[str, ...]) -> None:
    assert are_counted(numbered(*numbers))


@pytest.mark.parametrize(
    "numbers",
    [
        ("2",),
        ("1", "3"),
        ("1", "2.1"),
        ("1", "1.1.1"),
        ("1.1",),
        ("1", "1"),
        ("A",),
        ("1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1", "1.1.1.1.1.1"),
    ],
)
def test_other_numbers_are_not(numbers: tuple[str, ...]) -> None:
    assert not are_counted(numbered(*numbers))


def test_a_counted_number_is_no_text_and_another_is() -> None:
    for numbers, expected in ((("1", "1.1"), "Words"), (("1", "1.2"), "1.2\tWords")):
        package = Package.read(
            write_docx(numbered(*numbers), clock=datetime(2026, 3, 1, tzinfo=UTC))
        )
        data, _, _ = base_of(package) or ({}, 0, "")
        assert data["blocks"]["h1"]["text"] == [[expected, ""]]
        assert lint(package) == []
        xml = package.parts["word/document.xml"].decode()
        assert ('<w:numPr><w:ilvl w:val="1"/>' in xml) == (expected == "Words")
