"""LibreOffice for the tests: what it makes of a Word file or a workbook."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest

SOFFICE = shutil.which("soffice")
PDFTOPPM = shutil.which("pdftoppm")
OFFICE_PYTHON = next(
    (
        str(python)
        for python in map(Path, ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"))
        if python.exists()
        and subprocess.run(
            [python, "-c", "import uno"], capture_output=True, check=False
        ).returncode
        == 0
    ),
    "",
)
"""A Python that can work in LibreOffice; empty where there is none."""

PATIENCE = 180

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""

Test = TypeVar("Test", bound=Callable[..., object])


def needs_office(test: Test) -> Test:
    """Marks a test that opens its result with LibreOffice; skipped where there is none."""
    missing = pytest.mark.skipif(
        not (SOFFICE and PDFTOPPM), reason="LibreOffice (or poppler-utils) is not installed"
    )
    marked: Test = pytest.mark.office(missing(test))
    return marked


needs_office_python = pytest.mark.skipif(
    not (SOFFICE and OFFICE_PYTHON), reason="LibreOffice with its Python is not installed"
)


@cache
def profile(number: int = 0) -> TemporaryDirectory[str]:
    """A profile of our own, by number: two runs that share one disturb each other."""
    folder = TemporaryDirectory(prefix=f"proposal-office-{number}-")
    settings = Path(folder.name, "user", "registrymodifications.xcu")
    settings.parent.mkdir()
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    return folder


def converted(source: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice writes it: `converted(draft, "pdf", tmp_path)`."""
    (result,) = all_converted([source], kind, folder)
    return result


def all_converted(sources: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """The files as LibreOffice writes them, all in one session; their names have to differ."""
    folder.mkdir(parents=True, exist_ok=True)
    told = subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={Path(profile().name).as_uri()}",
            "--headless",
            *("--convert-to", kind),
            *("--outdir", str(folder)),
            *(str(source) for source in sources),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE * (1 + len(sources) // 10),
        check=False,
    )
    results = [folder / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]
    for source, result in zip(sources, results, strict=True):
        said = f"LibreOffice does not open {source.name}\n{told.stdout}{told.stderr}"
        assert result.is_file(), said
    return results


def recalculated(workbook: Path, folder: Path) -> Path:
    """The workbook with every formula computed anew; what we stored beside them is ignored."""
    (result,) = all_recalculated([workbook], folder)
    return result


def all_recalculated(workbooks: Sequence[Path], folder: Path) -> list[Path]:
    """The same for several workbooks."""
    return all_converted(workbooks, "xlsx:Calc MS Excel 2007 XML", folder / "recalculated")


def pages(source: Path, folder: Path, resolution: int = 60) -> list[Path]:
    """A picture of every page, in their order."""
    pdf = source if source.suffix == ".pdf" else converted(source, "pdf", folder)
    subprocess.run(
        [str(PDFTOPPM), "-png", "-r", str(resolution), str(pdf), str(folder / pdf.stem)], check=True
    )
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def through_nothing(content: bytes, folder: Path) -> bytes:
    """The file as it is."""
    del folder
    return content


def through_office(content: bytes, folder: Path) -> bytes:
    """The Word file as LibreOffice saves it."""
    source = folder / "edited.docx"
    source.write_bytes(content)
    return converted(source, "docx:MS Word 2007 XML", folder / "saved").read_bytes()


needs_soffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")

WAYS = (
    pytest.param(through_nothing, id="as-saved"),
    pytest.param(
        through_office, id="through-LibreOffice", marks=(pytest.mark.office, needs_soffice)
    ),
)
"""How an edited Word file comes back: as it is, or as LibreOffice saves it."""
