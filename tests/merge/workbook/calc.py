"""Run by the Python that LibreOffice knows: opens workbooks, works in them like a person, saves.

Usage: calc.py SOFFICE PROFILE JOBS, where JOBS is a JSON file of {"from", "to", "edits"}; an
edit is ["type", sheet, row key, column key, value], ["insert row", sheet, row key],
["insert column", sheet, column key], ["rename", sheet, title], ["note", sheet, row, column, text],
["line", sheet, row key above which it is typed, {column: value}], ["sheet", title],
["formula", title, address, formula with {sheet|row|column} in place of addresses], ["delete row",
sheet, row key], ["delete column", sheet, column key], ["delete sheet", sheet], ["sort", sheet,
first row key, last row key, column key], ["sort without ids", the same], ["drag", sheet, row,
column, row, column], ["copy row", sheet, row key], ["delete ids", sheet, "row" or "column"] or
["empty ids", sheet].
"""

import json
import re
import sys
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellAddress, TableSortField

sys.path.insert(0, str(Path(__file__).parents[2]))
from office_connection import office_at

soffice, profile, jobs = sys.argv[1:]


def sheet_of(book, key):
    for sheet in book.Sheets:
        corner = sheet.getCellRangeByPosition(0, 0, 5, 5).DataArray
        for row, cells in enumerate(corner):
            if f"#pk:{key}" in cells:
                return sheet, cells.index(f"#pk:{key}"), row
    raise KeyError(key)


def row_of(sheet, left, key):
    cells = sheet.getCellRangeByPosition(left, 0, left, 400).DataArray
    return next(at for at, (text,) in enumerate(cells) if text == key)


def column_of(sheet, top, key):
    (cells,) = sheet.getCellRangeByPosition(0, top, 200, top).DataArray
    return cells.index(key)


def put(cell, value):
    if value is None:
        cell.String = ""
    elif isinstance(value, str) and value.startswith("="):
        cell.Formula = value
    elif isinstance(value, str):
        cell.String = value
    else:
        cell.Value = value


def address(book, keys):
    title, row, column = keys.split("|")
    sheet, left, top = sheet_of(book, title)
    cell = sheet.getCellByPosition(column_of(sheet, top, column), row_of(sheet, left, row))
    return cell.AbsoluteName.replace("$", "")


def put_formula(book, title, place, formula):
    if not book.Sheets.hasByName(title):
        book.Sheets.insertNewByName(title, book.Sheets.Count)
    parts = re.split(r"[{}]", formula)
    parts[1::2] = [address(book, one) for one in parts[1::2]]
    book.Sheets.getByName(title).getCellRangeByName(place).Formula = "".join(parts)


def sort(sheet, left, top, first, last, column, with_ids=True):
    rows = [row_of(sheet, left, one) for one in (first, last)]
    width = sheet.getCellRangeByPosition(0, top, 200, top).DataArray[0]
    right = max(at for at, text in enumerate(width) if text)
    begin = left if with_ids else left + 1
    area = sheet.getCellRangeByPosition(begin, rows[0], right, rows[1])
    field = TableSortField()
    field.Field = column_of(sheet, top, column) - begin
    field.IsAscending = False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    area.sort((PropertyValue(Name="SortFields", Value=fields),))


def place(sheet, column, row):
    return CellAddress(sheet.RangeAddress.Sheet, column, row)


def drag(sheet, left, top, *keys):
    (row, column), (to_row, to_column) = (
        (row_of(sheet, left, row), column_of(sheet, top, column))
        for row, column in (keys[:2], keys[2:])
    )
    cell = sheet.getCellByPosition(column, row).RangeAddress
    sheet.moveRange(place(sheet, to_column, to_row), cell)


def copy_row(sheet, left, key):
    row = row_of(sheet, left, key)
    sheet.Rows.insertByIndex(row + 1, 1)
    sheet.copyRange(place(sheet, 0, row + 1), sheet.Rows.getByIndex(row).RangeAddress)


def edit(book, what, *args):
    if what == "formula":
        put_formula(book, *args)
        return
    if what == "sheet":
        book.Sheets.insertNewByName(args[0], book.Sheets.Count)
        book.Sheets.getByName(args[0]).getCellByPosition(0, 0).String = "mine"
        return
    sheet, left, top = sheet_of(book, args[0])
    if sheet.isProtected():
        sheet.unprotect("")
    if what == "type":
        column, row = column_of(sheet, top, args[2]), row_of(sheet, left, args[1])
        put(sheet.getCellByPosition(column, row), args[3])
    elif what == "note":
        column, row = column_of(sheet, top, args[2]), row_of(sheet, left, args[1])
        sheet.Annotations.insertNew(place(sheet, column, row), args[3])
    elif what == "insert row":
        sheet.Rows.insertByIndex(row_of(sheet, left, args[1]) if args[1] else 0, 1)
    elif what == "delete row":
        sheet.Rows.removeByIndex(row_of(sheet, left, args[1]), 1)
    elif what == "delete column":
        sheet.Columns.removeByIndex(column_of(sheet, top, args[1]), 1)
    elif what == "delete sheet":
        book.Sheets.removeByName(sheet.Name)
    elif what == "sort":
        sort(sheet, left, top, *args[1:])
    elif what == "sort without ids":
        sort(sheet, left, top, *args[1:], with_ids=False)
    elif what == "drag":
        drag(sheet, left, top, *args[1:])
    elif what == "copy row":
        copy_row(sheet, left, args[1])
    elif what == "delete ids":
        (sheet.Rows if args[1] == "row" else sheet.Columns).removeByIndex(
            top * (args[1] == "row"), 1
        )
    elif what == "empty ids":
        sheet.getCellRangeByPosition(left, top + 1, left, 400).clearContents(1023)
    elif what == "insert column":
        sheet.Columns.insertByIndex(column_of(sheet, top, args[1]) if args[1] else 0, 1)
    elif what == "rename":
        sheet.Name = args[1]
    elif what == "line":
        row = row_of(sheet, left, args[1])
        sheet.Rows.insertByIndex(row, 1)
        for column, value in args[2].items():
            put(sheet.getCellByPosition(column_of(sheet, top, column), row), value)
    else:
        raise ValueError(what)


with office_at(soffice, profile) as (_, desktop):
    hidden = PropertyValue(Name="Hidden", Value=True)
    kind = PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML")
    for job in json.loads(Path(jobs).read_text(encoding="utf-8")):
        book = desktop.loadComponentFromURL(job["from"], "_blank", 0, (hidden,))
        for one in job["edits"]:
            edit(book, *one)
        book.storeToURL(job["to"], (kind,))
        book.close(True)
