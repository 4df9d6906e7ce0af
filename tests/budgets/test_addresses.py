"""A key that does not exist is reported with its sheet, row and formula."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook

from budgets.addresses import Book, FormulaKeyError
from budgets.cell_values import Formula
from budgets.grid import Grid
from budgets.labels import Labels
from budgets.layout import Column
from budgets.shared_strings import Texts
from budgets.styles import Styles
from budgets.unknown_key import UnknownKeyError


def toy(formula: str = "[partner/ateval|total]*2") -> Grid:
    """A sheet with two partners, a sum and a formula."""
    grid = Grid("toy", "Toy sheet", Styles(Workbook()), Texts(), Labels({}, {}, (), {}, {}, {}, {}))
    grid.columns(Column("name"), Column("total"), Column("asked"))
    grid.row("partner/aei", {"total": 1})
    grid.row("partner/ateval", {"total": 2})
    grid.row("__total", {"asked": Formula(formula, 4)})
    return grid


def book(grid: Grid) -> Book:
    return Book({"toy": grid})


def test_a_formula_is_written_with_the_addresses_of_its_keys() -> None:
    grid = toy("SUM([partner/aei|$total:partner/ateval|total])+[name]+[toy!$__total|total]")
    assert "<f>SUM($C2:C3)+B4+'Toy sheet'!C$4</f>" in book(grid).sheet_data(grid)


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        (
            "[ateval|total]*2",
            "there is no row 'ateval' on the sheet 'Toy sheet'; the nearest is 'partner/ateval'",
        ),
        (
            "[ateval]*2",
            "there is no column 'ateval' on the sheet 'Toy sheet'; the nearest is 'total'",
        ),
        (
            "SUM([$partner/aei|$totl:$partner/ateval|$total])",
            "there is no column 'totl' on the sheet 'Toy sheet'; the nearest is 'total'",
        ),
        ("[toys!partner/aei|total]", "there is no sheet 'toys'; the nearest is 'toy'"),
    ],
)
def test_a_wrong_key_of_a_formula_is_told_with_the_nearest(formula: str, fault: str) -> None:
    grid = toy(formula)
    with pytest.raises(FormulaKeyError) as error:
        book(grid).sheet_data(grid)
    where = f"the formula {formula} in the row '__total' of the sheet 'Toy sheet'"
    assert str(error.value) == f"{where} cannot be written: {fault}"


@pytest.mark.parametrize(
    ("use", "where"),
    [
        (
            lambda book, grid: book.formula("[ttal]>1", grid, 2),
            "the rule [ttal]>1 of the sheet 'Toy sheet'",
        ),
        (
            lambda book, grid: book.area("__total|name:__total|ttal", grid),
            "the area __total|name:__total|ttal of the sheet 'Toy sheet'",
        ),
        (lambda book, _: book.named(), "the name Sums"),
    ],
)
def test_so_is_a_wrong_key_elsewhere(use: Callable[[Book, Grid], object], where: str) -> None:
    grid = toy()
    grid.name("Sums", "partner/aei|ttal:partner/ateval|total", "sums")
    with pytest.raises(FormulaKeyError) as error:
        use(book(grid), grid)
    fault = "there is no column 'ttal' on the sheet 'Toy sheet'; the nearest is 'total'"
    assert str(error.value) == f"{where} cannot be written: {fault}"


def test_so_is_a_number_format_or_look_that_does_not_exist() -> None:
    grid = toy()
    with pytest.raises(UnknownKeyError) as error:
        grid.columns(Column("rate", format="rates"))
    where = "for the column 'rate' of the sheet 'Toy sheet'"
    assert str(error.value) == f"there is no number format 'rates' {where}; the nearest is 'rate'"
    with pytest.raises(UnknownKeyError) as error:
        grid.row("one", {}, "totals")
    where = "for the row 'one' of the sheet 'Toy sheet'"
    assert str(error.value) == f"there is no look 'totals' {where}; the nearest is 'total'"
