"""What people type into a form arrives in the outline, and nothing else does."""

import re
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from tests.filled_forms import said_in_form, same_names, type_into
from toolkit.diagnostics import ProposalError
from toolkit.merge.pull.pull import Pulled
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.pipeline import Only, build, pull, read_dossier, write_form
from toolkit.plan.dossier import Dossier
from toolkit.readers.starter import bare_outline, starter_call
from toolkit.word_file import compose_document
from toolkit.writers.markdown import write_markdown

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
SHORT = Path(__file__).with_name("short_outline.yaml")
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def written_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form")
    shutil.copy(SHORT, folder / "outline.yaml")
    write_form(folder / "outline.yaml", clock=CLOCK)
    return folder


@pytest.fixture
def outline(written_once: Path, tmp_path: Path) -> Path:
    """An outline whose form was written a moment ago."""
    shutil.copytree(written_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def form_of(outline: Path) -> Path:
    return next(outline.parent.glob("*-intake.xlsx"))


def pulled(outline: Path, values: Mapping[Any, Any] | None = None, **options: Any) -> Pulled:
    if values:
        type_into(form_of(outline), values)
    return pull(outline, clock=CLOCK, **options)


def told(found: Pulled) -> list[str]:
    return [f"{one.code} {one.message}" for one in found.findings]


def data_of(outline: Path) -> Any:
    return yaml.safe_load(outline.read_text("utf-8"))


def task(outline: Path, ident: str) -> dict[str, Any]:
    packages = data_of(outline)["work_packages"]
    return next(one for package in packages for one in package["tasks"] if one["id"] == ident)


@pytest.mark.parametrize("example", ["euroboostex", "call-2024"])
def test_a_form_that_nobody_touched_changes_no_byte(example: str, tmp_path: Path) -> None:
    outline = tmp_path / "outline.yaml"
    shutil.copy(EXAMPLES / example / "outline.yaml", outline)
    before = outline.read_bytes()
    write_form(outline, clock=CLOCK)
    form = form_of(outline)
    first = form.read_bytes()
    assert not pulled(outline).changes
    assert outline.read_bytes() == before
    write_form(outline, clock=CLOCK)
    assert form.read_bytes() == first
    again = tmp_path / "again"
    again.mkdir()
    write_form(shutil.copy(outline, again / "outline.yaml"), clock=CLOCK)
    assert form_of(again / "outline.yaml").read_bytes() == first


def test_a_whole_project_is_typed_into_an_empty_form(tmp_path: Path) -> None:
    source = tmp_path / "source" / "outline.yaml"
    source.parent.mkdir()
    # a person writes names, not the ids of another outline
    source.write_text(re.sub(r"\[\[(.*?)\]\]", r"\1", SHORT.read_text("utf-8")), encoding="utf-8")
    outline = tmp_path / "outline.yaml"
    outline.write_text(bare_outline("AGRIRES", starter_call()), encoding="utf-8")
    write_form(outline, clock=CLOCK)
    first, second = said_in_form(source)
    assert not told(pulled(outline, first))
    write_form(outline, clock=CLOCK)
    ids = same_names(source, outline)
    later = {}
    for (sheet, row, column), value in second.items():
        partner, _, profile = column.partition("/")
        later[sheet, ids[row], f"{ids[partner]}/{profile}"] = value
    assert not told(pulled(outline, later))
    assert not pulled(outline).changes
    here, there = (read_dossier(one) for one in (outline, source))
    assert here.figures == there.figures
    assert _draft(here) == _draft(there)


def _draft(dossier: Dossier) -> str:
    return write_markdown(compose_document(dossier, own_templates=Path("none")))


def test_values_come_in_their_notation_and_comments_stay(outline: Path) -> None:
    text = outline.read_text("utf-8").replace(
        "        months: M1-M24\n        lead: polder",
        "        months: M1-M24  # all the time\n        lead: polder",
        1,
    )
    outline.write_text(text, encoding="utf-8")
    found = pulled(
        outline,
        {
            ("form_project", "duration", "value"): "24 months",
            ("form_project", "start", "value"): 44_866,
            ("form_partners", "polder", "country"): "Belgium",
            ("form_rates", "polder/adviser", "__value"): "6.100,50 €",
            ("form_tasks", "run", "lead"): "Vistula",
            ("form_tasks", "run", "months/last"): "M20",
            ("form_work_packages", "network", "objectives"): "One thing.\nAnother thing.",
            ("form_effort", "run", "vistula/adviser"): Decimal("0.75"),
            ("form_risks", "/Courses run empty in the harvest", "likelihood"): "Low",
        },
    )
    assert not told(found)
    data = data_of(outline)
    assert str(data["project"]["start"]) == "2022-11-01"
    assert data["partners"][0]["country"] == "BE"
    assert data["partners"][0]["rates"] == {"adviser": 6100.5, "manager": 6700}
    one = task(outline, "run")
    assert (one["lead"], one["months"], one["effort"]["vistula"]) == ("vistula", "M1-M20", 0.75)
    assert data["work_packages"][1]["objectives"] == ["One thing.", "Another thing."]
    assert data["risks"][3]["likelihood"] == "low"
    assert "  # all the time" in outline.read_text("utf-8")
    assert not pulled(outline).changes


def test_what_was_emptied_goes_unless_a_part_needs_it(outline: Path) -> None:
    found = pulled(
        outline,
        {
            ("form_partners", "polder", "contact"): None,
            ("form_partners", "polder", "name"): None,
            ("form_effort", "run", "vistula/adviser"): None,
            ("form_tasks", "run", "months/last"): None,
        },
    )
    assert [one.partition(" ")[0] for one in told(found)] == ["ITK108", "ITK108"]
    data = data_of(outline)
    assert "contact" not in data["partners"][0]
    assert data["partners"][0]["name"] == "Polder Food Cluster (invented)"
    assert "vistula" not in task(outline, "run")["effort"]
    assert task(outline, "run")["months"] == "M1-M24"


def test_a_row_that_is_not_complete_waits(outline: Path) -> None:
    row = {
        ("form_tasks", "new/1", "__owner"): "Management",
        ("form_tasks", "new/1", "title"): "Audit",
        ("form_tasks", "new/1", "months/first"): 3,
        ("form_effort", "new/1", "polder/manager"): 2,
    }
    found = pulled(outline, row)
    assert [one.partition(" ")[0] for one in told(found)] == ["ITK102", "ITK102", "ITK112"]
    assert not found.changes
    more = {
        ("form_tasks", "new/1", "months/last"): 4,
        ("form_tasks", "new/1", "lead"): "polder food",
    }
    assert not told(pulled(outline, more))
    assert task(outline, "audit") == {
        "id": "audit",
        "title": "Audit",
        "months": "M3-M4",
        "lead": "polder",
        "effort": {"polder": {"manager": 2}},
    }
    assert not pulled(outline).changes


def test_what_no_field_can_hold_is_named_and_the_rest_comes(outline: Path) -> None:
    found = pulled(
        outline,
        {
            ("form_project", "start", "value"): "soon",
            ("form_project", "title", "value"): "Another title",
            ("form_tasks", "run", "lead"): "Nobody",
            ("form_costs", "management/Journeys to meetings", "units"): "4-5",
            ("form_partners", "vistula", "role"): "coordinator",
        },
    )
    codes = [one.partition(" ")[0] for one in told(found)]
    assert codes.count("ITK103") == 3
    assert data_of(outline)["project"]["title"] == "Another title"
    assert data_of(outline)["partners"][1]["role"] in ("beneficiary", "coordinator")


def test_a_name_that_was_changed_is_known_in_all_cells_of_the_form(outline: Path) -> None:
    found = pulled(
        outline,
        {
            ("form_partners", "vistula", "short_name"): "Weichsel",
            ("form_work_packages", "management", "title"): "Steering",
            ("form_tasks", "run", "lead"): "Weichsel",
            ("form_tasks", "new/1", "__owner"): "Steering",
            ("form_tasks", "new/1", "title"): "Audit",
            ("form_tasks", "new/1", "months/first"): "M3-M4",
            ("form_tasks", "new/1", "lead"): "weich",
            ("form_rates", "new/1", "__owner"): "Weich",
            ("form_rates", "new/1", "__name"): "expert",
            ("form_rates", "new/1", "__value"): 4000,
        },
    )
    assert not told(found)
    assert task(outline, "run")["lead"] == "vistula"
    assert task(outline, "audit")["lead"] == "vistula"
    assert data_of(outline)["partners"][1]["rates"]["expert"] == 4000
    assert not pulled(outline).changes


def test_partners_may_exchange_their_names(outline: Path) -> None:
    names = {("polder", "Vistula"), ("vistula", "Polder Food")}
    values = {("form_partners", one, "short_name"): name for one, name in names}
    assert not told(pulled(outline, values))
    shown = {(one["id"], one["short_name"]) for one in data_of(outline)["partners"]}
    assert names <= shown


def test_a_staff_profile_gets_another_name_wherever_it_is_used(outline: Path) -> None:
    text = outline.read_text("utf-8").replace("polder: 0.3", "polder: {adviser: 0.3}", 1)
    assert "{adviser: 0.3}" in text
    outline.write_text(text, encoding="utf-8")
    write_form(outline, clock=CLOCK)
    before = read_dossier(outline).figures
    found = pulled(
        outline,
        {
            ("form_rates", "polder/adviser", "__name"): "consultant",
            ("form_rates", "vistula/adviser", "__name"): "trainer",
        },
    )
    polder, vistula, *_ = data_of(outline)["partners"]
    assert polder["rates"] == {"manager": 6700, "consultant": 5900}
    assert polder["default_profile"] == "consultant"
    assert [one.partition(" ")[0] for one in told(found)] == ["ITK104"]
    assert list(vistula["rates"]) == ["adviser", "trainer"]
    assert read_dossier(outline).figures == before
    named = {
        ("form_rates", "thessaly/researcher", "__name"): "scientist",
        ("form_rates", "thessaly/researcher", "__value"): 3200,
    }
    found = pulled(outline, named)
    assert data_of(outline)["partners"][2]["rates"] == {"scientist": 3200}
    assert not pulled(outline).changes


def test_dates_are_months_and_days_but_no_texts_and_numbers(outline: Path) -> None:
    book = openpyxl.load_workbook(form_of(outline))
    for sheet, row, column in (
        ("Tasks", "run", "months/last"),
        ("Tasks", "run", "title"),
        ("Tasks", "new/1", "title"),
        ("Rates", "polder/adviser", "__value"),
        ("Project", "start", "value"),
    ):
        cell = _cell(book[sheet], row, column)
        cell.value, cell.number_format = date(2022, 12, 1), "dd/mm/yyyy"
    book.save(form_of(outline))
    found = pulled(outline)
    held = [one for one in told(found) if "holds '2022-12-01'" in one]
    assert [one.partition(" ")[0] for one in held] == ["ITK103"] * 3
    assert task(outline, "run")["months"] == "M1-M3"
    assert str(data_of(outline)["project"]["start"]) == "2022-12-01"


def _cell(sheet: Any, row: str, column: str) -> Any:
    columns = {one.value: one.column for one in sheet[1]}
    rows = {one.value: one.row for one in sheet["A"]}
    return sheet.cell(rows[row], columns[column])


def test_rows_follow_their_new_order_and_owner(outline: Path) -> None:
    _move_row(form_of(outline), "form_tasks", "desk", before="run")
    found = pulled(outline, {("form_deliverables", "guide", "__owner"): "Communication"})
    assert not told(found)
    packages = data_of(outline)["work_packages"]
    assert [one["id"] for one in packages[0]["tasks"]] == ["desk", "run"]
    assert "deliverables" not in packages[0]
    assert [one["id"] for one in packages[-1]["deliverables"]][-1] == "guide"
    assert not pulled(outline).changes


def _move_row(form: Path, sheet: str, key: str, *, before: str) -> None:
    """Exchanges two rows, with their keys."""
    package = Package.read(form.read_bytes())
    home = keyed_sheets(package).by_key[sheet]
    (one, row), (two, other) = home.rows[key], home.rows[before]
    for number, element in ((two, row), (one, other)):
        element.set("r", f"{number}")
        for cell in element:
            cell.set("r", re.sub(r"\d+$", f"{number}", cell.get("r")))
    rows = sorted((row, other), key=lambda one: int(one.get("r")))
    parent = row.getparent()
    at = min(parent.index(row), parent.index(other))
    for element in rows:
        parent.remove(element)
    for element in reversed(rows):
        parent.insert(at, element)
    package.put(home.part, home.tree)
    form.write_bytes(package.to_bytes())


def test_a_row_that_was_emptied_is_taken_out_when_told(outline: Path) -> None:
    package = Package.read(form_of(outline).read_bytes())
    home = keyed_sheets(package).by_key["form_events"]
    gone = {("form_events", "meet-torun", column): None for column in home.columns}
    gone = {place: one for place, one in gone.items() if place[2] != "__missing"}
    found = pulled(outline, gone)
    assert [one.partition(" ")[0] for one in told(found)] == ["ITK105"]
    assert "meet-torun" in outline.read_text("utf-8")
    found = pulled(outline, remove=True)
    assert not told(found)
    assert "meet-torun" not in outline.read_text("utf-8")
    assert "meet-larissa" in outline.read_text("utf-8")


def test_what_both_changed_is_changed_in_neither(outline: Path) -> None:
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("duration: 24", "duration: 30"), encoding="utf-8")
    found = pulled(outline, {("form_project", "duration", "value"): 36})
    assert [one.partition(" ")[0] for one in told(found)] == ["ITK106"]
    assert data_of(outline)["project"]["duration"] == 30


