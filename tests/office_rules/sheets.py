"""Rules for one sheet of a workbook: its cells, and what lies over and around them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from tests.office_rules.addresses import LAST_COLUMN, LAST_ROW, Area, area_of, meeting
from tests.office_rules.parts import EXCEL, Element, Parts, S, found_by, local, repeated
from tests.office_rules.rules import rule
from tests.office_rules.workbooks import (
    LIMITS,
    LONGEST_FORMULA,
    LONGEST_TEXT,
    TEXT_NUMBERS,
    legal_area,
    on_sheets,
    worksheets,
)
from toolkit.cell_addresses import number_of

ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects"),
    *("controls", "webPublishItems", "tableParts", "extLst"),
)
KINDS = {"b", "d", "e", "inlineStr", "n", "s", "str"}
SHOWN = ("promptTitle", "errorTitle", "prompt", "error")
LONGEST_SHOWN = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 224}
LONGEST_LIST = 255
LONGEST_FOOTER = 255
WIDEST, HIGHEST, DEEPEST = 255, 409.5, 7

ROWS = found_by("s:sheetData/s:row")
TYPES_OF_CELLS = found_by("s:sheetData/s:row/s:c/@t")
NUMBERS = found_by("s:sheetData/s:row/s:c[not(@t) or @t = 'n']/s:v/text()")

TRUTHS = found_by("s:sheetData/s:row/s:c[@t = 'b']/s:v/text()")
WITHOUT_TEXT = found_by(
    "s:sheetData/s:row/s:c[(@t = 's' and not(s:v)) or (@t = 'inlineStr' and not(s:is))]"
)
SHARED = found_by("s:sheetData/s:row/s:c/s:f[@t = 'shared']")
LONG_FORMULAS = found_by(f"s:sheetData/s:row/s:c/s:f[string-length() > {LONGEST_FORMULA}]")
LONG_TEXTS = found_by(
    "s:sheetData/s:row/s:c[@t = 'str' or @t = 'inlineStr']/*"
    f"[string-length() > {LONGEST_TEXT // 2}] | s:si[string-length() > {LONGEST_TEXT // 2}]"
)


def merges(parts: Parts, sheet: str) -> list[Area]:
    """The merged areas of a sheet."""
    return [area for one in parts.ask(sheet, _merged) if (area := area_of(one))]


@rule(
    "ISO/IEC 29500-1, worksheet (18.3.1.99): a fixed order; github.com/exceljs/exceljs/issues/106"
)
def parts_of_a_sheet_come_in_their_order(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _order)


@rule(
    f"ISO/IEC 29500-1, row (18.3.1.73), c (18.3.1.4), f (18.3.1.40); {LIMITS}; `Repaired Records: "
    "Cell information`; long texts: github.com/dfinke/ImportExcel/issues/1166"
)
def cells_stand_in_order_and_hold_what_they_may(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _grid)
    for name in parts.of_type(f"{EXCEL}sharedStrings+xml"):
        yield from (f"{name}: {one}" for one in parts.ask(name, _long_texts))


@rule(f"ISO/IEC 29500-1, cols (18.3.1.17), sheetFormatPr: no column twice; {LIMITS}")
def columns_do_not_overlap(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _column_faults)


@rule(
    "ISO/IEC 29500-1, mergeCells (18.3.1.56); `Removed Records: Merge cells`: "
    "github.com/jmcnamara/XlsxWriter/issues/848, 687"
)
def merged_cells_do_not_overlap(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _merge_faults)


@rule(
    "[MS-OI29500] 2.1.613: dataValidation (18.3.1.32), prompt, error and titles; lists of 255: "
    "github.com/jmcnamara/XlsxWriter/issues/89, github.com/ClosedXML/ClosedXML/issues/1016"
)
def rules_for_typing_are_short_enough(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _validation_faults)


@rule("ISO/IEC 29500-1, cfRule (18.3.1.10): a priority from 1, each once on the sheet")
def rules_for_looks_have_their_priority(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _look_rules)


@rule("ISO/IEC 29500-1, headerFooter (18.3.1.46); github.com/jmcnamara/libxlsxwriter/issues/305")
def headers_and_footers_have_255_characters(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _long_footers)


@rule("ISO/IEC 29500-1, sheetView (18.3.1.87): with two selected, what is typed goes into both")
def one_sheet_is_selected(parts: Parts) -> Iterator[str]:
    selected = [sheet for sheet in worksheets(parts) if parts.ask(sheet, _selected)]
    if len(selected) > 1:
        yield f"{len(selected)} sheets"


def _order(sheet: Element) -> Iterator[str]:
    names = [local(one) for one in sheet if local(one) in ORDER]
    for one, two in pairwise(names):
        if ORDER.index(one) > ORDER.index(two):
            yield f"{two} behind {one}"
    for one in repeated(names):
        if one != "conditionalFormatting":
            yield f"{one} twice"


def _grid(sheet: Element) -> Iterator[str]:
    last = 0
    for row in ROWS(sheet):
        number = int(row.get("r", last + 1))
        if not last < number <= LAST_ROW:
            yield f"row {number} behind row {last}"
        last = number
        if float(row.get("ht", "0")) > HIGHEST or int(row.get("outlineLevel", "0")) > DEEPEST:
            yield f"row {number} is too high or too deep"
        yield from _places([one.get("r") for one in row.iterchildren(f"{S}c")], str(number))
    yield from _values(sheet)
    shared = [(one.get("si", ""), bool(one.text)) for one in SHARED(sheet)]
    masters = {number for number, has_text in shared if has_text}
    for number in sorted({number for number, _ in shared} - masters):
        yield f"no formula is shared as {number}"


def _places(places: list[str | None], row: str) -> Iterator[str]:
    column = 0
    for place in places:
        if place is None:
            column += 1
            continue
        name = place.rstrip("0123456789")
        if place != f"{name}{row}":
            yield f"{place} in row {row}"
        at = number_of(name)
        if not column < at <= LAST_COLUMN:
            yield f"{place} behind column {column}"
        column = at


def _values(sheet: Element) -> Iterator[str]:
    for kind in sorted(set(TYPES_OF_CELLS(sheet)) - KINDS):
        yield f"a cell of type {kind}"
    for text in NUMBERS(sheet):
        if not _is_number(text):
            yield f"{text!r} is no number"
    for text in TEXT_NUMBERS(sheet):
        if not text.isdigit():
            yield f"{text!r} is no number of a text"
    for text in TRUTHS(sheet):
        if text not in ("0", "1"):
            yield f"{text!r} is neither true nor false"
    for one in WITHOUT_TEXT(sheet):
        yield f"{one.get('r')} is a text without a text"
    for one in LONG_FORMULAS(sheet):
        yield f"a formula of {len(one.text)} characters"
    yield from _long_texts(sheet)


def _long_texts(root: Element) -> Iterator[str]:
    for one in LONG_TEXTS(root):
        text = "".join(one.itertext())
        if len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
            yield f"a text of {len(text)} characters"


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _column_faults(sheet: Element) -> Iterator[str]:
    last = 0
    for one in sheet.iterfind(f"{S}cols/{S}col"):
        first, end = int(one.get("min", "0")), int(one.get("max", "0"))
        if not last < first <= end <= LAST_COLUMN:
            yield f"columns {first} to {end} behind column {last}"
        last = end
        if float(one.get("width", "0")) > WIDEST or int(one.get("outlineLevel", "0")) > DEEPEST:
            yield f"column {first} is too wide or too deep"


def _merged(sheet: Element) -> Iterator[str]:
    yield from (one.get("ref", "") for one in sheet.iterfind(f"{S}mergeCells/{S}mergeCell"))


def _merge_faults(sheet: Element) -> Iterator[str]:
    found = list(_merged(sheet))
    areas = [area_of(one) for one in found]
    yield from (f"{one} is no area" for one, area in zip(found, areas, strict=True) if not area)
    yield from (f"{one} overlaps {two}" for one, two in meeting(area for area in areas if area))
    for one, area in zip(found, areas, strict=True):
        if area and area.width == area.height == 1:
            yield f"{one} is one cell"
    for group in sheet.iterchildren(f"{S}mergeCells"):
        if group.get("count", str(len(found))) != str(len(found)) or not found:
            yield f"{group.get('count')} of {len(found)} merged areas"


def _validation_faults(sheet: Element) -> Iterator[str]:
    for group in sheet.iterchildren(f"{S}dataValidations"):
        if group.get("count", str(len(group))) != str(len(group)) or not len(group):
            yield f"{group.get('count')} of {len(group)} rules"
    for one in sheet.iterfind(f"{S}dataValidations/{S}dataValidation"):
        if not legal_area(one.get("sqref", "")):
            yield f"a rule for {one.get('sqref')!r}"
        for key in SHOWN:
            if len(one.get(key, "")) > LONGEST_SHOWN[key]:
                yield f"{key} of {len(one.get(key))} characters: {one.get(key)[:40]}"
        for inner in one.iterchildren(f"{S}formula1", f"{S}formula2"):
            text = inner.text or ""
            if text.startswith('"') and len(text) > LONGEST_LIST + 2:
                yield f"a list of {len(text)} characters"
            if not text or len(text) > LONGEST_FORMULA:
                yield f"a formula of {len(text)} characters"


def _look_rules(sheet: Element) -> Iterator[str]:
    priorities = [one.get("priority", "0") for one in sheet.iter(f"{S}cfRule")]
    yield from (f"priority {one} twice" for one in repeated(priorities))
    yield from (f"priority {one}" for one in priorities if not one.isdigit() or int(one) < 1)
    for one in sheet.iterchildren(f"{S}conditionalFormatting"):
        if not legal_area(one.get("sqref", "")):
            yield f"a look for {one.get('sqref')!r}"
        if one.find(f"{S}cfRule") is None:
            yield "a look without a rule"
    for one in sheet.iterfind(f".//{S}cfRule/{S}formula"):
        if not 0 < len(one.text or "") <= LONGEST_FORMULA:
            yield f"a formula of {len(one.text or '')} characters"


def _long_footers(sheet: Element) -> Iterator[str]:
    for group in sheet.iterchildren(f"{S}headerFooter"):
        for one in group:
            if len(one.text or "") > LONGEST_FOOTER:
                yield f"{local(one)} of {len(one.text)} characters"


def _selected(sheet: Element) -> Iterator[bool]:
    for one in sheet.iterfind(f"{S}sheetViews/{S}sheetView"):
        if one.get("tabSelected") in ("1", "true"):
            yield True
