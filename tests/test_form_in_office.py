"""A whole project is typed by a hand that works in LibreOffice, and sees no outline."""

import re
import shutil
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.filled_forms import said_in_form, same_names
from tests.merge.workbook.workbook_editor import needs_calc, worked_in_office
from tests.source_code import CHECKOUT
from toolkit.pipeline import pull, read_dossier, write_form
from toolkit.readers.starter import bare_outline, starter_call

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = CHECKOUT / "examples" / "agri-food" / "outline.yaml"


def typed_in_office(form: Path, values: dict[tuple[str, str, str], Any], folder: Path) -> None:
    """Types values into the cells of a form in LibreOffice."""
    edits = [["type", *place, _plain(one)] for place, one in values.items()]
    (saved,) = worked_in_office(form, folder, [edits])
    shutil.copy(saved, form)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


@pytest.mark.long
@pytest.mark.slow
@needs_calc
def test_a_project_is_typed_in_office_and_has_the_same_figures(tmp_path: Path) -> None:
    source = tmp_path / "source" / "outline.yaml"
    source.parent.mkdir()
    # a person writes names, not the ids of another outline
    text = EXAMPLE.read_text("utf-8")
    source.write_text(re.sub(r"\[\[(.*?)\]\]", r"\1", text), encoding="utf-8")
    there = read_dossier(source)
    outline = tmp_path / "outline.yaml"
    outline.write_text(
        bare_outline(there.proposal.project.acronym, starter_call()), encoding="utf-8"
    )
    write_form(outline, clock=CLOCK)
    form = next(tmp_path.glob("*-intake.xlsx"))
    first, second = said_in_form(source)
    typed_in_office(form, dict(first), tmp_path / "first")
    assert not [one.message for one in pull(outline, clock=CLOCK).findings]
    write_form(outline, clock=CLOCK)
    ids = same_names(source, outline)
    later: dict[tuple[str, str, str], Any] = {}
    for (sheet, row, column), value in second.items():
        partner, _, profile = column.partition("/")
        later[sheet, ids[row], f"{ids[partner]}/{profile}"] = value
    if later:
        typed_in_office(form, later, tmp_path / "second")
        assert not [one.message for one in pull(outline, clock=CLOCK).findings]
    assert read_dossier(outline).figures == there.figures
