"""`proposal import`: what it asks, shows and writes."""

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.foreign_sheets import write_xlsx
from toolkit.cli.commands import import_
from toolkit.cli.main import main

NEW = ("--out", "new", "--strand", "textile", "--acronym", "NEW")
ROWS = (("Partner", "Country", "PIC"), ("AEI", "Spain", 999), ("CITEVE", "Atlantis", 998))


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["import", *words], input=typed)


@pytest.fixture(autouse=True)
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_xlsx(tmp_path / "list.xlsx", Partners=ROWS)


def test_it_shows_what_it_matched_and_what_it_did_not_place() -> None:
    result = run("list.xlsx", *NEW)
    assert result.exit_code == 0
    assert result.output == (
        "list.xlsx\n"
        "  Partners: partners, 2 rows\n"
        "    Partners!A1  Partner -> partners.short_name\n"
        "    Partners!B1  Country -> partners.country\n"
        "    Partners!C1  PIC -> not placed: no field has the heading “PIC”\n"
        "  3 cells placed, 3 not placed\n"
        "    no field has the heading “PIC”: Partners!C2 “999”; Partners!C3 “998”\n"
        "    it is not understood; write the name of a country, or its two letters: "
        "Partners!B3 “Atlantis”\n"
        "new/outline.yaml has 2 partners from these files\n"
        "proposal check will ask first: the project has no title; the project has no start; "
        "the project has no duration; and 5 more\n"
        "next: proposal check new/outline.yaml says what is still missing\n"
    )
    assert yaml.safe_load(Path("new/outline.yaml").read_text("utf-8")) == {
        "call": "smp-cosme-2021-cluster",
        "project": {"acronym": "NEW", "strand": "textile"},
        "partners": [
            {"id": "aei", "short_name": "AEI", "country": "ES"},
            {"id": "citeve", "short_name": "CITEVE"},
        ],
    }
    assert Path("new/outline.schema.json").is_file()


def test_json_has_every_cell() -> None:
    result = run("list.xlsx", *NEW, "--dry-run", "--format", "json")
    report = json.loads(result.stdout)
    [source] = report["sources"]
    assert [one["where"] for one in source["not_placed"]] == [
        "Partners!C2",
        "Partners!B3",
        "Partners!C3",
    ]
    assert source["placed"][0] == {
        "where": "Partners!A2",
        "words": "AEI",
        "field": "partners.short_name",
    }
    assert report["added"] == [{"list": "partners", "number": 2}]
    assert not Path("new").exists()


def test_on_a_terminal_nothing_is_written_when_the_answer_is_no(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_, "on_a_terminal", lambda: True)
    result = run("list.xlsx", *NEW, typed="n\n")
    assert result.exit_code == 1
    assert "Partners!A1  Partner -> partners.short_name" in result.output
    assert not Path("new").exists()
    assert run("list.xlsx", *NEW, typed="y\n").exit_code == 0
    assert Path("new/outline.yaml").is_file()


def test_into_an_outline_it_contradicts_and_is_taken_back() -> None:
    run("list.xlsx", *NEW)
    before = Path("new/outline.yaml").read_bytes()
    write_xlsx(Path("more.xlsx"), Partners=(("Partner", "Country", "City"), ("AEI", "PT", "Elche")))
    result = run("more.xlsx", "--into", "new")
    assert result.exit_code == 1
    assert (
        "more.xlsx: IMP104 warning: Partners!B2 has “PT” for partners.country: "
        "the outline has “ES” there, which stays\n"
    ) in result.output
    assert "city: Elche" in Path("new/outline.yaml").read_text("utf-8")
    assert CliRunner().invoke(main, ["undo", "new"]).exit_code == 0
    assert Path("new/outline.yaml").read_bytes() == before


def test_a_sheet_without_headings_has_a_way_out_that_works() -> None:
    write_xlsx(Path("odd.xlsx"), S=(("Wer", "Wo"), ("AEI", "Spain")))
    result = run("odd.xlsx", *NEW, "--dry-run")
    assert "odd.xlsx: IMP105 warning: nothing in it could be placed\n" in result.output
    told = ("--map", "Wer=partners.short_name", "--map", "Wo=partners.country")
    assert "would bring 1 partner\n" in run("odd.xlsx", *NEW, "--dry-run", *told).output


def test_what_is_hidden_is_read_and_named(sheet: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(sheet)
    book["Partners"].row_dimensions[3].hidden = True
    book["Partners"].column_dimensions["B"].hidden = True
    book.save(sheet)
    result = run("list.xlsx", *NEW)
    assert (
        "IMP106 advice: it has something hidden that was read all the same: "
        "Partners: row 3 and Partners: column B\n"
    ) in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name the folder of a new outline with --out, or one with --into"),
        (("--out", "x", "--map", "Nom"), 'is not of the form "Heading=list.field"'),
        (("--out", "x"), "name the strand of the call: --strand NAME"),
    ],
)
def test_what_is_typed_wrongly_is_said(words: tuple[str, ...], said: str) -> None:
    result = run("list.xlsx", *words)
    assert result.exit_code == 2
    assert said in result.output


def test_an_outline_that_is_there_is_not_written_over() -> None:
    run("list.xlsx", *NEW)
    result = run("list.xlsx", *NEW)
    assert result.exit_code == 1
    assert "is there already, and nothing is written over it" in result.output
