"""The bytes of a file that people sent to be pulled."""

from __future__ import annotations

from pathlib import Path

from toolkit.diagnostics import ProposalError
from toolkit.merge.refusals import refused
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.store.memory import unreadable


def content_of(path: Path) -> bytes:
    """What is in the file. Raises ProposalError where it cannot be read."""
    if path.is_dir():
        raise ProposalError(refused("folder_to_pull", str(path), "pull"))
    try:
        return read_incoming(path)
    except FileNotFoundError as error:
        raise ProposalError(refused("absent", str(path), "pull")) from error
    except OSError as error:
        raise ProposalError(unreadable(path, error)) from error
