"""A field or an item goes from a YAML text; all that is not a part of it stays byte for byte."""

from __future__ import annotations

import pytest

from tests.readers.yaml_texts import changed_to, removed
from toolkit.readers.patches import Removal
from toolkit.readers.yaml_layout import UnwritableError

CASES = [
    # fields
    ("a: 1   # one\n# two\nb: 2\n", "a", "# two\nb: 2\n"),
    ("a: 1\n\nb: 2\n\nc: 3\n", "b", "a: 1\n\nc: 3\n"),
    ("a: 1\nb: 2", "b", "a: 1"),
    ("a: 1\nb: |\n  x\n\n  # y\n# z\nc: 3\n", "b", "a: 1\n# z\nc: 3\n"),
    ("a: 1\nb:\n  c: 1\n  # d: 2\n# e\n", "b", "a: 1\n# e\n"),
    ("a: 1\nb:\n  - c\n\n  - d\n\ne: 1\n", "b", "a: 1\n\ne: 1\n"),
    ("a: 1\nb:\nc: 3\n", "b", "a: 1\nc: 3\n"),
    ("a: 1\nb: one\n  two   # no\n", "b", "a: 1\n"),
    # the last field of a group
    ("a:   # x\n  # y\n  b: 1\n  # z\nc: 2\n", "a.b", "a: {}   # x\n  # y\n  # z\nc: 2\n"),
    ("a: {b: 1}   # x\n", "a.b", "a: {}   # x\n"),
    ("a:\n  - b: 1   # x\n  - c: 2\n", "a.0.b", "a:\n  - {}\n  - c: 2\n"),
    # the field behind a dash
    ("a:\n  - b: 1\n    c: 2\n", "a.0.b", "a:\n  - c: 2\n"),
    ("a:\n  - b: 1   # x\n    # y\n    c: 2\n", "a.0.b", "a:\n  -\n    # y\n    c: 2\n"),
    # in braces
    ("a: {b: 1, c: 2, d: 3}\n", "a.b", "a: {c: 2, d: 3}\n"),
    ("a: {b: 1, c: 2, d: 3}\n", "a.c", "a: {b: 1, d: 3}\n"),
    ("a: {b: 1, c: 2, d: 3}\n", "a.d", "a: {b: 1, c: 2}\n"),
    ("a: {b: 1,\n  c: 2, d: 3}\n", "a.c", "a: {b: 1,\n  d: 3}\n"),
    ("a: {b: 1,\n  c: 2,\n  d: 3}\n", "a.c", "a: {b: 1,\n  d: 3}\n"),
    ("a: {\n  b: 1,  # x\n  c: 2,  # y\n  d: 3  # z\n}\n", "a.c",
     "a: {\n  b: 1,  # x\n  d: 3  # z\n}\n"),
    ("a: {\n  b: 1,  # x\n  d: 3  # z\n}\n", "a.d", "a: {\n  b: 1,  # x\n}\n"),
    ("a: {b: {c: 1}, d: 2}\n", "a.b.c", "a: {b: {}, d: 2}\n"),
    # items
    ("a:\n- b\n# c\n- d   # e\n# f\n", "a.1", "a:\n- b\n# f\n"),
    ("a:\n- b\n\n# c\n\n- d\n\n- e\n", "a.1", "a:\n- b\n\n# c\n\n- e\n"),
    ("a:\n  # b\n  - c\n\n  - d\n", "a.0", "a:\n  - d\n"),
    ("a:\n  - b: 1\n    # c\n  - d: 1\n", "a.0", "a:\n  - d: 1\n"),
    ("a:\n  - b: 1\n    # c\n  - d: 1\n", "a.1", "a:\n  - b: 1\n    # c\n"),
    ("a: [b, c, d]\n", "a.0", "a: [c, d]\n"),
    ("a: [b, c, d]\n", "a.2", "a: [b, c]\n"),
    ("a: [{b: 1},\n  {c: 2}]\n", "a.1", "a: [{b: 1}]\n"),
    # the last item takes the field of its list along
    ("a: 1\nb:   # x\n  # y\n  - c\n# z\n", "b.0", "a: 1\n# z\n"),
    ("a: 1\nb: [c]\n", "b.0", "a: 1\n"),
    ("a: {b: [c], d: 1}\n", "a.b.0", "a: {d: 1}\n"),
    ("a:\n  b:\n    - c\n", "a.b.0", "a: {}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "way", "after"), CASES)
def test_a_part_goes_and_its_surroundings_stay(before: str, way: str, after: str) -> None:
    assert removed(before, way) == after


@pytest.mark.parametrize(("before", "way", "after"), CASES)
def test_so_it_does_with_windows_line_breaks(before: str, way: str, after: str) -> None:
    windows = before.replace("\n", "\r\n")
    assert removed(windows, way) == after.replace("\n", "\r\n")


def test_what_others_repeat_is_refused_with_the_name_by_which_they_do() -> None:
    text = "a: &x\n  b: &y 1\n  c: 2\nd: *x\ne: *y\n"
    for way in ("a", "a.b"):
        with pytest.raises(UnwritableError, match=r"other parts of the outline repeat it, as \*"):
            removed(text, way)
    assert removed("a: &x 1\nb: 2\n", "a") == "b: 2\n"


def test_what_is_repeated_from_another_part_is_not_there_to_be_removed() -> None:
    with pytest.raises(UnwritableError, match="repeated from another part"):
        removed("a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", "c.b")


def test_an_included_list_stays_a_list_when_it_is_empty() -> None:
    files = {"outline.yaml": "a: !include b.yaml\n", "b.yaml": "# c\n\n- d\n"}
    done = changed_to(files, Removal(("a", 0)))
    assert done == {"outline.yaml": "a: !include b.yaml\n", "b.yaml": "# c\n\n[]\n"}


def test_an_included_file_is_left_when_the_field_that_names_it_goes() -> None:
    files = {"outline.yaml": "a: 1\nb: !include b.yaml\n", "b.yaml": "- d\n"}
    assert changed_to(files, Removal(("b",)))["outline.yaml"] == "a: 1\n"
