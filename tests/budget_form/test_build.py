"""`proposal build --budget-form`: the filled table is one of the files of a build."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from tests.budget_blanks import MACROS, BlankShape, blank, make_blank
from tests.filled_tables import parts, sums, typed_into
from toolkit.budget_form.blank import surveyed
from toolkit.cli.main import main

OUTLINE = """
call: smp-cosme-2021-cluster
project:
  acronym: TINY
  title: A tiny project
  strand: open
  start: 2026-09-01
  duration: 24
partners:
  - {id: aei, name: AEI, short_name: AEI, country: ES, role: coordinator, rates: {manager: 5000}}
  - {id: cit, name: CIT, short_name: CIT, country: PT, role: beneficiary, rates: {manager: 4000}}
work_packages:
  - id: manage
    title: Management
    priority: management
    lead: aei
    tasks:
      - {id: run, title: Run it, months: M1-M24, lead: aei, effort: {aei: 3, cit: 1}}
    costs:
      - {partner: aei, row: C.3, item: Website, units: 1, unit_cost: 1200}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "blank.xlsx").write_bytes(blank())
    return tmp_path


def proposal(folder: Path, *words: str) -> Result:
    command, *options = words
    return CliRunner().invoke(main, [command, str(folder / "outline.yaml"), *options])


def build(folder: Path, *options: str, form: str = "blank.xlsx") -> Result:
    return proposal(folder, "build", "--budget-form", str(folder / form), *options)


def changed(folder: Path, old: str, new: str) -> None:
    path = folder / "outline.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def table(folder: Path, name: str = "TINY-budget-table.xlsx") -> dict[str, object]:
    return dict(surveyed((folder / name).read_bytes(), name).values())


def test_it_is_written_beside_the_others_and_the_download_stays(folder: Path) -> None:
    download = folder / "blank.xlsx"
    before = download.read_bytes(), download.stat().st_mtime_ns
    done = build(folder)
    assert done.exit_code == 0, done.output
    assert "TINY-budget-table.xlsx: written" in done.output
    assert (folder / "TINY-proposal.docx").is_file()
    assert table(folder)["cost/1/1/WPRow.C/units"] == 3.0
    assert (download.read_bytes(), download.stat().st_mtime_ns) == before
    form = surveyed((folder / "TINY-budget-table.xlsx").read_bytes(), "")
    assert [int(one) for one in sums(form, "1")] == [16_200, 1_134, 17_334]


def test_a_blank_outside_of_the_folder_is_not_read_from_an_outline(folder: Path) -> None:
    (folder / "inner").mkdir()
    text = OUTLINE.replace("  acronym: TINY", "  acronym: TINY\n  budget_form: ../blank.xlsx")
    (folder / "inner" / "outline.yaml").write_text(text, encoding="utf-8")
    done = proposal(folder / "inner", "build")
    assert done.exit_code == 1
    assert "outline.yaml:5:16: BDF118" in done.output
    assert sorted(one.name for one in (folder / "inner").iterdir()) == ["outline.yaml"]


def test_every_build_fills_the_blank_that_the_outline_names_and_undo_takes_it_back(
    folder: Path,
) -> None:
    changed(folder, "  acronym: TINY", "  acronym: TINY\n  budget_form: blank.xlsx")
    assert "TINY-budget-table.xlsx: written" in proposal(folder, "build").output
    before = (folder / "TINY-budget-table.xlsx").read_bytes()
    assert "TINY-budget-table.xlsx: unchanged" in proposal(folder, "build").output
    changed(folder, "aei: 3", "aei: 4")
    assert "TINY-budget-table.xlsx: replaced" in proposal(folder, "build").output
    assert table(folder)["cost/1/1/WPRow.C/units"] == 4.0
    assert proposal(folder, "undo").exit_code == 0
    assert (folder / "TINY-budget-table.xlsx").read_bytes() == before


def test_a_dry_run_reports_it_and_writes_nothing(folder: Path) -> None:
    report = json.loads(build(folder, "--dry-run", "--format", "json").stdout)
    assert [Path(one["path"]).name for one in report["files"]] == [
        "TINY-proposal.docx",
        "TINY-workplan.xlsx",
        "TINY-budget-table.xlsx",
    ]
    assert sorted(one.name for one in folder.iterdir()) == ["blank.xlsx", "outline.yaml"]


