"""New fields and items in a YAML text, written so that people read them easily."""

from __future__ import annotations

import pytest

from tests.readers.yaml_texts import changed, steps
from toolkit.readers.patches import Patch
from toolkit.readers.yaml_layout import UnwritableError

TASK = {"id": "t", "text": "One.\n\n- two\n  three\n", "effort": {"aei": {"expert": 3}}}
PACKAGE = {
    "id": "wp",
    "tasks": (TASK, {"id": "u"}),
    "after": ("t", "u"),
    "aims": ("One two", "3 4"),
}


@pytest.mark.parametrize(
    ("before", "way", "at", "item", "after"),
    [
        ("a:\n  # b\n  - b\n", "a", 0, "c", "a:\n  - c\n  # b\n  - b\n"),
        ("a:\n- b\n\n- d\n", "a", 1, "c", "a:\n- b\n\n- c\n\n- d\n"),
        ("a:\n- b\n\n- d\n", "a", 0, "c", "a:\n- c\n\n- b\n\n- d\n"),
        ("a: [b, d]\n", "a", 1, "c", "a: [b, c, d]\n"),
        ("a: [b, d]\n", "a", 0, "c", "a: [c, b, d]\n"),
        ("a: []   # a\nb: 1\n", "a", 0, "c", "a:   # a\n  - c\nb: 1\n"),
        ("a: {b: []}\n", "a.b", None, "c", "a: {b: [c]}\n"),
        ("a: {b: }\n", "a.b", None, "c", "a: {b: [c]}\n"),
        ("a: {b: 1}\n", "a.c", 0, {"d": 1}, "a: {b: 1, c: [{d: 1}]}\n"),
        ("a:\n", "a", 0, {"d": 1}, "a:\n  - {d: 1}\n"),
        ("a: ~\n", "a", 0, {"d": 1}, "a:\n  - {d: 1}\n"),
        ("a:\n  b: 1\n", "a.c.d", None, {"e": "f"}, "a:\n  b: 1\n  c:\n    d:\n      - {e: f}\n"),
        ("a:\n  - {b: 1}\n", "a", 0, {"b": 2}, "a:\n  - {b: 2}\n  - {b: 1}\n"),
        (
            "a:\n  - {b: 1}\n", "a", None, TASK,
            "a:\n  - {b: 1}\n  - id: t\n    text: |\n      One.\n\n      - two\n        three\n"
            "    effort: {aei: {expert: 3}}\n",
        ),
        (
            "a:\n- b: 1", "a", None, PACKAGE,
            "a:\n- b: 1\n- id: wp\n  tasks:\n    - id: t\n      text: |\n        One.\n\n"
            "        - two\n          three\n      effort: {aei: {expert: 3}}\n    - id: u\n"
            "  after: [t, u]\n  aims:\n    - One two\n    - 3 4",
        ),
    ],
)  # fmt: skip
def test_an_item_comes_anywhere(
    before: str, way: str, at: int | None, item: object, after: str
) -> None:
    patch = Patch(steps(way), item, added=True, at=at)  # type: ignore[arg-type]
    assert changed(before, patch) == after
    assert changed(before.replace("\n", "\r\n"), patch) == after.replace("\n", "\r\n")


def test_a_place_that_the_list_does_not_have_is_refused() -> None:
    with pytest.raises(UnwritableError, match="the part around it is not there"):
        changed("a:\n- b\n", Patch(("a",), "c", added=True, at=-1))


def test_an_empty_field_gets_a_group_of_fields_on_lines_of_its_own() -> None:
    patch = Patch(("a", "text"), "One two")
    assert changed("a:   # none\nb: 1\n", patch) == "a:   # none\n  text: One two\nb: 1\n"
    assert changed("a: {}\nb: 1\n", Patch(("a", "aei"), 3)) == "a: {aei: 3}\nb: 1\n"


def test_a_field_without_an_order_takes_the_place_that_the_model_gives_it() -> None:
    text = "project:\n  acronym: A\n  strand: s\n"
    assert changed(text, Patch(("project", "title"), "T")) == (
        "project:\n  acronym: A\n  title: T\n  strand: s\n"
    )


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: [b, c]  # x\n", ("d",), "a: [d]  # x\n"),
        ("a:\n  # x\n  - b  # y\n  - c\nd: 1\n", ("One two", "e"), ""),
        ("a:\n  # x\n  - b\n  - 'c #'\nd: 1\n", ("One two", "e"),
         "a:\n  # x\n  - One two\n  - e\nd: 1\n"),
        ("a: {b: {c: 1}}  # x\n", 3, "a: 3  # x\n"),
        ("a: {b: 1}\n", {"c": {"d": 2}}, "a: {c: {d: 2}}\n"),
        ("a: {b: &x 1}\n", 3, ""),
    ],
)  # fmt: skip
def test_a_list_or_group_of_fields_gives_way_to_another_value(
    before: str, value: object, after: str
) -> None:
    patch = Patch(("a",), value)  # type: ignore[arg-type]
    if after:
        assert changed(before, patch) == after
        return
    with pytest.raises(UnwritableError, match="there are remarks in the list"):
        changed(before, patch)
