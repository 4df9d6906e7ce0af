"""Records that are kept beside an outline, and files that have lost theirs."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from tests.merge.word.readings import base_in
from toolkit.ooxml.embedded_base import base_of, written_base
from toolkit.ooxml.package import Package
from toolkit.store.state import Entry, State


def without_base(content: bytes, *, properties: bool = True) -> bytes:
    """The file after a program that does not keep parts of others."""
    package = Package.read(content)
    for name in [name for name in package.parts if name.startswith("customXml/")]:
        del package.parts[name]
    if not properties:
        package.parts.pop("docProps/custom.xml", None)
    return package.to_bytes()


def kept(content: bytes, folder: Path) -> dict[str, Any]:
    """The copy of the base beside the outline."""
    folder.joinpath(f"{name_of(content)}.json.gz").write_bytes(
        gzip.compress(written_base(base_in(content)))
    )
    return dict(base_in(content))


def written(*contents: bytes) -> State:
    """The record of builds that wrote these files, one after the other, under one name."""
    names = tuple(map(name_of, contents))
    return State({"A-proposal.docx": Entry((), 1, names)})


def name_of(content: bytes) -> str:
    """The checksum of the base in a file."""
    found = base_of(Package.read(content))
    assert found
    return found[2]
