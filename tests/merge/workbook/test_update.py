"""A workbook that people have worked in takes up what changed in the outline, and keeps theirs."""

import os
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from budgets.workbook import write_workbook
from tests.merge.workbook.small_workbook import base
from tests.merge.workbook.workbook_editor import needs_calc, typed, worked_in_office
from tests.office import needs_office, recalculated
from toolkit.merge.delivery_result import Kind
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.ooxml.package import Package
from toolkit.pipeline import EditedFiles, Only, build, pull, read_dossier, undo

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[3] / "examples" / "euroboostex" / "outline.yaml"
CASE = "cost/innovate/citeve/C.3/Travelling case with samples"

CHANGES: Mapping[str, tuple[str, str]] = {
    "a rate": ("{expert: 3920,", "{expert: 4000,"),
    "the start": ("start: 2022-09-01", "start: 2023-02-01"),
    "months": ("        months: M1-M36\n", "        months: M1-M35\n"),
    "a title": ("title: Coordination, reporting", "title: Coordinating, reporting"),
    "a name": ("short_name: NTT", "short_name: NTX"),
    "effort": ("{ateval: {manager: 1.2,", "{ateval: {manager: 2.2,"),
    "an item": ("item: Questionnaire in five languages", "item: Questions in six languages"),
    "units": (
        "item: Travelling case with samples, units: 2",
        "item: Travelling case with samples, units: 3",
    ),
    "a scheme": ("    amount: 15000  ", "    amount: 14000  "),
    "a new line": (
        "      - {partner: citeve, row: C.3, item: Reference samples",
        "      - {partner: aei, row: C.3, item: Yarn, units: 2, unit_cost: 50}\n"
        "      - {partner: citeve, row: C.3, item: Reference samples",
    ),
    "a line that goes": (
        "      - {partner: citeve, row: C.3, item: Travelling case with samples, units: 2, "
        "unit_cost: 650,\n         months: M24-M30}\n",
        "",
    ),
}


def book(text: str, folder: Path) -> bytes:
    """The workbook of an outline."""
    path = folder / "outline.yaml"
    path.write_text(text, encoding="utf-8")
    return write_workbook(read_dossier(path), clock=CLOCK)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return book(EXAMPLE.read_text("utf-8"), tmp_path_factory.mktemp("before"))


def changed(*names: str) -> str:
    text = EXAMPLE.read_text("utf-8")
    for name in names:
        old, new = CHANGES[name]
        assert old in text, name
        text = text.replace(old, new, 1)
    return text


def shown(path: Path) -> dict[tuple[str, str, str], Any]:
    """What every cell of ours shows, by sheet, row and column key."""
    found = {}
    workbook = openpyxl.load_workbook(path, data_only=True)
    for sheet in workbook:
        rows = list(sheet.iter_rows(values_only=True))
        corner = [
            (at, row.index(cell))
            for at, row in enumerate(rows[:6])
            for cell in row[:6]
            if str(cell).startswith("#pk:")
        ]
        if not corner:
            continue
        at, left = corner[0]
        for row in rows[at + 1 :]:
            for name, value in zip(rows[at][left + 1 :], row[left + 1 :], strict=True):
                if row[left] and name and value not in (None, ""):
                    key = str(rows[at][left]).removeprefix("#pk:"), str(row[left]), str(name)
                    found[key] = round(value, 6) if isinstance(value, float) else value
    return found


def told(done: Updated) -> list[str]:
    return [f"{one.code} {one.message}" for one in done.kept]


def without_rooms(cells: dict[tuple[str, str, str], Any]) -> dict[tuple[str, str, str], Any]:
    """Which of the empty rows is which says nothing."""
    return {key: value for key, value in cells.items() if not key[1].startswith("new/")}


def test_where_nothing_changed_it_comes_back_byte_for_byte(before: bytes, tmp_path: Path) -> None:
    path = tmp_path / "edited.xlsx"
    path.write_bytes(before)
    typed(path, {("rates", "aei/expert", "rate"): 4000, ("costs", "new/1", "item"): "A half"})
    edited = path.read_bytes()
    assert merge_workbook(edited, base(before), before).content == edited


@pytest.mark.parametrize("name", [*CHANGES][:: 1 if os.environ.get("PROPOSAL_LONG") else 3])
def test_after_an_update_it_shows_what_a_new_one_shows(
    before: bytes, tmp_path: Path, name: str
) -> None:
    fresh = book(changed(name), tmp_path)
    done = merge_workbook(before, base(before), fresh)
    assert done.tally.counts
    assert not done.kept
    (tmp_path / "fresh.xlsx").write_bytes(fresh)
    (tmp_path / "updated.xlsx").write_bytes(done.content)
    new, ours = (without_rooms(shown(tmp_path / f"{one}.xlsx")) for one in ("fresh", "updated"))
    assert {key: ours.get(key) for key in new} == new
    assert ours == new
    # and once more changes nothing
    again = merge_workbook(done.content, base(done.content), fresh)
    assert again.content == done.content


