"""The hidden sheet with what the drop-downs of a form offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budgets.cell_values import Formula, Value
from budgets.grid import Grid
from budgets.intake.names import options_name, parts_name
from budgets.layout import Column
from toolkit.intake.fields import FormField
from toolkit.intake.layout import OWNER, Form, FormSheet, form_sheets, naming_field
from toolkit.intake.rows import FormRows
from toolkit.intake.scope import Scope
from toolkit.intake.shown import FormWords

OPTIONS = "options"
"""The key of the sheet."""

Listed = tuple[str, list[Value]]
"""The name of a drop-down, and what it offers."""


def write_options(grid: Grid, rows: FormRows, grids: Mapping[str, Grid], scope: Scope) -> None:
    """Writes the lists, each in a column of its own; called when all other sheets are written."""
    found = dict(_lists(rows, grids))
    if scope.partner:
        for kind, known in rows.words.parts.items():
            found[parts_name(kind)] = [*known.values()]
    grid.columns(*(Column(name, name, 22) for name in found))
    grid.header()
    longest = max(map(len, found.values()), default=0)
    for number in range(longest):
        cells = {name: offered[number] for name, offered in found.items() if number < len(offered)}
        grid.row(f"{number + 1}", cells)
    for name, offered in found.items():
        grid.name(name, f"1|{name}:{max(len(offered), 1)}|{name}", "")
    grid.layout.hidden = True


def _lists(rows: FormRows, grids: Mapping[str, Grid]) -> Iterator[Listed]:
    for sheet in form_sheets():
        if sheet.key not in grids:
            continue
        if sheet.has_owner and sheet.form is not Form.TABLE:
            yield options_name(sheet, OWNER), list(_owners(sheet, rows, grids))
        for one in sheet.fields:
            if offered := _offered(one, rows.words):
                yield options_name(sheet, one.key), offered
    for kind, keys in (("task or milestone", ("form_tasks", "form_milestones")),):
        yield parts_name(kind), [one for key in keys for one in _column(grids, key)]


def _offered(one: FormField, words: FormWords) -> list[Value]:
    return [*words.options(one).values()]


def _owners(sheet: FormSheet, rows: FormRows, grids: Mapping[str, Grid]) -> Iterator[Value]:
    """The parts that a row can be inside of: those of another sheet as they are there now."""
    done: set[str] = set()
    for pattern in sheet.ways:
        if len(pattern) < 3:
            continue
        key = f"form_{pattern[-3]}"
        if pattern[-3] != "priorities" and key in grids and key not in done:
            done.add(key)
            yield from _column(grids, key)
    for name, way in rows.owners(sheet).items():
        if way[0] in ("priorities", "communication"):
            yield name


def _column(grids: Mapping[str, Grid], key: str) -> Iterator[Value]:
    """The names in the rows of another sheet, as formulas."""
    grid = grids.get(key)
    if grid is None:
        return
    column = naming_field(grid.letter)
    for row in grid.rows:
        if row.startswith("__"):
            continue
        source = f"[{key}!{row}|{column}]"
        shown = grid.inputs.get(row, {}).get(column) or grid.shown.get(row, {}).get(column)
        yield Formula(f'IF({source}="","",{source})', shown if isinstance(shown, str) else "")
