"""Templates as they are read: ordinary files of the folder `templates`, and nothing else.

A project's folder may come from somebody else. A link that leads out of it would put a file of this
machine into a draft that is sent back.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import BaseLoader, Environment
from jinja2.exceptions import TemplateNotFound

from toolkit.compose import codes
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.ordinary_files import NotOrdinaryError, leads_inside, open_ordinary
from toolkit.portable import device

LARGEST = 200_000
"""Bytes of a template; the longest of ours has 7 000."""

MOST_ENTRIES = 500
"""Files and folders in the folder `templates`."""

NOT_ORDINARY = "it is no ordinary file"

_STEP = re.compile(r"\w(?:[\w .,+&()'-]*[\w)'])?")
"""One step of the way to a template: not dots alone, no drive, no backslash."""


class Listing(NamedTuple):
    """The files in a folder and in the folders below it."""

    files: tuple[Path, ...]
    """In the order of their names; a link is a file here, whatever it leads to."""

    complete: bool
    """False where there are more than `MOST_ENTRIES` and the rest was not looked at."""


class TemplateLoader(BaseLoader):
    """Reads a template from the first of the folders that has it."""

    def __init__(self, folders: Sequence[Path], own: Path | None = None) -> None:
        """The folders of a project lie in `own`; what is not in it is ours."""
        self._folders, self._own = folders, own

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Its text, its path, and that it does not change meanwhile.

        Raises TemplateNotFound where no folder has it, and ProposalError where it cannot be read.
        """
        for path in self._paths(template):
            if _is_there(path):
                return source_at(path, self._own), str(path), lambda: True
        raise TemplateNotFound(template)

    def _paths(self, template: str) -> list[Path]:
        return [one / template for one in self._folders] if is_name(template) else []


def is_name(name: str) -> bool:
    """Whether a template may have this name: folders and a file, with / between them."""
    steps = name.split("/")
    fine = all(_STEP.fullmatch(one) and not device(one) for one in steps)
    return fine and len(name) <= 200


def own_folder(path: Path) -> Path | None:
    """The folder of a project's own templates; None where there is none, or a file of that name.

    Raises ProposalError where it is a link to another place, or cannot be read.
    """
    if not os.path.lexists(path):
        return None
    stay_inside(path, path.parent)
    if path.is_file():
        return None
    if not path.is_dir():
        raise ProposalError(_finding(path, NOT_ORDINARY))
    try:
        os.scandir(path).close()
    except OSError as why:
        raise ProposalError(_unreadable(path, why)) from why
    return path


def stay_inside(path: Path, folder: Path) -> None:
    """Raises ProposalError where `path` leads out of `folder` by a link of any kind, or nowhere."""
    real = Path(os.path.realpath(path))
    if leads_inside(path, folder) and os.path.exists(real):  # noqa: PTH110
        return
    raise ProposalError(
        Diagnostic(
            Place(str(path), 1, 1),
            codes.LEADS_OUT,
            f"this is a link to {real}, and templates are read from the project's folder alone",
            "put the file or folder itself there, in the place of the link, or delete the link",
        )
    )


def listed(folder: Path) -> Listing:
    """What lies in the folder; links are not followed.

    Raises ProposalError where a folder cannot be read.
    """
    files: list[Path] = []
    waiting, seen = [folder], 0
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(inside) as entries:
                for one in entries:
                    if (seen := seen + 1) > MOST_ENTRIES:
                        return Listing(tuple(sorted(files)), complete=False)
                    folders = one.is_dir(follow_symlinks=False)
                    (waiting if folders else files).append(Path(one.path))
        except OSError as why:
            raise ProposalError(_unreadable(inside, why)) from why
    return Listing(tuple(sorted(files)), complete=True)


def be_ordinary(path: Path, own: Path) -> None:
    """Raises ProposalError where `path` leads out of `own`, or is a pipe or the like."""
    stay_inside(path, own)
    if not path.is_file() and not path.is_dir():
        raise ProposalError(_finding(path, NOT_ORDINARY))


def source_at(path: Path, own: Path | None) -> str:
    """The text of a template, without a mark of the byte order before it.

    Raises ProposalError where it is no ordinary file in `own`, too large, or not in UTF-8. What is
    not in `own` is ours, and is believed.
    """
    foreign = own is not None and path.is_relative_to(own)
    if foreign and own is not None:
        stay_inside(path, own)
    content = _content(path) if foreign else path.read_bytes()
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as why:
        before = content[: why.start].split(b"\n")
        raise ProposalError(
            Diagnostic(
                Place(str(path), len(before), len(before[-1]) + 1),
                codes.NOT_UTF_8,
                "a template is not written in UTF-8",
                "save it as UTF-8: an editor asks for it as the encoding, under 'Save as'",
            )
        ) from why


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as why:
        raise ProposalError(_unreadable(path, why)) from why
    return True


def _content(path: Path) -> bytes:
    try:
        with open_ordinary(path, follow_links=True) as file:
            content = file.read(LARGEST + 1)
    except (NotOrdinaryError, IsADirectoryError) as why:
        raise ProposalError(_finding(path, NOT_ORDINARY)) from why
    except OSError as why:
        raise ProposalError(_unreadable(path, why)) from why
    if len(content) > LARGEST:
        raise ProposalError(
            Diagnostic(
                Place(str(path), 1, 1),
                codes.TOO_LARGE,
                f"a template is larger than {LARGEST // 1000} kB, more than any section needs",
                "leave out what is not its text; a long text goes into the outline, as prose",
            )
        )
    return content


def _unreadable(path: Path, why: OSError) -> Diagnostic:
    return _finding(path, why.strerror or "the disk refused it")


def _finding(path: Path, why: str) -> Diagnostic:
    return Diagnostic(
        Place(str(path), 1, 1),
        codes.UNREADABLE,
        f"a template, or the folder of templates, cannot be read: {why}",
        "see who may read it, and that it is an ordinary file or folder; or delete it",
    )
