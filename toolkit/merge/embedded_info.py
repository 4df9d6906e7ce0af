"""What a generated file says about itself."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.ooxml.archive import PackageError, listed
from toolkit.ooxml.embedded_base import ABOUT, BASES, digest, packed_base
from toolkit.ooxml.package import Package


class EmbeddedInfo(NamedTuple):
    """What a generated file says about itself."""

    generation: int = 0
    base: str = ""
    """The checksum of its base; empty where it carries none."""
    copy: bytes = b""
    """That base as it is kept beside the outline."""


def embedded_info(content: bytes) -> EmbeddedInfo:
    """What the file says about itself; nothing where it is none of Word or Excel."""
    try:
        found = packed_base(Package.read(content, BASES))
    except PackageError:
        return EmbeddedInfo()
    return EmbeddedInfo(found.generation, found.checksum, found.packed) if found else EmbeddedInfo()


def say_the_same(old: bytes, new: bytes) -> bool:
    """Whether two files differ in nothing but their clock and their generation."""
    try:
        if _parts(old) != _parts(new):
            return False
        return digest(Package.read(old)) == digest(Package.read(new))
    except PackageError:
        return False  # why it cannot be read is told by whoever brings it up to date


def _parts(content: bytes) -> dict[str, tuple[int, int]]:
    """The parts that are the same in files that say the same, as the file lists them."""
    return {name: of for name, of in listed(content).items() if not name.startswith((ABOUT, BASES))}
