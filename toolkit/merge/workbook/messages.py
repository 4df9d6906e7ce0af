"""The findings on an update in which rows and columns were added, removed or moved."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.change_lines import ChangedLines
from toolkit.merge.workbook.inputs import NEW
from toolkit.merge.workbook.keyed_sheet import KeyedSheets
from toolkit.merge.workbook.row_names import row_called
from toolkit.merge.workbook.shifting.references import LOST, area_of
from toolkit.merge.workbook.shifting.workbook import Lost
from toolkit.model.wording import listed_up_to
from toolkit.ooxml.sheetml import cells_of, local

RESTORE = "proposal build --restore brings it back"


def messages_of(
    kept: Sequence[Sequence[str]], taken: ChangedLines, names: Container[str]
) -> Iterator[Diagnostic]:
    """What requires a decision: lines that were kept, formulas that lost their cells.

    `names` are the generated ones.
    """
    for line in dict.fromkeys(line for _, _, line in kept):
        homes = [(key, what) for key, what, other in kept if other == line]
        titles = [f"'{taken.sheets.by_key[key].title}'" for key, _ in homes]
        where = " and ".join(dict.fromkeys(titles))
        rows = [key for key, what in homes if what == "row"]
        name = _named(taken.sheets, rows[0], line) if rows else line
        fact = f"{name} was kept on {where}, because it was edited there"
        hint = "it is no longer in the outline: move what you still need, then delete its lines"
        yield Diagnostic(Place(), "MRG052", fact, hint, Severity.WARNING)
    for one in sorted({one for one in taken.lost if _counts(one, taken, names)}):
        name = one.what or f"'{one.title}'!{one.place}"
        if one.filled:
            yield _filled(name, one.filled)
            continue
        if one.apart:
            fact = f"{name} refers to rows or columns that are no longer adjacent"
            hint = "check that it still refers to the right cells"
        else:
            fact = f"{name} refers to cells that are no longer in the outline"
            hint = "let it refer to other cells, or take the build back with proposal undo"
        yield Diagnostic(Place(), "MRG054" if one.apart else "MRG053", fact, hint, Severity.WARNING)


def _filled(name: str, what: str) -> Diagnostic:
    fact = f"lines came, went or moved among the cells of the formula that fills {name}: {what}"
    hint = "look at what stands beside each of its cells"
    return Diagnostic(Place(), "MRG149", fact, hint, Severity.WARNING)


def remarks(
    taken: ChangedLines, incoming: KeyedSheets, aside: Container[str] = ()
) -> tuple[str, ...]:
    """What a person should see, though it requires no decision.

    Sheets that were left `aside` are not among it.
    """
    return (*_sorted(taken), *_deleted(taken, incoming, aside))


def _sorted(taken: ChangedLines) -> Iterator[str]:
    for title in taken.sorted:
        yield f"'{title}': the rows keep the order in which people sorted them"


def _deleted(taken: ChangedLines, incoming: KeyedSheets, aside: Container[str]) -> Iterator[str]:
    """What people deleted from the workbook, which is added again only where that is asked for."""
    for key, generated in incoming.by_key.items():
        if key in aside:
            continue
        sheet = taken.sheets.by_key.get(key)
        if sheet is None:
            fact = f"'{generated.title}': the sheet was deleted and is not added again"
            yield f"{fact}; {RESTORE}"
            continue
        for what, wanted, there in (
            ("row", generated.rows, sheet.rows),
            ("column", generated.columns, sheet.columns),
        ):
            away = [one for one in wanted if one not in there and not one.startswith(NEW)]
            if away:
                names = [_named(incoming, key, one) if what == "row" else one for one in away]
                these = f"{what}{'s' * (len(away) > 1)}"
                yield (
                    f"'{sheet.title}': deleted and not added again: "
                    f"the {these} of {listed_up_to(names, 3)}; {RESTORE}"
                )


def _named(incoming: KeyedSheets, sheet: str, row: str) -> str:
    """What people call a row of the new workbook."""

    def shown(home: str, column: str) -> object:
        plane = incoming.by_key.get(home)
        return plane.shown(row, column).value if plane and row in plane.rows else None

    return row_called(sheet, row, shown)


def _counts(lost: Lost, taken: ChangedLines, names: Container[str]) -> bool:
    """Whether a person's own formula lost something; generated ones are written again."""
    if lost.name in names:
        return False
    if lost.filled:
        return True
    sheet = next((one for one in taken.sheets.by_key.values() if one.title == lost.title), None)
    area = area_of(lost.place)
    if lost.what or sheet is None or area is None:
        return True
    row = next((r for n, r in sheet.rows.values() if n == area.first.row), None)
    is_generated = row is not None and area.first.column in sheet.columns.values()
    return not is_generated or (not lost.apart and LOST in _formula(row, area.first.column))


def _formula(row: object, column: int) -> str:
    cell = dict(cells_of(row)).get(column, ())
    return next((one.text or "" for one in cell if local(one) == "f"), "")
