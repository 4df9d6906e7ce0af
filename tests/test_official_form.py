"""`proposal build --form`: the official form is filled, built onto, taken back, or refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document

from tests.built_folders import files
from tests.office import converted, needs_office
from tests.office_rules.every_rule import faults_of
from tests.official_form.filled import EXAMPLES
from tests.official_forms.maker import blank_form
from tests.official_forms.shape import Numbering, Shape
from toolkit.cli.main import main
from toolkit.ooxml.package import Package

NAME = "AGRIRES-part-b.docx"
FORM = "Form Part B.docx"
BY_HAND = "A sentence that somebody typed into the form."


def typed(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, list(words))


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    """A project with a blank form beside its outline."""
    (tmp_path / FORM).write_bytes(blank_form(Shape()))
    return Path(shutil.copy(EXAMPLES / "agri-food" / "outline.yaml", tmp_path / "outline.yaml"))


def fill(outline: Path, form: str = FORM, *more: str) -> Result:
    only = () if "--only" in more else ("--only", "official-form")
    return typed("build", str(outline), "--form", str(outline.parent / form), *only, *more)


def write(path: Path, beginning: str) -> str:
    """Types a sentence behind a paragraph in a box; its text before."""
    document = Document(str(path))
    for table in document.tables:
        for cell in table._cells:
            for paragraph in cell.paragraphs:
                if paragraph.text.startswith(beginning):
                    before = paragraph.text
                    paragraph.add_run(f" {BY_HAND}")
                    document.save(str(path))
                    return before
    raise AssertionError(f"nothing begins with {beginning}")


def said(path: Path) -> str:
    return "\n".join(
        paragraph.text
        for table in Document(str(path)).tables
        for cell in table._cells
        for paragraph in cell.paragraphs
    )


def test_a_form_is_built_onto_and_keeps_what_was_typed_in_it(outline: Path) -> None:
    download = (outline.parent / FORM).read_bytes()
    first = fill(outline)
    assert first.exit_code == 0, first.stdout
    assert f"{NAME}: written" in first.stdout
    assert (outline.parent / FORM).read_bytes() == download
    path = outline.parent / NAME
    write(path, "Background. Agri-food is one")
    text = outline.read_text()
    title = "title: Desk for the open calls"
    assert title in text
    outline.write_text(text.replace(title, "title: Desk for all open calls"))
    answer = fill(outline)
    assert answer.exit_code == 0, answer.stdout
    assert "updated, with everything that was typed in it" in answer.stdout
    assert BY_HAND in said(path)
    after = path.read_bytes()
    assert faults_of(after) == ()
    assert ": unchanged" in fill(outline).stdout
    assert path.read_bytes() == after


def test_the_outline_may_name_the_form_and_the_download_may_go(outline: Path) -> None:
    text = outline.read_text()
    outline.write_text(text.replace("\nproject:\n", f"\nproject:\n  form: {FORM}\n", 1))
    answer = typed("build", str(outline))
    assert f"{NAME}: written" in answer.stdout, answer.stdout
    (outline.parent / FORM).unlink()
    again = typed("build", str(outline))
    assert f"{NAME}: unchanged" in again.stdout
    assert "OFF107" in again.stdout
    taken_back = typed("undo", str(outline))
    assert f"{NAME}: removed, it was new" in taken_back.stdout


def test_a_dry_run_writes_nothing(outline: Path) -> None:
    before = files(outline.parent)
    answer = fill(outline, FORM, "--dry-run")
    assert NAME in answer.stdout
    assert files(outline.parent) == before


def test_what_the_form_leaves_to_people_is_listed(outline: Path) -> None:
    answer = fill(outline, FORM, "--format", "json")
    account = json.loads(answer.stdout)["official_form"]
    assert account["no_place"][0]["heading"] == "Project summary"
    assert account["no_place"][0]["is_summary"]
    assert account["to_answer"] == ["Double funding"]
    assert len(account["left_out"]) == 1
    assert account["contents_to_count"]
    assert account["empty_boxes"] == []


def test_a_pull_reads_the_form(outline: Path) -> None:
    assert fill(outline).exit_code == 0
    write(outline.parent / NAME, "Background. Agri-food is one")
    answer = typed("pull", str(outline))
    assert BY_HAND in " ".join(outline.read_text().split()), answer.stdout


def test_what_is_no_blank_form_is_refused_in_a_sentence(outline: Path) -> None:
    folder = outline.parent
    assert fill(outline).exit_code == 0
    shutil.move(folder / NAME, folder / "filled.docx")
    typed("build", str(outline), "--only", "word")
    shutil.move(folder / "AGRIRES-proposal.docx", folder / "draft.docx")
    free = Document()
    for title in ("Excellence", "Impact", "Implementation"):
        free.add_heading(title)
        free.add_paragraph("Describe it here.")
    free.save(str(folder / "free.docx"))
    (folder / "broken.docx").write_bytes(blank_form(Shape())[:3000])
    (folder / "notes.txt").write_text("no form")
    (folder / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    before = files(folder)
    for name, code in (
        ("filled.docx", "OFF103"),
        ("draft.docx", "OFF103"),
        ("free.docx", "OFF102"),
        ("broken.docx", ""),
        ("notes.txt", ""),
        ("sheet.xlsx", ""),
        ("nowhere.docx", "OFF101"),
        (".", "OFF101"),
    ):
        answer = fill(outline, name)
        assert answer.exit_code != 0, name
        assert code in answer.output, (name, answer.output)
        assert "Traceback" not in answer.output
        assert files(folder) == before, name


def test_the_form_of_another_kind_of_call_is_refused(outline: Path) -> None:
    document = Document()
    for title in ("Artistic plan", "Audience", "Venues", "Tour"):
        document.add_heading(title)
        table = document.add_table(2, 1)
        table.rows[0].cells[0].text = title
        shade(table.rows[0].cells[0]._tc)
        table.rows[1].cells[0].text = "Insert text"
    document.save(str(outline.parent / "other.docx"))
    answer = fill(outline, "other.docx")
    assert "OFF106" in answer.output
    assert "'Artistic plan', 'Audience'" in answer.output


def shade(cell: object) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:fill"), "D9D9D9")
    cell.get_or_add_tcPr().append(mark)  # type: ignore[attr-defined]


def test_an_outline_does_not_lead_to_a_form_outside_its_folder(outline: Path) -> None:
    inner = outline.parent / "project"
    inner.mkdir()
    text = outline.read_text().replace("\nproject:\n", f"\nproject:\n  form: ../{FORM}\n", 1)
    (inner / "outline.yaml").write_text(text)
    answer = typed("build", str(inner / "outline.yaml"))
    assert "OFF108" in answer.output
    assert "outline.yaml:" in answer.output


def test_without_a_form_only_the_form_cannot_be_asked_for(outline: Path) -> None:
    answer = typed("build", str(outline), "--only", "official-form")
    assert "OFF101" in answer.output
    assert answer.exit_code != 0


@needs_office
def test_libreoffice_opens_a_filled_form(outline: Path, tmp_path: Path) -> None:
    assert fill(outline).exit_code == 0
    assert converted(outline.parent / NAME, "pdf", tmp_path / "pdf").stat().st_size > 100_000


def test_another_form_is_filled_beside_the_one_that_somebody_has_written_in(outline: Path) -> None:
    assert fill(outline).exit_code == 0
    path = outline.parent / NAME
    write(path, "Background. Agri-food is one")
    edited = path.read_bytes()
    (outline.parent / "next.docx").write_bytes(blank_form(Shape(numbering=Numbering.FLAT)))
    answer = fill(outline, "next.docx")
    assert "MRG171" in answer.stdout
    assert path.read_bytes() == edited
    beside = outline.parent / "AGRIRES-part-b-new.docx"
    assert BY_HAND not in said(beside)
    assert typed("pull", str(outline)).exit_code == 0
    path.unlink()
    assert fill(outline, "next.docx").exit_code == 0
    assert BY_HAND in said(path)


def test_the_bars_of_an_edited_form_follow_the_outline(outline: Path) -> None:
    assert fill(outline).exit_code == 0
    path = outline.parent / NAME
    write(path, "Background. Agri-food is one")
    text = outline.read_text()
    assert "months: M1-M6" in text
    outline.write_text(text.replace("months: M1-M6", "months: M3-M10", 1))
    assert fill(outline).exit_code == 0
    followed = bars(path)
    path.unlink()
    assert fill(outline).exit_code == 0
    assert followed == bars(path)


def bars(path: Path) -> dict[str, list[bool]]:
    """By the first words of its rows which cells of the timetable are shaded."""
    table = next(
        one
        for one in Document(str(path)).tables
        if one.rows[0].cells[0].text.startswith("Timetable")
    )
    return {row.cells[0].text: [is_bar(cell._tc) for cell in row.cells] for row in table.rows}


def is_bar(cell: Any) -> bool:
    """Whether a cell has a colour behind it."""
    return "".join(cell.xpath("./w:tcPr/w:shd/@w:fill")) not in ("", "auto", "FFFFFF")


def test_forms_that_are_no_documents_or_have_proposed_changes_are_refused(outline: Path) -> None:
    package = Package.read(blank_form(Shape()))
    main = package.main_part()
    types = package.parts["[Content_Types].xml"]
    document = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert document in types
    package.parts["[Content_Types].xml"] = types.replace(document, macros)
    (outline.parent / "macros.docm").write_bytes(package.to_bytes())
    assert "OFF109" in fill(outline, "macros.docm").output
    package.parts["[Content_Types].xml"] = types
    body = package.parts[main]
    change = (
        b'<w:p><w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z">'
        b"<w:r><w:t>x</w:t></w:r></w:ins></w:p>"
    )
    package.parts[main] = body.replace(b"<w:body>", b"<w:body>" + change, 1)
    (outline.parent / "changes.docx").write_bytes(package.to_bytes())
    assert "OFF110" in fill(outline, "changes.docx").output
