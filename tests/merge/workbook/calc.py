"""Run by the Python that LibreOffice knows: opens workbooks, works in them like a person, saves.

Usage: calc.py SOFFICE PROFILE JOBS, where JOBS is a JSON file of {"from", "to", "edits"}; an
edit is ["type", sheet, row key, column key, value], ["insert row", sheet, row key],
["insert column", sheet, column key], ["rename", sheet, title], ["note", sheet, row, column, text],
["line", sheet, row key above which it is typed, {column: value}], ["sheet", title] or
["delete row", sheet, row key].
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellAddress

soffice, profile, jobs = sys.argv[1:]


def connected():
    office = subprocess.Popen(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nologo"),
            f"--accept=pipe,name=proposal{profile.__hash__() % 99999};urp;",
        ]
    )
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    for _ in range(300):
        try:
            name = f"proposal{profile.__hash__() % 99999}"
            context = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.2)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    return office, desktop


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


def edit(book, what, *args):
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
        place = CellAddress(sheet.RangeAddress.Sheet, column, row)
        sheet.Annotations.insertNew(place, args[3])
    elif what == "insert row":
        sheet.Rows.insertByIndex(row_of(sheet, left, args[1]) if args[1] else 0, 1)
    elif what == "delete row":
        sheet.Rows.removeByIndex(row_of(sheet, left, args[1]), 1)
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


office, desktop = connected()
try:
    hidden = PropertyValue(Name="Hidden", Value=True)
    kind = PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML")
    for job in json.loads(Path(jobs).read_text(encoding="utf-8")):
        book = desktop.loadComponentFromURL(job["from"], "_blank", 0, (hidden,))
        for one in job["edits"]:
            edit(book, *one)
        book.storeToURL(job["to"], (kind,))
        book.close(True)
finally:
    try:
        desktop.terminate()
    except Exception:
        office.kill()
    office.wait(30)
