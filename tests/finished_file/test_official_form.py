"""What is found in official forms that people filled in, with and without the blank beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.official_forms.filled_by_hand import (
    SENTENCE,
    around,
    deleted,
    edited,
    filled_by_hand,
    paragraphs,
    saying,
    set_text,
    text_of,
)
from tests.official_forms.maker import blank_form
from tests.official_forms.shape import CHANGED, USUAL
from tests.source_code import CHECKOUT
from toolkit.command_context import read_dossier
from toolkit.diagnostics import Diagnostic, Severity
from toolkit.finished_file.check_file import read
from toolkit.finished_file.file_rules import findings_in
from toolkit.finished_file.model import FinishedFile, Kind, Paragraph, Part
from toolkit.finished_file.page_limit import PageLimit, limit_for
from toolkit.plan.dossier import Dossier

EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"
NAME = "part-b.docx"
AS_IN_ANOTHER_ORDER = "FIL129"
"""Where nobody knows the blank, its sections are taken to come as in the call's profile."""

ODD = {
    "tags some": ["FIL130"],
    "without staff and risks": ["FIL135"],
}
"""What is found in forms of these shapes all the same: the rest of a pair of tags, a section for
which the form has neither box nor table."""


READ_IN_ANOTHER_WAY = ("numbering", "headings", "French", "labelled", "reordered")
FORMS = [
    one
    if one in ODD or one.partition(" ")[0] in READ_IN_ANOTHER_WAY
    else pytest.param(one, marks=pytest.mark.long)
    for one, shape in CHANGED.items()
    if shape != USUAL
]
"""The shapes, of which those in which forms are read in another way are tried every time."""

OUTSIDE = "Outside resources (subcontracting, seconded staff, etc)"
PUT_IN_PDF = "Write part B here, and hand it in as a PDF."
SAME = "Give figures with their source and year."
TWO_LIMITS = (
    "The page limit is normally 40 pages for low value grants (60 000 or below); 120 pages for "
    "others, unless the call says otherwise."
)


@pytest.fixture(scope="module")
def example() -> Dossier:
    return read_dossier(EXAMPLE)


class Checked:
    """A filled form that is checked, with the blanks that are kept for it."""

    def __init__(self, folder: Path, dossier: Dossier) -> None:
        self._path, self._dossier = folder / NAME, dossier

    def file(self, content: bytes, blanks: Iterable[bytes] = ()) -> FinishedFile:
        self._path.write_bytes(content)
        return read(self._path, self._dossier, self._path.parent / "none", blanks)

    def found(self, content: bytes, blanks: Iterable[bytes] = ()) -> list[Diagnostic]:
        """The findings, without that on pages that nobody has counted."""
        found = findings_in(self.file(content, blanks), self._dossier)
        return [one for one in found if one.code != "FIL110"]

    def told(self, content: bytes, blanks: Iterable[bytes] = ()) -> list[str]:
        """The findings as they are shown, without the name of the file."""
        return [
            str(one).removeprefix(f"{self._path}: ").replace("\n    hint", "\nhint")
            for one in self.found(content, blanks)
        ]


@pytest.fixture
def checked(tmp_path: Path, example: Dossier) -> Checked:
    return Checked(tmp_path, example)


def box(document: Any, title: str) -> Any:
    """The open cell below the title of a box."""
    table = around(next(one for one in in_tables(document) if text_of(one) == title), "tbl")
    return list(table.iter(qn("w:tc")))[-1]


def in_tables(document: Any) -> Iterable[Any]:
    return document.element.body.iter(f"{{{document.element.nsmap['w']}}}p")


def clear(cell: Any) -> None:
    for one in paragraphs(cell):
        set_text(one, "")


def tables_of_packages(document: Any) -> Any:
    """The table with the tasks, milestones and deliverables of a work package."""
    return around(saying(document.element.body, "Task Name"), "tbl")


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_found_in_a_form_that_is_filled_in(name: str, checked: Checked) -> None:
    shape = CHANGED[name]
    filled = filled_by_hand(shape)
    alone = [one.code for one in checked.found(filled)]
    assert [one for one in alone if one != AS_IN_ANOTHER_ORDER] == ODD.get(name, [])
    assert (AS_IN_ANOTHER_ORDER in alone) == shape.is_reordered
    # with the blank it is known which tags, tables and order the form has
    assert checked.found(filled, [blank_form(shape)]) == []


