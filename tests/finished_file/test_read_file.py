"""Finished files are read as if a stranger had sent them: what they are, and what is in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.finished_files import (
    SENTENCE,
    dossier,
    draft,
    element,
    labels,
    paragraph,
    read,
    sound_file,
    with_fault,
)
from tests.finished_files import saved as as_bytes
from tests.short_xml import wml
from toolkit.finished_file.check_file import check_file
from toolkit.finished_file.model import Part
from toolkit.finished_file.read_file import between
from toolkit.ooxml.package import Package
from toolkit.writers.docx import pages


def told(path: Path) -> tuple[str, str, str]:
    (found,) = check_file(path, dossier(), path.parent)
    assert found.passage is not None
    return found.code, found.message, found.hint


@pytest.mark.parametrize("ending", [".doc", ".odt", ".rtf", ".pages"])
def test_other_formats_are_refused_with_a_way_out(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"proposal{ending}"
    path.write_bytes(b"whatever")
    code, message, hint = told(path)
    assert (code, message) == ("FIL101", f"{ending} files are not read")
    assert "name that file" in hint


def test_what_is_no_file_of_either_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "proposal.docx"
    assert told(path)[:2] == ("FIL101", "there is no file of this name")
    assert told(tmp_path)[:2] == ("FIL101", "this is a folder")
    path.write_text("a letter")
    assert told(path)[:2] == ("FIL101", "this is neither a Word file nor a PDF")
    path.write_bytes(b"")
    assert told(path)[0] == "MRG115"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    assert told(path)[0] == "MRG117"


def test_a_workbook_is_no_word_file(tmp_path: Path) -> None:
    package = Package.read(sound_file())
    package.parts["word/document.xml"] = b'<workbook xmlns="urn:x"/>'
    path = tmp_path / "proposal.docx"
    path.write_bytes(package.to_bytes())
    assert told(path)[:2] == ("FIL101", "this is an Office file, and no Word document")


def test_a_strict_file_is_refused_with_a_way_out(tmp_path: Path) -> None:
    package = Package.read(sound_file())
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package.parts["word/document.xml"] = package.parts["word/document.xml"].replace(main, strict)
    path = tmp_path / "proposal.docx"
    path.write_bytes(package.to_bytes())
    assert told(path)[:2] == ("FIL101", "the file is saved as Strict Open XML")


def test_a_pdf_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "proposal.docx"
    path.write_bytes(b"%PDF-1.7 and nothing more")
    assert told(path)[0] == "FIL102"


def test_each_paragraph_has_the_section_and_heading_in_which_it_is() -> None:
    file = read(sound_file())
    assert [one.heading for one in file.headings] == [label for label, _ in labels()]
    risk = next(one for one in file.body if "2.1.5 Risk management has" in one.text)
    assert (risk.section, risk.heading) == ("RSK-MGT-RM", "2.1.5 Risk management")


def test_a_paragraph_reads_as_if_every_change_was_accepted() -> None:
    def changed(document: object) -> None:
        one = paragraph(document, SENTENCE)._p
        for line in ('ins(r("new "))', 'del(r("old "))', 'r(rPr(strike) "struck ")'):
            one.append(wml(line))

    file = read(with_fault(changed))
    one = next(one for one in file.body if SENTENCE in one.text)
    assert one.text.endswith("words.new ")


def test_the_number_of_a_paragraph_leads_to_it_in_its_part() -> None:
    def more(document: object) -> None:
        document.add_table(1, 1).rows[0].cells[0].text = "In a cell"  # type: ignore[attr-defined]
        document.add_paragraph("Behind the table")  # type: ignore[attr-defined]

    content = with_fault(more)
    document = Document(BytesIO(content))
    every = list(document.element.body.iter("{*}p"))
    for words, part in (("In a cell", Part.TABLE), ("Behind the table", Part.TEXT)):
        one = next(one for one in read(content).body if one.text == words)
        found = "".join(each.text or "" for each in every[one.number].iter("{*}t"))
        assert (found, one.part, one.story) == (words, part, "word/document.xml")


def test_text_boxes_are_read_once_and_footnotes_behind_the_body() -> None:
    box = (
        '<w:p xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r>"
        "</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ).format(w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    package = Package.read(sound_file())
    content = package.parts["word/document.xml"]
    package.parts["word/document.xml"] = content.replace(
        b"<w:sectPr", box.encode() + b"<w:sectPr", 1
    )
    assert content != package.parts["word/document.xml"]
    file = read(package.to_bytes())
    assert [one.part for one in file.body if one.text == "boxed"] == [Part.BOX]


def test_pages_are_those_that_word_has_stored_or_a_range() -> None:
    assert read(sound_file()).pages == (1, 1)
    package = Package.read(sound_file())
    app = package.parts["docProps/app.xml"]
    libre = app.replace(b"Microsoft Macintosh Word", b"LibreOffice/7.4").replace(
        b"<Pages>1</Pages>", b"<Pages>70</Pages>"
    )
    assert libre != app
    package.parts["docProps/app.xml"] = libre
    file = read(package.to_bytes())
    assert (file.pages, file.page_source) == ((68, 73), "LibreOffice")
    assert between(70) == (68, 73)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [(80, "has too many pages: 78 to 84"), (71, "may have"), (None, "were not counted")],
)
def test_pages_that_no_program_has_stored_are_counted_by_libreoffice(
    counted: int | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "counted_pages", lambda _: counted)
    path = tmp_path / "proposal.docx"
    path.write_bytes(draft())
    found = {one.code: one.message for one in check_file(path, dossier(), tmp_path)}
    assert expected in found["FIL110"]


def test_a_level_of_a_paragraph_counts_before_that_of_its_style() -> None:
    def outlined(document: object) -> None:
        one = paragraph(document, SENTENCE)._p
        one.get_or_add_pPr().append(element("outlineLvl", val="4"))

    file = read(with_fault(outlined))
    assert next(one for one in file.body if SENTENCE in one.text).level == 5


def test_a_file_is_what_was_saved_and_no_zip_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "proposal.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "a letter")
    assert told(path)[0] == "MRG117"
    document = Document()
    document.add_paragraph("One line")
    path.write_bytes(as_bytes(document))
    assert "FIL127" in {one.code for one in check_file(path, dossier(), tmp_path)}
