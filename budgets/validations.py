"""The guards of the inputs as the sheet's data validations, over as few areas as will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation

from budgets.grid import Grid
from budgets.input_rules import InputRule
from toolkit.cell_addresses import letters, number_of

LONGEST_TITLE, LONGEST_SENTENCE = 32, 225
"""Characters (ISO/IEC 29500-1, 18.3.1.32; Excel shows no more than 225 of a message)."""


def validations(grid: Grid) -> Iterator[DataValidation]:
    """One validation for each guard of the sheet."""
    for guard, rows in grid.guarded.items():
        rule = _validation(guard, grid.say)
        rule.sqref = MultiCellRange(" ".join(_areas(rows)))
        yield rule


def _validation(guard: InputRule, say: Callable[[str], str]) -> DataValidation:
    listed = guard.kind == "list"
    title, sentence = say(guard.title)[:LONGEST_TITLE], say(guard.sentence)[:LONGEST_SENTENCE]
    return DataValidation(
        type=guard.kind,
        operator=None if listed else "between",
        formula1=guard.low,
        formula2=None if listed else guard.high,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=guard.kind != "textLength",
        promptTitle=title,
        prompt=sentence,
        errorTitle=title,
        error=sentence,
    )


def _areas(rows: dict[int, list[str]]) -> Iterator[str]:
    """The cells as blocks: `H7:K9`; rows that hold the same columns are one."""
    same: dict[tuple[str, ...], list[int]] = {}
    for row, columns in rows.items():
        same.setdefault(tuple(columns), []).append(row)
    for inside, numbers in same.items():
        sides = _runs([number_of(letter) for letter in inside])
        for top, bottom in _runs(numbers):
            for left, right in sides:
                yield _area(left, top, right, bottom)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """The first and the last of each unbroken run: 3, 4, 5, 8 are (3, 5) and (8, 8)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _area(left: int, top: int, right: int, bottom: int) -> str:
    first, last = f"{letters(left)}{top}", f"{letters(right)}{bottom}"
    return first if first == last else f"{first}:{last}"
