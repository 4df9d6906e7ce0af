"""What was typed into the workbook and not pulled is known, with both totals."""

import shutil
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.merge.workbook.workbook_editor import typed
from toolkit.diagnostics import ProposalError, Severity
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.waiting import Waiting
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.pipeline import (
    Built,
    EditedFiles,
    Only,
    PullFirst,
    build,
    pull,
    read_dossier,
    undo,
    what_waits,
)
from toolkit.readers.starter import starter
from toolkit.store.untouched import is_untouched

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
BOOK = "TRY-workplan.xlsx"
RATE = ("rates", "partner-a/expert", "rate")
MONTH = ("work_plan", "coordination", "end")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "outline.yaml").write_text(starter("TRY", "agri-food", date(2027, 1, 1)), "utf-8")
    built(folder / "outline.yaml")
    return folder


@pytest.fixture
def outline(built_once: Path, tmp_path: Path) -> Path:
    """A new project, of which the workbook was built a moment ago."""
    shutil.copytree(built_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def built(outline: Path, *, hours: int = 0, **options: object) -> Built:
    clock = CLOCK + timedelta(hours=hours)
    return build(outline, clock=clock, only=Only.WORKBOOK, **options)  # type: ignore[arg-type]


def waiting(outline: Path) -> Waiting | None:
    return what_waits(outline, read_dossier(outline), CLOCK)


def found(outline: Path) -> Waiting:
    waits = waiting(outline)
    assert waits
    return waits


def total(outline: Path) -> Decimal:
    return read_dossier(outline).figures.total_costs


def edit_outline(outline: Path, old: str, new: str) -> None:
    text = outline.read_text("utf-8")
    assert text.count(old) == 1
    outline.write_text(text.replace(old, new), "utf-8")


def test_an_unedited_workbook_is_not_opened(outline: Path) -> None:
    assert is_untouched(outline, BOOK)
    assert waiting(outline) is None
    assert is_untouched(outline.parent / "never built" / "outline.yaml", BOOK)


def test_values_are_named_with_their_cells_and_both_totals(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: 9999, MONTH: 35})
    before = outline.read_bytes()
    waits = found(outline)
    assert [(one.cell.partition("!")[0], one.whole) for one in waits.values] == [
        ("'Rates'", ("4500", "9999")),
        ("'Work plan'", ("M1-M36", "M1-M35")),
    ]
    assert waits.total == total(outline)
    assert [one.severity for one in waits.findings] == [Severity.WARNING]
    assert outline.read_bytes() == before
    pull(outline, clock=CLOCK)
    assert waits.total_as_typed == total(outline) > waits.total
    assert found(outline).values == (), "what was pulled does not wait"


def test_equal_totals_are_told_as_equal(outline: Path) -> None:
    typed(outline.with_name(BOOK), {MONTH: 35})
    (one,) = found(outline).findings
    assert "in both" in one.message


def test_no_total_is_told_where_something_cannot_be_pulled(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: "a lot", MONTH: 35})
    waits = found(outline)
    assert waits.total_as_typed is None
    assert [one.code for one in waits.findings] == ["MRG140", "MRG042"]


def test_a_month_after_the_end_is_told_and_pulled(outline: Path) -> None:
    typed(outline.with_name(BOOK), {MONTH: 400})
    waits = found(outline)
    assert [one.code for one in waits.findings] == ["MRG140", "MRG141"]
    assert waits.total_as_typed == waits.total
    done = pull(outline, clock=CLOCK)
    assert "says M400, and the project ends in M36" in done.findings[0].message
    assert "M1-M400" in outline.read_text("utf-8")


@pytest.mark.long
def test_a_value_that_was_decided_does_not_wait(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: 9999})
    edit_outline(outline, "expert: 4500", "expert: 4600")
    assert [one.code for one in found(outline).findings] == ["MRG041"]
    assert [one.code for one in built(outline).delivered[0].findings] == ["MRG051"]
    pull(outline, clock=CLOCK, prefer=Prefer.OUTLINE)
    assert found(outline).findings == ()


