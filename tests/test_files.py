"""Files are written whole or not at all, and what stands in the way is told."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.systems import POSIX
from toolkit import windows
from toolkit.diagnostics import ProposalError
from toolkit.files import (
    clear_leftovers,
    lock_beside,
    make_folder,
    obstacle,
    template_root,
    write_safely,
)


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder that nobody may write into, seen by someone who is not the superuser."""
    folder = Path(tempfile.mkdtemp())
    (folder / "old.txt").write_text("old")
    folder.chmod(0o555)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def told(path: Path, content: bytes = b"new") -> str:
    with pytest.raises(ProposalError) as caught:
        write_safely(path, content)
    return str(caught.value)


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_safely(tmp_path / "a.txt", b"one")
    write_safely(tmp_path / "a.txt", b"two")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.txt", b"two")]


@POSIX
def test_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_safely(link, b"new")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    return ended.pid


def test_what_a_killed_build_left_beside_a_file_is_cleared(tmp_path: Path, gone: int) -> None:
    kept = {f".a.txt.{os.getpid()}.tmp", f".b.txt.{gone}.tmp", f"a.txt.{gone}.tmp", ".a.txt.tmp"}
    for name in (*kept, f".a.txt.{gone}.tmp"):
        (tmp_path / name).write_text("half")
    clear_leftovers(tmp_path / "a.txt")
    assert {one.name for one in tmp_path.iterdir()} == kept


def test_what_a_killed_build_left_in_a_folder_of_ours_is_cleared(tmp_path: Path, gone: int) -> None:
    folder = tmp_path / "backups" / "20260131-120000"
    folder.mkdir(parents=True)
    (folder / "a.docx").write_text("whole")
    (folder / f".a.docx.{gone}.tmp").write_text("half")
    (tmp_path / f".state.json.{gone}.tmp").write_text("half")
    clear_leftovers(tmp_path)
    assert [one.name for one in tmp_path.rglob("*.*")] == ["a.docx"]
    clear_leftovers(tmp_path / "none")


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "none" / "a.txt") == (
        f"{tmp_path}/none: MRG003 there is no such folder\n"
        "    hint: create the folder, or give another one"
    )


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    message = (
        f"{tmp_path}/out: MRG003 there is a file of this name where a folder is needed\n"
        "    hint: rename the file, or give another output folder"
    )
    assert told(tmp_path / "out" / "a.txt") == message
    with pytest.raises(ProposalError) as caught:
        make_folder(tmp_path / "out")
    assert str(caught.value) == message


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system has no such place")
def test_a_place_that_takes_no_folders_is_told_as_one() -> None:
    with pytest.raises(ProposalError) as raised:
        make_folder(Path("/proc/output"))
    (found,) = raised.value.diagnostics
    assert (found.code, found.message) == ("MRG007", "no folder can be made at this place")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert told(tmp_path / "a.txt") == (
        f"{tmp_path}/a.txt: MRG004 there is a folder of this name where the file should be "
        "written\n"
        "    hint: rename the folder, or give another output folder"
    )


@POSIX
def test_a_folder_that_may_only_be_read_is_told(read_only_folder: Path) -> None:
    assert told(read_only_folder / "old.txt") == (
        f"{read_only_folder}: MRG002 this folder is read-only\n"
        "    hint: ask for permission to write there, or give another output folder"
    )
    with pytest.raises(ProposalError, match="MRG002"):
        make_folder(read_only_folder / "deeper")
    assert (read_only_folder / "old.txt").read_text() == "old"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows limits no sizes of files")
    write_safely(tmp_path / "a.txt", b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        message = told(tmp_path / "a.txt", b"x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert message.startswith(f"{tmp_path}/a.txt: MRG005 there is not enough space on the disk")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.txt", b"old")]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert "MRG006 the name of the file is longer" in told(tmp_path / ("a" * 300))


@pytest.mark.parametrize(
    ("name", "lock", "program"),
    [
        ("proposal.docx", "~$oposal.docx", "Word"),
        ("short.docx", "~$short.docx", "Word"),
        ("seven77.docx", "~$even77.docx", "Word"),
        ("plan.xlsx", "~$plan.xlsx", "Excel"),
        ("plan.xlsx", ".~lock.plan.xlsx#", "LibreOffice"),
    ],
)
def test_an_open_file_is_told(tmp_path: Path, name: str, lock: str, program: str) -> None:
    (tmp_path / name).write_text("old")
    (tmp_path / lock).write_text("")
    assert lock_beside(tmp_path / name) == tmp_path / lock
    assert told(tmp_path / name) == (
        f"{tmp_path}/{name}: MRG001 {name} is open in {program} (lock file {lock})\n"
        f"    hint: close it and build again; if it is open nowhere, delete {tmp_path}/{lock}"
    )
    assert (tmp_path / name).read_text() == "old"


