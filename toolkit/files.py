"""Where the program's own data is, and how a person's files are written: whole, or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from toolkit import windows
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.ordinary_files import is_special, special_file

PACKAGE = Path(__file__).resolve().parent

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

LEFTOVER = re.compile(r"\.(?P<of>.+)\.(?P<writer>\d+)\.tmp")


def template_root() -> Path:
    """The folder of templates: inside the installed package, else at the top of the checkout."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"


class Staged(NamedTuple):
    """A temporary file, written beside the file that it is to replace."""

    path: Path
    target: Path
    temporary: Path

    def replace(self) -> None:
        """Replaces the target in one step. Raises ProposalError where that is refused."""
        try:
            if self.target.exists():
                with suppress(PermissionError):  # a disk without permissions
                    self.temporary.chmod(self.target.stat().st_mode & 0o777)
            windows.replace(self.temporary, self.target)
        except PermissionError as error:
            self.discard()
            raise ProposalError(_irreplaceable(self.path, error)) from error
        except OSError as error:
            self.discard()
            raise ProposalError(_diagnostic(self.path, error)) from error
        except BaseException:
            self.discard()
            raise
        _fsync(self.target.parent)

    def discard(self) -> None:
        """Deletes the temporary file, if it is still there."""
        with suppress(OSError):
            self.temporary.unlink()


def stage(path: Path, content: bytes) -> Staged:
    """Writes `content` beside `path`, so that there is room for it and nothing is replaced yet.

    Raises ProposalError where it cannot be written.
    """
    if found := obstacle(path):
        raise ProposalError(found)
    target = Path(os.path.realpath(path))
    staged = Staged(path, target, target.with_name(f".{target.name[:200]}.{os.getpid()}.tmp"))
    try:
        with staged.temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        staged.discard()
        raise ProposalError(_diagnostic(path, error)) from error
    except BaseException:
        staged.discard()
        raise
    return staged


def write_safely(path: Path, content: bytes) -> None:
    """Puts `content` at `path`; whatever happens, the old or the new content is there, whole.

    Raises ProposalError where it cannot be written.
    """
    stage(path, content).replace()


def keep_if_possible(path: Path, content: bytes) -> None:
    """Puts `content` at `path` where that is possible; a later run can do without it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def clear_leftovers(path: Path) -> None:
    """Deletes what a killed build left beside `path`, or anywhere in the folder `path`.

    A temporary file whose writer still runs is left alone. Whoever calls this keeps others out of
    the project (store/lock.py): on Windows, where nobody can ask whether a process runs without
    ending it, only a file that is open at this moment is known to be in use, and stays.
    """
    target = Path(os.path.realpath(path.parent)) / path.name
    with suppress(OSError):
        if target.is_symlink():
            return
        inside = target.is_dir()
        for one in _below(target) if inside else target.parent.glob(".*.tmp"):
            name = LEFTOVER.fullmatch(one.name)
            ours = name and (inside or name["of"] == target.name[:200])
            if name and ours and not _runs(int(name["writer"])):
                with suppress(OSError):
                    one.unlink()


def _below(folder: Path) -> Iterator[Path]:
    """The files in a folder and in those inside it; no link is followed."""
    for inside, _, names in os.walk(folder):
        yield from (Path(inside, name) for name in names)


def _runs(process: int) -> bool:
    if windows.HERE:
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def make_folder(path: Path) -> None:
    """The folder `path` and those above it, where they are missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ProposalError(_no_folder(path)) from error
    except FileNotFoundError as error:
        too_long = windows.too_long(path)
        raise ProposalError(too_long or _nowhere(path)) from error
    except OSError as error:
        raise ProposalError(_diagnostic(path, error)) from error


def _nowhere(path: Path) -> Diagnostic:
    """The finding on a place that takes no folders, such as one of the system's own."""
    return Diagnostic(
        Place(str(path)),
        "MRG007",
        "no folder can be made at this place",
        hint="give another output folder, or make this one yourself first",
    )


def obstacle(path: Path, *, folder_may_come: bool = False) -> Diagnostic | None:
    """What prevents writing `path`, before anything is tried; None when nothing does.

    With `folder_may_come` a missing folder is no obstacle as long as it could be created.
    """
    try:
        return _obstacle(path, folder_may_come)
    except OSError as error:
        return _diagnostic(path, error)


