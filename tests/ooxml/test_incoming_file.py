"""Files that come from somebody: read whole, or told; never waited for."""

import errno
import os
import socket
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.files import obstacle
from toolkit.ooxml.archive import LARGEST_FILE
from toolkit.ooxml.incoming_file import read_incoming


def told(path: Path) -> str:
    with pytest.raises(ProposalError) as why:
        read_incoming(path)
    return str(why.value).partition("\n")[0]


def no_file(path: Path) -> str:
    return f"{path}: MRG119 {path.name} is a pipe or a device and not a file, " + (
        "so it is neither read nor written"
    )


def test_a_file_is_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"said")
    (tmp_path / "b").symlink_to("a")
    assert read_incoming(tmp_path / "b") == b"said"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    (tmp_path / "b.docx").symlink_to("a.docx")
    for name in ("a.docx", "b.docx"):
        assert told(tmp_path / name) == no_file(tmp_path / name)
        assert str(obstacle(tmp_path / name)).startswith(no_file(tmp_path / name))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_a_socket_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the way to a socket may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("a.docx")
        assert told(Path("a.docx")) == no_file(Path("a.docx"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_without_end_is_told() -> None:
    assert told(Path("/dev/zero")) == no_file(Path("/dev/zero"))


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(20 * LARGEST_FILE)
    assert told(path) == f"{path}: MRG116 the file has 10.7 GB; up to 537 MB are read"


@pytest.mark.parametrize("winerror", [32, 33])
def test_a_file_that_office_holds_open_on_windows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"held")

    def refuse(*_: object) -> int:
        error = PermissionError(errno.EACCES, "used by another process")
        error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert told(path) == f"{path}: MRG001 plan.xlsx is open in Excel"


def test_what_is_not_there_or_a_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_incoming(tmp_path / "none")
    with pytest.raises(IsADirectoryError if os.name != "nt" else PermissionError):
        read_incoming(tmp_path)
