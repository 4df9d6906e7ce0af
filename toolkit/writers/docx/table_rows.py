"""The rows of a table as a full grid: header rows with keys, every row as wide as the table."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.document.tree import Cell, Row, Table, Text


def heads(table: Table) -> tuple[Row, ...]:
    """The header rows, each with a key; the columns' titles where the table gives none."""
    if not table.heads:
        titles = tuple(Cell(((Text(one.title),) if one.title else (),)) for one in table.columns)
        return (Row("__head", titles),) if any(one.title for one in table.columns) else ()
    return tuple(
        row if row.key else row._replace(key=f"__head{number}" if number > 1 else "__head")
        for number, row in enumerate(table.heads, 1)
    )


def all_rows(table: Table) -> tuple[Row, ...]:
    """The header rows, then the others."""
    return heads(table) + table.rows


def placed(table: Table, row: Row) -> Iterator[tuple[int, Cell]]:
    """Every cell with the column it begins in; a row that ends early is filled with empty cells."""
    column = 0
    for cell in row.cells:
        if column + cell.span > len(table.columns):
            raise ValueError(f"row {row.key!r} of table {table.id!r} is wider than the table")
        yield column, cell
        column += cell.span
    for empty in range(column, len(table.columns)):
        yield empty, Cell()