def test_the_form_that_was_filled_in_is_found_among_several(checked: Checked) -> None:
    shapes = ("tags none", "reordered", "numbering flat", "tags some")
    blanks = [blank_form(CHANGED[one]) for one in shapes]
    for one in shapes:
        assert checked.found(filled_by_hand(CHANGED[one]), blanks) == []


def test_the_blank_of_another_form_says_nothing_of_this_one(checked: Checked) -> None:
    content = filled_by_hand()
    blank = blank_form(CHANGED["French"])
    assert checked.file(content, [blank]).blank is None
    assert checked.found(content, [blank]) == []


@pytest.mark.parametrize("name", ["tags all", "tags none", "labelled boxes"])
def test_an_empty_box_is_found_with_its_title(name: str, checked: Checked) -> None:
    content = filled_by_hand(CHANGED[name], lambda document: clear(box(document, OUTSIDE)))
    assert checked.told(content) == [
        f"FIL136 {'the cell beside' if name == 'labelled boxes' else 'the box'} 'Outside "
        "resources' is empty\n"
        f"    in 2.1.3 Project teams, staff and experts: “{OUTSIDE}”\n"
        "hint: write it there; where nothing is to be said, write 'Not applicable' and why"
    ]


def test_a_box_that_is_for_some_projects_only_is_a_warning(checked: Checked) -> None:
    content = filled_by_hand(USUAL, lambda document: clear(box(document, "Ethics (if applicable)")))
    (found,) = checked.told(content)
    assert found.startswith("FIL136 warning: the box 'Ethics' is empty\n    in 5.1 Ethics")


@pytest.mark.parametrize(
    ("grant", "severity"), [("actual_costs", Severity.ERROR), ("lump_sum", Severity.WARNING)]
)
def test_a_box_that_is_not_for_lump_sums_is_an_error_where_costs_are_paid(
    grant: str, severity: Severity, checked: Checked, example: Dossier
) -> None:
    title = "Cost effectiveness and financial management"

    def edit(document: Any) -> None:
        cell = box(document, title)
        heading = next(one for one in in_tables(document) if text_of(one) == title)
        set_text(heading, f"{title} (n/a for prefixed Lump Sum Grants)")
        clear(cell)

    file = checked.file(filled_by_hand(USUAL, edit))
    call = example.call.model_copy(update={"grant": grant})
    found = findings_in(file, replace(example, call=call))
    assert [one.severity for one in found if one.code == "FIL136"] == [severity]


def test_a_box_with_an_answer_in_two_words_is_not_empty(checked: Checked) -> None:
    def edit(document: Any) -> None:
        set_text(saying(box(document, "Ethics (if applicable)"), SENTENCE), "n/a")

    assert checked.found(filled_by_hand(USUAL, edit)) == []


def test_a_box_with_a_picture_is_not_empty(checked: Checked) -> None:
    def edit(document: Any) -> None:
        cell = box(document, "Work plan")
        clear(cell)
        paragraph = next(paragraphs(cell))
        run = paragraph.makeelement(qn("w:r"), {})
        run.append(paragraph.makeelement(qn("w:pict"), {}))
        paragraph.append(run)

    assert "FIL136" not in {one.code for one in checked.found(filled_by_hand(USUAL, edit))}


def test_objectives_and_duration_of_a_work_package_are_found_where_they_are_empty(
    checked: Checked,
) -> None:
    def edit(document: Any) -> None:
        for label in ("Objectives", "Duration:"):
            cell = around(saying(tables_of_packages(document), label), "tc")
            following = cell.getnext()
            if following is None:
                following = next(around(cell[-1], "tr").getnext().iter(qn("w:tc")))
            clear(following)

    found = [one.message for one in checked.found(filled_by_hand(USUAL, edit))]
    assert found == ["the cell beside 'Duration' is empty", "the box 'Objectives' is empty"]


def test_words_that_are_struck_out_do_not_fill_a_box(checked: Checked) -> None:
    def edit(document: Any) -> None:
        for run in box(document, OUTSIDE).iter(qn("w:r")):
            run.insert(0, run.makeelement(qn("w:rPr"), {}))
            run[0].append(run.makeelement(qn("w:strike"), {}))

    assert "FIL136" in {one.code for one in checked.found(filled_by_hand(USUAL, edit))}


