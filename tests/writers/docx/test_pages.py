"""The table of contents knows its pages where LibreOffice can count them."""

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.writers.docx.lint import W, lint
from tests.writers.docx.samples import document, page, rich, text
from toolkit import windows
from toolkit.document.tree import Document, Heading, Paragraph, Role
from toolkit.ooxml.package import Package
from toolkit.writers.docx.pages import pages_of
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, tzinfo=UTC)
TITLE = Paragraph("title", text("A title"), Role.TITLE)


def headings(*levels: int) -> tuple[Heading, ...]:
    return tuple(Heading(f"h{n}", level, text(f"H{n}"), f"{n}") for n, level in enumerate(levels))


def contents_of(sample: Document, pages: dict[str, int] | None = None) -> list[str]:
    """The lines of the table of contents, tabs as bars, fields without their instructions."""
    package = Package.read(write_docx(sample, clock=CLOCK, pages=pages or {}))
    assert lint(package) == []
    lines = []
    for block in package.xml("word/document.xml").iter(f"{W}sdtContent"):
        for paragraph in block.iter(f"{W}p"):
            found = (
                "|" if one.tag == f"{W}tab" and not one.attrib else one.text or ""
                for one in paragraph.iter(f"{W}t", f"{W}tab")
                if one.getparent().tag == f"{W}r"
            )
            lines.append("".join(found))
    return lines


def test_the_contents_name_the_headings_of_three_levels() -> None:
    sample = document(page(TITLE, *headings(1, 2, 3, 4, 3, 2)))
    assert contents_of(sample) == ["Table of contents", "0|H0", "1|H1", "2|H2", "4|H4", "5|H5"]


def test_pages_stand_in_the_contents_where_they_are_known() -> None:
    sample = document(page(TITLE, *headings(1, 1, 1, 1, 1)))
    assert contents_of(sample, {"h0": 3, "h1": 12})[1:4] == ["0|H0|3", "1|H1|12", "2|H2"]


@pytest.mark.parametrize(
    "sample",
    [
        document(page(*headings(1, 1, 1, 1, 1))),
        document(page(TITLE, *headings(1, 1))),
        document(page(TITLE, *headings(1, 1, 1, 1, 1)), contents=""),
    ],
    ids=["no cover", "few headings", "none wanted"],
)
def test_no_contents_where_they_have_no_place(sample: Document) -> None:
    assert contents_of(sample) == []


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_counts_the_pages_and_counts_the_same_again() -> None:
    sample = rich()
    once = pages_of(sample, write_docx(sample, clock=CLOCK))
    assert once["summary"] == 3
    assert once["WRK"] > once["wp"] > 2
    twice = pages_of(sample, write_docx(sample, clock=CLOCK, pages=once))
    assert once == twice


def test_without_libreoffice_no_page_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert pages_of(rich(), write_docx(rich(), clock=CLOCK)) == {}


@pytest.mark.parametrize("on_windows", [True, False])
@pytest.mark.parametrize("path", ["", ".", os.pathsep])
def test_a_program_of_that_name_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, on_windows: bool
) -> None:
    for name in ("soffice", "soffice.exe", "libreoffice"):
        (tmp_path / name).write_text("#!/bin/sh\ntouch ran\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    monkeypatch.setattr(windows, "HERE", on_windows)
    assert pages_of(rich(), write_docx(rich(), clock=CLOCK)) == {}
    assert not Path("ran").exists()


def test_the_field_is_the_one_that_word_keeps() -> None:
    written = write_docx(document(page(TITLE, *headings(1, 1, 1, 1, 1))), clock=CLOCK)
    xml = Package.read(written).parts["word/document.xml"].decode()
    assert re.findall(r"<w:instrText[^>]*> (TOC[^<]*) <", xml) == ['TOC \\o "1-3" \\h \\z']
    assert "Table of Contents" in xml
