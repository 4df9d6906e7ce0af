"""Laws of changes: there and back is the same, and comments elsewhere keep their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.yaml_texts import attempted, changed
from toolkit.readers.outline_changes import Change, Move, Patch, Removal
from toolkit.readers.outline_files import Steps
from toolkit.readers.patches import patched
from toolkit.readers.wanted_data import plain_data
from toolkit.readers.yaml_layout import UnwritableError
from toolkit.readers.yaml_reader import read_fields

LAWS = int(os.environ.get("PROPOSAL_LAWS", "10"))
EXAMPLE = Path(__file__).parents[2] / "examples" / "agri-food" / "outline.yaml"
WORDS = st.sampled_from(["one", "two words", "a: b", "One line\nand another\n", "x #y", "[z"])
NAMES = st.sampled_from(["b", "c", "d", "e", "f"])
DATA = st.recursive(
    WORDS | st.integers(0, 9),
    lambda one: st.lists(one, min_size=1, max_size=3) | st.dictionaries(NAMES, one, min_size=1),
    max_leaves=12,
)


def text_of(value: Any, draw: st.DrawFn, column: int) -> str:
    """A value as some person may write it, behind a colon or a dash, with comments."""
    comment = draw(st.sampled_from(["", "", "   # behind"]))
    if isinstance(value, dict | list) and draw(st.integers(0, 3)) == 0:
        return f" {in_brackets(value)}{comment}\n"
    if not isinstance(value, dict | list):
        if isinstance(value, str) and "\n" in value:
            pad = "\n" + " " * (column + 2)
            return f" |{pad}" + value.rstrip("\n").replace("\n", pad) + "\n"
        return f" {in_brackets(value)}{comment}\n"
    lines = f"{comment}\n"
    deeper = column + draw(st.sampled_from([1, 2, 4]))
    pairs = value.items() if isinstance(value, dict) else ((None, one) for one in value)
    for name, one in pairs:
        lines += draw(st.sampled_from(["", "", "\n", f"{' ' * deeper}# above\n"]))
        lines += " " * deeper + ("-" if name is None else f"{name}:")
        lines += text_of(one, draw, deeper)
    return lines


def in_brackets(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {in_brackets(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return str(value) if isinstance(value, int) else '"' + value.replace("\n", "\\n") + '"'


@st.composite
def outlines(draw: st.DrawFn) -> tuple[Any, str]:
    """Data, and a text that says it."""
    data = draw(st.dictionaries(NAMES, DATA, min_size=1, max_size=4))
    text = "# begin\n"
    for name, one in data.items():
        text += f"{name}:" + text_of(one, draw, 0)
    return data, text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def ways(value: Any, way: Steps = ()) -> Iterator[Steps]:
    """The ways to all that is inside."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in pairs:
        yield (*way, step)
        if isinstance(one, dict | list):
            yield from ways(one, (*way, step))


def read(text: str, folder: Path) -> Any:
    path = folder / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return plain_data(read_fields(path)[0])


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def at(value: Any, way: Steps) -> Any:
    for step in way:
        value = value[step]
    return value


def changed_or_none(text: str, *changes: Change) -> str | None:
    """The text with the changes; None where one of them cannot be written."""
    try:
        return changed(text, *changes)
    except UnwritableError:
        return None


def as_value(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_value(one) for name, one in value.items()}
    return tuple(map(as_value, value)) if isinstance(value, list) else value


@settings(max_examples=LAWS, deadline=None)
@given(outlines(), st.data())
def test_what_is_removed_and_added_again_is_there_as_before(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Any, str], dice: st.DataObject
) -> None:
    data, text = drawn
    folder = tmp_path_factory.getbasetemp()
    assert read(text, folder) == data
    *around, last = dice.draw(st.sampled_from(list(ways(data))))
    without = changed(text, Removal((*around, last)))
    assert len(comments(without)) <= len(comments(text))
    value = as_value(at(data, (*around, last)))
    if isinstance(last, int):
        patch = Patch(tuple(around), value, added=True, at=last)
    else:
        patch = Patch((*around, last), value)
    again = changed(without, patch)
    assert read(again, folder) == data
    assert comments(again) == comments(without)


@settings(max_examples=LAWS, deadline=None)
@given(outlines(), st.data())
def test_what_moves_there_and_back_is_there_as_before(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Any, str], dice: st.DataObject
) -> None:
    data, text = drawn
    folder = tmp_path_factory.getbasetemp()
    lists = [way for way in ways(data) if isinstance(at(data, way), list)]
    if not lists:
        return
    one = dice.draw(st.sampled_from(lists))
    others = [way for way in lists if way[: len(one)] != one and one[: len(way)] != way]
    other = dice.draw(st.sampled_from([one, *others]))
    start = dice.draw(st.integers(0, len(at(data, one)) - 1))
    most = len(at(data, other)) - (one == other)
    end = dice.draw(st.integers(0, most))
    there = changed_or_none(text, Move((*one, start), other, end))
    # a list that is empty now may be in brackets, where no comment can be
    back = there and changed_or_none(there, Move((*other, end), one, start))
    if there is None or back is None:
        return
    assert sorted(comments(there)) == sorted(comments(text))
    assert read(back, folder) == data
    assert sorted(comments(back)) == sorted(comments(text))


def changes_of(data: Any) -> st.SearchStrategy[Change]:
    """A change of an outline, which need not be one that makes sense."""
    every = list(ways(data))
    lists = [way for way in every if isinstance(at(data, way), list)]
    items = [way for way in every if isinstance(way[-1], int)]
    patch = st.builds(lambda way, value: Patch(way, as_value(value)), st.sampled_from(every), WORDS)
    found = [patch, st.builds(Removal, st.sampled_from(every))]
    if lists:
        places = st.integers(0, 3) | st.none()
        new = st.builds(
            lambda way, value, place: Patch(way, as_value(value), added=True, at=place),
            st.sampled_from(lists), DATA, places,
        )  # fmt: skip
        found += [new, st.builds(Move, st.sampled_from(items), st.sampled_from(lists), places)]
    return st.one_of(found)


@settings(max_examples=LAWS, deadline=None)
@given(outlines(), st.data())
def test_many_changes_are_written_as_wanted_or_refused(
    drawn: tuple[Any, str], dice: st.DataObject
) -> None:
    data, text = drawn
    wanted = dice.draw(st.lists(changes_of(data), min_size=2, max_size=8))
    files, unwritable = attempted({"outline.yaml": text}, *wanted)  # proved there
    assert len(unwritable) < len(wanted) or files["outline.yaml"] == text


@settings(max_examples=max(3, LAWS // 5), deadline=None)
@given(st.data())
def test_a_change_of_an_example_leaves_all_other_lines(dice: st.DataObject) -> None:
    text = EXAMPLE.read_text("utf-8")
    data = plain_data(read_fields(EXAMPLE)[0])
    change = Removal(dice.draw(st.sampled_from(list(ways(data)))))
    done = patched(EXAMPLE, [change], unfinished=True)
    new = done.texts.get(EXAMPLE.resolve(), text).splitlines()
    old = text.splitlines()
    assert len(new) <= len(old)
    assert (new == old) == bool(done.held_back)
    assert len(set(new) - set(old)) <= 2, "in braces, the line of a part and the one behind it"
