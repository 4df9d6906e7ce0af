"""A disk that is full: nothing is lost, nothing is half done, and it is said."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.killed_commands import RECORDS, building, files_of, pulling, typed_in, waiting
from toolkit.diagnostics import ProposalError
from toolkit.pipeline import undo
from toolkit.store.memory import JOURNAL

resource = pytest.importorskip("resource", reason="Windows limits no sizes of files")

__all__ = ["typed_in", "waiting"]

LIMITS = [300, 5_000, 60_000, 120_000, 190_000]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may be longer than that."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("limit", LIMITS)
def test_a_build_leaves_everything_as_it_was(waiting: Path, tmp_path: Path, limit: int) -> None:
    folder = Path(shutil.copytree(waiting, tmp_path / "project"))
    before = files_of(folder)
    with room_for(limit), pytest.raises(ProposalError, match="MRG005 there is not enough space"):
        building(folder / "outline.yaml")
    assert files_of(folder) == before
    assert not (folder / RECORDS / JOURNAL).exists()


@pytest.mark.parametrize("limit", [300, 5_000, 60_000])
def test_a_pull_leaves_everything_as_it_was(typed_in: Path, tmp_path: Path, limit: int) -> None:
    folder = Path(shutil.copytree(typed_in, tmp_path / "project"))
    before = files_of(folder)
    with room_for(limit), pytest.raises(ProposalError, match="MRG005 there is not enough space"):
        pulling(folder / "outline.yaml")
    pulling(folder / "outline.yaml")
    assert files_of(folder) != before


def test_an_undo_is_finished_when_there_is_room(waiting: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(waiting, tmp_path / "project"))
    before = files_of(folder)
    building(folder / "outline.yaml")
    with room_for(60_000), pytest.raises(ProposalError, match="MRG005 there is not enough space"):
        undo(folder / "outline.yaml")
    undo(folder / "outline.yaml")
    assert files_of(folder) == before


def test_an_undo_of_a_pull_is_finished_when_there_is_room(typed_in: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(typed_in, tmp_path / "project"))
    before = {name: (folder / name).read_bytes() for name in ("outline.yaml", "partners.yaml")}
    pulling(folder / "outline.yaml")
    with room_for(5_000), pytest.raises(ProposalError, match="MRG005 there is not enough space"):
        undo(folder / "outline.yaml")
    undo(folder / "outline.yaml")
    assert {name: (folder / name).read_bytes() for name in before} == before
