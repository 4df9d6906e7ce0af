"""The names of columns."""

from toolkit.cell_addresses import letters, number_of


def test_columns_are_named_as_in_a_workbook() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_name_gives_the_number_again() -> None:
    assert [number_of(letters(number)) for number in range(1, 800)] == list(range(1, 800))
