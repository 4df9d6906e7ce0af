"""A filled form has every tag, instruction and value, and nothing of the samples."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.office_rules.every_rule import faults_of
from tests.official_form.filled import blanks, draft, filled
from tests.official_forms.maker import blank_form
from tests.official_forms.shape import CHANGED, Shape
from toolkit.document.tree import Mark, Table
from toolkit.document.walk import blocks, plain
from toolkit.official_form.cells import words_of
from toolkit.official_form.titles import TAG
from toolkit.official_form_file import RenderedOfficialForm
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import BOOKMARK_START, ID, NAME, Element, P, w
from toolkit.readers.official_form_words import official_form_words

FORMS = blanks()
EXAMPLES = ("agri-food", "euroboostex")
LONG = bool(os.environ.get("PROPOSAL_LONG"))
FEW = ("French", "controls", "headings none", "labelled boxes", "one row of heads")
"""Shapes that are filled in every run; that all of them are dealt out alike is tested apart."""

SAMPLES = ("X EUR", "X person months", "[name]", "X travels", "[insert")


@cache
def result(form: str, example: str) -> RenderedOfficialForm:
    return filled(FORMS[form], example)


def tree_of(content: bytes) -> Element:
    package = Package.read(content)
    return package.xml(package.main_part())


def said(content: bytes) -> list[str]:
    """The words of every paragraph that has any."""
    return [words for one in tree_of(content).iter(P) if (words := words_of(one))]


def tags(content: bytes) -> Counter[str]:
    return Counter(found[0] for line in said(content) for found in TAG.finditer(line))


def draft_tables(example: str) -> Iterator[Table]:
    return (one for one in blocks(draft(example).document) if isinstance(one, Table))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", FORMS)
def test_every_tag_stays(form: str, example: str) -> None:
    assert tags(FORMS[form])
    assert tags(result(form, example).content) == tags(FORMS[form])


@pytest.mark.parametrize("form", FORMS)
def test_every_instruction_stays(form: str) -> None:
    """Instructions are the long sentences of a blank; those of the other timetable go with it."""
    made = result(form, "agri-food")
    left_out = " ".join(made.account.left_out)
    before = [one for one in said(FORMS[form]) if len(one) > 60 and "[" not in one]
    gone = Counter(before) - Counter(said(made.content))
    assert len(before) > 12
    assert all("imetable" in left_out for _ in gone)
    assert sum(gone.values()) <= 3, gone


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", FORMS)
def test_every_value_of_the_tables_is_in_the_form(form: str, example: str) -> None:
    """What a row says is in the form word for word, whatever columns it is parted over."""
    made = result(form, example)
    text = " ".join(said(made.content))
    words = set(text.split())
    missing: list[tuple[str, str]] = []
    for table in draft_tables(example):
        if table.id in ("timetable", "declarations"):
            continue
        for row in table.rows:
            if any(cell.mark is Mark.PROMPT for cell in row.cells):
                continue
            for cell in row.cells:
                if cell.mark is Mark.HEAD:
                    continue  # the form has labels of its own
                for line in cell.paragraphs:
                    parts = plain(line).replace("(", " ").replace(")", " ").split()
                    missing += [
                        (row.key, one)
                        for one in (part.strip(",;") for part in parts)
                        if one not in words and one not in text
                    ]
    known = {"-", "–", "WP", "Yes", "/", "No"}
    assert [one for one in missing if one[1] not in known] == []


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_the_samples_is_left(form: str, example: str) -> None:
    made = result(form, example)
    words = official_form_words()
    lines = said(made.content)
    assert not [one for one in lines if any(sample in one for sample in SAMPLES)]
    assert not [one for one in lines if words.is_prompt(one)]
    assert made.account.empty_boxes == ()


@pytest.mark.parametrize("form", FORMS)
def test_it_keeps_what_word_asks_of_a_file(form: str) -> None:
    made = result(form, "agri-food")
    assert faults_of(made.content) == faults_of(FORMS[form])


@pytest.mark.parametrize("form", FORMS)
def test_bookmarks_have_numbers_and_names_of_their_own(form: str) -> None:
    before = [one.get(ID) for one in tree_of(FORMS[form]).iter(BOOKMARK_START)]
    marks = list(tree_of(result(form, "agri-food").content).iter(BOOKMARK_START))
    for key in (ID, NAME):
        doubled = [one for one, n in Counter(m.get(key) for m in marks).items() if n > 1]
        assert set(doubled) <= set(before)


def test_the_validator_finds_no_more_to_say_than_of_the_blank(tmp_path: Path) -> None:
    found = []
    for number, content in enumerate((FORMS["made"], result("made", "agri-food").content)):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(content)
        found.append({one.description for one in OpenXmlValidator().validate(str(path)).errors})
    assert found[1] - found[0] == set()


@pytest.mark.parametrize("name", [*FEW, *(one for one in CHANGED if LONG and one not in FEW)])
def test_forms_of_another_shape_are_filled_alike(name: str) -> None:
    shape = CHANGED[name]
    made = filled(blank_form(shape))
    usual = result("made", "agri-food")
    assert faults_of(made.content) == ()
    if not shape.without:
        assert made.account.columns.keys() == usual.account.columns.keys()
        assert made.account.left_over == usual.account.left_over
    extra = [one for one in made.account.empty_boxes if "ootprint" not in one]
    assert extra == []


@pytest.mark.parametrize("table", ["work package", "resources"])
def test_a_reference_to_what_the_form_has_no_place_for_is_plain_text(table: str) -> None:
    made = filled(blank_form(Shape(without=frozenset({table}))), "euroboostex")
    assert faults_of(made.content) == ()
    package = draft("euroboostex").dossier.proposal.work_packages[0]
    assert f"wp/{package.id}" in {one.id for one in made.account.left_over}


def test_a_timetable_without_room_for_the_project_is_emptied() -> None:
    """A form for two years, and a project of three."""
    made = filled(blank_form(Shape(without=frozenset({"quarters"}))), "euroboostex")
    why = [one.what for one in made.account.left_over if one.heading == "Timetable"]
    assert any("have at most 24 columns, for 36 months" in one for one in why)
    (table,) = (
        one
        for one in tree_of(made.content).iter(w("tbl"))
        if words_of(one).startswith("Timetable (up to two years)")
    )
    *_, last = table.iter(w("tr"))
    assert words_of(last) == ""
    assert {one.get(w("fill")) for one in last.iter(w("shd"))} == {"D9D9D9"}
    assert len(list(table.iter(w("tr")))) == 4


def test_there_is_a_column_for_each_work_package() -> None:
    heads = [one for one in said(result("made", "euroboostex").content) if one.startswith("WP")]
    for number in range(1, 8):
        assert f"WP{number}" in heads


def test_each_work_package_has_a_block_with_its_name() -> None:
    lines = said(result("made", "euroboostex").content)
    packages = draft("euroboostex").dossier.proposal.work_packages
    for number, package in enumerate(packages, 1):
        assert f"Work Package {number}" in lines
        assert any(one.startswith(f"Work Package {number}: {package.title}") for one in lines)
    assert not any("Work Package …" in one and len(one) < 30 for one in lines)


def test_names_and_roles_of_participants_go_into_two_columns() -> None:
    table = next(
        table
        for table in tree_of(result("made", "euroboostex").content).iter(w("tbl"))
        if words_of(table).startswith("Work Package 1:")
    )
    row = next(row for row in table.iter(w("tr")) if words_of(row).startswith("T1.1"))
    cells = [words_of(one) for one in row.iter(w("tc"))]
    assert "ATEVALAEI Tèxtils" in cells
    assert "COOBEN" in cells


def test_the_same_draft_gives_the_same_bytes() -> None:
    blank = blank_form(Shape())
    assert filled(blank).content == filled(blank).content


@pytest.mark.parametrize("form", FORMS)
def test_no_type_is_smaller_than_forms_allow(form: str) -> None:
    """Also where the samples of the form are."""
    made = tree_of(result(form, "agri-food").content)
    small = [
        words_of(run)
        for run in made.iter(w("r"))
        if words_of(run) and (size := run.find(f"{w('rPr')}/{w('sz')}")) is not None
        if int(size.get(w("val"), "18")) < 18
    ]
    of_form = " ".join(said(FORMS[form]))
    assert [one for one in small if one not in of_form] == []
