"""Names of files that mean the same on Windows, macOS and Linux, wherever they are looked at."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath

DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³])", re.IGNORECASE)
"""Windows takes a file of such a name for a device, whatever folder and ending it has.

Source: "Naming Files, Paths, and Namespaces" in Microsoft's documentation of Windows; from
Windows 11 on, a name with an ending is a file.
"""

NO_PART_OF_A_NAME = '<>:"|?*'
"""Windows allows these in no name of a file; a colon begins the name of a hidden stream."""


def device(name: str) -> str:
    """The device for which Windows takes a file of that name: `AUX` for `aux.txt`; else empty."""
    base = re.split(r"[.:]", name, maxsplit=1)[0].rstrip(" ")
    return base.upper() if DEVICE.fullmatch(base) else ""


def has_root(path: str) -> bool:
    """Whether a path begins at a drive, at the root of one or on another machine.

    `C:\\x`, `C:x`, `\\\\host\\share\\x` and `/x` do. Nothing is looked up, on no disk or network.
    """
    return bool(PureWindowsPath(path).anchor)


def parts(path: str) -> tuple[str, ...]:
    """The names in a path that was written on any system: `a\\b/c` is a, b and c."""
    return tuple(one for one in path.replace("\\", "/").split("/") if one not in ("", "."))


def unfit(path: str) -> str:
    """The first name in a path that Windows does not allow for a file; empty where it allows all.

    It allows no device, none of NO_PART_OF_A_NAME, and no dot or space at the end.
    """
    for name in parts(path):
        if name == "..":
            continue
        if device(name) or set(name) & set(NO_PART_OF_A_NAME) or name[-1] in " .":
            return name
    return ""
