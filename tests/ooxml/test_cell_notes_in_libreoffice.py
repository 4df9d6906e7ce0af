"""LibreOffice shows the notes, and what it saves can be given new ones."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.noted_sheets import SHEET, WE, boxes, of_excel, shown
from tests.office import converted, needs_office
from toolkit.ooxml.cell_notes import put_notes
from toolkit.ooxml.package import Package

pytestmark = pytest.mark.slow


@needs_office
def test_libreoffice_keeps_the_notes_and_the_next_ones_take_their_place(tmp_path: Path) -> None:
    found = of_excel()
    put_notes(found, SHEET, {"C9": "one\ntwo", "D4": "three"}, WE)
    source = tmp_path / "noted.xlsx"
    source.write_bytes(found.to_bytes())
    content = converted(source, "xlsx", tmp_path / "saved").read_bytes()
    sheet: Any = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    texts = {one: sheet[one].comment.text for one in ("B2", "C9", "D4")}
    assert texts == {"B2": "Some text", "C9": f"{WE}:\none\ntwo", "D4": f"{WE}:\nthree"}

    again = Package.read(content)
    assert put_notes(again, SHEET, {"B2": "no", "E5": "four"}, WE) == ("B2",)
    assert {one: text for one, (_, text) in shown(again).items()} == {
        "B2": "Some text",
        "E5": f"{WE}:\nfour",
    }
    assert boxes(again) == [("1", "1"), ("4", "4")]
