"""What the system refuses is told in words, where it is about a file of a person."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from toolkit.cli.system_errors import finding
from toolkit.files import PACKAGE


def refused(path: Path | str | None, number: int = errno.EACCES) -> OSError:
    return OSError(number, "Permission denied", None if path is None else str(path))


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    found = finding(refused(tmp_path / "state.json"))
    assert found is not None
    assert (found.code, found.place.file) == ("MRG112", str(tmp_path / "state.json"))
    assert found.message == "state.json cannot be read or changed: Permission denied"


def test_a_name_without_its_folder_is_that_of_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = finding(refused("state.json"))
    assert found is not None
    assert found.place.file == str(Path.cwd() / "state.json")


def test_a_file_that_is_open_on_windows_is_told_as_open(tmp_path: Path) -> None:
    error = refused(tmp_path / "AGRIRES-workplan.xlsx")
    error.winerror = 32  # type: ignore[attr-defined]
    found = finding(error)
    assert found is not None
    assert found.code == "MRG001"
    assert found.message == "AGRIRES-workplan.xlsx is open in Excel"


def test_a_fault_of_our_own_is_not_told_as_one_of_the_person() -> None:
    assert finding(refused(PACKAGE / "files.py")) is None
    assert finding(refused(None)) is None
