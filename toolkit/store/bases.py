"""The bases of generated files, kept by checksum in `.proposal/base`."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.diagnostics import ProposalError
from toolkit.ooxml.embedded_base import LARGEST_BASE, checksum_of_base
from toolkit.ordinary_files import NotOrdinaryError, bytes_of
from toolkit.store.memory import not_ordinary, unreadable

ENDING = ".json.gz"


def base_file(folder: Path, checksum: str) -> Path:
    """Where the base with that checksum is kept; it may not be there."""
    return folder / f"{checksum}{ENDING}"


def kept_base(folder: Path, checksum: str) -> Any:
    """The base with that checksum; None where there is none that is whole.

    Raises ProposalError where no ordinary file lies there, or it cannot be read.
    """
    if not checksum.isalnum():
        return None
    content = _unpacked(base_file(folder, checksum))
    return _data(content) if checksum_of_base(content) == checksum else None


def kept_checksums(folder: Path) -> Iterator[str]:
    """The checksums of all bases, whole or not, in their order."""
    for path in sorted(folder.glob(f"*{ENDING}")):
        yield path.name.removesuffix(ENDING)


def _unpacked(path: Path) -> bytes:
    """The content of a base; nothing where there is none, or it is damaged or far too large."""
    try:
        packed = bytes_of(path, LARGEST_BASE)
        unpacking = zlib.decompressobj(wbits=31)
        content = unpacking.decompress(packed or b"", LARGEST_BASE)
    except NotOrdinaryError as why:
        raise ProposalError(not_ordinary(path, str(why))) from why
    except OSError as why:
        raise ProposalError(unreadable(path, why)) from why
    except zlib.error:
        return b""
    return content if unpacking.eof else b""


def _data(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
