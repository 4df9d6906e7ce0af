"""What large consortia print: letters that can be read, names that are whole, tabs by colour."""

import re
import subprocess
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from budgets.sheet_setup import DIGIT, LEGIBLE
from budgets.widths import width_of
from budgets.workbook import write_workbook
from tests.builders import make_dossier, make_partner, make_task, make_work_package
from tests.office import SOFFICE, needs_office
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 3, 1)
NAMES = ("microTEC Südwest", "Svensk Elektronik", "Textilwirtschaft")
ROOM = (420 / 25.4 - 0.8) * 72 * 100 / LEGIBLE / DIGIT
"""Digits side by side on A3 in the smallest scale."""


def consortium(size: int) -> Dossier:
    partners = [
        make_partner(
            f"partner-{number}",
            short_name=NAMES[number] if number < len(NAMES) else f"P{number}",
            role="beneficiary" if number else "coordinator",
            rates={"manager": 5000, "expert": 4000},
        )
        for number in range(size)
    ]
    effort = {one.id: {"manager": 1, "expert": 2} for one in partners}
    task = make_task("a", lead="partner-0", effort=effort)
    package = make_work_package("innovate", lead="partner-0", tasks=[task], costs=[])
    return make_dossier(partners=partners, work_packages=[package], instruments=[])


@pytest.fixture(scope="module")
def fifteen() -> bytes:
    return write_workbook(consortium(15), clock=CLOCK)


@pytest.fixture(scope="module")
def book(fifteen: bytes) -> Any:
    return load_workbook(BytesIO(fifteen))


def widths_in(sheet: Any) -> dict[int, float]:
    """The width of each column; 0 where it is hidden."""
    found = {}
    for one in sheet.column_dimensions.values():
        for at in range(one.min, one.max + 1):
            found[at] = 0.0 if one.hidden else one.width
    return found


@pytest.mark.parametrize("title", ["Effort", "Staff costs"])
def test_a_sheet_of_fifteen_partners_is_parted_by_partner_in_legible_letters(
    book: Any, title: str
) -> None:
    sheet = book[title]
    assert sheet.page_setup.paperSize == 8
    assert sheet.page_setup.scale == LEGIBLE
    assert 9 * LEGIBLE / 100 > 8
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    left, right = sheet.print_title_cols.replace("$", "").split(":")
    widths = widths_in(sheet)
    heads = range(column_index_from_string(left), column_index_from_string(right) + 1)
    repeated = sum(widths[at] for at in heads)
    starts = [heads[-1] + 1, *(one.id + 1 for one in sheet.col_breaks.brk), sheet.max_column + 1]
    assert len(starts) > 2
    for first, behind in pairwise(starts):
        assert repeated + sum(widths[at] for at in range(first, behind)) <= ROOM
    keys = [sheet.cell(1, first).value for first in starts[1:-1]]
    assert all(key == "total" or key.endswith(("/manager", "sum/partner-0")) for key in keys), keys


def test_few_partners_print_on_one_page_as_before() -> None:
    sheet = load_workbook(BytesIO(write_workbook(consortium(3), clock=CLOCK)))["Effort"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert not sheet.col_breaks.brk


def test_no_name_of_a_partner_is_cut(book: Any) -> None:
    labels = {*NAMES}
    checked = set()
    for sheet in book:
        widths = widths_in(sheet)
        for row in sheet.iter_rows(min_row=2, min_col=2):
            for cell in row:
                if cell.value in labels and widths[cell.column] and sheet.sheet_state == "visible":
                    words = cell.value.split() if cell.alignment.wrap_text else [cell.value]
                    needed = max(map(width_of, words))
                    place = f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}"
                    assert widths[cell.column] >= needed, place
                    checked.add(sheet.title)
    assert {"Work plan", "Effort", "Staff costs", "Rates", "Load", "Budget"} <= checked


def test_every_visible_tab_has_the_colour_of_its_kind_and_the_guide_says_which(book: Any) -> None:
    colours = {
        one.sheet_properties.tabColor.rgb[-6:] for one in book if one.sheet_state == "visible"
    }
    guide = book["How to use"]
    swatches = {
        guide.cell(row, 2).fill.fgColor.rgb[-6:]
        for row in range(1, guide.max_row + 1)
        if str(guide.cell(row, 1).value).startswith("tab/")
    }
    assert len(colours) == 5
    assert swatches == colours


@pytest.mark.long
@needs_office
def test_the_letters_on_paper_are_at_least_eight_points(fifteen: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fifteen.xlsx"
    path.write_bytes(fifteen)
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    ended = subprocess.run(
        ["pdftotext", "-bbox-layout", str(tmp_path / "fifteen.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    heights: dict[str, list[float]] = {"1190": [], "595": []}
    for page in ended.stdout.split("<page ")[1:]:
        wide = page.partition('width="')[2].partition(".")[0]
        for high, low in re.findall(
            r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">manager<', page
        ):
            heights.setdefault(wide, []).append(float(low) - float(high))
    effort_and_staff_costs, rates = heights["1190"], heights["595"]
    assert len(effort_and_staff_costs) >= 30
    assert min(effort_and_staff_costs) / max(rates) * 9 >= 8  # Rates prints in its full size
