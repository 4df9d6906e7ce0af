"""Texts without a key follow the language and the acronym, where nobody has edited them."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from budgets.workbook import write_workbook
from tests.budgets.random_proposals import dossier_of
from tests.merge.workbook.small_workbook import CALL, CLOCK, base, outline
from tests.merge.workbook.workbook_editor import typed
from toolkit.merge.workbook.update import merge_workbook
from toolkit.plan.dossier import Dossier
from toolkit.readers.language import read_language

ENGLISH = dossier_of(outline(), CALL)
FRENCH = replace(ENGLISH, language=read_language("fr"))


def book(dossier: Dossier) -> bytes:
    return write_workbook(dossier, clock=CLOCK)


def said(content: bytes) -> list[dict[str, Any]]:
    """What each sheet says: texts of cells, notes, messages; formulas are left out."""
    found = []
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        texts: dict[str, Any] = {}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and not cell.value.startswith("="):
                    texts[cell.coordinate] = cell.value
                if cell.comment:
                    texts[f"note on {cell.coordinate}"] = cell.comment.text
        for rule in sheet.data_validations.dataValidation:
            texts[str(rule.sqref)] = (rule.promptTitle, rule.prompt, rule.error)
        charts = (chart.title.tx.rich.p[0].r[0].t for chart in sheet._charts)
        texts |= {f"chart {number}": one for number, one in enumerate(charts)}
        found.append(texts)
    return found


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A workbook in which somebody has typed, and the same after the project turned French."""
    path = Path(tmp_path_factory.mktemp("book")) / "book.xlsx"
    path.write_bytes(book(ENGLISH))
    typed(path, {("rates", "ateval/manager", "rate"): 5100, ("work_plan", "t0-0", "start"): 2})
    edited = path.read_bytes()
    return edited, merge_workbook(edited, base(edited), book(FRENCH)).content


def test_a_workbook_whose_project_changes_its_language_is_updated_in_place(
    french: tuple[bytes, bytes],
) -> None:
    _, now = french
    assert said(now) == said(book(FRENCH))


@pytest.mark.long
def test_what_was_typed_stays_and_a_second_build_changes_nothing(
    french: tuple[bytes, bytes],
) -> None:
    _, now = french
    rates = openpyxl.load_workbook(BytesIO(now)).worksheets[6]
    assert 5100 in [cell.value for row in rates.iter_rows() for cell in row]
    assert merge_workbook(now, base(now), book(FRENCH)).content == now
    back = merge_workbook(now, base(now), book(ENGLISH)).content
    assert said(back) == said(book(ENGLISH))


def test_a_title_that_somebody_has_written_stays() -> None:
    edited = openpyxl.load_workbook(BytesIO(book(ENGLISH)))
    edited["Checks"]["B2"] = "Our own checks"
    edited["Checks"]["B30"] = "checks"
    out = BytesIO()
    edited.save(out)
    known = base(book(ENGLISH))
    now = merge_workbook(out.getvalue(), known, book(FRENCH)).content
    checks = next(
        one for one in openpyxl.load_workbook(BytesIO(now)) if one["A1"].value == "#pk:checks"
    )
    assert checks["B2"].value == "Our own checks"
    assert checks["B3"].value == FRENCH.language.say(
        "The lights follow every figure that is typed anywhere in the workbook."
    )
