"""Values come into the cells of a budget table, and every formula gets the result that follows.

Cells are written inside the parts of the file; formulas, styles, protection, validations and
macros stay byte for byte. A workbook shows its stored results wherever it is not computed: in a
preview, in Excel's Protected View, to the Portal. So each formula gets its result as it is now, and
one that cannot be computed here has none and is computed when the workbook is opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isclose

from toolkit.budget_form.book import Book, address
from toolkit.budget_form.calculation import Calculation
from toolkit.budget_form.survey import Survey
from toolkit.merge.workbook.evaluation.cells import Place
from toolkit.merge.workbook.evaluation.values import Fault, Value
from toolkit.ooxml.cell_splices import NOTHING, CellContent, with_cells

SAME = 1e-14
"""Results that differ by less than this share stay as they are written."""

CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b([^>]*?)(/?)>")
ON_OPENING = re.compile(rb"\sfullCalcOnLoad\s*=\s*[\"'][^\"']*[\"']")


VOLATILE = ("OFFSET", "INDIRECT", "CELL", "NOW", "TODAY", "RAND", "INFO")
"""Functions that make a formula one that is computed on opening."""


def with_values(form: Survey, values: Mapping[str, Value], file: str) -> bytes:
    """The workbook with these values in its cells, by key; None empties a cell.

    `form` shows the new values and results afterwards. `file` is the name that the workbook will
    have. Raises `PackageError` where a cell is missing.
    """
    book = form.book
    contents: dict[int, dict[str, CellContent]] = {}
    for key, value in values.items():
        place = form.inputs[key]
        if not _is_same(book.shown(place), value):
            contents.setdefault(place[0], {})[address(*place[1:])] = _content(value)
            _set(book, place, value)
    calculation = Calculation(book, file)
    calculation.compute()
    for number, sheet in enumerate(book.cells.sheets):
        results, unknown = calculation.results[number], calculation.unknown
        for at in sheet.formulas:
            new = None if (number, *at) in unknown else results[at]
            if not _is_same(sheet.stored.get(at), new):
                contents.setdefault(number, {})[address(*at)] = _content(new)
                sheet.stored[at] = new
    for number, cells in contents.items():
        part = book.cells.sheets[number].part
        content = book.package.parts[part]
        book.package.parts[part] = with_cells(content, cells, book.package.file, part)
    if not all(_is_volatile(book, place) for place in calculation.unknown):
        _compute_on_opening(book)
    return book.package.to_bytes()


def _is_volatile(book: Book, place: Place) -> bool:
    """Whether Excel and LibreOffice compute a formula whenever the workbook is opened."""
    text = book.cells.sheets[place[0]].formulas[place[1:]].text.upper()
    return any(f"{one}(" in text for one in VOLATILE)


def _set(book: Book, place: Place, value: Value) -> None:
    values = book.cells.sheets[place[0]].values
    if value is None:
        values.pop(place[1:], None)
    else:
        values[place[1:]] = value


def _content(value: Value) -> CellContent:
    match value:
        case None:
            return NOTHING
        case bool():
            return CellContent("b", f"{int(value)}")
        case Fault():
            return CellContent("e", value.code)
        case str():
            return CellContent("str", value)
    if value == int(value) and abs(value) < 1e15:
        return CellContent("n", f"{int(value)}")
    return CellContent("n", repr(float(format(value, ".15g"))))  # a sheet keeps fifteen digits


def _is_same(one: Value, two: Value) -> bool:
    """Whether two values are the same, but for an error of rounding."""
    if type(one) is float and type(two) is float:
        return isclose(one, two, rel_tol=SAME)
    return type(one) is type(two) and one == two


def _compute_on_opening(book: Book) -> None:
    """Lets the program that opens the workbook compute everything."""
    main = book.package.main_part()

    def put(found: re.Match[bytes]) -> bytes:
        kept = ON_OPENING.sub(b"", found[2])
        return b'<%scalcPr%s fullCalcOnLoad="1"%s>' % (found[1], kept, found[3])

    book.package.parts[main] = CALCULATION.sub(put, book.package.parts[main], count=1)
