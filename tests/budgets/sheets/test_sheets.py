"""A sheet is added as the docstring of the package says."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import load_workbook

from budgets import sheets as package
from budgets.workbook import write_workbook
from toolkit.plan.dossier import Dossier


def example() -> str:
    """The file that the docstring shows."""
    after = (package.__doc__ or "").partition("::\n")[2]
    lines = after.split("\n")
    end = next(at for at, line in enumerate(lines) if line and not line.startswith("    "))
    return dedent("\n".join(lines[:end]))


def test_the_example_of_the_docstring_is_a_sheet(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("head_count.py").write_text(example(), encoding="utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    package.sheets.cache_clear()
    try:
        content = write_workbook(dossier, clock=datetime(2026, 3, 1))
    finally:
        package.sheets.cache_clear()
    formulas = load_workbook(BytesIO(content))["Head count"]
    keys = [cell.value for cell in formulas["A"]]
    first, last, total = keys.index("__head") + 2, len(keys) - 1, len(keys)
    assert keys[-1] == "__total"
    assert formulas[f"C{total}"].value == f"=SUM(C{first}:C{last})"
    assert formulas[f"D{first}"].value == f"=C{first}/$C{total}"
    results = load_workbook(BytesIO(content), data_only=True)["Head count"]
    assert results[f"C{total}"].value == len(dossier.proposal.partners)
