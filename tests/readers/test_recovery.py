"""A slip in the writing is told where it is, and hides or invents nothing elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.readers.outline import read_outline
from toolkit.readers.starter import starter_text
from toolkit.readers.yaml_builder import UNREADABLE
from toolkit.readers.yaml_reader import read_located

pytestmark = pytest.mark.slow

LINES = starter_text().splitlines()
FIELDS = [n for n, line in enumerate(LINES) if line.strip() and line.lstrip()[0] != "#"]

Slip = Callable[[str], str]

SLIPS: dict[str, Slip] = {
    "a tab": lambda line: "\t" + line.lstrip(),
    "one space less": lambda line: line.removeprefix(" "),
    "one space more": lambda line: f" {line}",
    "a second colon": lambda line: line.replace(": ", ": x: ", 1),
    "a quotation mark": lambda line: line.replace(": ", ': "', 1),
    "a bracket": lambda line: line.replace(": ", ": [", 1),
}


def faults_of(path: Path) -> tuple[Diagnostic, ...]:
    try:
        read_outline(path)
    except ProposalError as error:
        return error.diagnostics
    return ()


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_any_line_is_told_near_it_and_nothing_else_is(tmp_path: Path, slip: str) -> None:
    path, told = tmp_path / "outline.yaml", 0
    for number in FIELDS[::5]:
        lines = [*LINES[:number], SLIPS[slip](LINES[number]), *LINES[number + 1 :]]
        path.write_text("\n".join(lines), "utf-8")
        faults = faults_of(path)
        assert len(faults) <= 1, (LINES[number], [str(one) for one in faults])
        assert all(abs(one.place.line - 1 - number) <= 1 for one in faults), (number, faults)
        told += bool(faults)
    assert told > 20


def test_what_stands_around_a_broken_part_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "one: {a: 1\ntwo:\n  - x: 1\n    y: b: c\n  - - 2\n    - [3\n  -\n    z: 4\nthree: 5\n",
        "utf-8",
    )
    reading = read_located(path)
    assert reading.data == {
        "one": UNREADABLE,
        "two": [{"x": 1, "y": UNREADABLE}, [2, UNREADABLE], {"z": 4}],
        "three": 5,
    }
    assert [one.place.line for one in reading.faults] == [1, 4, 6]
    assert reading.place.of("two", 2, "z").line == 8
    assert reading.place.of("two", 2, "z").path == "two.2.z"


def test_a_field_that_is_written_twice_is_told_in_a_broken_outline_too(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one: 1\ntwo: @\none: 3\n", "utf-8")
    assert [(one.place.line, one.code) for one in read_located(path).faults] == [
        (2, "OUT010"),
        (3, "OUT012"),
    ]


def test_the_faults_of_an_outline_that_is_all_wrong_are_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("".join(f"f{n}: a: b\n" for n in range(1000)), "utf-8")
    assert len(read_located(path).faults) == 50


@pytest.mark.parametrize(
    "text",
    ["p:\n  - {a: b, item:\n", "a: [1\n\n\n", 'a: "b\n  c\n', "a: 'b", "{", "a: |\n b\n c: [\n"],
)
def test_what_is_told_of_a_text_that_breaks_off_is_told_at_a_line_of_it(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    lines = text.splitlines()
    for one in read_located(path).faults:
        assert lines[one.place.line - 1].strip(), one
        assert 1 <= one.place.column <= len(lines[one.place.line - 1]), one
