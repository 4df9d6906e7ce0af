"""References in formulas are found, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.cell_addresses import COLUMNS, ROWS, letters
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.formulas import Shift, Shifts
from toolkit.merge.workbook.shifting.references import Area, area_of, offset, rewritten


def found(formula: str) -> list[str]:
    """Each reference with its sheet."""
    seen: list[str] = []

    def note(sheet: str, area: Area) -> Area:
        seen.append(f"{sheet}!{area}" if sheet else f"{area}")
        return area

    assert rewritten(formula, note) == formula
    return seen


@pytest.mark.parametrize(
    ("formula", "references"),
    [
        ("A1", ["A1"]),
        ("sum(a1:$B$2)", ["A1:$B$2"]),
        ("$A:$C+1:3+$4:5", ["$A:$C", "1:3", "$4:5"]),
        ("Effort!B2*'Work plan'!$C4", ["Effort!B2", "Work plan!$C4"]),
        ("'It''s mine'!A1:B2", ["It's mine!A1:B2"]),
        ("Q1!A1+Größe!B2", ["Q1!A1", "Größe!B2"]),
        ("A1:INDEX(B:B,C1)", ["A1", "B:B", "C1"]),
        ("A1#+@D4", ["A1", "D4"]),
        ("Sheet1!A1:Sheet1!B2", ["Sheet1!A1", "Sheet1!B2"]),
        ("{1,2;3}+2.5E1+1E5", []),
        ('"A1"&"say ""B2"""', []),
        ("LOG10(2)+TAX_1+Grant+A1B+ZZZZ1+XFE1+A1048577+R1C1", []),
        ("Costs[[#All],[A1]:[B2]]+Costs[A1]+[@A1]", []),
        ("[1]Sheet1!A1+'[other.xlsx]Our plan'!A1+[2]!Name", []),
        ("First:Last!A1", []),
        ("#REF!+Sheet1!#REF!+#REF!A1+#N/A", []),
    ],
)
def test_references_are_found(formula: str, references: list[str]) -> None:
    assert found(formula) == references


def test_reversed_corners_are_put_in_order() -> None:
    assert str(area_of("$C4:B$2")) == "B$2:$C4"


@pytest.mark.parametrize(
    ("formula", "copied"),
    [
        ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"),
        ("SUM(A:A,2:2)", "SUM(B:B,4:4)"),
        ("Effort!A1", "Effort!B3"),
        ("XFD1", "#REF!"),
        ("A1048576", "#REF!"),
    ],
)
def test_a_copied_formula_points_as_far_as_before(formula: str, copied: str) -> None:
    assert offset(formula, 2, 1) == copied


def shift(rows: Axis | None = None, columns: Axis | None = None) -> Shifts:
    return Shifts({"Plan": Shift(rows or unchanged(), columns or unchanged(most=COLUMNS))})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A1", "A1"),
        ("A3", "A4"),  # a row came after the second
        ("A4", "#REF!"),  # the fourth went
        ("$A$5", "$A$5"),
        ("A2:A3", "A2:A4"),  # a row that comes inside counts
        ("A1:A2", "A1:A2"),  # one that comes behind does not
        ("A3:A4", "A4"),
        ("A4:A4", "#REF!"),
        ("A4:B6", "A5:B6"),
        ("4:4", "#REF!"),
        ("3:5", "4:5"),
        ("A:A", "A:A"),
        ("A2:A1048576", "A2:A1048576"),
        ("A100", "A100"),
        ("SUM(A3,Other!A3)", "SUM(A4,Other!A3)"),
        ("plan!A3", "plan!A4"),
    ],
)
def test_rows_come_and_go_as_in_excel(before: str, after: str) -> None:
    axis = Axis((1, 2, 0, 3, 5), known=5)
    assert shift(axis).formula(before, "Plan").replace("A4:A4", "A4") == after
    if "!" not in before:
        assert shift(axis).formula(before, "Other") == before


def test_columns_go_alike() -> None:
    axis = Axis((1, 3), known=3, most=COLUMNS)
    formula = shift(columns=axis).formula("SUM(A1:C1)+B1+$C1+B:B+D5", "Plan")
    assert formula == "SUM(A1:B1)+#REF!+$B1+#REF!+C5"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A4", "A2"),  # a cell goes where its row goes
        ("A1:A5", "A1:A5"),  # all that changed places lies inside
        ("A2:A4", "A2:A4"),
        ("A3:A4", "A4"),  # the fourth moved out: the third stays
        ("A1:A2", "A1:A3"),  # it moved in
    ],
)
def test_a_block_follows_what_stayed_when_a_row_moves(before: str, after: str) -> None:
    axis = Axis((1, 4, 2, 3, 5), known=5)
    assert shift(axis).formula(before, "Plan").replace("A4:A4", "A4") == after


ADDRESSES = st.builds(
    lambda column, row, one, two: f"{one}{letters(column)}{two}{row}",
    st.integers(1, 30),
    st.integers(1, 40),
    st.sampled_from(["", "$"]),
    st.sampled_from(["", "$"]),
)
FORMULAS = st.lists(ADDRESSES, min_size=1, max_size=5).map("+".join)


@given(FORMULAS, st.integers(1, 40), st.integers(1, 5))
def test_what_is_inserted_and_taken_out_again_leaves_no_trace(
    formula: str, before: int, count: int
) -> None:
    lines = list(range(1, 51))
    lines[before - 1 : before - 1] = [0] * count
    there = Axis(tuple(lines), 50)
    back = Axis(tuple(n for n, old in enumerate(lines, 1) if old), 50 + count)
    assert shift(back).formula(shift(there).formula(formula, "Plan"), "Plan") == formula


@given(FORMULAS, st.permutations(range(1, 11)))
def test_every_cell_is_found_again_wherever_its_row_went(formula: str, order: list[int]) -> None:
    axis = Axis(tuple(order), 10)
    back = Axis(tuple(order.index(n) + 1 for n in range(1, 11)), 10)
    assert shift(back).formula(shift(axis).formula(formula, "Plan"), "Plan") == formula


@given(st.lists(st.integers(0, 12), max_size=14, unique_by=lambda n: n or object()))
def test_an_axis_says_where_each_line_is(order: list[int]) -> None:
    axis = Axis(tuple(order), 12)
    for old in range(1, 20):
        new = axis.at(old)
        assert new is None or axis.was(new) == old
        assert axis.span(old, old) == (new and (new, new))
    assert axis.span(1, ROWS)[1] == ROWS  # type: ignore[index]
    for first in range(1, 13):
        for last in range(first, 13):
            lines = {axis.at(one) for one in range(first, last + 1)} - {None}
            inside = {n for start, end in axis.spans(first, last) for n in range(start, end + 1)}
            assert lines <= inside
            assert all(not axis.was(one) or one in lines for one in inside)
            if axis.span(first, last) is None:
                assert not lines
