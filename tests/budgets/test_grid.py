"""A sheet while it is written."""

import pytest
from openpyxl import Workbook

from budgets.grid import Grid
from budgets.labels import labels_of
from budgets.layout import Column
from budgets.shared_strings import Texts
from budgets.styles import Styles
from toolkit.plan.dossier import Dossier


@pytest.fixture
def grid(dossier: Dossier) -> Grid:
    return Grid("toy", "Toy", Styles(Workbook()), Texts(), labels_of(dossier))


def test_two_columns_do_not_share_a_key(grid: Grid) -> None:
    with pytest.raises(ValueError, match="two columns of the sheet Toy have the same key"):
        grid.columns(Column("eur"), Column("eur"))


def test_a_format_that_is_not_known_is_named_with_its_column(grid: Grid) -> None:
    with pytest.raises(LookupError, match="column 'total' of the sheet 'Toy'"):
        grid.columns(Column("name"), Column("total", format="money"))
