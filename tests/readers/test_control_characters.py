"""Characters that no document can hold are told as a warning, and left out of all that is built."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli.main import main
from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.readers.outline import read_with_remarks
from toolkit.readers.patches import Patch, patched

OUTLINE = b"""\
call: smp-cosme-2021-cluster
project:
  acronym: SEEN
  title: TITLE
  strand: textile
  leading_priorities: [innovate]
  start: 2026-09-01
  duration: 36
partners:
  - {id: ateval, name: Ateval, short_name: ATEVAL, country: ES, role: coordinator}
  - {id: citeve, name: Citeve, short_name: CITEVE, country: PT, role: beneficiary}
risks:
  - {title: "A\x07 bell", likelihood: low, impact: low, mitigation: Watch}
"""
ONE = "the line holds a character that cannot be seen or printed"
MORE = "the line holds characters that cannot be seen or printed"
HINT = "it is left out; delete it: it often comes along when text is pasted from another program"


def read(folder: Path, title: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The title as it is read, and what is told of it."""
    path = folder / "outline.yaml"
    path.write_bytes(OUTLINE.replace(b"TITLE", title))
    proposal, remarks, _ = read_with_remarks(path)
    return proposal.project.title, remarks


@pytest.mark.parametrize(
    ("written", "title", "told"),
    [
        (b"Fine \xe2\x80\x93 and \xf0\x9f\x9a\x80", "Fine – and 🚀", ""),
        (b"A bell\x07", "A bell", ONE + ", U+0007"),
        (b'"A bell\\a"', "A bell", ONE + ", U+0007"),
        (b'"Two\\x0blines"', "Two lines", ", U+000B"),
        (b"Two\x0blines", "Two lines", ", U+000B"),
        (b"Two\xe2\x80\xa8lines", "Two lines", ", U+2028"),
        (b"Two \x0clines", "Two lines", ", U+000C"),
        (b"N\x00U\x00L", "NUL", ", U+0000"),
        (b'"N\\0UL"', "NUL", ", U+0000"),
        (b"Mark\xef\xbb\xbf inside", "Mark inside", ", U+FEFF"),
        (b"No\xef\xbf\xbe character", "No character", ", U+FFFE"),
        (b"No\xef\xb7\x90 character", "No character", ", U+FDD0"),
        (b"Half\xed\xa0\xbd an emoji", "Half an emoji", ", U+D83D"),
        (b"Two halves \xed\xa0\xbd\xed\xba\x80", "Two halves 🚀", ""),
        (b'"\\x01\\x02\\x01"', "", MORE + ": U+0001, U+0002"),
    ],
)
def test_they_are_told_by_their_number_and_left_out(
    tmp_path: Path, written: bytes, title: str, told: str
) -> None:
    if not title:
        written = written.replace(b'"', b'"A', 1)
        title = "A"
    found, (*remarks, bell) = read(tmp_path, written)
    assert bell.place.line == 13
    assert found == title
    assert [one.place.line for one in remarks] == ([4] if told else [])
    assert all(one.message.endswith(told) for one in remarks)
    assert {(one.code, one.severity, one.hint) for one in remarks} <= {
        ("OUT006", Severity.WARNING, HINT)
    }


def test_of_many_lines_the_first_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    lines = b"|\n" + b"    one\x01\n" * 25
    found, remarks = read(tmp_path, lines)
    assert found == "one\n" * 25
    assert [one.place.line for one in remarks] == list(range(5, 26))
    # the bell further below is one of them
    assert remarks[-1].message == "6 more lines hold characters that cannot be seen or printed"


def test_beside_faults_they_are_told_too(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(OUTLINE.replace(b"TITLE", b"A\x07 bell\n  strnd: textile"))
    with pytest.raises(ProposalError) as raised:
        read_with_remarks(path)
    assert [one.code for one in raised.value.diagnostics] == ["OUT006", "OUT020", "OUT006"]


def test_check_warns_and_build_goes_on_without_them(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(OUTLINE.replace(b"TITLE", b'"A vertical\\x0btab"'))
    checked, built = (
        CliRunner(catch_exceptions=False).invoke(main, [word, str(path)])
        for word in ("check", "build")
    )
    told = f"{path}:4:10: OUT006 warning: the line holds a character that cannot be seen or printed"
    assert told in checked.stdout
    assert built.exit_code == 0
    assert told in built.stdout
    assert f"{path}:13:15: OUT006 warning: " in built.stdout
    for name in ("SEEN-proposal.docx", "SEEN-workplan.xlsx"):
        with zipfile.ZipFile(tmp_path / name) as file:
            parts = [file.read(one).decode(errors="ignore") for one in file.namelist()]
        assert any("A vertical tab" in part for part in parts)
        assert not any("\x0b" in part or "\x07" in part for part in parts)


def test_a_value_beside_them_can_be_written_and_they_stay(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_bytes(OUTLINE.replace(b"TITLE", b"A\x07 bell and half\xed\xa0\xbd an emoji"))
    done = patched(path, [Patch(("project", "duration"), 24)])
    assert not done.refused
    assert done.files == {path: path.read_bytes().replace(b"duration: 36", b"duration: 24")}
