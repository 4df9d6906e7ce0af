"""What a build writes of the budget table; nothing that reads workbooks is loaded for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic


class Table(NamedTuple):
    """The budget table of a build."""

    files: Mapping[str, bytes]
    """What is filled, by name: the .xlsx, and the .xlsm where the blank has macros."""

    records: Mapping[str, bytes]
    """What is known of the files after the build, by the name of the record."""

    findings: tuple[Diagnostic, ...] = ()
    blank: str = ""
    """The checksum of the blank."""


NO_TABLE = Table({}, {})
"""Of a build that fills none."""
