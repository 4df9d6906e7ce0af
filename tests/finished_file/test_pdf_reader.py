"""PDFs are read for pages, sizes, fonts, locks and text, and what is no PDF ends in a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.finished_files import STATEMENT, dossier, labels, printed, with_text
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.finished_file.check_file import check_file
from toolkit.finished_file.file_rules import findings_in
from toolkit.finished_file.form_sections import Form
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.pdf_reader import _joined, read_pdf

TAGS = " ".join(
    f"#@{tag}@# #§{tag}§#"
    for tag in ("REL-EVA-RE", "PRJ-OBJ-PO", "CON-MET-CM", "RSK-MGT-RM", "WRK-PLA-WP", "DEC-LAR-DL")
)
LINES = tuple(f"{label}" for label, _ in labels())
SENTENCE = "The consortium of twelve partners meets twice a year."


def read(content: bytes) -> FinishedFile:
    return read_pdf(content, "proposal.pdf", Form.of(dossier()))


def found_in(file: FinishedFile) -> dict[str, Diagnostic]:
    return {one.code: one for one in findings_in(file, dossier())}


def test_pages_and_their_sizes_are_read() -> None:
    file = read(printed(3))
    assert file.pages == (3, 3)
    assert [(one.width, one.height) for one in file.sections] == [(209.9, 297.0)]
    assert "FIL113" not in found_in(file)
    assert found_in(read(printed(2, width=612)))["FIL113"].passage is not None


def test_too_many_pages_are_an_error() -> None:
    assert "FIL110" not in found_in(read(printed(70)))
    message = found_in(read(printed(71)))["FIL110"].message
    assert message.startswith("the file has too many pages: 71 by the count of the PDF, ")


def test_headings_are_found_in_the_lines() -> None:
    file = read(with_text(*LINES))
    assert [one.heading for one in file.headings] == list(LINES)
    assert "FIL127" not in found_in(file)
    missing = found_in(read(with_text(*LINES[:-1])))["FIL127"]
    assert missing.message == "1 section of the form has no heading: 6 Declarations"


def test_an_amount_may_go_on_in_the_next_line() -> None:
    lines = ["Ten lump sums of EUR 15", "000 for new products and", "12 more", "2 Quality"]
    assert next(_joined(lines)).startswith("Ten lump sums of EUR 15 000 for")
    assert list(_joined(lines))[-1] == "2 Quality"


def test_a_heading_is_the_last_of_the_lines_with_its_words() -> None:
    file = read(with_text(*LINES, "1 Relevance 7", *LINES))
    assert len(file.headings) == len(LINES)
    assert file.headings[0].number > len(LINES)


def test_a_sentence_that_contradicts_the_plan_is_quoted_with_page_and_heading() -> None:
    found = found_in(read(with_text(*LINES[:2], SENTENCE, *LINES[2:])))["FIL145"]
    assert found.passage is not None
    assert (found.passage.quote, found.passage.page) == (SENTENCE, 1)
    assert str(found.passage).startswith("page 1, 1.1 Background and general objectives: “The")


def test_tags_are_read() -> None:
    assert "FIL130" not in found_in(read(with_text(*LINES, TAGS)))
    found = found_in(read(with_text(*LINES, TAGS.replace("#§RSK-MGT-RM§#", ""))))
    assert "#§RSK-MGT-RM§#" in found["FIL130"].message


def test_a_font_that_is_not_embedded_is_named() -> None:
    found = found_in(read(with_text(*LINES)))["FIL142"]
    assert found.message == "Helvetica is not embedded in the PDF"
    assert "FIL142" not in found_in(read(with_text(*LINES, is_embedded=True)))


def test_a_pdf_that_is_encrypted_and_opens_is_read_and_named() -> None:
    file = read(printed(password=""))
    assert file.pages == (3, 3)
    assert "FIL141" in found_in(file)
    assert "FIL141" not in found_in(read(printed()))


def test_a_pdf_with_a_password_ends_in_a_sentence() -> None:
    with pytest.raises(ProposalError, match=r"FIL102 the PDF is locked with a password"):
        read(printed(password="secret"))


def test_a_large_pdf_is_named_with_its_size() -> None:
    megabyte = 1024 * 1024
    file = read(printed())
    assert "FIL140" not in found_in(replace(file, size=10 * megabyte))
    message = found_in(replace(file, size=11 * megabyte))["FIL140"].message
    assert message.startswith("the PDF has 11.0 MB")
    assert "not verified" in message


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", printed()[:200]])
def test_a_damaged_pdf_ends_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "proposal.pdf"
    path.write_bytes(content)
    (found,) = check_file(path, dossier(), tmp_path)
    assert (found.code, found.message) == ("FIL102", "the PDF is damaged or cut short")


def test_declarations_are_not_looked_for_in_a_pdf() -> None:
    assert "FIL131" not in found_in(read(with_text(*LINES, STATEMENT, "Yes / No")))
