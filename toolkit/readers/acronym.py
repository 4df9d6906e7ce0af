"""The acronym of a project: its form, and what it may not be since the files are named after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.diagnostics import Diagnostic
from toolkit.portable import device
from toolkit.readers import codes
from toolkit.readers.yaml_builder import Fields

ACRONYM = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+-]{0,39}")
FORM = "letters, digits, spaces and . _ + -, 40 of them at most"


def acronym_faults(outline: Fields) -> Iterator[Diagnostic]:
    """An acronym after which Windows allows no file to be named; its form is checked elsewhere."""
    project = outline.get("project")
    acronym = project.get("acronym") if isinstance(project, Fields) else None
    if isinstance(acronym, str) and (taken := device(acronym_file(acronym))):
        fact = f"Windows takes {acronym_file(acronym)} for the device {taken}, not for a file"
        hint = f"write acronym: {without_device(acronym)}"
        yield Diagnostic(
            outline.place.of("project", "acronym"), codes.DEVICE_AS_ACRONYM, fact, hint
        )


def acronym_file(acronym: str) -> str:
    """The name of a file of the project with that acronym."""
    return f"{acronym}-proposal.docx"


def without_device(acronym: str) -> str:
    """The acronym with a dash in the place of its first dot: `AUX-x` for `AUX.x`."""
    return re.sub(r" *\.", "-", acronym, count=1)