def test_where_it_has_no_room_nothing_at_all_is_written(folder: Path) -> None:
    (folder / "small.xlsx").write_bytes(make_blank(BlankShape(1, 1)))
    done = build(folder, form="small.xlsx")
    assert done.exit_code == 1
    assert "BDF105 the workbook has places for 1 beneficiary, and the project has 2" in done.output
    assert not list(folder.glob("TINY-*"))


def test_a_build_without_the_blank_says_that_the_table_is_left(folder: Path) -> None:
    build(folder)
    before = (folder / "TINY-budget-table.xlsx").read_bytes()
    done = build(folder, form="TINY-budget-table.xlsx")
    assert "BDF113 TINY-budget-table.xlsx is what this build writes" in done.output
    done = proposal(folder, "build")
    assert done.exit_code == 0
    assert "BDF119 advice: TINY-budget-table.xlsx was filled by an earlier build" in done.output
    assert (folder / "TINY-budget-table.xlsx").read_bytes() == before


def test_only_one_file_and_a_budget_table_exclude_each_other(folder: Path) -> None:
    assert build(folder, "--only", "word").exit_code == 2


class TestWithMacros:
    """A blank with macros gives a file with them, and one without for the Portal."""

    @pytest.fixture(autouse=True)
    def _with_macros(self, folder: Path) -> None:
        (folder / "blank.xlsm").write_bytes(make_blank(BlankShape(macros=True)))

    def test_the_macros_stay_byte_for_byte_in_one(self, folder: Path) -> None:
        done = build(folder, form="blank.xlsm")
        assert "TINY-budget-table.xlsm: written" in done.output
        found = parts((folder / "TINY-budget-table.xlsm").read_bytes())
        assert found["xl/vbaProject.bin"] == MACROS
        assert b"macroEnabled" in found["[Content_Types].xml"]
        assert table(folder, "TINY-budget-table.xlsm")["cost/2/1/WPRow.C/units"] == 1.0

    def test_the_other_has_none_and_the_same_sheets(self, folder: Path) -> None:
        build(folder, form="blank.xlsm")
        with_them = parts((folder / "TINY-budget-table.xlsm").read_bytes())
        without = parts((folder / "TINY-budget-table.xlsx").read_bytes())
        assert with_them.keys() - without.keys() == {"xl/vbaProject.bin"}
        types, links = without["[Content_Types].xml"], without["xl/_rels/workbook.xml.rels"]
        assert b"macro" not in types.lower()
        assert b"vba" not in (types + links).lower()
        assert {name for name in without if without[name] != with_them[name]} == {
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
        }
        load_workbook(folder / "TINY-budget-table.xlsx")

    def test_what_was_typed_into_the_one_is_in_the_other(self, folder: Path) -> None:
        build(folder, form="blank.xlsm")
        typed_into(folder / "TINY-budget-table.xlsm", {"'Remarks'!E20": "Ask the agency"})
        build(folder, form="blank.xlsm")
        for name in ("TINY-budget-table.xlsm", "TINY-budget-table.xlsx"):
            assert "Ask the agency" in table(folder, name).values()


def test_an_edited_table_is_updated_and_told(folder: Path) -> None:
    build(folder)
    path = folder / "TINY-budget-table.xlsx"
    typed_into(path, {"'Remarks'!E20": "Ask the agency", "'BE 002'!I8": 7})
    changed(folder, "aei: 3", "aei: 4")
    done = build(folder)
    assert done.exit_code == 1
    assert "TINY-budget-table.xlsx: updated, with everything that was typed in it" in done.output
    assert "BDF110 warning: 1 cell changed by hand in the budget table and kept" in done.output
    assert table(folder)["cost/1/1/WPRow.C/units"] == 4.0
    assert table(folder)["cost/2/1/WPRow.C/units"] == 7.0
    changed(folder, "acronym: TINY", "acronym: MINI")
    build(folder)
    found = table(folder, "MINI-budget-table.xlsx")
    assert found["acronym"] == "MINI"
    assert "Ask the agency" in found.values()
    assert not path.exists()


def test_a_table_that_is_none_any_more_is_left(folder: Path) -> None:
    build(folder)
    path = folder / "TINY-budget-table.xlsx"
    path.write_bytes(b"rubbish")
    build(folder)
    assert path.read_bytes() == b"rubbish"
    assert (folder / "TINY-budget-table-new.xlsx").is_file()
