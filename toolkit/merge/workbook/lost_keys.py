"""Gives rows back their ids where somebody emptied or deleted the grey column or the hidden row.

A row is known by the texts that were written into it; those without any, by their place between
two that are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.cell_addresses import COLUMNS, ROWS, letters
from toolkit.merge.workbook.cell_words import folded
from toolkit.merge.workbook.keyed_sheet import HEAD, MARK, KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import shift_workbook
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cell_of, cells_of, local, parts_of, rows_of, texts_of

ENOUGH = 0.5
"""The share of the recorded texts of a sheet that has to stand there."""

Texts = Mapping[str, str]
"""The texts of a row by column key."""


@dataclass
class _Plain:
    """A sheet without ids: what stands in it, and which of our columns are where."""

    title: str
    part: str
    tree: Any
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    """The texts of each row that holds something, by the numbers of row and column."""

    columns: dict[str, int] = field(default_factory=dict)


def keys_given_back(
    package: Package, base: Mapping[str, Any], titles: Mapping[str, str], there: KeyedSheets
) -> list[str]:
    """Writes the ids of sheets and rows that have lost them; returns the titles of those sheets.

    `titles` are the tabs of a new workbook by key, and `there` the sheets that still have ids. What
    is not clear is left as it is. Raises TornError where a column cannot be inserted.
    """
    found = []
    for key, sheet in there.by_key.items():
        if key not in there.repeated and _in_keyed(sheet, _texts_of_base(base, key)):
            package.put(sheet.part, sheet.tree)
            found.append(sheet.title)
    for key in base["shown"]:
        if key in there.by_key or key not in titles:
            continue
        plain = next(_without_ids(package, base, key, titles[key], there), None)
        if plain is not None and _marked(package, base, key, plain):
            found.append(plain.title)
    return found


def lost_ids(package: Package, base: Mapping[str, Any], title: str, key: str) -> bool:
    """Whether the sheet of that title is there and only its ids are missing."""
    return any(True for _ in _without_ids(package, base, key, title, None))


def _texts_of_base(base: Mapping[str, Any], key: str) -> dict[str, dict[str, str]]:
    """The texts that were written into the rows of a sheet, in the order of the rows."""
    shown, typed = base["shown"].get(key, {}), base["sheets"].get(key, {})
    order = base.get("order", {}).get(key, {}).get("rows") or [*{**shown, **typed}]
    found = {}
    for row in order:
        cells = {
            column: folded(value[1:])
            for column, value in shown.get(row, {}).items()
            if isinstance(value, str) and value[:1] == "'" and value[1:]
        }
        for column, value in typed.get(row, {}).items():
            if isinstance(value, str) and not value.replace(".", "").isdigit():
                cells[column] = folded(value)
        found[row] = cells
    return found


def _in_keyed(sheet: KeyedSheet, written: Mapping[str, Texts]) -> bool:
    """Gives the rows of a sheet their ids that have none; whether any was given."""
    missing = [row for row in written if row not in sheet.rows]
    if not missing:
        return False
    known = {number for key, (number, _) in sheet.rows.items() if key in written}
    free = {
        number: row
        for number, row in rows_of(sheet.tree)
        if number > sheet.head and number not in known
    }
    rows = {number: _texts(row, sheet.texts) for number, row in free.items()}
    every = len(missing) == len(written)
    found = _matched(written, missing, rows, sheet.columns)
    if every:
        found = _filled([*written], found, sorted(one for one in rows if _holds(free[one])))
    for number, key in found.items():
        sheet.rows[key] = number, free[number]
        sheet.write_key(key)
    return bool(found)


def _matched(
    written: Mapping[str, Texts],
    wanted: Sequence[str],
    rows: Mapping[int, Mapping[int, str]],
    columns: Mapping[str, int],
) -> dict[int, str]:
    """The rows that bear texts which only one of the wanted ones was given, by their numbers."""
    times = Counter((column, text) for cells in written.values() for column, text in cells.items())
    owner = {
        (columns[column], text): key
        for key in wanted
        for column, text in written[key].items()
        if column in columns and times[column, text] == 1
    }
    found: dict[int, str] = {}
    for number, texts in rows.items():
        votes = Counter(owner[one] for one in texts.items() if one in owner)
        if len(votes) == 1 or (votes and len({*votes.values()}) == len(votes)):
            found[number] = votes.most_common(1)[0][0]
    taken = Counter(found.values())
    return {number: key for number, key in found.items() if taken[key] == 1}


def _filled(
    order: Sequence[str], found: Mapping[int, str], filled: Sequence[int]
) -> dict[int, str]:
    """The same with the rows between two that are known, where there are as many as are missing."""
    numbers = {key: number for number, key in found.items()}
    done = dict(found)
    waiting: list[str] = []
    last = 0
    for key in [*order, ""]:
        if key and key not in numbers:
            waiting.append(key)
            continue
        here = numbers.get(key, ROWS + 1)
        between = [one for one in filled if last < one < here and one not in found]
        if not last:
            between = between[len(between) - len(waiting) :]
        if not key:
            between = between[: len(waiting)]
        if here > last and len(between) == len(waiting):
            done |= dict(zip(between, waiting, strict=True))
        waiting, last = [], here
    return done


def _without_ids(
    package: Package,
    base: Mapping[str, Any],
    key: str,
    title: str,
    there: KeyedSheets | None,
) -> Iterator[_Plain]:
    """The sheet of that title that bears our texts, where it has no ids."""
    texts = texts_of(package, package.main_part())
    keyed = {one.part for one in there.by_key.values()} if there else set()
    written = _texts_of_base(base, key)
    for name, part in parts_of(package):
        if name.casefold() != title.casefold() or part in keyed or part not in package.parts:
            continue
        tree = package.xml(part)
        plain = _Plain(name, part, tree)
        plain.rows = {n: _texts(row, texts) for n, row in rows_of(tree) if _holds(row)}
        _placed(plain, written, base.get("order", {}).get(key, {}).get("columns", []))
        ours = {text for cells in written.values() for text in cells.values()}
        shown = {text for cells in plain.rows.values() for text in cells.values()}
        if plain.columns and ours and len(ours & shown) >= ENOUGH * len(ours):
            yield plain


def _placed(plain: _Plain, written: Mapping[str, Texts], order: Sequence[str]) -> None:
    """Finds our columns by their titles; none where they are not as they were written."""
    times = Counter(written.get(HEAD, {}).values())
    titles = {key: text for key, text in written.get(HEAD, {}).items() if times[text] == 1}
    for texts in plain.rows.values():
        places = {text: column for column, text in texts.items()}
        steps = {
            places[text] - order.index(key)
            for key, text in titles.items()
            if text in places and key in order
        }
        missing = sum(1 for text in titles.values() if text not in places)
        if len(steps) == 1 and missing <= len(titles) // 2:
            plain.columns = {key: at + next(iter(steps)) for at, key in enumerate(order)}
            return


def _marked(package: Package, base: Mapping[str, Any], key: str, plain: _Plain) -> bool:
    """Writes the ids of a sheet that has none; whether that could be done."""
    written = _texts_of_base(base, key)
    first = min(plain.columns.values())
    if first < 1:
        return False
    found = _matched(written, [*written], plain.rows, plain.columns)
    found = _filled([*written], found, sorted(plain.rows))
    top = _row_of_keys(plain)
    shift = Shift(
        unchanged() if top else Axis((0,), 0),
        unchanged(most=COLUMNS) if first > 1 else Axis((0,), 0, COLUMNS),
    )
    if not shift.same:
        shift_workbook(package, {plain.title: shift})
    down, right = int(not top), int(first == 1)
    tree = package.xml(plain.part)
    column, top = first + right - 1, top or 1
    names = {at + right: name for name, at in plain.columns.items()}
    _write(tree, top, {column: f"{MARK}{key}", **names})
    for number, name in found.items():
        _write(tree, number + down, {column: name})
    for number, row in rows_of(tree):
        if number == top:
            row.set("hidden", "1")
    package.put(plain.part, tree)
    return True


def _row_of_keys(plain: _Plain) -> int:
    """The row in which the keys of the columns stand, or may stand; 0 where there is none."""
    keys = {key.casefold() for key in plain.columns}
    for number, texts in plain.rows.items():
        if len(keys & {*texts.values()}) > len(keys) // 2:
            return number
    return 0 if 1 in plain.rows else 1


def _write(tree: Any, number: int, texts: Mapping[int, str]) -> None:
    """Writes texts into the cells of a row, by the numbers of their columns."""
    row = next((one for at, one in rows_of(tree) if at == number), None)
    if row is None:
        data = next(one for one in tree if local(one) == "sheetData")
        row = data.makeelement(data.tag.replace("}sheetData", "}row"), {"r": f"{number}"})
        data.insert(sum(1 for at, _ in rows_of(tree) if at < number), row)
    for column, text in texts.items():
        cell = dict(cells_of(row)).get(column)
        if cell is None:
            address = f"{letters(column)}{number}"
            cell = row.makeelement(row.tag.replace("}row", "}c"), {"r": address})
            row.insert(sum(1 for at, _ in cells_of(row) if at < column), cell)
        for part in list(cell):
            cell.remove(part)
        cell.set("t", "inlineStr")
        inner = cell.makeelement(f"{cell.tag[:-1]}is", {})
        inner.append(cell.makeelement(f"{cell.tag[:-1]}t", {}))
        inner[0].text = text
        cell.append(inner)


def _texts(row: Any, texts: list[str]) -> dict[int, str]:
    """The texts of a row that are no results of formulas, by the number of their column."""
    found = {}
    for column, cell in cells_of(row):
        if any(local(part) == "f" for part in cell):
            continue
        value = cell_of(cell, texts).value
        if isinstance(value, str) and (words := folded(value)):
            found[column] = words
    return found


def _holds(row: Any) -> bool:
    """Whether a row holds a value or a formula."""
    return any(local(part) in ("f", "v", "is") for _, cell in cells_of(row) for part in cell)
