"""A built file that nobody edited is recognised by its checksum alone."""

import json
from pathlib import Path

import pytest

from toolkit.store.journal import checksum_of
from toolkit.store.untouched import is_untouched

BOOK = "A-workplan.xlsx"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    """An outline whose build wrote a file that holds `built`."""
    records = tmp_path / ".proposal" / "outlines" / "outline.yaml"
    records.mkdir(parents=True)
    known = {BOOK: {"sha256": [checksum_of(b"built")]}}
    (records / "state.json").write_text(json.dumps({"files": known}))
    (tmp_path / BOOK).write_bytes(b"built")
    return tmp_path / "outline.yaml"


def test_a_file_as_it_was_built_is_untouched(outline: Path) -> None:
    assert is_untouched(outline, BOOK)


def test_where_nothing_was_built_nothing_was_edited(tmp_path: Path) -> None:
    (tmp_path / BOOK).write_bytes(b"typed")
    assert is_untouched(tmp_path / "outline.yaml", BOOK)


def test_an_edited_file_is_worth_a_look(outline: Path) -> None:
    outline.with_name(BOOK).write_bytes(b"typed")
    assert not is_untouched(outline, BOOK)


def test_one_that_was_built_under_another_name_is_compared_too(outline: Path) -> None:
    assert is_untouched(outline, "B-workplan.xlsx")
    outline.with_name(BOOK).write_bytes(b"typed")
    assert not is_untouched(outline, "B-workplan.xlsx")


def test_where_no_workbook_is_left_nothing_was_edited(outline: Path) -> None:
    outline.with_name(BOOK).unlink()
    assert is_untouched(outline, BOOK)
    assert is_untouched(outline, "B-workplan.xlsx")


def test_what_is_not_known_here_is_worth_a_look(outline: Path) -> None:
    assert not is_untouched(outline.with_name("other.yaml"), BOOK)
    outline.with_name(BOOK).unlink()
    outline.with_name(BOOK).mkdir()
    assert not is_untouched(outline, BOOK)
