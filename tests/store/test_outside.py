"""Which folders outside of a project were named on this computer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from toolkit.store.outside import MOST_FOLDERS, folders_outside, note_folder


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(path))
    monkeypatch.setenv("LOCALAPPDATA", str(path))
    return path


def test_a_folder_is_known_of_its_project_alone(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    assert folders_outside(home) == ()
    assert note_folder(home, out)
    assert note_folder(home, out)
    assert folders_outside(home) == (out,)
    assert folders_outside(tmp_path / "other") == ()


def test_nothing_is_noted_of_a_folder_inside(tmp_path: Path, state: Path) -> None:
    assert note_folder(tmp_path, tmp_path / "drafts")
    assert not state.exists()


def test_the_oldest_is_forgotten(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for number in range(MOST_FOLDERS + 5):
        note_folder(home, tmp_path / f"{number}")
    found = folders_outside(home)
    assert len(found) == MOST_FOLDERS
    assert found[-1] == tmp_path / f"{MOST_FOLDERS + 4}"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"version": 0}', b'{"version": 1, "folders": 3}']
)
def test_a_damaged_note_is_made_anew(tmp_path: Path, state: Path, content: bytes) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    note_folder(home, out)
    (note,) = state.rglob("*.json")
    note.write_bytes(content)
    assert folders_outside(home) == ()
    assert note_folder(home, out)
    assert folders_outside(home) == (out,)


def test_where_nothing_can_be_noted_that_is_said(tmp_path: Path, state: Path) -> None:
    state.write_text("a file in the place of the folder")
    assert not note_folder(tmp_path / "home", tmp_path / "out")
    assert folders_outside(tmp_path / "home") == ()


@pytest.mark.skipif(os.name == "nt", reason="the home folder is found otherwise there")
def test_without_a_home_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", "relative")
    assert not note_folder(tmp_path / "home", tmp_path / "out")
    assert folders_outside(tmp_path / "home") == ()
