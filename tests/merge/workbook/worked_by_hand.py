"""A small workbook in which a person has worked, what a pull reads of it, and what it holds."""

from collections.abc import Callable

from tests.merge.workbook.keyed import Key
from tests.merge.workbook.small_workbook import base
from toolkit.merge.workbook.base import whole
from toolkit.merge.workbook.keyed_sheet import Content, KeyedSheets, keyed_sheets
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import InputReader
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.ooxml.package import Package


def worked(content: bytes, work: Callable[[KeyedSheets], None]) -> bytes:
    """The workbook after somebody has worked in its sheets."""
    package = Package.read(content)
    sheets = keyed_sheets(package)
    work(sheets)
    for one in sheets.by_key.values():
        package.put(one.part, one.tree)
    return package.to_bytes()


def put(content: bytes, cells: dict[Key, Content]) -> bytes:
    def work(sheets: KeyedSheets) -> None:
        for (sheet, row, column), value in cells.items():
            sheets.by_key[sheet].put(row, column, value)

    return worked(content, work)


def restored(content: bytes, fresh: bytes) -> Updated:
    """The workbook with what is ours given back, which a further build leaves as it is."""
    done = merge_workbook(content, base(content), fresh, restore=True)
    again = merge_workbook(done.content, base(done.content), fresh)
    assert again.content == done.content
    assert again.kept == ()
    return done


def said(content: bytes) -> dict[Key, object]:
    """Every formula, and every other value, by sheet, row and column key."""
    sheets = keyed_sheets(Package.read(content)).by_key
    found: dict[Key, object] = {}
    for key, sheet in sheets.items():
        for row in sheet.rows:
            for column in sheet.columns:
                formula = sheet.formula(row, column)
                value = sheet.shown(row, column).value if formula is None else f"={formula}"
                if value is not None:
                    found[key, row, column] = value
    return found


def read(content: bytes) -> list[str]:
    """What a pull reports of the workbook, and the rows in which it finds changes."""
    sheets, written = keyed_sheets(Package.read(content)), whole(base(content))
    found = InputReader("plan.xlsx", sheets, written, written, Ledger()).changes()
    messages = [f"{one.code} {one.message}" for one in found.messages]
    return [*messages, *(row.key for row in found.rows), *(new.place for new in found.new_lines)]