def test_all_changes_at_once_arrive(before: bytes, tmp_path: Path) -> None:
    fresh = book(changed(*(name for name in CHANGES if name != "units")), tmp_path)
    done = merge_workbook(before, base(before), fresh)
    (tmp_path / "fresh.xlsx").write_bytes(fresh)
    (tmp_path / "updated.xlsx").write_bytes(done.content)
    new, ours = (without_rooms(shown(tmp_path / f"{one}.xlsx")) for one in ("fresh", "updated"))
    assert ours == new


def test_what_was_typed_stays_and_what_both_changed_is_told(before: bytes, tmp_path: Path) -> None:
    path = tmp_path / "edited.xlsx"
    path.write_bytes(before)
    typed(
        path,
        {
            ("rates", "aei/expert", "rate"): 4100,
            ("rates", "aei/manager", "rate"): 4800,
            ("costs", CASE, "note"): "ours",
        },
    )
    fresh = book(changed("a rate", "the start"), tmp_path)
    done = merge_workbook(path.read_bytes(), base(before), fresh)
    assert told(done) == [
        "MRG051 'Rates'!D9 was edited and kept; the outline says 4000",
    ]
    path.write_bytes(done.content)
    now = shown(path)
    assert now["rates", "aei/expert", "rate"] == 4100
    assert now["rates", "aei/manager", "rate"] == 4800
    assert now["costs", CASE, "note"] == "ours"
    assert now["work_plan", "project-start", "lead"] == datetime(2023, 2, 1)
    work = now["rates", "aei/expert", "pm"]
    assert now["rates", "aei/expert", "cost"] == pytest.approx(4100 * work)


def test_only_parts_with_changes_are_written(before: bytes, tmp_path: Path) -> None:
    done = merge_workbook(before, base(before), book(changed("a title"), tmp_path))
    old, new = Package.read(before).parts, Package.read(done.content).parts
    assert list(old) == list(new)
    differing = {name for name in old if old[name] != new[name]}
    assert all(
        re.match(r"xl/worksheets/sheet\d+\.xml|customXml/item1|docProps/custom", name)
        for name in differing
    )
    assert len(differing) < 10


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "outline.yaml"))


def built(outline: Path) -> Any:
    return build(outline, clock=CLOCK, only=Only.WORKBOOK).delivered[0]


def test_a_build_updates_an_edited_workbook_and_undo_takes_it_back(outline: Path) -> None:
    built(outline)
    path = outline.with_name("EUROBOOSTEX-workplan.xlsx")
    typed(path, {("rates", "aei/manager", "rate"): 4800})
    edited = path.read_bytes()
    assert built(outline).kind is Kind.UNCHANGED
    outline.write_text(changed("a rate"), encoding="utf-8")
    delivered = built(outline)
    assert (delivered.kind, delivered.path, delivered.findings) == (Kind.UPDATED, path, ())
    assert delivered.backup.read_bytes() == edited
    now = shown(path)
    assert (now["rates", "aei/expert", "rate"], now["rates", "aei/manager", "rate"]) == (4000, 4800)
    # an updated one is still theirs: the next build keeps it as well
    assert built(outline).kind is Kind.UNCHANGED
    outline.write_text(changed("a rate", "the start"), encoding="utf-8")
    assert built(outline).kind is Kind.UPDATED
    assert shown(path)["rates", "aei/manager", "rate"] == 4800
    undo(outline)
    assert shown(path)["work_plan", "project-start", "lead"] == datetime(2022, 9, 1)


def test_a_workbook_that_cannot_be_updated_is_kept(outline: Path) -> None:
    built(outline)
    path = outline.with_name("EUROBOOSTEX-workplan.xlsx")
    package = Package.read(path.read_bytes())
    plane = keyed_sheets(package).by_key["effort"]
    first, second = (plane.rows[key][0] for key in ("coordination", "support-office"))
    _, row = plane.rows["coordination"]
    cell = etree.SubElement(row, row.tag.replace("}row", "}c"), r=f"ZZ{first}")
    area = f"ZZ{first}:ZZ{second}"
    etree.SubElement(cell, row.tag.replace("}row", "}f"), t="dataTable", ref=area, r1="H1")
    package.put(plane.part, plane.tree)
    path.write_bytes(package.to_bytes())
    edited = path.read_bytes()
    old = "      - id: coordination\n"
    new = "      - {id: one-more, title: One more, months: M1-M2, lead: aei}\n"
    text = EXAMPLE.read_text("utf-8")
    after = text.index("      - id: ", text.index(old) + len(old))
    outline.write_text(text[:after] + new + text[after:], encoding="utf-8")
    delivered = built(outline)
    assert delivered.kind is Kind.BESIDE
    assert [(one.code, one.message) for one in delivered.findings] == [
        (
            "MRG050",
            "the edited workbook cannot be brought up to date: "
            f"the formula in 'Effort'!{area} fills several cells at once",
        )
    ]
    assert path.read_bytes() == edited


