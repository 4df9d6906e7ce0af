"""Official forms as they were downloaded, kept so that a build does not need the download."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from toolkit.store.memory import BLANKS, OFFICIAL_FORMS, Memory
from toolkit.store.record_forms import BlanksRecord, DamagedError, record_bytes

MOST = 5
"""Forms that are looked at for what they say; most calls have one."""


def kept_blank(memory: Memory, given: str) -> bytes | None:
    """The form that was filled last under that path; None where none was, or it is gone.

    Raises ProposalError where it cannot be read.
    """
    checksum = _blanks(memory).get(given)
    if checksum is None:
        return None
    content = memory.bytes_at(path_of(memory, checksum, Path(given).suffix))
    if content is None or sha256(content).hexdigest() != checksum:
        return None
    return content


def kept_blanks(memory: Memory) -> tuple[bytes, ...]:
    """The forms that were filled last, each once, at most `MOST` of them.

    Raises ProposalError where one cannot be read.
    """
    found = {one: kept_blank(memory, given) for given, one in _blanks(memory).items()}
    return tuple(content for content in found.values() if content is not None)[:MOST]


def keep_blank(memory: Memory, given: str, content: bytes) -> Mapping[str, bytes]:
    """Keeps a form, and gives the record that says so, by its name.

    A form that is kept already is not written again. Raises ProposalError where that cannot be
    done.
    """
    checksum = sha256(content).hexdigest()
    path = path_of(memory, checksum, Path(given).suffix)
    if not memory.has(path):
        memory.write_at(path, content)
    blanks = {**_blanks(memory), given: checksum}
    return {BLANKS: record_bytes(BlanksRecord, {"blanks": blanks}, sort_keys=True)}


def path_of(memory: Memory, checksum: str, suffix: str) -> Path:
    """Where the form with that checksum is kept."""
    return memory.root / OFFICIAL_FORMS / f"{checksum}{suffix.lower()}"


def _blanks(memory: Memory) -> Mapping[str, str]:
    try:
        found = memory.record(BLANKS, BlanksRecord)
    except DamagedError:
        return {}
    return found.blanks if found else {}
