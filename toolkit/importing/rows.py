"""The rows of a table as parts of an outline, each with what it gives and what it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from toolkit.importing.cell_values import CellReader, Context, Misread
from toolkit.importing.cost_rows import as_cost, is_line
from toolkit.importing.heading_text import AMOUNT, EFFORT, Column, Known, package_named, spelled
from toolkit.importing.lines_between import Around, line_between
from toolkit.importing.lists import FIRST, LAST, LENGTH, RANK, ListKind
from toolkit.importing.outcome import Found, NotPlaced, Placed, Steps
from toolkit.importing.part_labels import label_of
from toolkit.importing.sheet_cells import SheetCell
from toolkit.importing.table_row import REFERRED, Row, RowFound
from toolkit.importing.tables import Table
from toolkit.readers.yaml_notation import Value

BETWEEN = re.compile(r"\s*[;,/&+\n]\s*|\s+(?:and|et)\s+")
NUMERAL = re.compile(r"[\d\s.,'€$£%-]+(?:EUR|k€|PM|M)?", re.IGNORECASE)
TOTAL = re.compile(
    r"(?:.* )?(?:sub ?total|sous total|grand total|total|totals|totaux|somme|sum)"
    r"|(?:total|somme|subtotal|sous total|grand total) .*"
)
EFFORT_RANK = RANK["tasks"] + 0.5
"""Person-months are taken when all tasks are known."""


def rows_found(table: Table, known: Known, context: Context, around: Around) -> Iterator[RowFound]:
    """What each row below the headings gives, from the top to the bottom."""
    reader = CellReader(table.matched.kind, context)
    for number in table.rows:
        cells = _cells(table, number)
        if not cells:
            continue
        if _is_total(cells):
            yield _left(table, number, cells, "it is a line of totals, which the outline computes")
        elif _is_alone(table, number, cells):
            line = _line_between(table, number, cells, known)
            around = _with(around, line)
            yield line[0]
        else:
            yield from _row(table, number, cells, reader, around)


def has_content(cell: SheetCell) -> bool:
    """Whether a cell has a word or a number; a dash alone says nothing."""
    return any(one.isalnum() for one in cell.words)


def _cells(table: Table, number: int) -> dict[int, SheetCell]:
    """The cells of a row in the columns of the table that have words or numbers."""
    row = table.sheet.rows[number].items()
    return {at: one for at, one in row if table.first <= at <= table.last and has_content(one)}


def _is_total(cells: Mapping[int, SheetCell]) -> bool:
    """Whether the only words of a row say that its numbers are sums."""
    texts = [one.words for one in cells.values() if not isinstance(one.value, Decimal)]
    words = [one for one in texts if not NUMERAL.fullmatch(one)]
    return bool(words) and all(TOTAL.fullmatch(spelled(one)) for one in words)


def _is_alone(table: Table, number: int, cells: Mapping[int, SheetCell]) -> bool:
    """Whether a row shows but one text, and the table has more columns than that."""
    merged_in = any(table.sheet.at(number, at) for at in table.matched.columns if at not in cells)
    return len(cells) == 1 and len(table.matched.columns) > 1 and not merged_in


def _line_between(
    table: Table, number: int, cells: Mapping[int, SheetCell], known: Known
) -> tuple[RowFound, Around]:
    [(at, cell)] = cells.items()
    return line_between(table.sheet.where(number, at), cell.words, known, table.matched.kind)


def _with(around: Around, line: tuple[RowFound, Around]) -> Around:
    below = line[1]
    return Around(below.work_package or around.work_package, below.partner or around.partner)


def _left(table: Table, number: int, cells: Mapping[int, SheetCell], why: str) -> RowFound:
    listed = (NotPlaced(table.sheet.where(number, at), one.words, why) for at, one in cells.items())
    return RowFound(0, Found({}, (), tuple(listed)), number, is_item=False)


def _row(
    table: Table, number: int, cells: Mapping[int, SheetCell], reader: CellReader, around: Around
) -> Iterator[RowFound]:
    row = Row(table, number)
    efforts = _read(row, cells, reader)
    kind = table.matched.kind
    _labelled(row, kind)
    _span(row)
    _parents(row, kind, around)
    given = {*row.values} & {*kind.named_by}
    if not given:
        named = " or ".join(one.replace("_", " ") for one in kind.named_by)
        row.leave_all(f"the row has no {named}")
        row.left += [NotPlaced(*source, f"the row has no {named}") for _, source in efforts]
        yield RowFound(0, Found({}, (), tuple(row.left)), number, is_item=False)
        return
    if row.amounts:
        yield from _amounts(row, reader)
        return
    yield from _efforts(row, efforts, kind)
    yield _item(row, kind, reader)


Effort = tuple[str, tuple[str, str]]


def _read(row: Row, cells: Mapping[int, SheetCell], reader: CellReader) -> list[Effort]:
    """Reads the cells of a row by the columns of its table; the person-months are given back."""
    table = row.table
    efforts: list[Effort] = []
    for at in sorted({*cells, *table.matched.columns}):
        cell, column = table.sheet.at(row.number, at), table.matched.columns.get(at)
        if cell is None or not has_content(cell):
            continue
        source = (table.sheet.where(row.number, at), cell.words)
        if column is None:
            why = table.matched.unmatched.get(at, "there is no heading above it")
            row.left.append(NotPlaced(*source, why))
        elif at in cells:
            efforts += _taken(row, column, reader.value(column, cell), source)
        elif not isinstance(cell.value, Decimal):  # a number in a merged cell counts once
            read = reader.value(column, cell)
            if not isinstance(read, Misread):
                row.values[column.name] = read
    return efforts


def _taken(
    row: Row, column: Column, read: Value | Misread, source: tuple[str, str]
) -> Iterator[Effort]:
    """Notes what a cell gives; person-months are given back."""
    if isinstance(read, Misread):
        row.misread.add(column.name)
        row.left.append(NotPlaced(*source, read.why))
    elif column.name == EFFORT:
        row.values.setdefault(EFFORT, {})[column.of] = read
        yield column.of, source
    elif column.name == AMOUNT:
        row.values[AMOUNT] = row.amounts
        row.amounts.append((column.of, read, source))
    else:
        row.values[column.name] = read
        row.sources[column.name] = source


def _labelled(row: Row, kind: ListKind) -> None:
    """Takes the label out of a title: `T2.1 Survey`."""
    title = row.values.get("title")
    if not isinstance(title, str):
        return
    label, rest = label_of(kind.name, title)
    if not label or "label" in row.values:
        return
    if rest:
        row.values |= {"label": label, "title": rest}
        return
    row.values["label"] = label
    del row.values["title"]
    if source := row.sources.pop("title", None):
        row.sources["label"] = source


def _span(row: Row) -> None:
    """Makes one span of a first and a last month."""
    first, last = row.values.get(FIRST), row.values.get(LAST)
    length = row.values.get(LENGTH)
    if first and length and not last:
        last = f"M{int(first[1:]) + int(length) - 1}"
    elif length:
        row.leave(LENGTH, "the months from the first to the last one say it")
    if first is None and last is None:
        return
    ends = f"the {'last' if last is None else 'first'} month is missing"
    if first and last and int(first[1:]) > int(last[1:]):
        ends = "the last month is before the first"
    elif first and last and "months" not in row.values:
        row.values["months"] = f"{first}-{last}"
        return
    elif first and last:
        ends = "another column gives the months"
    for column in (FIRST, LAST, LENGTH):
        row.leave(column, ends)


def _parents(row: Row, kind: ListKind, around: Around) -> None:
    """Gives a row the work package and the partner that lines above it, or its label, name."""
    label = str(row.values.get("label", ""))
    if kind.name in ("deliverables", "milestones", "events"):
        _one_package(row)
    if kind.parent == "work_package" and "work_package" not in row.values:
        if "." in label:
            row.values["work_package"] = f"WP{re.sub(r'[^0-9.]', '', label).split('.')[0]}"
        elif around.work_package:
            row.values["work_package"] = around.work_package
    if around.partner and "partner" not in row.values and _has_partner(kind):
        row.values["partner"] = around.partner


def _one_package(row: Row) -> None:
    """Puts a row that names several work packages into the first of them, and lists their names."""
    names = [one.strip() for one in BETWEEN.split(str(row.values.get("work_package", "")))]
    if len(names) > 1 and all(package_named(one) or one.isdigit() for one in names):
        first = package_named(names[0]) or f"WP{int(names[0])}"
        row.leave(
            "work_package", f"the outline has it in one work package; it was put into {first}"
        )
        row.values["work_package"] = first


def _has_partner(kind: ListKind) -> bool:
    return kind.parent == "partner" or "partner" in kind.model.model_fields


def _efforts(row: Row, efforts: list[Effort], kind: ListKind) -> Iterator[RowFound]:
    """The person-months of a row: of a task or work package by partner, or the other way round."""
    months = row.values.pop(EFFORT, {})
    for of, source in efforts:
        data, steps = _months_of(row, kind, of, months[of])
        yield RowFound(EFFORT_RANK, Found(data, (Placed(*source, steps),)), is_item=False)
    only_names = {*row.values} <= {"name", "short_name"}
    if efforts and kind.name == "partners" and only_names:
        row.values[REFERRED] = row.values.get("short_name") or row.values.get("name")
        for one in ("name", "short_name"):
            row.values.pop(one, None)
        row.renamed |= dict.fromkeys(("name", "short_name"), REFERRED)


def _months_of(row: Row, kind: ListKind, of: str, amount: Any) -> tuple[dict[str, Any], Steps]:
    """Person-months as data, and the way to them; `of` is what their heading names."""
    values = row.values
    if kind.name == "partners":
        who = str(values.get("short_name") or values.get("name"))
        return _package({REFERRED: of}, {who: amount}), ("work_packages", 0, EFFORT, who)
    if kind.name == "work_packages":
        name = str(values.get("label") or values.get("title"))
        return _package({REFERRED: name}, {of: amount}), ("work_packages", 0, EFFORT, of)
    task: dict[str, Any] = {one: values[one] for one in ("label", "title") if one in values}
    if amount:
        task[EFFORT] = {of: amount}
    package: dict[str, Any] = {"tasks": [task]}
    if "work_package" in values:
        package[REFERRED] = values["work_package"]
    return {"work_packages": [package]}, ("work_packages", 0, "tasks", 0, EFFORT, of)


def _package(named: dict[str, Any], effort: dict[str, Any]) -> dict[str, Any]:
    if given := {who: amount for who, amount in effort.items() if amount}:
        named = {**named, EFFORT: given}
    return {"work_packages": [named]}


def _amounts(row: Row, reader: CellReader) -> Iterator[RowFound]:
    """The amounts of a row in columns of cost categories, each as a cost line of its own."""
    given = [one for one in row.amounts if one[1]]
    nothing = (
        NotPlaced(*source, "it is nought") for _, amount, source in row.amounts if not amount
    )
    row.left += nothing
    taken = [one for one in given if is_line(reader.cost_row(one[0]), reader.context.call)]
    first = next(iter(taken or given), None)
    if first is None:
        row.leave_all("the row has no amount")
        yield RowFound(0, Found({}, (), tuple(row.left)), row.number, is_item=False)
        return
    for words, amount, source in given:
        is_first = source == first[2]
        line = Row(row.table, row.number, left=row.left if is_first else [])
        line.values = {key: one for key, one in row.values.items() if key != AMOUNT}
        line.values |= {"item": words, "units": 1, "unit_cost": amount}
        if code := reader.cost_row(words):
            line.values["row"] = code
        line.sources = {**(row.sources if is_first else {}), "unit_cost": source}
        yield _item(line, row.table.matched.kind, reader)


def _item(row: Row, kind: ListKind, reader: CellReader) -> RowFound:
    """The row as an item of its list, inside the part that its parent column names."""
    name = kind.name
    if name == "costs":
        name = as_cost(row, reader.context.call)
    if name == "rates":
        return _rate(row)
    if not name:
        return RowFound(0, Found({}, (), tuple(row.left)), row.number, is_item=False)
    parent = row.values.get(kind.parent) if kind.parent else None
    for extra in (kind.parent, FIRST, LAST, LENGTH, "total"):
        row.values.pop(extra, None)
    item = {
        key: row.values[key] for key in (REFERRED, *kind.model.model_fields) if key in row.values
    }
    if name != kind.name:
        item = dict(row.values)
    data, prefix = _wrapped(kind, name, item, parent)
    placed = tuple(
        Placed(*source, _steps(row.renamed.get(column, column), kind, prefix))
        for column, source in row.sources.items()
    )
    return RowFound(RANK[name], Found(data, placed, tuple(row.left)), row.number)


def _steps(column: str, kind: ListKind, prefix: Steps) -> Steps:
    """Where the value of a column is: the parent's name is outside the item."""
    if column == kind.parent and column:
        return (*prefix[:2], REFERRED)
    if column in (FIRST, LAST, LENGTH):
        return (*prefix, "months")
    return (*prefix, "unit_cost" if column == "total" else column)


