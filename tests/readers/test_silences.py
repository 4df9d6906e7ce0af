"""Which findings a comment in an outline silences, and on which lines."""

import pytest

from toolkit.model.silences import Silence
from toolkit.readers.silences import silences_in


def silences(text: str) -> list[Silence]:
    return list(silences_in(text, "outline.yaml"))


def lines(text: str) -> list[tuple[int, int] | None]:
    return [one.lines for one in silences(text)]


def test_a_comment_behind_a_value_is_about_its_line() -> None:
    (found,) = silences("a: 1\ndue: M30  # ok PLN104: agreed with the agency\n")
    assert (found.code, found.reason, found.lines) == ("PLN104", "agreed with the agency", (2, 2))
    assert str(found.place) == "outline.yaml:2:11"


def test_a_comment_on_a_line_of_its_own_is_about_the_next_value() -> None:
    assert lines("a: 1\n# ok PLN104: agreed\n\n# another remark\nb: 2\nc: 3\n") == [(5, 5)]


def test_a_comment_behind_the_name_of_a_long_text_is_about_all_its_lines() -> None:
    assert lines("summary: |  # ok CAL118: short\n  one\n  two\n\nnext: 1\n") == [(1, 4)]
    assert lines("summary: >\n  one\n  two\nnext: 1  # ok CAL118: yes\n") == [(4, 4)]
    assert lines("title: one\n  two  # ok CAL118: yes\n") == [(1, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "summary: |\n  Words # ok CAL118: in a text\n",
        'title: "Words # ok CAL118: in quotes"\n',
        "title: Words  # OK that is CAL118\n",
        "title: Words#ok CAL118: no comment\n",
        "title: [broken  # ok\n",
    ],
)
def test_what_is_no_such_comment_silences_nothing(text: str) -> None:
    assert silences(text) == []


def test_a_comment_may_name_several_codes_and_be_written_loosely() -> None:
    found = silences("a: 1  #  OK pln104,BUD101 - agreed \n")
    assert [(one.code, one.reason) for one in found] == [("PLN104", "agreed"), ("BUD101", "agreed")]


@pytest.mark.parametrize(
    "comment",
    [
        "# ok: PLN104, BUD101 agreed",
        "# okay PLN104 BUD101: agreed",
        "#ok PLN104 and BUD101 - agreed",
        "## OK  pln104 ,  bud101:agreed",
    ],
)
def test_a_comment_is_understood_as_people_write_it(comment: str) -> None:
    found = [(one.code, one.reason) for one in silences(f"a: 1  {comment}\n")]
    assert found == [("PLN104", "agreed"), ("BUD101", "agreed")]


def test_without_a_reason_the_reason_is_empty() -> None:
    assert [one.reason for one in silences("a: 1  # ok PLN104\nb: 1 # ok PLN105:\n")] == ["", ""]


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_lines_may_end_as_on_other_systems(end: str) -> None:
    (found,) = silences(f"a: 1{end}due: M30  # ok PLN104: agreed{end}b: 2{end}")
    assert (found.reason, found.lines, found.place.line) == ("agreed", (2, 2), 2)
