"""Rows that people typed on Work plan, Effort and Rates come into the outline, or are named."""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.merge.workbook.keyed import Keyed, keyed, names
from tests.merge.workbook.workbook_editor import needs_calc, shown, typed, worked_in_office
from toolkit.cli.reports.pull import Output
from toolkit.merge.pull.plan_rows import COMPLETE
from toolkit.merge.pull.pull import Pulled
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.pipeline import Only, build, pull, read_dossier
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[3] / "examples" / "euroboostex" / "outline.yaml"
WORKBOOK = "EUROBOOSTEX-workplan.xlsx"
Typed = dict[tuple[str, str, str], Any]


def row(sheet: str, key: str, **cells: Any) -> Typed:
    return {(sheet, key, column): value for column, value in cells.items()}


TASK = row(
    "work_plan",
    "new/1",
    label="WP4",
    kind="Task",
    title="Regional demonstration days",
    lead="NTT",
    start=10,
    end=20,
    after="T1.1; T2.1",
)
DELIVERABLE = row(
    "work_plan", "new/2", label="WP2", kind="deliverable", title="Demo report", lead="NTT", end=20
)
MILESTONE = row(
    "work_plan", "new/3", label="WP2", kind="Milestone", title="Demo held", lead="ATEVAL", end=21
)
EFFORT: Typed = {("effort", "new/1", "ateval/expert"): 4, ("effort", "new/1", "ntt/expert"): 1}
RATE = row("rates", "new/1", partner="ATEVAL", profile="junior expert", rate=2000)
ROWS = {**TASK, **DELIVERABLE, **MILESTONE, **EFFORT, **RATE}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plan")
    shutil.copy(EXAMPLE, folder / "outline.yaml")
    build(folder / "outline.yaml", clock=CLOCK, only=Only.WORKBOOK)
    return folder


