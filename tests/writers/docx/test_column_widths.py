"""Columns follow their shares as far as their words allow."""

from hypothesis import given
from hypothesis import strategies as st

from tests.writers.docx.samples import budget, timetable
from toolkit.document.style import HOUSE
from toolkit.document.tree import Column, Row, Table, cell
from toolkit.writers.docx.column_widths import measured

UPRIGHT, TURNED = 9638, 14570


def table(titles: str, *rows: str, widths: tuple[float, ...] = ()) -> Table:
    """A table from its rows, cells parted by `|`."""
    names = titles.split("|")
    shares = widths or (1.0,) * len(names)
    return Table(
        "t",
        "",
        tuple(Column(name, width=share) for name, share in zip(names, shares, strict=True)),
        tuple(Row(str(n), tuple(map(cell, row.split("|")))) for n, row in enumerate(rows)),
    )


@given(
    widths=st.lists(st.floats(0, 50), min_size=1, max_size=40),
    words=st.lists(st.text(max_size=30), max_size=40),
    small=st.booleans(),
)
def test_columns_always_add_up_to_the_whole(
    widths: list[float], words: list[str], small: bool
) -> None:
    cells = tuple(cell(word) for word in words[: len(widths)])
    columns = tuple(Column("", width=one) for one in widths)
    found = measured(Table("t", "", columns, (Row("k", cells),), small=small), UPRIGHT, HOUSE)
    assert sum(found.columns) == UPRIGHT
    assert min(found.columns) > 0
    assert 7 <= found.size <= 9


def test_shares_are_followed_where_the_words_have_room() -> None:
    found = measured(table("a|b", "one|two", widths=(1, 3)), UPRIGHT, HOUSE)
    assert found.columns == (2410, 7228)
    assert found.size == 9


def test_a_column_is_no_narrower_than_its_longest_word() -> None:
    narrow = measured(table("No|Name", "1|x", widths=(1, 30)), UPRIGHT, HOUSE).columns[0]
    wide = measured(table("Dissemination|Name", "1|x", widths=(1, 30)), UPRIGHT, HOUSE).columns[0]
    assert narrow < 500 < 1200 < wide < 1700


def test_type_shrinks_where_nine_columns_of_money_stand_upright() -> None:
    assert 7 <= measured(budget(11), UPRIGHT, HOUSE).size < 9
    assert measured(budget(9), TURNED, HOUSE).size == 9


def test_months_are_equally_wide_and_their_type_fits() -> None:
    found = measured(timetable("t", 36, 10), TURNED, HOUSE)
    assert max(found.columns[1:]) - min(found.columns[1:]) <= 1
    assert found.size == 7
    assert measured(timetable("t", 13, 10, title="Q"), TURNED, HOUSE).size == 9


def test_a_long_text_in_a_narrow_strip_takes_room_from_the_others() -> None:
    long = "Textile SMEs in the partners' regions, their clusters and networks " * 6
    found = measured(
        table("Channel|Group|Lead", f"Website|{long}|X", widths=(3, 1, 3)), UPRIGHT, HOUSE
    )
    assert found.columns[1] > UPRIGHT / 2


def test_shares_that_are_good_enough_are_not_touched() -> None:
    row = f"{'Some words ' * 6}|{'Some words ' * 20}|{'Some words ' * 9}"
    found = measured(table("Channel|Group|Lead", row, widths=(2, 6, 2)), UPRIGHT, HOUSE)
    assert found.columns == (1928, 5782, 1928)


def test_a_span_of_months_is_never_broken_at_its_hyphen() -> None:
    found = measured(table("Instrument|Months", "x|M13-M32", widths=(30, 1)), UPRIGHT, HOUSE)
    assert found.columns[1] > 800


def test_the_lines_of_a_table_can_be_told_before_it_is_drawn() -> None:
    sample = table("Rule|Text", f"Who|{'some words ' * 30}", widths=(1, 3))
    (lines,) = measured(sample, UPRIGHT, HOUSE).lines
    assert 4 <= lines <= 6
