"""A workbook as openpyxl reads it, with every cell and every reference in the words of keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

Key = tuple[str, str, str]
"""Sheet, row and column."""


@dataclass
class Keys:
    """One of our sheets: its own key, and the keys of its rows and columns by number."""

    key: str
    rows: dict[int, str] = field(default_factory=dict)
    columns: dict[int, str] = field(default_factory=dict)


@dataclass
class Keyed:
    """All of our sheets."""

    formulas: Any
    """The workbook with formulas."""

    values: Any
    """The workbook with what stands beside them."""

    by_title: dict[str, Keys] = field(default_factory=dict)

    def cells(self) -> Iterator[tuple[Key, Any, Any]]:
        """Every cell of ours with its formula in keys (or its value) and the value beside it."""
        for title, keys in self.by_title.items():
            values = self.values[title]
            for row in self.formulas[title].iter_rows():
                for cell in row:
                    if cell.row in keys.rows and cell.column in keys.columns:
                        place = keys.key, keys.rows[cell.row], keys.columns[cell.column]
                        value = values.cell(cell.row, cell.column).value
                        yield place, self.said(cell.value, title, cell.row), _plain(value)

    def said(self, value: Any, title: str, row: int = 0) -> Any:
        """A formula with keys in place of addresses; any other value as it is."""
        if not (isinstance(value, str) and value.startswith("=")):
            return _plain(value)
        tokens = Tokenizer(value)
        for one in tokens.items:
            if one.type == "OPERAND" and one.subtype == "RANGE":
                one.value = self.reference(one.value, title, row)
        return "=" + "".join(one.value for one in tokens.items)

    def reference(self, text: str, home: str, row: int = 0) -> str:
        """An address by keys; `=` stands for the row of the formula itself."""
        sheet, _, address = text.rpartition("!")
        title = sheet.strip("'").replace("''", "'") or home
        keys = self.by_title.get(title)
        if keys is None or "#" in address:
            return text
        try:
            left, top, right, bottom = range_boundaries(address.replace("$", ""))
        except (ValueError, TypeError):
            return text
        ends = {
            f"{'=' if top == row and title == home else keys.rows.get(y, f'row {y}')}"
            f"|{keys.columns.get(x, f'column {x}')}"
            for x, y in ((left, top), (right, bottom))
        }
        fixed = "$" * ("$" in address)
        return f"{keys.key}!{'..'.join(sorted(ends))}{fixed}"


def keyed(content: bytes) -> Keyed:
    """The workbook with the keys of our sheets."""
    found = Keyed(load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True))
    for sheet in found.values:
        if isinstance(sheet, Worksheet) and (keys := _keys(sheet)):
            found.by_title[sheet.title] = keys
    return found


def _keys(sheet: Worksheet) -> Keys | None:
    for row in sheet.iter_rows(max_row=12, max_col=12):
        for cell in row:
            if str(cell.value).startswith("#pk:"):
                head, left = cell.row, cell.column
                return Keys(
                    str(cell.value).removeprefix("#pk:"),
                    {
                        y: "__head" if str(value) == "key" else str(value)
                        for y in range(head + 1, sheet.max_row + 1)
                        if (value := sheet.cell(y, left).value) not in (None, "")
                    },
                    {
                        x: str(value)
                        for x in range(left + 1, sheet.max_column + 1)
                        if (value := sheet.cell(head, x).value) not in (None, "")
                    },
                )
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return value


def rules(book: Keyed) -> dict[Key, list[str]]:
    """What may be typed, and which looks are taken, by cell."""
    found: dict[Key, list[str]] = {}
    for title, keys in book.by_title.items():
        sheet = book.formulas[title]
        listed: list[tuple[Any, str]] = []
        for one in sheet.data_validations.dataValidation:
            listed.append((one.sqref, f"{one.type} {one.formula1} {one.formula2} {one.prompt}"))
        for one in sheet.conditional_formatting:
            top, left = (
                min(getattr(area, name) for area in one.sqref.ranges)
                for name in ("min_row", "min_col")
            )
            for rule in one.rules:
                texts = [_seen(book, text, title, top, left) for text in rule.formula]
                listed.append((one.sqref, f"{rule.type} {' '.join(texts)}"))
        for areas, what in listed:
            for area in areas.ranges:
                for y in range(area.min_row, area.max_row + 1):
                    for x in range(area.min_col, area.max_col + 1):
                        if y in keys.rows and x in keys.columns:
                            place = keys.key, keys.rows[y], keys.columns[x]
                            found.setdefault(place, []).append(what)
    return {place: sorted(set(what)) for place, what in found.items()}


def _seen(book: Keyed, text: str, title: str, top: int, left: int) -> str:
    """The formula of a rule: what is relative as a distance, what is fixed as a key."""
    tokens = Tokenizer(f"={text}")
    for one in tokens.items:
        if one.type == "OPERAND" and one.subtype == "RANGE" and "!" not in one.value:
            try:
                column, row, _, _ = range_boundaries(one.value.replace("$", ""))
            except (ValueError, TypeError):
                continue
            keys = book.by_title[title]
            letters_fixed = one.value.startswith("$")
            row_fixed = "$" in one.value[1:]
            x = keys.columns.get(column, column) if letters_fixed else column - left
            y = keys.rows.get(row, row) if row_fixed else row - top
            one.value = f"<{x},{y}>"
    return "".join(one.value for one in tokens.items)


def names(book: Keyed) -> dict[str, str]:
    """The defined names and print areas, by keys."""
    found = {
        name: book.reference(one.attr_text, "") for name, one in book.formulas.defined_names.items()
    }
    for title, keys in book.by_title.items():
        sheet = book.formulas[title]
        if sheet.print_area:
            found[f"print {keys.key}"] = book.reference(sheet.print_area.split(",")[0], title)
        if sheet.print_title_rows:
            first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
            rows = [keys.rows.get(int(one), one) for one in (first, last)]
            found[f"titles {keys.key}"] = f"{rows}"
        if sheet.auto_filter.ref:
            found[f"filter {keys.key}"] = book.reference(sheet.auto_filter.ref, title)
        for table in sheet.tables.values():
            found[f"table {table.name}"] = book.reference(table.ref, title)
        if sheet.freeze_panes:
            column, row = coordinate_to_tuple(sheet.freeze_panes)[::-1]
            last = keys.rows.get(row - 1, "-"), keys.columns.get(column - 1, "-")
            found[f"frozen {keys.key}"] = "|".join(last)
        for number, chart in enumerate(sheet._charts):
            for one in chart.series:
                areas = (one.val.numRef.f, one.cat.numRef.f if one.cat.numRef else one.cat.strRef.f)
                found[f"chart {keys.key} {number}"] = " ".join(
                    book.reference(area, title) for area in areas
                )
    return found


def widths(book: Keyed) -> dict[tuple[str, str], tuple[float, bool]]:
    """The width of each column, and whether it is hidden."""
    found = {}
    for title, keys in book.by_title.items():
        sheet = book.formulas[title]
        for one in sheet.column_dimensions.values():
            for x in range(one.min or 0, (one.max or 0) + 1):
                if x in keys.columns:
                    found[keys.key, keys.columns[x]] = (one.width, one.hidden)
    return found
