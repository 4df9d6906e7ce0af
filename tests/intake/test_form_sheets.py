"""What a form shows beside the fields, and that what it lets people choose is read back."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.form_words import EXAMPLE
from toolkit.form_file import read_words
from toolkit.intake.fields import Holds
from toolkit.intake.layout import form_sheets
from toolkit.intake.shown import FormWords
from toolkit.pipeline import write_form
from toolkit.readers.language import read_language
from toolkit.readers.shapes import plain
from toolkit.readers.typed_words import ChosenWords

CLOCK = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    outline = Path(shutil.copy(EXAMPLE, tmp_path_factory.mktemp("form")))
    write_form(outline, clock=CLOCK)
    return load_workbook(next(outline.parent.glob("*-intake.xlsx")))


def column(sheet: Any, key: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == key)


def test_beside_a_section_is_what_an_evaluator_looks_for(book: Any) -> None:
    sheet = book["Sections"]
    call = read_words(EXAMPLE).call
    asked = {one.tag: " ".join(one.asks.split()) for one in call.sections if one.template}
    at = column(sheet, "__about")
    shown = {row[0].value: row[at - 1].value for row in sheet.iter_rows() if row[0].value in asked}
    assert shown.keys() == asked.keys()
    assert {tag: words or "" for tag, words in shown.items()} == asked


def test_a_long_text_in_a_list_begins_in_sight_and_leaves_room_for_other_rows(book: Any) -> None:
    for name in ("Tasks", "Sections", "Instruments"):
        sheet = book[name]
        heights = [one.height for one in sheet.row_dimensions.values() if one.height]
        assert max(heights) <= 180
        first = next(row for row in sheet.iter_rows() if row[1].data_type == "f" and row[0].row > 5)
        assert {cell.alignment.vertical for cell in first[1:] if cell.value} == {"top"}


def test_a_list_without_rows_counts_nothing(book: Any) -> None:
    cells = (cell.value for cell in book["Previous projects"]["B"])
    assert any("Nothing filled in yet" in str(one) for one in cells)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_can_be_chosen_is_read_back(language: str) -> None:
    words = read_words(EXAMPLE)
    spoken = FormWords(words.data, words.call, read_language(language), words.home)
    chosen = ChosenWords(words.call, spoken.language)
    read = 0
    for sheet in form_sheets():
        for one in sheet.fields:
            if one.holds is not Holds.CHOICE or sheet.model is None:
                continue
            shape = plain(sheet.model.model_fields[one.name].annotation)
            known = chosen.of_model((sheet.kind, one.name), shape)
            for value, shown in spoken.options(one).items():
                assert chosen.read(shown, known) == value, (sheet.kind, one.name)
                read += 1
    assert read > 15
