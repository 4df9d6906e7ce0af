"""Rules for the tables of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.office_rules.addresses import Area, area_of, meeting
from tests.office_rules.parts import EXCEL, Element, Parts, S, local, repeated
from tests.office_rules.rules import rule
from tests.office_rules.sheets import merges
from tests.office_rules.workbooks import (
    LEGAL_NAME,
    LIKE_AN_ADDRESS,
    LONGEST_NAME,
    names,
    worksheets,
)
from toolkit.cell_addresses import letters

CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Table(NamedTuple):
    """A table as its part says it."""

    id: str
    name: str
    shown: str
    """The name that formulas use."""

    area: Area | None
    headings: int
    totals: int
    columns: tuple[str, ...]
    ids: tuple[str, ...]
    told: str
    """How many columns it says it has."""

    filter: str


@rule(
    "ISO/IEC 29500-1, tableColumn (18.5.1.3): the name is what the heading cell shows; `Repaired "
    "Records: Table`: github.com/jmcnamara/XlsxWriter/issues/1126, "
    "github.com/ClosedXML/ClosedXML/issues/285, github.com/ropensci/writexl/pull/133"
)
def headings_of_tables_are_the_names_of_their_columns(parts: Parts) -> Iterator[str]:
    for sheet, table in _tables(parts):
        if table.area is None or not table.headings:
            continue
        shown = _heading_cells(parts, sheet, table.area)
        for column, wanted in zip(_columns(table.area), table.columns, strict=False):
            if shown.get(column) != wanted:
                yield f"{table.shown}: the column {wanted!r} is headed {shown.get(column)!r}"


@rule(
    "ISO/IEC 29500-1, tableColumn (18.5.1.3); capitals do not count: "
    "github.com/jmcnamara/XlsxWriter/issues/362; 255 characters: [MS-OI29500] 2.1.681, "
    "github.com/ycphs/openxlsx/pull/402"
)
def columns_of_tables_are_named_once(parts: Parts) -> Iterator[str]:
    for _, table in _tables(parts):
        for one in repeated(name.casefold() for name in table.columns):
            yield f"{table.shown}: the column {one} twice"
        for one in table.columns:
            if not 0 < len(one) <= LONGEST_NAME:
                yield f"{table.shown}: a column of {len(one)} characters"
        yield from (f"{table.shown}: the number {one} twice" for one in repeated(table.ids))


@rule(
    "github.com/exceljs/exceljs/issues/106: as many columns as the area is wide, and a row at least"
)
def areas_of_tables_fit_their_columns(parts: Parts) -> Iterator[str]:
    for _, table in _tables(parts):
        if table.area is None:
            yield f"{table.shown} has no area"
            continue
        if table.area.width != len(table.columns) or table.told not in (
            "",
            str(len(table.columns)),
        ):
            yield f"{table.shown}: {len(table.columns)} columns in an area of {table.area.width}"
        if table.area.height < table.headings + table.totals + 1:
            yield f"{table.shown} has no row"
        body = table.area._replace(bottom=table.area.bottom - table.totals)
        if table.filter and area_of(table.filter) != body:
            yield f"{table.shown}: its filter is {table.filter}"


@rule(
    "ISO/IEC 29500-1, table (18.5.1.2): id and displayName are unique, and no defined name is the "
    "same"
)
def tables_are_named_once(parts: Parts) -> Iterator[str]:
    tables = [table for _, table in _tables(parts)]
    yield from (f"table {one} twice" for one in repeated(table.id for table in tables))
    defined = [one.name.casefold() for one in names(parts) if not one.sheet]
    shown = [table.shown.casefold() for table in tables]
    yield from (f"the name {one} twice" for one in repeated([*dict.fromkeys(defined), *shown]))
    yield from (f"the name {one} twice" for one in repeated(t.name.casefold() for t in tables))
    for table in tables:
        name = table.shown
        if not name or not LEGAL_NAME.fullmatch(name) or LIKE_AN_ADDRESS.fullmatch(name):
            yield f"{name!r} is no name of a table"


@rule(
    "Tables over each other or a filter: github.com/dfinke/ImportExcel/pull/1745, "
    "github.com/EPPlusSoftware/EPPlus/issues/103; merged cells: "
    "github.com/exceljs/exceljs/issues/970"
)
def tables_share_their_cells_with_nothing(parts: Parts) -> Iterator[str]:
    for sheet in worksheets(parts):
        here = [table for part, table in _tables(parts) if part == sheet]
        tables = {table.area: table.shown for table in here if table.area}
        for one, other in meeting(tables):
            yield f"{tables[one]} lies on {tables[other]}"
        filters = [area_of(one) for one in parts.ask(sheet, _filter_of_sheet)]
        for area, name in tables.items():
            if any(one and one.meets(area) for one in filters):
                yield f"{name} lies on a filter of its sheet"
            if any(one.meets(area) for one in merges(parts, sheet)):
                yield f"{name} has merged cells"


def _tables(parts: Parts) -> list[tuple[str, Table]]:
    return [
        (sheet, table)
        for sheet in worksheets(parts)
        for name in parts.related(sheet, "table")
        if name in parts and parts.content_types.get(name, "").startswith(EXCEL)
        for table in parts.ask(name, _table)
    ]


def _table(root: Element) -> Iterator[Table]:
    columns = [one for group in root.iterchildren(f"{S}tableColumns") for one in group]
    yield Table(
        root.get("id", ""),
        root.get("name", root.get("displayName", "")),
        root.get("displayName", ""),
        area_of(root.get("ref", "")),
        int(root.get("headerRowCount", "1")),
        int(root.get("totalsRowCount", "0")),
        tuple(_decoded(one.get("name", "")) for one in columns),
        tuple(one.get("id", "") for one in columns),
        next((one.get("count", "") for one in root if local(one) == "tableColumns"), ""),
        next((one.get("ref", "") for one in root if local(one) == "autoFilter"), ""),
    )


def _columns(area: Area) -> Iterator[str]:
    yield from (letters(number) for number in range(area.left, area.right + 1))


def _heading_cells(parts: Parts, sheet: str, area: Area) -> dict[str, str | None]:
    """What the heading cells show, by column; None where it is no text."""
    path = f"//s:row[@r='{area.top}']/s:c"
    found: dict[str, str | None] = {}
    for one in parts.tree(sheet).xpath(path, namespaces={"s": S[1:-1]}):
        column = one.get("r", "").rstrip("0123456789")
        found[column] = _text(parts, one)
    return found


def _text(parts: Parts, one: Element) -> str | None:
    if one.get("t") == "inlineStr":
        return _decoded("".join(each.text or "" for each in one.iter(f"{S}t")))
    value = one.findtext(f"{S}v")
    if one.get("t") == "str" and value is not None:
        return _decoded(value)
    if one.get("t") != "s" or value is None:
        return None
    strings = next(iter(parts.related(parts.main, "sharedStrings")), "")
    texts = parts.ask(strings, _texts) if strings in parts else ()
    return texts[int(value)] if int(value) < len(texts) else None


def _texts(strings: Element) -> Iterator[str]:
    for item in strings.iterchildren(f"{S}si"):
        yield _decoded("".join(one.text or "" for one in item.iter(f"{S}t")))


def _filter_of_sheet(sheet: Element) -> Iterator[str]:
    yield from (one.get("ref", "") for one in sheet.iterchildren(f"{S}autoFilter"))


def _decoded(text: str) -> str:
    return CODED.sub(lambda found: chr(int(found[1], 16)), text)
