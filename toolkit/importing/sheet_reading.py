"""The sheets of one file as parts of an outline: every cell is placed, a heading, or listed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from toolkit.importing.cell_values import CellReader, Context, Misread
from toolkit.importing.decisions import Decision
from toolkit.importing.heading_text import EFFORT, Column, Known, package_named, spelled
from toolkit.importing.headings import project_field
from toolkit.importing.lines_between import Around, line_between
from toolkit.importing.lists import PROJECT
from toolkit.importing.outcome import Found, NotPlaced, Placed
from toolkit.importing.rows import has_content, rows_found
from toolkit.importing.sheet_cells import Address, Sheet
from toolkit.importing.table_row import RowFound
from toolkit.importing.tables import Table, tables_of

OUTSIDE = "it is outside the tables"
NO_HEADINGS = "no row of its sheet has headings that name fields of the outline"


class Heading(NamedTuple):
    """The words above a column, and what they were taken for."""

    where: str
    words: str
    field: str
    """The field of the outline: `partners.name`; empty where it is none."""

    why: str = ""
    """Why it is none."""


class TableFound(NamedTuple):
    """A table of a sheet, as it was understood."""

    sheet: str
    kind: str
    """The list of the outline: `partners`."""

    headings: tuple[Heading, ...]
    rows: int
    """How many of its rows are items of the list."""


class SheetsFound(NamedTuple):
    """What the sheets of a file give."""

    tables: tuple[TableFound, ...]
    rows: tuple[RowFound, ...]
    cells: int
    """How many cells have words or numbers."""

    hidden: tuple[str, ...] = ()
    """What is hidden and was read all the same: `Budget: row 4`."""


def read_sheets(
    sheets: Sequence[Sheet], known: Known, decisions: Collection[Decision], context: Context
) -> SheetsFound:
    """What the sheets give; the cells of each are placed, headings, or listed."""
    tables: list[TableFound] = []
    rows: list[RowFound] = []
    cells, hidden = 0, []
    for sheet in sheets:
        found_tables, found_rows = _read(sheet, known, decisions, context)
        tables += found_tables
        rows += found_rows
        cells += sum(1 for row in sheet.rows.values() for one in row.values() if has_content(one))
        name = f"{sheet.title}: " if sheet.title else ""
        hidden += [f"{name}{one}" for one in sheet.hidden]
    return SheetsFound(tuple(tables), tuple(rows), cells, tuple(hidden))


def known_partners(sheets: Sequence[Sheet], decisions: Collection[Decision]) -> Iterator[str]:
    """The names of the partners that the sheets list, as `spelled`."""
    for sheet in sheets:
        for table in tables_of(sheet, Known(), decisions):
            if table.matched.kind.name == "partners":
                yield from _names(table)


def _names(table: Table) -> Iterator[str]:
    for column, one in table.matched.columns.items():
        if one.name in ("name", "short_name"):
            cells = (table.sheet.at(row, column) for row in table.rows)
            yield from (spelled(one.value) for one in cells if one and isinstance(one.value, str))


def first_day(sheets: Sequence[Sheet], context: Context) -> str:
    """The first day of the project that a sheet gives beside the word for it; empty where none."""
    for sheet in sheets:
        for row in sheet.rows:
            found = _labelled_value(sheet, row, context)
            if found and "start" in (given := found.found.data.get("project", {})):
                return str(given["start"])
    return ""


def _read(
    sheet: Sheet, known: Known, decisions: Collection[Decision], context: Context
) -> tuple[list[TableFound], list[RowFound]]:
    tables, rows = [], []
    taken: set[Address] = set()
    widest = max((max(row) for row in sheet.rows.values()), default=0)
    for table in tables_of(sheet, known, decisions):
        above = [
            (at, line_between(sheet.where(*at), sheet.rows[at[0]][at[1]].words, known))
            for at in table.above
            if len(sheet.rows[at[0]]) == 1 and has_content(sheet.rows[at[0]][at[1]])
        ]
        rows += [line for _, (line, _) in above]
        taken |= {at for at, _ in above}
        around = _around(sheet, [below for _, (_, below) in above], known)
        found = list(rows_found(table, known, context, around))
        rows += found
        items = len({one.row for one in found if one.is_item})
        tables.append(TableFound(sheet.title, table.matched.kind.name, _headings(table), items))
        width = range(table.first, min(table.last, widest) + 1)
        taken |= {(row, at) for row in (table.heading, *table.rows) for at in width}
        taken |= {sheet.merged.get(at, at) for at in _heading_cells(table)}
    why = OUTSIDE if tables else NO_HEADINGS
    rows += _rest(sheet, taken, context, why)
    return tables, rows


def _heading_cells(table: Table) -> Iterator[Address]:
    yield from ((table.heading, at) for at in (*table.matched.columns, *table.matched.unmatched))


def _headings(table: Table) -> tuple[Heading, ...]:
    sheet, matched = table.sheet, table.matched
    found = []
    for row, at in sorted(_heading_cells(table)):
        cell = sheet.at(row, at)
        where = sheet.where(*sheet.merged.get((row, at), (row, at)))
        column = matched.columns.get(at)
        name = _field(matched.kind.name, column) if column else ""
        found.append(
            Heading(where, cell.words if cell else "", name, matched.unmatched.get(at, ""))
        )
    return tuple(found)


def _field(kind: str, column: Column) -> str:
    if column.name == EFFORT:
        return f"{EFFORT} of {column.of}"
    scaled = f" x {column.scale}" if column.scale != 1 else ""
    return f"{kind}.{column.name}{scaled}"


def _around(sheet: Sheet, lines: Sequence[Around], known: Known) -> Around:
    """What the tab of the sheet and the lines above a table say of its rows."""
    package = package_named(sheet.title)
    partner = sheet.title if spelled(sheet.title) in known.partners else ""
    for one in lines:
        package, partner = one.work_package or package, one.partner or partner
    return Around(package, partner)


def _rest(
    sheet: Sheet, taken: Collection[Address], context: Context, why: str
) -> Iterator[RowFound]:
    """The cells outside all tables: fields of the project beside their names, else listed."""
    for row, cells in sheet.rows.items():
        free = [at for at, cell in cells.items() if (row, at) not in taken and has_content(cell)]
        if not free:
            continue
        if len(free) == len(cells) and (found := _labelled_value(sheet, row, context)):
            yield found
            continue
        listed = (NotPlaced(sheet.where(row, at), cells[at].words, why) for at in free)
        yield RowFound(0, Found({}, (), tuple(listed)), is_item=False)


def _labelled_value(sheet: Sheet, row: int, context: Context) -> RowFound | None:
    """A field of the project, with its name in one cell and its value in the next."""
    cells = [(at, cell) for at, cell in sheet.rows[row].items() if has_content(cell)]
    if len(cells) != 2 or not isinstance(cells[0][1].value, str):
        return None
    (left, label), (right, cell) = cells
    name = project_field(label.words)
    if not name:
        return None
    reader = CellReader(PROJECT, context)
    value: Any = reader.value(Column(name), cell)
    both = ((sheet.where(row, left), label.words), (sheet.where(row, right), cell.words))
    if isinstance(value, Misread):
        listed = tuple(NotPlaced(*one, value.why) for one in both)
        return RowFound(0, Found({}, (), listed), is_item=False)
    placed = tuple(Placed(*one, ("project", name)) for one in both)
    return RowFound(-1, Found({"project": {name: value}}, placed), is_item=False)
