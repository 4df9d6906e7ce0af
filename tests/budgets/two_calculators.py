"""Two accountants: what Python stored beside a formula, and what LibreOffice makes of it."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from tests.office import SOFFICE, profile

HALF_A_CENT = 0.005
PATIENCE = 900
OFFICES = min(2, os.cpu_count() or 1)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Value = str | float
Place = tuple[str, str]
"""Sheet and address."""


@dataclass(frozen=True)
class Reading:
    """The cells of a workbook as a reader that computes nothing finds them."""

    values: dict[Place, Value]
    formulas: dict[Place, str]

    @cached_property
    def rows(self) -> dict[Place, str]:
        """The key of each row, by sheet and row number."""
        return {
            (sheet, at[1:]): str(value)
            for (sheet, at), value in self.values.items()
            if re.fullmatch(r"A\d+", at)
        }

    @cached_property
    def columns(self) -> dict[Place, str]:
        """The key of each column, by sheet and letters."""
        return {
            (sheet, at[:-1]): str(value)
            for (sheet, at), value in self.values.items()
            if re.fullmatch(r"[A-Z]+1", at)
        }

    def keyed(self) -> dict[tuple[str, str, str], Place]:
        """The place of each formula by sheet, row key and column key."""
        found = {}
        for sheet, at in self.formulas:
            letters, number = re.fullmatch(r"([A-Z]+)(\d+)", at).groups()  # type: ignore[union-attr]
            row, column = self.rows.get((sheet, number)), self.columns.get((sheet, letters))
            if row and column:
                found[sheet, row, column] = sheet, at
        return found


def read(workbook: Path) -> Reading:
    """Every cell of every sheet."""
    values: dict[Place, Value] = {}
    formulas: dict[Place, str] = {}
    with ZipFile(workbook) as archive:
        shared = _shared(archive)
        for title, part in _sheets(archive):
            for cell in ElementTree.fromstring(archive.read(part)).iter(f"{MAIN}c"):
                place = title, cell.get("r", "")
                formula = cell.find(f"{MAIN}f")
                if formula is not None:
                    formulas[place] = formula.text or ""
                value = _value(cell, shared)
                if value != "":
                    values[place] = value
    return Reading(values, formulas)


def _sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    for sheet in book.iter(f"{MAIN}sheet"):
        target = targets[sheet.get(REL)]
        yield sheet.get("name", ""), target.lstrip("/") if target[0] == "/" else f"xl/{target}"


def _shared(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    table = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in one.iter(f"{MAIN}t")) for one in table]


def _value(cell: ElementTree.Element, shared: list[str]) -> Value:
    kind, content = cell.get("t", "n"), cell.find(f"{MAIN}v")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
    if content is None or content.text is None:
        return ""
    if kind == "s":
        return shared[int(content.text)]
    return content.text if kind in ("str", "e") else float(content.text)


def recalculated(workbooks: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks with every formula computed anew, by one LibreOffice for each processor."""
    shares = [workbooks[number::OFFICES] for number in range(OFFICES)]
    with ThreadPoolExecutor(OFFICES) as offices:
        list(offices.map(_recalculate, range(OFFICES), shares, repeat(folder)))
    return [folder / one.name for one in workbooks]


def _recalculate(number: int, workbooks: Sequence[Path], folder: Path) -> None:
    if workbooks:
        subprocess.run(
            [
                str(SOFFICE),
                f"-env:UserInstallation={Path(profile(number).name).as_uri()}",
                "--headless",
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML"),
                *("--outdir", str(folder)),
                *(str(one) for one in workbooks),
            ],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )


def disagreements(workbook: Path, computed: Path) -> list[str]:
    """Every formula on whose result the two do not agree, and every error."""
    ours, theirs = read(workbook), read(computed)
    assert ours.formulas.keys() == theirs.formulas.keys()
    return [
        f"{place[0]}!{place[1]} {formula}: stored {stored!r}, computed {found!r}"
        for place, formula in ours.formulas.items()
        if not same(stored := ours.values.get(place, ""), found := theirs.values.get(place, ""))
    ]


def same(ours: Value, theirs: Value) -> bool:
    """Equal to the cent, or the same text; an error is equal to nothing."""
    if isinstance(ours, float) and isinstance(theirs, float):
        return abs(ours - theirs) < HALF_A_CENT
    return " ".join(str(ours).split()) == " ".join(str(theirs).split()) and str(theirs)[:1] != "#"
