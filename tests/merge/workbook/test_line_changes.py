"""The order of the lines of an edited sheet after an update, as plain lists."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.workbook.line_changes import Lineup, reordered

WORDS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def lineup(there: str, wanted: str, **more: object) -> str:
    """The lines as letters; a dot is one without a key."""
    numbers = {key: at for at, key in enumerate(there, 1) if key != "."}
    found = Lineup(len(there), numbers, wanted, **more).lines()  # type: ignore[arg-type]
    return "".join(one.upper() if isinstance(one, str) else there[one - 1] for one in found)


def test_a_new_line_stands_behind_the_one_before_it() -> None:
    assert lineup("abc", "abxc") == "abXc"
    assert lineup("a..c", "axyc") == "aXY..c"
    assert lineup("abc", "xabc") == "Xabc"


def test_lines_that_go_leave_those_without_keys() -> None:
    assert lineup("ab.c", "ac", gone=frozenset("b")) == "a.c"


def test_what_a_person_took_out_does_not_come_again() -> None:
    assert lineup("ac", "abxc", out=frozenset("b")) == "aXc"


def test_a_line_that_moves_takes_the_persons_lines_below_it_along() -> None:
    assert lineup("ab.cd", "acbd", moves=True) == "acb.d"
    assert lineup("ab.cd", "acbd") == "ab.cd"


def test_a_new_line_may_stand_above_another() -> None:
    assert lineup("abz", "abxz", before={"x": "b"}) == "aXbz"


@given(WORDS, WORDS)
def test_the_lines_are_those_that_are_wanted_in_their_order(there: str, wanted: str) -> None:
    gone = frozenset(there) - frozenset(wanted)
    found = lineup("".join(there), "".join(wanted), gone=gone, moves=True)
    assert found.lower() == "".join(wanted)


@given(WORDS, WORDS)
def test_nobody_changed_the_order_where_it_is_the_same(one: list[str], two: list[str]) -> None:
    assert reordered(one, one, one) is False
    assert reordered(one, two, one) is False
    assert reordered(one, one, two) in (True, False)