def _obstacle(path: Path, folder_may_come: bool) -> Diagnostic | None:
    folder = path.parent
    while folder_may_come and not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        return _no_folder(folder)
    if path.is_dir():
        return Diagnostic(
            Place(str(path)),
            "MRG004",
            "there is a folder of this name where the file should be written",
            hint="rename the folder, or give another output folder",
        )
    if is_special(path):
        return special_file(path)
    if lock := lock_beside(path):
        return _open(path, lock)
    if not _writable(folder):
        return _read_only(folder)
    if path.exists() and not _writable(path):
        return Diagnostic(
            Place(str(path)),
            "MRG002",
            "the file is read-only",
            hint="remove its write protection, or give another output folder",
        )
    return None


def lock_beside(path: Path) -> Path | None:
    """The file by which Word, Excel or LibreOffice says that it has `path` open."""
    # Word puts ~$ in the place of the first two letters of a long name, Excel before it
    names = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}")
    return next((path.with_name(name) for name in names if path.with_name(name).is_file()), None)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _fsync(folder: Path) -> None:
    """Makes the disk keep the new name as well, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def held_open(error: OSError) -> Diagnostic | None:
    """The finding where another program has a file open, as Windows alone says; else None."""
    if not windows.in_use(error) or not isinstance(error.filename, str):
        return None
    return _open(Path(error.filename), None)


def _irreplaceable(path: Path, error: PermissionError) -> Diagnostic:
    """Why a file cannot replace another, though it could be written beside it.

    On Windows a program has it open. Elsewhere it belongs to another user, in a shared folder.
    """
    shared = not windows.HERE and path.parent.stat().st_mode & stat.S_ISVTX
    return _diagnostic(path, error) if shared else _open(path, None)


def _diagnostic(path: Path, error: OSError) -> Diagnostic:
    """The finding on a failed write."""
    if windows.in_use(error):
        return _open(path, None)
    if error.errno in DISK_FULL:
        return Diagnostic(
            Place(str(path)),
            "MRG005",
            "there is not enough space on the disk to write the file; what was there is unchanged",
            hint="free some space, or give an output folder on another disk",
        )
    if error.errno in (errno.ENOENT, errno.EINVAL) and (found := windows.too_long(path)):
        return found
    if error.errno == errno.ENAMETOOLONG:
        return Diagnostic(
            Place(str(path)),
            "MRG006",
            "the name of the file is longer than this disk allows",
            hint="shorten the acronym, or give an output folder with a shorter path",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _read_only(path.parent)
    return Diagnostic(
        Place(str(path)),
        "MRG007",
        f"the disk refused the file: {error.strerror or error}",
        hint="check that the disk is connected and healthy, or give another output folder",
    )


def _open(path: Path, lock: Path | None) -> Diagnostic:
    program = "LibreOffice" if lock and lock.name.startswith(".~lock") else _program(path)
    shown = f" (lock file {lock.name})" if lock else ""
    stale = f"; if it is open nowhere, delete {lock}" if lock else ""
    return Diagnostic(
        Place(str(path)),
        "MRG001",
        f"{path.name} is open in {program}{shown}",
        hint=f"close it and build again{stale}",
    )


def _program(path: Path) -> str:
    ending = path.suffix.lower()
    if ending.startswith(".doc"):
        return "Word"
    return "Excel" if ending.startswith(".xls") else "another program"


def _read_only(folder: Path) -> Diagnostic:
    return Diagnostic(
        Place(str(folder)),
        "MRG002",
        "this folder is read-only",
        hint="ask for permission to write there, or give another output folder",
    )


def _no_folder(folder: Path) -> Diagnostic:
    if found := windows.too_long(folder):
        return found
    if os.path.lexists(folder):
        return Diagnostic(
            Place(str(folder)),
            "MRG003",
            "there is a file of this name where a folder is needed",
            hint="rename the file, or give another output folder",
        )
    return Diagnostic(
        Place(str(folder)),
        "MRG003",
        "there is no such folder",
        hint="create the folder, or give another one",
    )
