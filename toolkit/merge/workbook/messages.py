"""What a person should know of an update in which rows and columns came, went or moved."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.change_lines import ChangedLines
from toolkit.merge.workbook.inputs import NEW
from toolkit.merge.workbook.keyed_sheet import KeyedSheets
from toolkit.merge.workbook.shifting.references import LOST, area_of
from toolkit.merge.workbook.shifting.workbook import Lost
from toolkit.ooxml.sheetml import cells_of, local


def messages_of(
    kept: Sequence[Sequence[str]], taken: ChangedLines, names: Container[str]
) -> Iterator[Diagnostic]:
    """What waits for a decision: lines that lost their place, formulas that lost their cells.

    `names` are those of ours.
    """
    for line in dict.fromkeys(line for _, _, line in kept):
        titles = [f"'{taken.sheets.by_key[key].title}'" for key, _, one in kept if one == line]
        fact = f"{line} stays on {' and '.join(dict.fromkeys(titles))}, because people worked there"
        hint = "the outline has it no more: take out what is still needed, then delete its lines"
        yield Diagnostic(Place(), "MRG052", fact, hint, Severity.WARNING)
    for one in sorted({one for one in taken.lost if _counts(one, taken, names)}):
        name = one.what or f"'{one.title}'!{one.place}"
        if one.apart:
            fact = f"{name} reckons with rows or columns that do not stand together any more"
            hint = "see whether it still means the right cells"
        else:
            fact = f"{name} points at cells that left the outline"
            hint = "let it point at others; proposal undo takes the build back"
        yield Diagnostic(Place(), "MRG054" if one.apart else "MRG053", fact, hint, Severity.WARNING)


def remarks(taken: ChangedLines, new: KeyedSheets) -> tuple[str, ...]:
    """What a person should see, though nothing waits for a decision."""
    return (*_sorted(taken), *_deleted(taken, new))


def _sorted(taken: ChangedLines) -> Iterator[str]:
    for title in taken.sorted:
        yield f"'{title}': the rows keep the order that people gave them"


def _deleted(taken: ChangedLines, new: KeyedSheets) -> Iterator[str]:
    """What people took out of the workbook, and what stays out."""
    for key, generated in new.by_key.items():
        sheet = taken.sheets.by_key.get(key)
        if sheet is None:
            yield f"'{generated.title}': the sheet was deleted and stays out"
            continue
        for what, wanted, there in (
            ("row", generated.rows, sheet.rows),
            ("column", generated.columns, sheet.columns),
        ):
            away = [one for one in wanted if one not in there and not one.startswith(NEW)]
            if away:
                more = f" and {len(away) - 3} more" if len(away) > 3 else ""
                these = f"{what}{'s' * (len(away) > 1)}"
                yield (
                    f"'{sheet.title}': deleted and stays out: "
                    f"the {these} of {', '.join(away[:3])}{more}"
                )


def _counts(lost: Lost, taken: ChangedLines, names: Container[str]) -> bool:
    """Whether a person's own formula lost something; ours were written anew."""
    if lost.name in names:
        return False
    sheet = next((one for one in taken.sheets.by_key.values() if one.title == lost.title), None)
    area = area_of(lost.place)
    if lost.what or sheet is None or area is None:
        return True
    row = next((r for n, r in sheet.rows.values() if n == area.first.row), None)
    ours = row is not None and area.first.column in sheet.columns.values()
    return not ours or (not lost.apart and LOST in _formula(row, area.first.column))


def _formula(row: object, column: int) -> str:
    cell = dict(cells_of(row)).get(column, ())
    return next((one.text or "" for one in cell if local(one) == "f"), "")