def test_form_and_workbook_that_differ_are_both_named(outline: Path) -> None:
    build(outline, clock=CLOCK, only=Only.WORKBOOK)
    workbook = outline.with_name("AGRIRES-workplan.xlsx")
    type_into(workbook, {("rates", "polder/adviser", "rate"): 6000})
    type_into(workbook, {("rates", "vistula/adviser", "rate"): 3400})
    found = pulled(
        outline,
        {
            ("form_rates", "polder/adviser", "__value"): 6200,
            ("form_partners", "polder", "city"): "Urk",
        },
    )
    assert [one.partition(" ")[0] for one in told(found)] == ["ITK107"]
    partners = data_of(outline)["partners"]
    assert partners[0]["rates"]["adviser"] == 5900
    assert partners[0]["city"] == "Urk"
    assert partners[1]["rates"]["adviser"] == 3400


def test_the_form_is_brought_up_to_date_with_notes_on_what_could_not_be_taken(
    outline: Path,
) -> None:
    pulled(
        outline,
        {
            ("form_channels", "new/2", "name"): "Radio",
            ("form_staff", "new/1", "name"): "Somebody",
        },
    )
    written = write_form(outline, clock=CLOCK)
    notes = [one.message for one in written.delivered[0].findings]
    assert [one.partition(" ")[2] for one in notes] == [
        "is empty: a person needs a partner",
        "is empty: a person needs a function",
    ]
    package = Package.read(form_of(outline).read_bytes())
    sheets = keyed_sheets(package).by_key
    assert sheets["form_channels"].shown("radio", "name").value == "Radio"
    assert sheets["form_staff"].shown("new/1", "name").value == "Somebody"
    assert any(b"is empty: a person needs" in one for one in package.parts.values())
    assert "radio" in outline.read_text("utf-8")


@pytest.mark.parametrize("acronym", ["OTHER"])
def test_a_form_of_another_project_is_refused(outline: Path, acronym: str, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger" / "outline.yaml"
    stranger.parent.mkdir()
    stranger.write_text(bare_outline(acronym, starter_call()), encoding="utf-8")
    write_form(stranger, clock=CLOCK)
    with pytest.raises(ProposalError) as error:
        pull(outline, clock=CLOCK, forms=[form_of(stranger)])
    assert [one.code for one in error.value.diagnostics] == ["ITK113"]
