"""People who work in a workbook: by its XML, and through LibreOffice."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.office import PATIENCE, SOFFICE
from toolkit.merge.workbook_sheets import MARK, cells_of, parts_of, rows_of
from toolkit.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PYTHON = next(
    (
        str(one)
        for one in map(Path, ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"))
        if one.exists()
        and subprocess.run([one, "-c", "import uno"], capture_output=True, check=False).returncode
        == 0
    ),
    "",
)

needs_calc = pytest.mark.skipif(
    not (SOFFICE and PYTHON), reason="LibreOffice with its Python is not installed"
)

Place = tuple[str, str, str]
"""Sheet, row key and column key."""


def typed(workbook: Path, values: Mapping[Place, str | int | Decimal | None]) -> None:
    """Types values into cells of a workbook, and touches nothing else of it."""
    package = Package.read(workbook.read_bytes())
    for _, part in parts_of(package):
        tree = package.xml(part)
        rows = [row for _, row in rows_of(tree)]
        first = {column: _text(one) for column, one in cells_of(rows[0])} if rows else {}
        corner = first.get(1, "")
        wanted = {
            (row, column): value
            for (sheet, row, column), value in values.items()
            if corner == f"{MARK}{sheet}"
        }
        if not wanted:
            continue
        number = {name: column for column, name in first.items()}
        by_key = {_text(next(iter(row))): row for row in rows if len(row)}
        for (row, column), value in wanted.items():
            cell = dict(cells_of(by_key[row]))[number[column]]
            _put(cell, value)
        package.put(part, tree)
    workbook.write_bytes(package.to_bytes())


def _text(cell: Any) -> str:
    return "".join(cell.itertext())


def _put(cell: Any, value: str | int | Decimal | None) -> None:
    for inner in list(cell):
        cell.remove(inner)
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t").text = value
    elif value is not None:
        etree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)


def worked_in_office(
    workbook: Path, folder: Path, sessions: Sequence[Sequence[Sequence[Any]]]
) -> list[Path]:
    """What people make of the workbook in LibreOffice: one result for each list of edits."""
    assert PYTHON
    folder.mkdir(parents=True, exist_ok=True)
    results = [folder / f"{number}" / workbook.name for number in range(len(sessions))]
    for one in results:
        one.parent.mkdir()
    jobs = [
        {"from": workbook.resolve().as_uri(), "to": one.resolve().as_uri(), "edits": edits}
        for one, edits in zip(results, sessions, strict=True)
    ]
    listed = folder / "jobs.json"
    listed.write_text(json.dumps(jobs), encoding="utf-8")
    told = subprocess.run(
        [
            *(PYTHON, str(Path(__file__).with_name("calc.py"))),
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