def test_a_build_tells_a_conflict_once(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: 9999, MONTH: 35})
    edit_outline(outline, "expert: 4500", "expert: 4600")
    done = built(outline)
    assert done.waiting
    told = [found for one in done.delivered for found in one.findings]
    assert [one.code for one in done.waiting.besides(told)] == ["MRG140"]


@pytest.mark.long
def test_a_build_that_restores_says_what_waits_in_the_rows_that_are_there_again(
    outline: Path,
) -> None:
    book = outline.with_name(BOOK)
    typed(book, {MONTH: 35})
    package = Package.read(book.read_bytes())
    plane = keyed_sheets(package).by_key["rates"]
    plane.tree.find("{*}sheetData").remove(plane.rows[RATE[1]][1])
    package.put(plane.part, plane.tree)
    book.write_bytes(package.to_bytes())
    assert "MRG045" in {one.code for one in found(outline).findings}
    done = built(outline, edited=EditedFiles(restore=True))
    assert done.waiting
    assert [one.code for one in done.waiting.findings] == ["MRG140"]


def test_a_workbook_that_cannot_be_read_is_told_as_a_warning(outline: Path) -> None:
    book = outline.with_name(BOOK)
    book.write_bytes(book.read_bytes()[:5000])
    waits = found(outline)
    assert (waits.values, waits.total_as_typed) == ((), None)
    assert [one.severity for one in waits.findings] == [Severity.WARNING]
    before = outline.read_bytes()
    with pytest.raises(ProposalError):
        built(outline, edited=EditedFiles(PullFirst()))
    assert outline.read_bytes() == before


def test_a_workbook_that_another_outline_built_does_not_wait(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: 9999})
    shutil.copy(outline, outline.with_name("other.yaml"))
    other = outline.with_name("other.yaml")
    assert what_waits(other, read_dossier(other), CLOCK) is None


def test_a_build_that_pulls_first_is_undone_as_one(outline: Path) -> None:
    book = outline.with_name(BOOK)
    typed(book, {RATE: 9999})
    edit_outline(outline, "title: Coordination and reporting", "title: Steering and reporting")
    before = {path: path.read_bytes() for path in (outline, book)}
    would = built(outline, edited=EditedFiles(PullFirst()), dry_run=True)
    assert {path: path.read_bytes() for path in (outline, book)} == before
    done = built(outline, hours=1, edited=EditedFiles(PullFirst()))
    assert would.dossier.figures == done.dossier.figures
    assert done.pulled
    assert [one.whole for one in done.pulled.changes] == [("4500", "9999")]
    assert done.dossier.figures.total_costs == total(outline)
    assert outline.read_bytes() != before[outline]
    assert book.read_bytes() != before[book]
    assert waiting(outline) is None
    assert undo(outline).what == "build --pull"
    assert {path: path.read_bytes() for path in (outline, book)} == before


@pytest.mark.long
def test_a_build_that_pulls_first_settles_conflicts_as_a_pull_does(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: 9999})
    edit_outline(outline, "expert: 4500", "expert: 4600")
    open_ = built(outline, edited=EditedFiles(PullFirst()))
    assert open_.pulled
    assert [one.code for one in open_.pulled.findings] == ["MRG041"]
    built(outline, hours=1, edited=EditedFiles(PullFirst(Prefer.WORKBOOK)))
    assert "expert: 9999" in outline.read_text("utf-8")


@pytest.mark.long
def test_an_edited_workbook_in_which_nothing_waits_is_not_opened_again(outline: Path) -> None:
    typed(outline.with_name(BOOK), {RATE: 9999})
    built(outline, edited=EditedFiles(PullFirst()))
    assert is_untouched(outline, BOOK)
    assert waiting(outline) is None
    typed(outline.with_name(BOOK), {RATE: 9998})
    assert not is_untouched(outline, BOOK)
    edit_outline(outline, "title: Coordination and reporting", "title: Steering and reporting")
    assert len(found(outline).values) == 1
    built(outline, hours=1)
    assert len(found(outline).values) == 1


def test_a_first_build_has_nothing_to_pull(tmp_path: Path) -> None:
    outline = tmp_path / "outline.yaml"
    outline.write_text(starter("TRY", "agri-food", date(2027, 1, 1)), "utf-8")
    assert built(outline, edited=EditedFiles(PullFirst())).pulled is None
