"""The pages on which headings stand, counted by LibreOffice where it is installed."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit import windows
from toolkit.diagnostics import NOWHERE, Diagnostic, Severity
from toolkit.document.tree import Document, Heading
from toolkit.document.walk import blocks, plain
from toolkit.files import write_safely

PATIENCE = 120
"""Seconds after which LibreOffice is not waited for."""

USUAL = {
    "nt": (r"C:\Program Files\LibreOffice\program", r"C:\Program Files (x86)\LibreOffice\program"),
    "posix": ("/Applications/LibreOffice.app/Contents/MacOS",),
}
"""Where LibreOffice is installed, though on Windows and macOS seldom on the PATH."""

_PAGES = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_ENTRY = re.compile(rb"/Title\s*<FEFF([0-9A-F]*)>\s*/Dest\s*\[(\d+) 0 R", re.IGNORECASE)


def not_counted() -> Diagnostic:
    """The finding where there are no pages to write."""
    fact, hint = ("LibreOffice did not count them", "in Word, press F9 in the table of contents")
    if not _office():
        fact = "LibreOffice, which would count them, is not installed"
        hint = f"install it and build again; or, {hint}"
    return Diagnostic(
        NOWHERE,
        "TXT080",
        f"the table of contents has no page numbers: {fact}",
        hint=hint,
        severity=Severity.WARNING,
    )


def pages_of(document: Document, content: bytes) -> Mapping[str, int]:
    """By the id of each heading its page in `content`, the Word file of `document`.

    Empty where LibreOffice is missing, fails, or does not find the very same headings: a table
    of contents without pages is better than one with wrong ones.
    """
    pdf = _printed(content)
    headings = [one for one in blocks(document) if isinstance(one, Heading)]
    return _matched(headings, pdf) if pdf else {}


def counted_pages(content: bytes) -> int | None:
    """How many pages LibreOffice makes of a Word file; None where it is missing or fails."""
    pages = _PAGES.search(_printed(content))
    return len(re.findall(rb"\d+ 0 R", pages[1])) if pages else None


def _office() -> str:
    """The program LibreOffice; empty where there is none.

    It is not looked for in the current folder, as Windows does: that may have come from anybody.
    """
    folders = (*os.environ.get("PATH", "").split(os.pathsep), *USUAL.get(os.name, ()))
    names = ("soffice.exe",) if windows.HERE else ("soffice", "libreoffice")
    found = (Path(folder, name) for folder in folders for name in names)
    fit = (one for one in found if one.is_absolute() and one.is_file() and os.access(one, os.X_OK))
    return str(next(fit, ""))


def _printed(content: bytes) -> bytes:
    """The PDF that LibreOffice makes of the file; empty where it cannot."""
    office = _office()
    if not office:
        return b""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_safely(folder / "a.docx", content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        try:
            subprocess.run(
                [*command, str(folder / "a.docx")],
                check=True,
                capture_output=True,
                timeout=PATIENCE,
            )
            return (folder / "a.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError):
            return b""


def _matched(headings: list[Heading], pdf: bytes) -> Mapping[str, int]:
    listed = _PAGES.search(pdf)
    if not listed:
        return {}
    numbers = {page: number for number, page in enumerate(re.findall(rb"(\d+) 0 R", listed[1]), 1)}
    found = [
        (bytes.fromhex(title.decode("ascii")).decode("utf-16-be", "replace"), numbers.get(page))
        for title, page in _ENTRY.findall(pdf)
    ]
    if len(found) != len(headings) or not all(
        _squeezed(title)
        in (_squeezed(one.number + plain(one.inlines)), _squeezed(plain(one.inlines)))
        for one, (title, _) in zip(headings, found, strict=True)
    ):
        return {}
    return {one.id: page for one, (_, page) in zip(headings, found, strict=True) if page}


def _squeezed(text: str) -> str:
    return "".join(text.split())