def _wrapped(
    kind: ListKind, name: str, item: dict[str, Any], parent: Any
) -> tuple[dict[str, Any], Steps]:
    if not kind.inside:
        return {name: [item]}, (name, 0)
    [outer] = kind.inside
    if not kind.parent:
        return {outer: {name: [item]}}, (outer, name, 0)
    around = {REFERRED: parent} if parent else {}
    return {outer: [{**around, name: [item]}]}, (outer, 0, name, 0)


def _rate(row: Row) -> RowFound:
    """A row of a table of rates: EUR a person-month by staff profile."""
    profile, partner = str(row.values.get("profile", "")), row.values.get("partner")
    missing = "partner" if not partner else "staff profile" if not profile else ""
    if missing:
        row.leave_all(f"the row has no {missing}")
        return RowFound(0, Found({}, (), tuple(row.left)), row.number, is_item=False)
    word = "-".join(spelled(profile).split())
    data = {"partners": [{REFERRED: partner, "rates": {word: row.values["rate"]}}]}
    steps = {"partner": ("partners", 0, REFERRED)}
    rate: Steps = ("partners", 0, "rates", word)
    placed = tuple(Placed(*one, steps.get(name, rate)) for name, one in row.sources.items())
    return RowFound(RANK["rates"], Found(data, placed, tuple(row.left)), row.number)