@pytest.mark.parametrize("prompt", ["Insert text ", "Insérer le texte", "Text einfügen"])
def test_a_prompt_that_stands_is_found_with_its_box(prompt: str, checked: Checked) -> None:
    def edit(document: Any) -> None:
        set_text(saying(box(document, OUTSIDE), SENTENCE), prompt)

    (found,) = checked.told(filled_by_hand(USUAL, edit))
    assert found.startswith(
        "FIL117 1 place still waits for your words, beside or below 'Outside resources'\n"
        f"    in 2.1.3 Project teams, staff and experts: “{prompt.strip()}”"
    )


def test_rows_that_are_still_samples_are_found_once(checked: Checked) -> None:
    def edit(document: Any) -> None:
        inside = tables_of_packages(document)
        for label in ("MS1", "MS2"):
            for cell in list(around(saying(inside, label), "tr").iter(qn("w:tc")))[1:]:
                clear(cell)
        row = around(saying(inside, "T1.2"), "tr")
        for cell in list(row.iter(qn("w:tc")))[2:]:
            clear(cell)  # a task that has a name at least

    assert checked.told(filled_by_hand(USUAL, edit)) == [
        "FIL137 warning: 2 rows of 'Milestones and deliverables' are still samples of the form\n"
        "    in 4.2 Work packages, activities, resources and timing: Work Package 1: “MS1”\n"
        "hint: fill in what is planned there, and delete what is not"
    ]


def test_what_waits_for_words_in_a_row_is_found_by_itself(checked: Checked) -> None:
    def edit(document: Any) -> None:
        row = around(saying(tables_of_packages(document), "MS2"), "tr")
        for cell in list(row.iter(qn("w:tc")))[1:]:
            set_text(next(paragraphs(cell)), "[name]")

    assert [one.code for one in checked.found(filled_by_hand(USUAL, edit))] == ["FIL117"]


def test_the_sample_of_a_work_package_and_the_other_timetable_are_found(checked: Checked) -> None:
    found = {one.message for one in checked.found(blank_form()) if one.code == "FIL137"}
    assert "the heading 'Work Package …' of the form is a sample" in found
    assert "3 rows of 'Timetable' are still samples of the form" in found


def test_tags_are_held_against_the_blank(checked: Checked) -> None:
    def edit(document: Any) -> None:
        for one in paragraphs(document.element.body):
            if "#§RSK-MGT-RM§#" in text_of(one) or "#@APP-FORM-MADE@#" in text_of(one):
                deleted(one)

    content = filled_by_hand(USUAL, edit)
    (alone,) = checked.told(content)
    assert "FORM-MADE" not in alone
    (found,) = checked.told(content, [blank_form()])
    assert found.startswith(
        "FIL130 warning: tags of the form are missing: #@APP-FORM-MADE@#, #@PRJ-SUM-PS@#, "
        "#@CON-SOR-CS@#, #§RSK-MGT-RM§#"
    )


def test_instructions_are_held_against_the_blank(checked: Checked) -> None:
    def edit(document: Any) -> None:
        cell = around(saying(document.element.body, "Risk No"), "tbl")
        deleted(list(paragraphs(cell))[1])
        set_text(saying(document.element.body, PUT_IN_PDF), f"{PUT_IN_PDF} Done on Friday.")

    content = filled_by_hand(USUAL, edit)
    assert checked.found(content) == []
    assert checked.told(content, [blank_form()]) == [
        "FIL138 warning: 1 instruction of the form is missing, first 'Say how likely each risk is, "
        "and how much it would harm.'\n"
        "hint: put them back as an unused copy of the form has them: none may be deleted"
    ]


def test_one_of_several_like_instructions_is_missed(checked: Checked) -> None:
    def edit(document: Any) -> None:
        same = [one for one in in_tables(document) if text_of(one) == SAME]
        assert len(same) > 2
        deleted(same[0])

    (found,) = checked.found(filled_by_hand(USUAL, edit), [blank_form()])
    assert found.message == f"1 instruction of the form is missing, first '{SAME}'"


