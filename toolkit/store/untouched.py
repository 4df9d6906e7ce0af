"""Whether a built file is as the last build left it, asked without loading what reads records."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from toolkit.ordinary_files import NotOrdinaryError, bytes_of
from toolkit.store.names import FOLDER, OUTLINES, STATE

WORKBOOKS = re.compile(rb'"([^"]*\.xlsx)"')
MOST = 200_000_000
"""Bytes of a file that is compared."""


def is_untouched(outline: Path, name: str) -> bool:
    """Whether nobody can have edited the file of that name which a build of `outline` wrote.

    True where nothing was built, and where the file beside the outline, or else every workbook
    that the record of built files names, has a checksum that the record holds. False means that it
    is worth opening the records to find out.
    """
    folder = Path(os.path.realpath(outline.parent))
    if not os.path.lexists(folder / FOLDER):
        return True
    try:
        record = bytes_of(folder / FOLDER / OUTLINES / outline.name / STATE, MOST)
        content = bytes_of(folder / name, MOST)
        if record is None:
            return False
        if content is not None:
            return sha256(content).hexdigest().encode() in record
        left = [bytes_of(folder / one, MOST) for one in _workbooks(record)]
    except (NotOrdinaryError, OSError):
        return False
    return all(one is None or sha256(one).hexdigest().encode() in record for one in left)


def _workbooks(record: bytes) -> Iterator[str]:
    """The names of the workbooks in a record of built files, as seen from the project's folder.

    Where a name is written with signs that stand for others it is the folder itself.
    """
    for one in WORKBOOKS.findall(record):
        yield "." if b"\\" in one else one.decode(errors="replace")
