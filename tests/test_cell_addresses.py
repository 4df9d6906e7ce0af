"""The names of columns, and of sheets in formulas."""

from toolkit.cell_addresses import letters, number_of, quoted


def test_columns_are_named_as_in_a_workbook() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_name_gives_the_number_again() -> None:
    assert [number_of(letters(number)) for number in range(1, 800)] == list(range(1, 800))


def test_the_title_of_a_sheet_is_quoted_unless_it_is_a_word() -> None:
    titles = ("Rates", "Work plan", "Anna's", "Q1")
    assert [quoted(title) for title in titles] == ["Rates", "'Work plan'", "'Anna''s'", "'Q1'"]