def test_both_timetables_may_not_be_missing(checked: Checked) -> None:
    def edit(document: Any) -> None:
        deleted(around(saying(document.element.body, "Timetable (longer than two years)"), "tbl"))

    (found,) = checked.found(filled_by_hand(USUAL, edit), [blank_form()])
    assert found.message.startswith("2 instructions of the form are missing, first 'Timetable (up")


def test_instructions_are_looked_for_where_all_were_deleted(checked: Checked) -> None:
    def edit(document: Any) -> None:
        for one in list(in_tables(document)):
            if one.find(f".//{qn('w:i')}") is not None:
                deleted(one)

    (found,) = checked.found(filled_by_hand(USUAL, edit), [blank_form()])
    assert found.code == "FIL138"
    assert int(found.message.split()[0]) > 30


@pytest.mark.parametrize(
    ("notice", "of_call", "grant", "expected"),
    [
        ("", None, 90_000, None),
        ("", 70, 90_000, PageLimit(70, "the call")),
        ("The page limit is 45 pages.", None, None, PageLimit(45, "the notice of the form")),
        ("The page limit is 45 pages.", 70, None, PageLimit(45, "the notice of the form")),
        ("Part B is limited to at most 45 pages", 70, 1, PageLimit(45, "the notice of the form")),
        ("Limite de pages : 45 pages au plus", 70, 1, PageLimit(45, "the notice of the form")),
        ("Pages are counted from 1; there are 45 pages here.", 70, 1, PageLimit(70, "the call")),
        (TWO_LIMITS, None, 60_000, PageLimit(40, "the notice of the form")),
        (TWO_LIMITS, None, 60_001, PageLimit(120, "the notice of the form")),
        (TWO_LIMITS, None, None, PageLimit(120, "the notice of the form")),
        (TWO_LIMITS, 70, 1, PageLimit(70, "the call")),
    ],
)
def test_the_page_limit_is_that_of_the_form(
    notice: str, of_call: int | None, grant: int | None, expected: PageLimit | None
) -> None:
    asked = Decimal(grant) if grant else None
    file = FinishedFile(
        NAME,
        Kind.WORD,
        1,
        (Paragraph(notice, part=Part.BOX), Paragraph("Section 1 has 30 pages", section="1")),
        has_boxes=True,
    )
    assert limit_for(file, of_call, asked) == expected
    draft = replace(file, has_boxes=False)
    of_draft = limit_for(draft, of_call, asked)
    assert of_draft == (PageLimit(of_call, "the call") if of_call else None)


def test_the_limit_of_the_notice_is_named_with_the_pages(
    checked: Checked, example: Dossier
) -> None:
    file = replace(
        checked.file(filled_by_hand(replace(USUAL, page_limit=45))),
        pages=(46, 46),
        page_source="Word",
    )
    (found,) = findings_in(file, example)
    assert found.message == (
        "the file has too many pages: 46 by the count of Word, and the notice of the form allows 45"
    )


def test_those_who_made_the_form_may_be_named_in_its_properties(checked: Checked) -> None:
    maker, typist = "Somebody of the Agency", "Marta of the mill"

    def signed(name: str) -> Any:
        def edit(document: Any) -> None:
            document.core_properties.author = maker
            document.core_properties.last_modified_by = name

        return edit

    blank = edited(blank_form(), signed(maker))
    assert checked.found(filled_by_hand(USUAL, signed(maker)), [blank]) == []
    (found,) = checked.found(filled_by_hand(USUAL, signed(typist)), [blank])
    assert found.message == f"the properties of the file name last modified by '{typist}'"


ROW = "Total 7.4 PM 30 438.00 10 200.00 28 trips 8 105.00 65 175.85 Where lump sums are paid."
CLAIM = "The project has a total of 7.4 PM."


@pytest.mark.parametrize(("text", "expected"), [(ROW, 0), (CLAIM, 1)])
def test_a_row_of_a_table_in_a_pdf_claims_nothing(
    text: str, expected: int, example: Dossier
) -> None:
    """The totals of a work package are not those of the project."""
    section = "WRK-PLA-PACKAGES"
    pdf = FinishedFile(
        "part-b.pdf",
        Kind.PDF,
        1,
        (Paragraph(text, section=section), Paragraph("#@WRK-PLA-WP@#", section=section)),
    )
    found = [one for one in findings_in(pdf, example) if one.code == "FIL145"]
    assert len(found) == expected
