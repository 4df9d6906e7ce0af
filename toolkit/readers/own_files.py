"""Whether a file that a project brings along, beside its outline, may be read or begun.

Such a folder may come from somebody else: what is read is an ordinary file, inside the folder and
of bounded size.
"""

import os
from pathlib import Path
from stat import S_ISREG

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.ordinary_files import leads_inside
from toolkit.readers import codes


def obstacle(path: Path, home: Path, code: str, what: str, most_bytes: int) -> Diagnostic | None:
    """Why the file must not be read; None where it may be.

    `home` is the folder of the outline, and `what` says what the file holds: a `profile`.
    """
    shown = Place(path.as_posix())
    try:
        real = path.resolve(strict=True)
        state = real.stat()
        inside = leads_inside(real, home)
    except (OSError, RuntimeError):
        fact = f"{path.name} is a link to a file that does not exist"
        return Diagnostic(shown, code, fact, "put the file itself there")
    if not inside:
        fact = f"{path.name} is a link to a file outside the folder of the outline"
        return Diagnostic(
            shown, code, fact, "put the file itself there; nothing from elsewhere is read"
        )
    if not S_ISREG(state.st_mode):
        fact = f"{path.name} is not a file with text in it"
        return Diagnostic(shown, code, fact, f"write the {what} as a text file of this name")
    if state.st_size > most_bytes:
        fact = f"{path.name} is larger than {most_bytes // 1000} kB, more than any {what} needs"
        return Diagnostic(shown, code, fact, "leave in it what differs from ours, and nothing else")
    return None


def refuse_place(path: Path, home: Path, code: str) -> None:
    """Raises ProposalError where a new file must not be written to `path`, beside the outline in
    the folder `home`: a file is there already, or its folder is a link to somewhere else."""
    if os.path.lexists(path):
        fact = f"{path.as_posix()} is there already, and nothing is written over it"
        hint = "go on with it, or give another name"
        raise ProposalError(Diagnostic(Place(path.as_posix()), codes.ALREADY_THERE, fact, hint))
    if not leads_inside(path.parent, home):
        fact = f"{path.parent.as_posix()} is a link to a folder outside the outline's"
        hint = "make a folder of this name in its place"
        raise ProposalError(Diagnostic(Place(path.parent.as_posix()), code, fact, hint))