def test_a_build_names_a_formula_that_was_typed_over_and_gives_it_back(outline: Path) -> None:
    built(outline)
    path = outline.with_name("EUROBOOSTEX-workplan.xlsx")
    fresh = keyed_sheets(Package.read(path.read_bytes())).by_key["staff_costs"]
    cell = ("management", "ateval/manager")
    typed(path, {("staff_costs", *cell): 9999, ("rates", "aei/manager", "rate"): 4800})
    (told,) = built(outline).findings
    formula = fresh.formula(*cell)
    assert (told.code, told.message) == (
        "MRG145",
        f"'Staff costs'!E8 holds 9999 in place of our formula ={formula}",
    )
    done = build(outline, clock=CLOCK, only=Only.WORKBOOK, edited=EditedFiles(restore=True))
    (delivered,) = done.delivered
    assert delivered.findings == ()
    assert "'Staff costs'!E8: our formula is there again; the cell held 9999" in (
        delivered.tally.look_at
    )
    again = keyed_sheets(Package.read(path.read_bytes())).by_key
    assert again["staff_costs"].formula(*cell) == formula
    assert again["rates"].shown("aei/manager", "rate").value == 4800


@pytest.mark.long
def test_after_pull_and_build_the_workbook_has_their_lines_and_the_outlines_keys(
    outline: Path,
) -> None:
    built(outline)
    path = outline.with_name("EUROBOOSTEX-workplan.xlsx")
    line = {
        "partner": "NTT",
        "package": "WP4",
        "row": "C.3",
        "item": "Yarn",
        "units": 2,
        "unit_cost": Decimal("9.5"),
    }
    typed(path, {("costs", "new/1", column): value for column, value in line.items()})
    assert len(pull(outline, clock=CLOCK).changes) == 1
    assert built(outline).kind is Kind.UPDATED
    assert pull(outline, clock=CLOCK).changes == ()
    assert shown(path)["costs", "cost/adopt/ntt/C.3/Yarn", "amount"] == 19
    typed(path, {("costs", "cost/adopt/ntt/C.3/Yarn", "units"): 3})
    assert [one.new for one in pull(outline, clock=CLOCK).changes] == ["3"]


@pytest.mark.long
@needs_office
@needs_calc
def test_what_people_made_in_libreoffice_survives_and_all_sums_are_right(
    before: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(before)
    edits: list[list[Any]] = [
        ["sheet", "Mine"],
        ["insert row", "rates", ""],
        ["insert column", "effort", ""],
        ["insert row", "costs", CASE],
        ["rename", "work_plan", "Our plan"],
        ["note", "rates", "aei/expert", "rate", "ask them"],
        ["type", "effort", "coordination", "ntt/manager", 0.7],
    ]
    (edited,) = worked_in_office(path, tmp_path / "office", [edits])
    names = [name for name in CHANGES if name != "units"]
    done = merge_workbook(edited.read_bytes(), base(before), book(changed(*names), tmp_path))
    assert told(done) == []
    edited.write_bytes(done.content)
    kept = openpyxl.load_workbook(edited)
    assert {"Mine", "Our plan"} <= set(kept.sheetnames)
    notes = [c.comment.text for s in kept for row in s.iter_rows() for c in row if c.comment]
    assert any("ask them" in note for note in notes)
    # a new workbook with the same hand's value shows the same everywhere
    text = changed(*names).replace(
        "ntt: {manager: 0.3}, techtera: {manager: 0.25}}",
        "ntt: {manager: 0.7}, techtera: {manager: 0.25}}",
        1,
    )
    fresh = tmp_path / "fresh.xlsx"
    fresh.write_bytes(book(text, tmp_path))
    ours = without_rooms(shown(recalculated(edited, tmp_path / "ours")))
    new = without_rooms(shown(recalculated(fresh, tmp_path / "new")))
    # the sums of the table of data are those of the outline, where the hand's value is not yet
    ours, new = (
        {key: value for key, value in one.items() if key[:2] != ("data", "listed")}
        for one in (ours, new)
    )
    assert {
        key: (ours.get(key), new.get(key))
        for key in ours.keys() | new.keys()
        if ours.get(key) != new.get(key)
    } == {}
