"""What somebody's file holds that this tool never met: told, and the file left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from traceback import extract_tb

from toolkit.diagnostics import Diagnostic, Place, ProposalError

CODE = "MRG122"


@contextmanager
def unforeseen(file: str = "") -> Iterator[None]:
    """Within, an exception that nobody thought of is told of that file, with where it arose.

    This stands round the reading of single files of other people, so that one odd file does not
    keep the others from being built, pulled or merged. Whatever is told here is a fault of ours.
    """
    try:
        yield
    except (ProposalError, OSError):
        raise
    except Exception as error:
        raise ProposalError(_finding(file, error)) from error


def _finding(file: str, error: Exception) -> Diagnostic:
    frame = extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {PurePath(frame.filename).name}:{frame.lineno}"
    return Diagnostic(
        Place(file),
        CODE,
        f"the file holds something that this tool has never met ({where}), so it is left alone",
        hint="save it in Word, Excel or LibreOffice and try again; where that does not help, tell "
        "the makers of this tool, with these words and the file if it may be shown",
    )
