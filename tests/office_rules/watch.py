"""Every Word and Excel file that the program writes in any test is held against the rules.

The program reads and writes each of them as a `Package`; here its two doors are watched, so that
no test has to ask for it. What the file that was read broke already is not held against what is
written: a person's own file may be as it is. Files that tests make for themselves do not count.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from tests.office_rules import every_rule  # noqa: F401
from tests.office_rules.parts import Parts
from tests.office_rules.rules import Fault, faults, new_faults
from toolkit.ooxml.package import Package

PROGRAM = ("toolkit", "budgets")
DOORS = ("to_bytes", "to_bytes_with")

_known: dict[bytes, tuple[Fault, ...]] = {}
_paused: list[bool] = []

refused: list[str] = []
"""What Office would have refused since the last test: kept in case somebody catches the error."""


class OfficeRefusesError(AssertionError):
    """The program has written a file that Word or Excel would not open without a word."""


def watch() -> None:
    """Begins to watch what is read and written."""

    def read(cls: type[Package], content: bytes, *more: Any, **named: Any) -> Package:
        package: Package = _read(cls, content, *more, **named)
        package.__dict__["read_from"] = content
        return package

    def to_bytes(package: Package) -> bytes:
        content: bytes = _to_bytes(package)
        if not _paused and _is_written_by_the_program():
            _hold(package, content)
        return content

    doors: Any = Package
    doors.read, doors.to_bytes = classmethod(read), to_bytes


@contextmanager
def paused() -> Iterator[None]:
    """Within, nothing is held against the rules: what comes of a damaged file may be damaged."""
    _paused.append(True)
    try:
        yield
    finally:
        _paused.pop()


_read: Any = Package.read.__func__  # type: ignore[attr-defined]
_to_bytes: Any = Package.to_bytes


def _is_written_by_the_program() -> bool:
    frame = sys._getframe(2)
    while frame.f_code.co_name in DOORS and frame.f_back:
        frame = frame.f_back
    return str(frame.f_globals.get("__name__", "")).startswith(PROGRAM)


def _hold(package: Package, content: bytes) -> None:
    found = _faults(content, package)
    before = package.__dict__.get("read_from")
    if found and before is not None:
        found = new_faults(_faults(before, None), found)
    if found:
        told = "\n".join(map(str, found))
        refused.append(told)
        raise OfficeRefusesError(f"Office would not open this without a word:\n{told}")


def _faults(content: bytes, package: Package | None) -> tuple[Fault, ...]:
    """What a file breaks that is read from its bytes or is there as a package; asked once."""
    key = blake2b(content, digest_size=16).digest()
    if key not in _known:
        _known[key] = faults(Parts((package or _read(Package, content)).parts))
    return _known[key]
