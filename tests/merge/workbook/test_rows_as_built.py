"""The rows of the sheet Data in a workbook that somebody has edited: as of the build, each time."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from tests.merge.workbook.small_workbook import Outline, book, outline, updated
from toolkit.merge.workbook.rows_as_built import BUILT_HEAD
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package


def table(content: bytes) -> list[tuple[Any, ...]]:
    """The table of data with its head."""
    sheet = load_workbook(BytesIO(content), data_only=True)["Data"]
    (one,) = sheet.tables.values()
    assert one.autoFilter.ref == one.ref
    return [tuple(cell.value for cell in row) for row in sheet[one.ref]]


def edited(content: bytes, *cells: tuple[int, int, object]) -> bytes:
    """The workbook with values in rows of the data, counted from the head, and columns from A."""
    workbook = load_workbook(BytesIO(content))
    sheet = workbook["Data"]
    head = next(one.row for one in sheet["A"] if one.value == BUILT_HEAD)
    for row, column, value in cells:
        sheet.cell(head + row, column).value = value
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def told(done: Updated) -> list[str]:
    return [one for one in done.remarks if "'Data'" in one]


def merged(content: bytes, known: bytes, data: Outline) -> Updated:
    """The edited workbook, of which `known` was built, with what the outline says now."""
    found = base_of(Package.read(known))
    assert found is not None
    return merge_workbook(content, found[0], book(data))


def without_the_first_package() -> Outline:
    data = outline()
    del data["work_packages"][0]
    return data


def test_rows_follow_the_outline_and_count_as_no_cells() -> None:
    data = outline()
    data["work_packages"][0]["tasks"][0]["months"] = "M1-M12"
    done, _ = updated(book(outline()), data)
    assert table(done.content) == table(book(data))
    assert len(table(done.content)) > 100
    assert 0 < done.cells < 12
    assert told(done) == []


def test_what_stands_beside_the_columns_stays() -> None:
    content = edited(book(outline()), (1, 12, "ours"), (3, 12, "=H9*2"))
    done = merged(content, book(outline()), without_the_first_package())
    sheet = load_workbook(BytesIO(done.content))["Data"]
    head = next(one.row for one in sheet["A"] if one.value == BUILT_HEAD)
    assert [sheet.cell(head + row, 12).value for row in (1, 3)] == ["ours", "=H9*2"]
    assert table(done.content) == table(book(without_the_first_package()))
    assert told(done) == []


def test_what_was_typed_over_is_reported_and_as_of_the_build_again() -> None:
    content = edited(book(outline()), (2, 8, 99), (3, 2, "SOMEBODY"))
    done = merged(content, book(outline()), outline())
    assert table(done.content) == table(book(outline()))
    assert told(done) == [
        "'Data': its rows had been edited or sorted, and are as of this build now"
    ]
    assert merged(done.content, done.content, outline()).content == done.content
