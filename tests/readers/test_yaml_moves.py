"""An item moves within its list or into another one, as it is written."""

from __future__ import annotations

import pytest

from tests.readers.yaml_texts import changed, changed_to, moved
from toolkit.readers.patches import Move, Patch
from toolkit.readers.yaml_layout import UnwritableError

WITH_GAPS = (
    "a:\n  # b\n  - b\n\n  - c   # c\n\n"
    "  # d\n  - d: |\n      x\n\n      # y\n    e: 1\n    # z\nf: 1\n"
)


@pytest.mark.parametrize(
    ("before", "way", "to", "at", "after"),
    [
        ("a:\n- b\n- c\n- d\n", "a.0", "a", None, "a:\n- c\n- d\n- b\n"),
        ("a:\n- b\n- c\n- d\n", "a.2", "a", 0, "a:\n- d\n- b\n- c\n"),
        ("a:\n- b\n- c\n- d", "a.0", "a", None, "a:\n- c\n- d\n- b"),
        ("a:\n- b\n- c\n- d", "a.2", "a", 1, "a:\n- b\n- d\n- c"),
        ("a: [b, c, d]\n", "a.2", "a", 0, "a: [d, b, c]\n"),
        ("a: [b]\nc: 1\n", "a.0", "a", 0, "a: [b]\nc: 1\n"),
        (
            WITH_GAPS, "a.2", "a", 0,
            "a:\n  # d\n  - d: |\n      x\n\n      # y\n    e: 1\n    # z\n\n"
            "  # b\n  - b\n\n  - c   # c\nf: 1\n",
        ),
        (
            WITH_GAPS, "a.0", "a", 1,
            "a:\n  - c   # c\n\n  # b\n  - b\n\n"
            "  # d\n  - d: |\n      x\n\n      # y\n    e: 1\n    # z\nf: 1\n",
        ),
        # into another list, set in as its items are
        (
            "a:\n  - # b\n    b: |\n      x\n        y\n    c: 1\n  - d: 1\ne:\n- f: 1\n",
            "a.0", "e", 0,
            "a:\n  - d: 1\ne:\n- # b\n  b: |\n    x\n      y\n  c: 1\n- f: 1\n",
        ),
        (
            "a:\n- b: |\n    x\n  # c\n  d: 'u\n    v'\n- d: 1\ne:\n    - f: 1\n",
            "a.0", "e", None,
            "a:\n- d: 1\ne:\n    - f: 1\n"
            "    - b: |\n        x\n      # c\n      d: 'u\n        v'\n",
        ),
        ("a: [{b: 1,\n  c: 2}, d]\ne:\n  - f\n", "a.0", "e", 0,
         "a: [d]\ne:\n  - {b: 1,\n     c: 2}\n  - f\n"),
        ("a:\n  - {b: 1}\n  - c\ne: [d]\n", "a.0", "e", None, "a:\n  - c\ne: [d, {b: 1}]\n"),
        # into a list that is empty or missing
        ("a:\n  - b   # b\n  - c\ne: []   # e\nf: 1\n", "a.0", "e", None,
         "a:\n  - c\ne:   # e\n  - b   # b\nf: 1\n"),
        ("a:\n  - b\n  - c\ne:\nf: 1\n", "a.0", "e", 0, "a:\n  - c\ne:\n  - b\nf: 1\n"),
        ("a:\n  - b\n  - c\ne:\n  f: 1\n", "a.0", "e.g", None,
         "a:\n  - c\ne:\n  f: 1\n  g:\n    - b\n"),
        ("a:\n  - b\n  - c\ne: {f: 1}\n", "a.0", "e.g", None, "a:\n  - c\ne: {f: 1, g: [b]}\n"),
        # the last of its list
        ("a:\n  - b: 1\ne: [{f: 1}]\n", "a.0", "e", 0, "e: [{b: 1}, {f: 1}]\n"),
    ],
)  # fmt: skip
def test_an_item_moves_with_its_comments(
    before: str, way: str, to: str, at: int | None, after: str
) -> None:
    assert moved(before, way, to, at) == after
    windows = moved(before.replace("\n", "\r\n"), way, to, at)
    assert windows == after.replace("\n", "\r\n")


def test_an_item_moves_into_an_included_file() -> None:
    files = {"outline.yaml": "a:\n  # b\n  - b\n  - c\ne: !include e.yaml\n", "e.yaml": "- f\r\n"}
    assert changed_to(files, Move(("a", 0), ("e",), 0)) == {
        "outline.yaml": "a:\n  - c\ne: !include e.yaml\n",
        "e.yaml": "# b\r\n- b\r\n- f\r\n",
    }


def test_what_would_lose_its_comments_between_brackets_stays_where_it_is() -> None:
    with pytest.raises(UnwritableError, match="comments cannot be kept"):
        moved("a:\n  - b: 1   # b\n  - c\ne: [d]\n", "a.0", "e")


def test_what_others_repeat_stays_where_it_is() -> None:
    with pytest.raises(UnwritableError, match=r"repeat it, as \*x"):
        moved("a:\n  - &x b\n  - *x\n", "a.0", "a", 1)


def test_the_steps_of_each_change_are_those_after_the_ones_before() -> None:
    text = "a:\n  - b: 1\n  - b: 2\n  - b: 3\n"
    done = changed(
        text,
        Move(("a", 2), ("a",), 0),
        Patch(("a", 0, "c"), 3),
        Patch(("a",), {"b": 0}, added=True, at=0),
        Patch(("a", 0, "c"), 0),
        Patch(("a", 3, "c"), 2),
    )
    assert done == "a:\n  - b: 0\n    c: 0\n  - b: 3\n    c: 3\n  - b: 1\n  - b: 2\n    c: 2\n"
