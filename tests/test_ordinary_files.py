"""What lies in a folder is read where it is an ordinary file, and never waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.systems import POSIX
from toolkit.ordinary_files import (
    NotOrdinaryError,
    bytes_of,
    is_link,
    leads_inside,
    open_ordinary,
    strangeness,
)


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert bytes_of(tmp_path / "a", 5) == b"12345"
    assert strangeness(tmp_path / "a") == ""


@pytest.mark.parametrize("name", ["missing", "a/missing"])
def test_a_file_that_is_not_there_is_nothing_strange(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert bytes_of(tmp_path / name, 5) is None
    assert strangeness(tmp_path / name) == ""
    assert not is_link(tmp_path / name)


def test_more_than_was_asked_for_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0" * 2_000_001)
    with pytest.raises(NotOrdinaryError, match="is larger than 2 MB"):
        bytes_of(tmp_path / "a", 2_000_000)


@POSIX
@pytest.mark.parametrize(
    ("kind", "why"),
    [("folder", "is a folder"), ("link", "is a link"), ("pipe", "is a pipe or a device")],
)
def test_something_else_is_refused(tmp_path: Path, kind: str, why: str) -> None:
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(tmp_path / "a")
    else:
        os.mkfifo(path)
    assert strangeness(path) == why
    with pytest.raises(NotOrdinaryError, match=why):
        bytes_of(path, 5)


@POSIX
def test_a_pipe_is_neither_opened_nor_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (
        pytest.raises(NotOrdinaryError, match="is a pipe or a device"),
        open_ordinary(tmp_path / "pipe", follow_links=True),
    ):
        pytest.fail("the pipe was opened")


@POSIX
def test_a_link_is_followed_only_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"said")
    (tmp_path / "link").symlink_to("a")
    with open_ordinary(tmp_path / "link", follow_links=True) as file:
        assert file.read() == b"said"
    with (
        pytest.raises(OSError, match="link"),
        open_ordinary(tmp_path / "link", follow_links=False),
    ):
        pytest.fail("the link was followed")


def test_what_leads_inside_a_folder_is_decided_with_every_link_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "out").symlink_to(elsewhere)
    (tmp_path / "way").symlink_to(folder)
    assert leads_inside(folder / "not" / "there", folder)
    assert leads_inside(tmp_path / "way" / "a.yaml", folder)
    assert leads_inside(folder, tmp_path / "way")
    assert not leads_inside(folder / "out" / "a.yaml", folder)
    assert not leads_inside(folder / ".." / "elsewhere", folder)
