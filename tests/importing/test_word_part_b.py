"""A Part B in Word becomes fields of an outline, and each of its words is in a field or listed.

PROPOSAL_IMPORTED says how many edited files are read, PROPOSAL_IMPORTED_FROM with which seed they
begin.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.damage import damaged
from tests.imported_share import share_found
from tests.merge.word.random_writer.writer import RandomWriter
from tests.word_editor.editor import WordEditor
from toolkit.compose.composer import compose
from toolkit.diagnostics import ProposalError
from toolkit.importing.import_files import Target, data_of, import_files
from toolkit.importing.outcome import Found
from toolkit.importing.word_known_tables import known_tables
from toolkit.importing.word_part_b import read_word
from toolkit.model.language import ENGLISH
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import read_language
from toolkit.readers.outline import read_outline
from toolkit.readers.yaml_reader import read_fields
from toolkit.unforeseen import CODE as UNFORESEEN
from toolkit.writers.docx.writer import write_docx

FILES = int(os.environ.get("PROPOSAL_IMPORTED", "4"))
FIRST = int(os.environ.get("PROPOSAL_IMPORTED_FROM", "0"))
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXTS = (qn("w:t"), MATH)
EXAMPLES = Path(__file__).parents[2] / "examples"
CALL = read_call("smp-cosme-2021-cluster")


@cache
def example(name: str, language: str = "en") -> Dossier:
    proposal = read_outline(EXAMPLES / name / "outline.yaml")
    dossier = Dossier.of(proposal, read_call(proposal.call))
    if language == "en":
        return dossier
    project = proposal.project.model_copy(update={"language": language})
    spoken = proposal.model_copy(update={"project": project})
    return replace(dossier, proposal=spoken, language=read_language(language))


@cache
def drawn(name: str, language: str = "en") -> bytes:
    """The Word file of an example."""
    from toolkit.compose.localized_call import localized

    dossier = localized(example(name, language))
    return write_docx(compose(dossier), clock=datetime(2026, 1, 1, tzinfo=UTC))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def read(content: bytes, folder: Path) -> Found:
    path = folder / "part-b.docx"
    path.write_bytes(content)
    return read_word(path, CALL)


def accounted(found: Found) -> Counter[str]:
    """The words that an import gives an account of."""
    return words("\n".join(one.words for one in (*found.placed, *found.not_placed)))


def why_of(found: Found, part: str) -> str:
    """Why words are in no field; empty where they are in one."""
    return next((one.why for one in found.not_placed if part in one.words), "")


CASES = (
    ("agri-food", "fr"),
    pytest.param("agri-food", "en", marks=pytest.mark.long),
    pytest.param("call-2024", "en", marks=pytest.mark.long),
    pytest.param("open-strand", "en", marks=pytest.mark.long),
    pytest.param("euroboostex", "en", marks=pytest.mark.long),
)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_proposal_of_an_example_comes_back(name: str, language: str, tmp_path: Path) -> None:
    dossier = example(name, language)
    path = tmp_path / "part-b.docx"
    path.write_bytes(drawn(name, language))
    outline = tmp_path / "outline.yaml"
    begun = {"call": dossier.call.id, "project": {"acronym": dossier.proposal.project.acronym}}
    imported = import_files([path], Target(outline, dossier.call, begun, True))
    outline.write_bytes(imported.written[outline])
    data, faults = read_fields(outline)
    assert data is not None
    assert faults == ()
    share = share_found(dossier, data, printed_fields(dossier))
    assert share.words > 0.98, "\n".join(share.missing)
    assert share.values > 0.97, "\n".join(share.missing)
    assert imported.contradictions == ()
    told = accounted(Found({}, imported.files[0].placed, imported.files[0].not_placed))
    assert not words("\n".join(body_texts(path.read_bytes()))) - told
    if name != "open-strand":  # what an affiliated entity belongs to is not in the text
        read_outline(outline)


@pytest.mark.long
def test_a_proposal_contradicts_nothing_in_its_own_outline(tmp_path: Path) -> None:
    outline = tmp_path / "outline.yaml"
    outline.write_bytes((EXAMPLES / "euroboostex" / "outline.yaml").read_bytes())
    path = tmp_path / "part-b.docx"
    path.write_bytes(drawn("euroboostex"))
    imported = import_files([path], Target(outline, CALL, data_of(outline), False))
    assert imported.contradictions == ()
    assert imported.counts == {}


def test_a_damaged_file_ends_in_words(tmp_path: Path) -> None:
    sound = RandomWriter(3).draft().docx()
    for seed in range(FIRST, FIRST + FILES):
        path = tmp_path / f"{seed}.docx"
        what, content = damaged(sound, seed)
        path.write_bytes(content)
        assert refusal_of(path) != UNFORESEEN, what


def refusal_of(path: Path) -> str:
    """The code with which a file is refused; empty where it is read."""
    try:
        read_word(path, CALL)
    except ProposalError as error:
        return error.diagnostics[0].code
    return ""


def printed_fields(dossier: Dossier) -> frozenset[tuple[str, ...]]:
    """The fields that the tables of a draft show."""
    cells = [
        cell
        for table in known_tables(dossier.call, ENGLISH)
        if table.item
        for cell in (*table.cells, *(line.cells[0] for line in table.lines))
    ]
    ways = (one.way for cell in cells for one in cell.shows)
    names = {tuple(step for step in way if isinstance(step, str)) for way in ways}
    return frozenset(one[:1] + one[2:] if one[0] == "priorities" else one for one in names)


def body_texts(content: bytes) -> list[str]:
    """The paragraphs of the body, read without any code of this project."""
    document = Document(BytesIO(content))
    return [
        "".join(
            (node.text or "") if node.tag in TEXTS else " "
            for node in one.iter(*TEXTS, qn("w:br"), qn("w:tab"))
            if not is_gone(node) and next(node.iterancestors(qn("w:p"))) is one
        )
        for one in document.element.body.iter(qn("w:p"))
    ]


def is_gone(node: Any) -> bool:
    """Whether it is moved away, or the older form of what is shown elsewhere."""
    names = {str(one.tag).rpartition("}")[2] for one in node.iterancestors()}
    return bool(names & {"moveFrom", "Fallback"})


@pytest.mark.parametrize("seed", range(FIRST, FIRST + FILES))
def test_every_word_of_a_file_that_people_edited_is_placed_or_listed(
    seed: int, tmp_path: Path
) -> None:
    writer = RandomWriter(seed)
    content = writer.edited(writer.draft().docx(), 12)
    told = accounted(read(content, tmp_path))
    assert not words("\n".join(body_texts(content))) - told, writer.done


# ------------------------------------------------------------------------------ a form by hand
def shaded(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "D9D9D9")
    cell._tc.get_or_add_tcPr().append(shade)


def add_table(document: Any, *rows: tuple[str, ...], heads: int = 1) -> Any:
    table = document.add_table(len(rows), max(map(len, rows)))
    for at, row in enumerate(rows):
        cells = table.rows[at].cells
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])
        for cell, text in zip(table.rows[at].cells, row, strict=False):
            cell.text = text
            if at < heads:
                shaded(cell)
    return table


def box(document: Any, title: str, *texts: str) -> Any:
    """A box of the form: a shaded title with instructions, and below it the answer."""
    table = add_table(document, (title,), ("",))
    answer = table.rows[1].cells[0]
    answer.text = texts[0]
    for text in texts[1:]:
        answer.add_paragraph(text)
    return answer


@cache
def filled_form() -> bytes:
    """A form with boxes and tables, as the family of the call has it, filled in by hand."""
    document = Document()
    document.add_paragraph("#@APP-FORM-X@#")
    document.add_heading("COVER PAGE", 2)
    add_table(
        document,
        ("PROJECT",),
        ("Project name:", "Clusters for wool"),
        ("Project acronym: ", "WOOLNET"),
        ("Coordinator contact:", "[name NAME], [organisation name]"),
    )
    document.add_paragraph("#@PRJ-SUM-PS@# [Do not delete the tags; they are needed.]")
    document.add_heading("PROJECT SUMMARY", 2)
    box(document, "Project summary (in English)", "Mills and clusters join forces.")
    document.add_heading("1. RELEVANCE", 2)
    document.add_heading("1.1  Background & general objectives", 3)
    answer = box(document, "Background\nDescribe the background.", "Wool is scarce.", "Much of ")
    last = answer.paragraphs[-1]
    last.add_run("it").bold = True
    last.add_run(" is burnt.")
    answer.add_paragraph("a first point", style="List Bullet")
    answer.add_paragraph("a second one", style="List Bullet")
    document.add_heading("2.1.3 Project teams, staff and experts", 3)
    add_table(
        document,
        ("Project teams\nList the staff.",),
        ("Name and function ", "Organisation ", "Role/tasks", "Professional profile and expertise"),
        ("Ann Lee, manager", "WOOL", "Leads the project", "Ten years of clusters"),
        ("", "", "", ""),
        heads=2,
    )
    document.add_heading("2.1.5 Risk management", 3)
    add_table(
        document,
        ("Risk No", "Description", "Work package No", "Proposed risk-mitigation measures"),
        ("1", "Few firms apply. Likelihood: low. Impact: high", "1", "More visits to mills"),
    )
    document.add_heading("4. WORK PLAN, WORK PACKAGES, ACTIVITIES, RESOURCES AND TIMING", 2)
    document.add_heading("4.2 Work packages, activities, resources and timing", 3)
    document.add_heading("Work Package 1", 4)
    table = add_table(
        document,
        ("Work Package 1: Management",),
        ("Duration:", "M1 - M24", "Lead Beneficiary:", "1-WOOL"),
        ("Objectives",),
        ("Run it well.",),
        ("Task No\n(continuous)", "Task Name", "Description", "Participants"),
        ("T1.1", "Coordination", "WOOL writes reports.", "WOOL"),
        ("T1.2", "", "", ""),
        ("Milestone No", "Milestone Name", "Lead Beneficiary", "Due Date\n(month number)"),
        ("MS1", "Kick-off held", "WOOL", "2"),
    )
    for at in (1, 2, 4, 7):
        for cell in table.rows[at].cells[:: 2 if at == 1 else 1]:
            shaded(cell)
    document.add_heading("Timetable", 4)
    months = tuple(f"M {number}" for number in range(1, 9))
    bars = add_table(
        document, ("ACTIVITY", *months), ("Task 1.1 - Coordination", *("",) * 8), heads=1
    )
    for cell in bars.rows[1].cells[3:6]:
        shaded(cell)
    document.add_paragraph("To insert work packages, copy WP1 as many times as necessary")
    document.add_heading("Our own thoughts", 1)
    document.add_paragraph("A sentence that no section of the form has a place for.")
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_form_filled_in_by_hand_becomes_fields(tmp_path: Path) -> None:
    data = read(filled_form(), tmp_path).data
    assert data["project"] == {
        "title": "Clusters for wool",
        "acronym": "WOOLNET",
        "summary": "Mills and clusters join forces.",
    }
    assert data["sections"]["PRJ-OBJ-PO"] == (
        "Wool is scarce.\n\nMuch of **it** is burnt.\n\n- a first point\n- a second one"
    )
    (partner,) = data["partners"]
    assert partner["short_name"] == "WOOL"
    assert partner["staff"][0]["name"] == "Ann Lee"
    assert partner["staff"][0]["function"] == "manager"
    (risk,) = data["risks"]
    assert (risk["likelihood"], risk["impact"], risk["work_package"]) == ("low", "high", "1")
    (package,) = data["work_packages"]
    assert package["objectives"] == ["Run it well."]
    assert (package["title"], package["months"], package["lead"]) == (
        "Management",
        "M1-M24",
        "WOOL",
    )
    assert [one["title"] for one in package["tasks"]] == ["Coordination"]
    assert package["tasks"][0]["months"] == "M3-M5"
    assert package["milestones"][0]["due"] == "M2"


def test_what_is_of_the_form_is_listed_as_that(tmp_path: Path) -> None:
    found = read(filled_form(), tmp_path)
    for words_of_form in ("Describe the background", "List the staff", "copy WP1 as many"):
        assert why_of(found, words_of_form) == "instruction of the form"
    assert why_of(found, "[organisation name]").startswith("prompt or placeholder")
    assert why_of(found, "1. RELEVANCE") == "heading of the form"
    assert words("\n".join(body_texts(filled_form()))) == accounted(found)


def test_the_acronym_of_the_file_goes_before_a_guessed_one(tmp_path: Path) -> None:
    path = tmp_path / "part-b.docx"
    path.write_bytes(filled_form())
    outline = tmp_path / "outline.yaml"
    begun = {"call": CALL.id, "project": {"acronym": "FOLDER", "strand": "textile"}}
    target = Target(outline, CALL, begun, True, guessed=frozenset({"acronym"}))
    imported = import_files([path], target)
    assert imported.contradictions == ()
    assert b"acronym: WOOLNET" in imported.written[outline]


def test_importing_a_file_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "part-b.docx"
    path.write_bytes(filled_form())
    outline = tmp_path / "outline.yaml"
    begun = {"call": CALL.id, "project": {"acronym": "WOOLNET", "strand": "textile"}}
    first = import_files([path], Target(outline, CALL, begun, True))
    outline.write_bytes(first.written[outline])
    again = import_files([path], Target(outline, CALL, data_of(outline), False))
    assert (again.counts, again.completed, again.contradictions) == ({}, 0, ())


def test_a_place_is_told_by_heading_and_number(tmp_path: Path) -> None:
    found = read(filled_form(), tmp_path)
    wheres = {one.words: one.where for one in found.placed}
    heading = "1.1 Background & general objectives"
    assert wheres["Wool is scarce."] == f"{heading}, paragraph 2"
    assert wheres["Kick-off held"].endswith("table 6, row 9, column 2")


# ------------------------------------------------------------------------------ what people do
def test_what_no_outline_holds_is_listed_with_its_place(tmp_path: Path) -> None:
    editor = WordEditor(filled_form())
    editor.comment("Wool is scarce", "Is that so?", "Bo")
    editor.footnote("Wool is scarce", "Survey of 2025.")
    editor.text_box("Wool is scarce", "Words in a frame.")
    editor.picture("Wool is scarce", (200, 10, 10))
    found = read(editor.save(), tmp_path)
    assert why_of(found, "Is that so?") == "comments are not brought into an outline"
    assert why_of(found, "Survey of 2025.").startswith("an outline holds no footnotes")
    assert why_of(found, "Words in a frame.") == "text boxes are not brought into an outline"
    assert why_of(found, "a picture").startswith("an outline holds no pictures")
    assert "1.1 Background" in next(
        one.where for one in found.not_placed if one.words == "Is that so?"
    )


def test_an_insertion_counts_as_accepted_and_a_deletion_as_gone(tmp_path: Path) -> None:
    editor = WordEditor(filled_form())
    editor.replace_tracked("scarce", "dear")
    data = read(editor.save(), tmp_path).data
    assert data["sections"]["PRJ-OBJ-PO"].startswith("Wool is dear.")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0", ".doc files are not read"),
        ("text.odt", b"PK", ".odt files are not read"),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ""),
        ("broken.docx", b"PK\x03\x04broken", ""),
        ("text.docx", b"Only words", "this is no Word file"),
    ],
)
def test_what_cannot_be_read_ends_in_one_sentence(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ProposalError) as raised:
        read_word(path, CALL)
    (told,) = raised.value.diagnostics
    assert said in told.message
    assert told.hint
