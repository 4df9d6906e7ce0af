"""`proposal export csv`: the figures by month, as spreadsheets open them."""

import csv
import json
import shutil
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.source_code import CHECKOUT
from toolkit.cli.main import main
from toolkit.pipeline import read_dossier

EXAMPLE = CHECKOUT / "examples" / "agri-food" / "outline.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(EXAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def export(*words: str) -> Result:
    return CliRunner().invoke(main, ["export", "csv", *words])


def rows(path: Path, separator: str = ",") -> list[list[str]]:
    text = path.read_bytes().decode("utf-8")
    assert text[0] == "\ufeff"
    assert text.count("\r\n") == text.count("\n")
    return list(csv.reader(StringIO(text[1:]), delimiter=separator))


def test_it_adds_up_to_the_budget_and_the_grant(folder: Path) -> None:
    result = export()
    assert result.exit_code == 0, result.output
    (path,) = folder.glob("*-data.csv")
    head, *found = rows(path)
    assert head == [
        *("Partner", "Work package", "Task", "Cost row", "Month", "Person-months", "EUR"),
        "EU contribution, EUR",
    ]
    dossier = read_dossier(folder / "outline.yaml")
    assert sum(Decimal(one[6]) for one in found) == dossier.budget.total()
    assert sum(Decimal(one[7]) for one in found) == dossier.budget.grant
    assert sum(Decimal(one[5]) for one in found) == dossier.effort.total()
    assert result.output == f"{path.name}: written, {len(found)} rows\n"


def test_with_a_comma_values_are_apart_by_semicolons(folder: Path) -> None:
    assert export("--output", "a.csv").exit_code == 0
    assert export("--output", "b.csv", "--decimals", "comma").exit_code == 0
    point, comma = rows(folder / "a.csv"), rows(folder / "b.csv", ";")
    assert [[one.replace(",", ".") for one in row[5:]] for row in comma[1:]] == [
        row[5:] for row in point[1:]
    ]


def test_a_french_proposal_has_french_headings_and_decimals(folder: Path) -> None:
    outline = folder / "outline.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("project:\n", "project:\n  language: fr\n", 1), "utf-8")
    assert export("--output", "fr.csv").exit_code == 0
    head, *found = rows(folder / "fr.csv", ";")
    assert head[:2] == ["Partenaire", "Lot de travail"]
    assert any("," in one[6] for one in found)


def test_an_export_is_replaced_and_no_other_file(folder: Path) -> None:
    assert export("--output", "a.csv").exit_code == 0
    again = export("--output", "a.csv", "--format", "json", "--decimals", "comma")
    assert json.loads(again.stdout)["outcome"] == "replaced"
    before = (folder / "outline.yaml").read_bytes()
    refused = export("--output", "outline.yaml")
    assert refused.exit_code == 1
    assert "POR110 outline.yaml is there already, and is no export" in refused.output
    assert (folder / "outline.yaml").read_bytes() == before


def test_a_name_that_would_be_computed_is_a_text(folder: Path) -> None:
    outline = folder / "outline.yaml"
    name = read_dossier(outline).proposal.partners[0].short_name
    text = outline.read_text(encoding="utf-8")
    for sign, shown in (("-2+3 ", "'-2+3 "), ("@SUM ", "'@SUM "), ("=2+3 ", "2+3 ")):
        wicked = text.replace(f"short_name: {name}", f'short_name: "{sign}{name}"', 1)
        outline.write_text(wicked, encoding="utf-8")
        assert export("--output", "a.csv").exit_code == 0
        partners = {row[0] for row in rows(folder / "a.csv")[1:]}
        assert f"{shown}{name}" in partners
        assert not any(one.startswith(("=", "+", "-", "@")) for one in partners)