def refused(winerror: int | None, times: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the first `times` replacements of a file fail as they do on Windows; what was tried."""
    real, tried = Path.replace, []

    def replace(new: Path, target: Path) -> Path:
        tried.append(str(target))
        if len(tried) > times:
            return real(new, target)
        error = PermissionError(errno.EACCES, "used by another process", str(new))
        if winerror is not None:
            error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", replace)
    return tried


@pytest.mark.parametrize("winerror", [5, 32, 33, None])
@pytest.mark.parametrize("on_windows", [True, False])
@pytest.mark.parametrize(
    ("name", "program"),
    [("plan.xlsx", "Excel"), ("proposal.docx", "Word"), ("outline.yaml", "another program")],
)
def test_a_file_that_cannot_be_replaced_is_open_and_nothing_is_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    winerror: int | None,
    on_windows: bool,
    name: str,
    program: str,
) -> None:
    (tmp_path / name).write_text("old")
    monkeypatch.setattr(windows, "HERE", on_windows)
    monkeypatch.setattr(windows, "PAUSES", (0, 0))
    refused(winerror, 100, monkeypatch)
    assert told(tmp_path / name) == (
        f"{tmp_path}/{name}: MRG001 {name} is open in {program}\n    hint: close it and build again"
    )
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [(name, "old")]


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_text("old")
    monkeypatch.setattr(windows, "HERE", True)
    monkeypatch.setattr(windows, "PAUSES", (0, 0))
    tried = refused(32, 2, monkeypatch)
    write_safely(tmp_path / "a.docx", b"new")
    assert len(tried) == 3
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.docx", "new")]


@POSIX
def test_a_file_of_another_user_in_a_folder_for_all_is_not_called_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_text("old")
    tmp_path.chmod(0o1777)
    refused(None, 100, monkeypatch)
    assert "MRG002 this folder is read-only" in told(tmp_path / "a.docx")


def test_a_folder_without_rights_is_not_called_open_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(tmp_path))

    monkeypatch.setattr(windows, "HERE", True)
    monkeypatch.setattr(Path, "open", refuse)
    assert "MRG002 this folder is read-only" in told(tmp_path / "a.docx")


def test_a_path_that_is_too_long_for_windows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "The system cannot find the path specified")

    short = tmp_path / "a.docx"
    long = tmp_path / f"{'a' * (250 - len(str(tmp_path)))}.docx"
    monkeypatch.setattr(Path, "open", refuse)
    assert "MRG007" in told(long)
    monkeypatch.setattr(windows, "HERE", True)
    assert "MRG007" in told(short)
    assert told(long) == (
        f"{long}: MRG006 the path of the file has {len(str(long))} characters, more than Windows "
        "allows here\n    hint: move the project into a folder with a shorter path, or shorten the "
        "acronym"
    )
    assert "MRG006" in told(tmp_path / ("b" * 250) / "a.docx")


def test_on_windows_what_a_killed_build_left_is_cleared_unless_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [".a.txt.1.tmp", ".a.txt.2.tmp", f".a.txt.{os.getpid()}.tmp"]
    for name in names:
        (tmp_path / name).write_text("half")
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name == names[0]:
            raise PermissionError(errno.EACCES, "used by another process", str(path))
        real(path, missing_ok)

    monkeypatch.setattr(windows, "HERE", True)
    monkeypatch.setattr(Path, "unlink", unlink)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("on Windows this ends the process"))
    clear_leftovers(tmp_path / "a.txt")
    assert {one.name for one in tmp_path.iterdir()} == {names[0], names[2]}


def test_the_lock_of_another_file_is_none(tmp_path: Path) -> None:
    (tmp_path / ".~lock.other.docx#").write_text("")
    assert obstacle(tmp_path / "proposal.docx") is None


def test_a_folder_that_is_still_to_come_is_no_obstacle(tmp_path: Path) -> None:
    assert obstacle(tmp_path / "a" / "b" / "c.docx", folder_may_come=True) is None
    make_folder(tmp_path / "a" / "b")
    write_safely(tmp_path / "a" / "b" / "c.docx", b"")


def test_the_templates_are_found() -> None:
    assert (template_root() / "priorities").is_dir()
