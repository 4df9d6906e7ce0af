"""People who work in a workbook: by its XML, and through LibreOffice."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.office import OFFICE_PYTHON, PATIENCE, SOFFICE, needs_office_python
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import Cell

needs_calc = needs_office_python

Place = tuple[str, str, str]
"""Sheet, row key and column key."""


def typed(workbook: Path, values: Mapping[Place, str | int | Decimal | None]) -> None:
    """Types values into cells of a workbook, and touches nothing else of it."""
    package = Package.read(workbook.read_bytes())
    planes = keyed_sheets(package)
    for (sheet, row, column), value in values.items():
        plane = planes.by_key[sheet]
        plane.put(row, column, f"'{value}" if isinstance(value, str) else value)
        package.put(plane.part, plane.tree)
    workbook.write_bytes(package.to_bytes())


def shown(content: bytes) -> dict[Place, Cell]:
    """What a person sees in the cells with keys."""
    sheets = keyed_sheets(Package.read(content)).by_key
    return {
        (key, row, column): sheet.shown(row, column)
        for key, sheet in sheets.items()
        for row in sheet.rows
        for column in sheet.columns
    }


def worked_in_office(
    workbook: Path, folder: Path, sessions: Sequence[Sequence[Sequence[Any]]]
) -> list[Path]:
    """What people make of the workbook in LibreOffice: one result for each list of edits."""
    return each_in_office([(workbook, edits) for edits in sessions], folder)


def each_in_office(
    works: Sequence[tuple[Path, Sequence[Sequence[Any]]]], folder: Path
) -> list[Path]:
    """What people make of each workbook with its edits, all in one session of LibreOffice."""
    assert OFFICE_PYTHON
    folder.mkdir(parents=True, exist_ok=True)
    results = [folder / f"{number}" / path.name for number, (path, _) in enumerate(works)]
    for one in results:
        one.parent.mkdir()
    jobs = [
        {"from": path.resolve().as_uri(), "to": one.resolve().as_uri(), "edits": edits}
        for one, (path, edits) in zip(results, works, strict=True)
    ]
    listed = folder / "jobs.json"
    listed.write_text(json.dumps(jobs), encoding="utf-8")
    told = subprocess.run(
        [
            *(OFFICE_PYTHON, str(Path(__file__).with_name("calc.py"))),
            *(str(SOFFICE), (folder / "profile").resolve().as_uri(), str(listed)),
        ],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert all(one.is_file() for one in results), told.stderr
    return results


def project(example: Path, folder: Path) -> Path:
    """The outline of an example in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(example, folder / "outline.yaml"))