@pytest.fixture
def outline(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def pulled(outline: Path) -> Pulled:
    return pull(outline, clock=CLOCK, only=Only.WORKBOOK)


def told(found: Pulled) -> list[str]:
    return [f"{one.code} {one.message}" for one in found.findings]


def dossier(outline: Path) -> Dossier:
    return read_dossier(outline)


def fresh(outline: Path, folder: Path) -> bytes:
    """The workbook of the outline as it is now, made where there was none."""
    folder.mkdir()
    shutil.copy(outline, folder / "outline.yaml")
    build(folder / "outline.yaml", clock=CLOCK, only=Only.WORKBOOK)
    return (folder / WORKBOOK).read_bytes()


def contents(book: Keyed) -> Mapping[Any, Any]:
    return {key: said for key, said, _ in book.cells() if said is not None}


def rows_in_order(content: bytes) -> dict[str, list[str]]:
    sheets = keyed_sheets(Package.read(content)).by_key
    return {key: sorted(one.rows, key=lambda row: one.rows[row][0]) for key, one in sheets.items()}


def test_rows_of_each_list_are_brought_and_then_have_their_place(
    outline: Path, tmp_path: Path
) -> None:
    workbook = outline.with_name(WORKBOOK)
    typed(workbook, ROWS)
    found = pulled(outline)
    assert (told(found), len(found.changes)) == ([], 4)
    plan = dossier(outline).proposal
    (task,) = [one for one in plan.tasks if one.id == "regional-demonstration-days"]
    assert (task.lead, str(task.months)) == ("ntt", "M10-M20")
    assert task.after == ("kick-off", "dependency-map")
    assert {who: sum(one.values()) for who, one in task.effort.items()} == {"ateval": 4, "ntt": 1}
    assert plan.work_packages[3].tasks[-1] is task
    assert {one.id: str(one.due) for one in plan.deliverables}["demo-report"] == "M20"
    assert {one.id: str(one.due) for one in plan.milestones}["demo-held"] == "M21"
    assert plan.partner["ateval"].rates["junior expert"] == 2000

    build(outline, clock=CLOCK, only=Only.WORKBOOK)
    edited, new = workbook.read_bytes(), fresh(outline, tmp_path / "fresh")
    both = keyed(edited), keyed(new)
    ours, theirs = map(contents, both)
    differing = {key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
    assert differing == {("work_plan", "regional-demonstration-days", "after")}  # as it was typed
    assert names(both[0]) == names(both[1])
    assert rows_in_order(edited) == rows_in_order(new)
    again = pulled(outline)
    assert (again.changes, again.findings) == ((), ())


@pytest.mark.long
def test_what_the_empty_rows_hold_is_brought_once(outline: Path) -> None:
    workbook = outline.with_name(WORKBOOK)
    typed(workbook, ROWS)
    pulled(outline)
    before = outline.read_bytes()
    again = pulled(outline)
    assert (again.changes, again.findings, outline.read_bytes()) == ((), (), before)
    more: Typed = {("effort", "new/1", "ntt/expert"): Decimal("2.5")}
    typed(workbook, more | row("work_plan", "new/1", end=22))
    assert [one.new for one in pulled(outline).changes] == ["M10-M22", "2.5"]


def test_titles_leads_and_duration_are_brought(outline: Path) -> None:
    plan = dossier(outline).proposal
    package, tasks = plan.work_packages[1], list(plan.tasks)
    task, other = tasks[4:6]
    typed(
        outline.with_name(WORKBOOK),
        {
            ("work_plan", package.id, "title"): "A network for textiles",
            ("work_plan", task.id, "lead"): "CITEVE",
            ("work_plan", other.id, "after"): "MS1, T1.1",
            ("work_plan", next(plan.deliverables).id, "title"): "Handbook",
            ("work_plan", "duration", "lead"): 37,
        },
    )
    assert told(pulled(outline)) == []
    now = dossier(outline).proposal
    assert now.package[package.id].title == "A network for textiles"
    changed = list(now.tasks)[4:6]
    assert [one.lead for one in changed] == ["citeve", other.lead]
    assert changed[1].after == (next(plan.milestones).id, tasks[0].id)
    assert (next(now.deliverables).title, now.project.duration) == ("Handbook", 37)


def test_what_is_not_complete_is_named_with_what_is_missing(outline: Path) -> None:
    half = {key: value for key, value in TASK.items() if key[2] not in ("lead", "start")}
    typed(
        outline.with_name(WORKBOOK),
        {
            **half,
            **EFFORT,
            ("effort", "new/5", "aei/expert"): 2,
            **row("rates", "new/1", partner="NTT", rate=2000),
            **row("rates", "new/2", partner="NTT", profile="Expert", rate=2000),
            **row("work_plan", "new/2", label="WP9", title="Nowhere"),
        },
    )
    before = outline.read_bytes()
    found = sorted(told(pulled(outline)))
    assert outline.read_bytes() == before
    assert len(found) == 6
    text = "\n".join(found)
    for part in (
        "holds the text 'WP9'",
        "the new line has no lead and first month yet",
        "its row on the sheet Work plan, 'Work plan'!B",
        "there is no new task for it on the sheet Work plan",
        "the new line has no staff profile yet",
        "NTT has a rate of that name already",
    ):
        assert part in text


def test_what_has_no_field_is_named(outline: Path) -> None:
    workbook = outline.with_name(WORKBOOK)
    package = Package.read(workbook.read_bytes())
    sheets = keyed_sheets(package).by_key
    task = next(dossier(outline).proposal.tasks)
    last = max(sheets["effort"].columns.values())
    for key, row_key, column, value in (
        ("effort", "__head", last + 1, "'Newcomer"),
        ("effort", task.id, last + 1, 3),
        ("effort", task.id, last + 4, 7),
    ):
        sheet = sheets[key]
        sheet.write(sheet._made(row_key, column), value)
        package.put(sheet.part, sheet.tree)
    workbook.write_bytes(package.to_bytes())
    below = len(sheets["costs"].rows) + 20
    typed(workbook, {("effort", task.id, "title"): "Another name"})
    _row_below(workbook, "costs", below, {"partner": "CITEVE", "item": "Late", "unit_cost": 500})
    found = pulled(outline)
    codes = [one.code for one in found.findings if one.code.startswith("MRG15")]
    assert sorted(codes) == ["MRG150", "MRG154"]
    text = "\n".join(told(found))
    for part in ("'Costs'!", "(Late)", "'Newcomer'", "Another name"):
        assert part in text
    assert [one.partition("!")[0] for one in found.beside] == ["'Effort'"]
    lines = "\n".join(Output.of(outline, found).lines())
    assert "Workbook: 1 value beside the tables stays in the workbook: 'Effort'!" in lines


def _row_below(workbook: Path, key: str, number: int, cells: Mapping[str, Any]) -> None:
    """Types a row without a key below everything else."""
    package = Package.read(workbook.read_bytes())
    sheet = keyed_sheets(package).by_key[key]
    data = next(iter(sheet.rows.values()))[1].getparent()
    row = data.makeelement(data[0].tag, r=f"{number}")
    data.append(row)
    sheet.rows["mine"] = number, row
    for column, value in cells.items():
        sheet.put("mine", column, f"'{value}" if isinstance(value, str) else value)
    package.put(sheet.part, sheet.tree)
    workbook.write_bytes(package.to_bytes())


@pytest.mark.long
@needs_calc
def test_typed_rows_count_while_the_workbook_is_open(outline: Path, tmp_path: Path) -> None:
    """What LibreOffice reckons with the rows is what the outline gives once they are brought."""
    plan = dossier(outline).proposal
    above = plan.work_packages[4].tasks[1].id
    line = {"kind": "Task", "title": "Between", "lead": "CITEVE", "start": 9, "end": 11}
    edits: list[list[Any]] = [["type", *key, value] for key, value in ROWS.items()]
    edits.append(["line", "work_plan", above, line])
    (edited,) = worked_in_office(outline.with_name(WORKBOOK), tmp_path / "office", [edits])
    shutil.copy(edited, outline.with_name(WORKBOOK))
    cells = shown(edited.read_bytes())
    found = pulled(outline)
    assert (told(found), len(found.changes)) == ([], 5)
    after = dossier(outline)
    between = after.proposal.work_packages[4].tasks[-1]
    assert (between.title, str(between.months)) == ("Between", "M9-M11")

    def figure(sheet: str, row: str, column: str) -> Decimal:
        return round(Decimal(str(cells[sheet, row, column].value)), 2)

    budget, effort = after.budget, after.effort
    assert figure("work_plan", "__total", "pm") == effort.total()
    assert figure("effort", "adopt", "total") == effort.total(work_package="adopt")
    assert figure("staff_costs", "adopt", "total") == after.spending.by_package["adopt"]
    assert figure("budget", "__total", "total") == budget.total()
    assert figure("budget", "partner/ateval", "total") == budget.total(partner="ateval")
    months = effort.by_month(partner="ateval")
    month = next(one for one in after.schedule.months if one.number == 15)
    assert figure("load", "partner/ateval", "M15") == round(months[month], 2)
    assert figure("cash_flow", "M15", "staff") == after.spending.staff[14]
    assert cells["checks", "new-rows", "light"].value == "OK"
    assert cells["work_plan", "new/2", "M20"].value == "●"
    build(outline, clock=CLOCK, only=Only.WORKBOOK)
    order = rows_in_order(outline.with_name(WORKBOOK).read_bytes())["work_plan"]
    assert order == rows_in_order(fresh(outline, tmp_path / "fresh"))["work_plan"]
    assert (pulled(outline).changes, pulled(outline).findings) == ((), ())


def test_a_line_with_a_word_that_the_call_does_not_know_is_to_be_completed(outline: Path) -> None:
    line = row(
        "costs",
        "new/1",
        partner="NTT",
        package="WP4",
        row="C.3 Other goods",
        item="Posters",
        units=2,
        unit_cost=100,
    )
    typed(outline.with_name("EUROBOOSTEX-workplan.xlsx"), line)
    [one] = pulled(outline).findings
    assert (one.code, one.hint) == ("MRG048", COMPLETE)
