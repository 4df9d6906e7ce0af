"""What was generated is kept by checksum, and only read where it is whole."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.ooxml.embedded_base import checksum_of_base
from toolkit.store.bases import kept_base, kept_checksums

DATA = {"v": 1, "blocks": {}}
CONTENT = json.dumps(DATA).encode()
NAME = checksum_of_base(CONTENT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / f"{NAME}.json.gz"
    found.write_bytes(gzip.compress(CONTENT))
    return found


def test_a_base_that_is_whole_is_read(path: Path) -> None:
    assert kept_base(path.parent, NAME) == DATA
    assert list(kept_checksums(path.parent)) == [NAME]


@pytest.mark.parametrize("checksum", ["", "../x", "a/b", "0" * 32])
def test_of_another_checksum_nothing_is_kept(path: Path, checksum: str) -> None:
    assert kept_base(path.parent, checksum) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no gzip",
        gzip.compress(CONTENT)[:-9],
        gzip.compress(CONTENT + b" "),
        gzip.compress(b"[" * 100_000),
    ],
    ids=["empty", "no gzip", "cut short", "another", "deep"],
)
def test_a_damaged_base_is_none(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert kept_base(path.parent, NAME) is None


def test_a_base_with_a_checksum_and_no_sense_is_none(tmp_path: Path) -> None:
    for content in (b"[" * 100_000, b"no JSON", b"\xff"):
        name = checksum_of_base(content)
        (tmp_path / f"{name}.json.gz").write_bytes(gzip.compress(content))
        assert kept_base(tmp_path, name) is None


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights on Windows")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_something_else_in_its_place_is_refused(path: Path, kind: str) -> None:
    path.unlink()
    if kind == "link":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(ProposalError, match="MRG100"):
        kept_base(path.parent, NAME)
