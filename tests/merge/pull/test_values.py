"""What people type into the workbook arrives in the outline, and nothing else does."""

import random
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.merge.workbook.workbook_editor import needs_calc, typed, worked_in_office
from tests.office import needs_office
from toolkit.diagnostics import ProposalError
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.pull import Pulled
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.pipeline import Only, build, pull, read_dossier
from toolkit.readers.outline import read_outline
from toolkit.readers.starter import starter

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[3] / "examples" / "euroboostex" / "outline.yaml"
LINE = {
    ("costs", "new/1", "partner"): "AEI Tèxtils",
    ("costs", "new/1", "package"): "WP3",
    ("costs", "new/1", "row"): "C.3",
    ("costs", "new/1", "item"): "Samples of yarn",
    ("costs", "new/1", "units"): Decimal("2.5"),
    ("costs", "new/1", "unit_cost"): 80,
}


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    shutil.copy(EXAMPLE, folder / "outline.yaml")
    build(folder / "outline.yaml", clock=CLOCK, only=Only.WORKBOOK)
    return folder


@pytest.fixture
def outline(built_once: Path, tmp_path: Path) -> Path:
    """The example, built a moment ago."""
    shutil.copytree(built_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def workbook(outline: Path) -> Path:
    return outline.with_name("EUROBOOSTEX-workplan.xlsx")


def pulled(outline: Path, **options: Any) -> Pulled:
    return pull(outline, clock=CLOCK, **options)


def told(found: Pulled) -> list[str]:
    return [f"{one.code} {one.message}" for one in found.findings]


def differing(before: str, outline: Path) -> list[tuple[str, str]]:
    """The lines that are others now."""
    after = outline.read_text("utf-8")
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [(old.strip(), new.strip()) for old, new in pairs if old != new]


def edit_outline(outline: Path, old: str, new: str) -> None:
    text = outline.read_text("utf-8")
    assert text.count(old) == 1
    outline.write_text(text.replace(old, new), encoding="utf-8")


def test_a_pull_after_a_build_changes_no_byte(outline: Path) -> None:
    before = outline.read_bytes()
    found = pulled(outline)
    assert (found.changes, found.findings, found.files) == ((), (), {})
    assert outline.read_bytes() == before
    assert not (outline.parent / ".proposal/outlines/outline.yaml/pulled.json").exists()


def test_each_value_lands_on_its_own_line(outline: Path) -> None:
    before = outline.read_text("utf-8")
    values: dict[tuple[str, str, str], Any] = {
        ("work_plan", "project-start", "lead"): 44958,
        ("work_plan", "coordination", "end"): "M35",  # as the cell shows it
        ("effort", "coordination", "ateval/manager"): Decimal("2.25"),
        ("rates", "aei/expert", "rate"): 4000,
        ("costs", "subcontract/evaluators", "unit_cost"): 9900,
        ("instruments", "innovate-boost", "number"): 9,
    }
    typed(workbook(outline), values)
    found = pulled(outline)
    assert told(found) == []
    assert [(one.what.split(" ", 1)[1][:24], one.old, one.new) for one in found.changes] == [
        ("start of the project", "2022-09-01", "2023-02-01"),
        ("rate of expert in partne", "3920", "4000"),
        ("months of task coordinat", "M1-M36", "M1-M35"),
        ("effort of ateval as mana", "1.2", "2.25"),
        ("cost of subcontract eval", "10200", "9900"),
        ("number of instrument inn", "10", "9"),
    ]
    assert differing(before, outline) == [
        ("start: 2022-09-01", "start: 2023-02-01"),
        ("rates: {expert: 3920, manager: 4710}", "rates: {expert: 4000, manager: 4710}"),
        ("months: M1-M36", "months: M1-M35"),
        (
            "effort: {ateval: {manager: 1.2, assistant: 0.6}, aei: {manager: 0.35},",
            "effort: {ateval: {manager: 2.25, assistant: 0.6}, aei: {manager: 0.35},",
        ),
        ("cost: 10200", "cost: 9900"),
        ("number: 10", "number: 9"),
    ]
    place = next(one.place for one in found.changes if one.what == "the start of the project")
    assert (place.line, place.column) == (15, 10)


@pytest.mark.parametrize(
    ("typed_price", "written"), [("0.529", "0.529"), ("1.25", "1.25"), ("1.125", "1.1250")]
)
def test_a_unit_cost_comes_with_its_decimals_and_can_be_read_again(
    outline: Path, typed_price: str, written: str
) -> None:
    typed(
        workbook(outline),
        {
            ("costs", "new/1", "partner"): "AEI",
            ("costs", "new/1", "package"): "WP1",
            ("costs", "new/1", "row"): "C.1",
            ("costs", "new/1", "item"): "Own car",
            ("costs", "new/1", "units"): 1235,
            ("costs", "new/1", "unit_cost"): Decimal(typed_price),
        },
    )
    found = pulled(outline)
    assert told(found) == []
    assert f"unit_cost: {written}" in outline.read_text("utf-8")
    (line,) = [one for one in read_outline(outline).work_packages[0].costs if one.item == "Own car"]
    assert line.unit_cost == Decimal(typed_price)


def test_a_unit_cost_of_five_decimals_is_told_and_an_amount_of_three(outline: Path) -> None:
    case = "cost/innovate/citeve/C.3/Travelling case with samples"
    typed(
        workbook(outline),
        {
            ("costs", case, "unit_cost"): Decimal("650.12345"),
            ("costs", "subcontract/evaluators", "unit_cost"): Decimal("9900.125"),
        },
    )
    hints = [(one.code, one.hint) for one in pulled(outline).findings]
    assert sorted(hints) == [
        ("MRG042", "type an amount in EUR with four decimals at most there"),
        ("MRG042", "type an amount in EUR with two decimals at most there"),
    ]


def with_two_rates(folder: Path, default: str) -> Path:
    """The starter, in which partner-a has one plain person-month in `monitoring`, none in
    `training`, and a manager's and an expert's rate."""
    text = starter("AGRIRES", "agri-food", CLOCK.date())
    for old, new in (
        ("{partner-a: {manager: 2}}", "{partner-a: 1}"),
        (
            "M6-M30\n        lead: partner-b\n        effort: {partner-a: {expert: 1}, ",
            "M6-M30\n        lead: partner-b\n        effort: {",
        ),
        ("    # default_profile: expert", f"    default_profile: {default or 'null'}"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    outline = folder / "outline.yaml"
    outline.write_text(text, "utf-8")
    build(outline, clock=CLOCK, only=Only.WORKBOOK)
    return outline


@pytest.mark.parametrize(
    ("default", "column", "task", "effort"),
    [
        ("", "manager", "monitoring", 2),
        ("manager", "manager", "monitoring", 2),
        ("expert", "expert", "monitoring", 2),
        ("expert", "manager", "monitoring", {"expert": 1, "manager": 2}),
        ("expert", "expert", "training", 2),
        ("expert", "manager", "training", {"manager": 2}),
        ("", "manager", "training", {"manager": 2}),
    ],
)
def test_effort_is_a_plain_number_where_that_means_the_profile_of_its_column(
    default: str, column: str, task: str, effort: Any, tmp_path: Path
) -> None:
    outline = with_two_rates(tmp_path, default)
    typed(outline.with_name("AGRIRES-workplan.xlsx"), {("effort", task, f"partner-a/{column}"): 2})
    assert told(pulled(outline)) == []
    packages = yaml.safe_load(outline.read_text("utf-8"))["work_packages"]
    tasks = {one["id"]: one for package in packages for one in package["tasks"]}
    assert tasks[task]["effort"]["partner-a"] == effort
    assert pulled(outline).changes == ()


@pytest.mark.long
def test_a_note_with_mentions_is_shown_in_words_and_keeps_them(tmp_path: Path) -> None:
    text = starter("AGRIRES", "agri-food", CLOCK.date())
    line = "item: Consortium meetings, units: 6, unit_cost: 600}"
    assert text.count(line) == 1
    note = 'note: "Two **long** trips for [[coordination]], as *agreed*."'
    outline = tmp_path / "outline.yaml"
    outline.write_text(text.replace(line, f"{line[:-1]},\n         {note}}}"), "utf-8")
    build(outline, clock=CLOCK, only=Only.WORKBOOK)
    book = outline.with_name("AGRIRES-workplan.xlsx")
    sheet = keyed_sheets(Package.read(book.read_bytes())).by_key["costs"]
    key = "cost/management/partner-a/C.1/Consortium meetings"
    shown = sheet.shown(key, "note").value
    assert shown == "Two long trips for T1.1, as agreed."
    assert pulled(outline).changes == ()
    typed(book, {("costs", key, "note"): "Three long trips for T1.1, as agreed with all."})
    assert told(pulled(outline)) == []
    assert "Three **long** trips for [[coordination]], as *agreed* with all." in outline.read_text(
        "utf-8"
    )
    assert pulled(outline).changes == ()
    typed(book, {("costs", key, "note"): "Three long trips for T1.2, as agreed with all."})
    (found,) = told(pulled(outline))
    assert found.endswith(
        "is not pulled: the change touches a mark, a link or a mention that the cell does not show"
    )


def test_a_dry_run_tells_the_same_and_writes_nothing(outline: Path) -> None:
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000, **LINE})
    before = {one: one.read_bytes() for one in outline.parent.rglob("*") if one.is_file()}
    would = pulled(outline, dry_run=True)
    assert {one: one.read_bytes() for one in outline.parent.rglob("*") if one.is_file()} == before
    assert pulled(outline).changes == would.changes


def test_the_outline_is_backed_up_before_it_is_written(outline: Path) -> None:
    before = outline.read_bytes()
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000})
    pulled(outline)
    backup = outline.parent / ".proposal/backups/20260131-120000-pull/outline.yaml"
    assert backup.read_bytes() == before


def test_a_new_line_is_pulled_once_and_then_known(outline: Path) -> None:
    typed(workbook(outline), LINE)
    found = pulled(outline)
    assert told(found) == []
    assert [one.new for one in found.changes] == ["Samples of yarn (aei, C.3, 2.5 x 80 EUR)"]
    item = "- {partner: aei, row: C.3, item: Samples of yarn, units: 2.5, unit_cost: 80}"
    assert outline.read_text("utf-8").count(f"\n      {item}\n") == 1
    assert not pulled(outline).changes
    # even when the record of what was pulled is lost
    (outline.parent / ".proposal/outlines/outline.yaml/pulled.json").unlink()
    assert not pulled(outline).changes
    # and what is typed into the line afterwards changes it
    typed(workbook(outline), {("costs", "new/1", "units"): 3})
    assert [(one.old, one.new) for one in pulled(outline).changes] == [("2.5", "3")]
    assert item.replace("2.5", "3") in outline.read_text("utf-8")


@pytest.mark.long
def test_a_line_that_gets_another_item_stays_the_same_line(outline: Path) -> None:
    key = "cost/innovate/citeve/C.3/Travelling case with samples"
    typed(workbook(outline), {("costs", key, "item"): "Trunk"})
    assert [one.new for one in pulled(outline).changes] == ["Trunk"]
    typed(workbook(outline), {("costs", key, "item"): "Suitcase", ("costs", key, "units"): 3})
    assert [one.new for one in pulled(outline).changes] == ["Suitcase", "3"]


def test_a_new_scheme_gets_an_id_and_the_priority_of_its_work_package(outline: Path) -> None:
    row = {
        "title": "Innovate Boost",
        "form": "voucher",
        "partner": "NTT",
        "package": "WP4",
        "amount": 1000,
        "number": 3,
        "first": 4,
        "last": 9,
    }
    typed(workbook(outline), {("instruments", "new/2", name): one for name, one in row.items()})
    assert told(pulled(outline)) == []
    one = read_dossier(outline).proposal.instruments[-1]
    assert (one.id, one.priority, one.work_package) == ("innovate-boost-2", "adopt", "adopt")
    assert (one.amount, one.number, str(one.months)) == (1000, 3, "M4-M9")


def test_pull_then_build_agree(outline: Path) -> None:
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000, **LINE})
    edited = workbook(outline).rename(outline.with_name("edited.xlsx"))
    pulled(outline, workbook=edited)
    build(outline, clock=CLOCK, only=Only.WORKBOOK)
    assert not pulled(outline).changes
    assert not pulled(outline, workbook=edited).changes


def test_a_conflict_names_both_values_and_changes_neither(outline: Path) -> None:
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000})
    edit_outline(outline, "{expert: 3920,", "{expert: 4100,")
    before = outline.read_bytes()
    assert told(pulled(outline)) == [
        "MRG041 both were changed since the last build (then 3920): 'Rates'!D9 says 4000, "
        "the outline 4100"
    ]
    assert outline.read_bytes() == before


@pytest.mark.parametrize(("prefer", "rate"), [(Prefer.WORKBOOK, 4000), (Prefer.OUTLINE, 4100)])
def test_a_conflict_is_decided_once(outline: Path, prefer: Prefer, rate: int) -> None:
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000})
    edit_outline(outline, "{expert: 3920,", "{expert: 4100,")
    assert told(pulled(outline, prefer=prefer)) == []
    assert read_dossier(outline).proposal.partner["aei"].rates["expert"] == rate
    assert told(pulled(outline)) == []


@pytest.mark.long
def test_what_was_pulled_and_then_changed_in_the_outline_is_no_conflict(outline: Path) -> None:
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000})
    pulled(outline)
    edit_outline(outline, "{expert: 4000,", "{expert: 4200,")
    found = pulled(outline)
    assert (found.changes, found.findings) == ((), ())


def test_the_outlines_own_changes_are_left_alone(outline: Path) -> None:
    edit_outline(outline, "{expert: 3920,", "{expert: 4100,")
    found = pulled(outline)
    assert (found.changes, found.findings) == ((), ())


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (
            ("rates", "aei/expert", "rate"),
            "about 4000",
            "MRG042 'Rates'!D9 holds the text 'about 4000', which is not pulled",
        ),
        (
            ("rates", "aei/expert", "rate"),
            Decimal("4000.125"),
            "MRG042 'Rates'!D9 holds 4000.125, which is not pulled",
        ),
        (
            ("rates", "aei/expert", "rate"),
            None,
            "MRG043 'Rates'!D9 was emptied; the outline keeps 3920",
        ),
        (
            ("rules", "max_grant", "value"),
            1,
            "MRG046 'Call rules'!C10 was changed, and the outline has no field for it",
        ),
        (
            ("costs", "new/3", "item"),
            "Half a line",
            "MRG048 'Costs'!{cell} is not pulled: the new line has no partner, work package, cost "
            "row, units and unit cost yet",
        ),
        (
            ("instruments", "innovate-boost", "first"),
            30,
            "MRG047 'Instruments'!{cell} is not pulled: the months would end before they begin: "
            "M30-M24",
        ),
    ],
)
def test_what_is_not_pulled_is_told(
    outline: Path, place: tuple[str, str, str], value: Any, message: str
) -> None:
    before = outline.read_bytes()
    typed(workbook(outline), {place: value})
    (found,) = told(pulled(outline))
    assert re.fullmatch(re.escape(message).replace(r"\{cell\}", "[A-Z]+[0-9]+"), found), found
    assert outline.read_bytes() == before


@pytest.mark.long
def test_of_two_rows_with_one_id_the_one_counts_that_says_most_of_what_was_written(
    outline: Path,
) -> None:
    lines = [
        f"cost/innovate/citeve/C.3/{name}"
        for name in ("Travelling case with samples", "Reference samples and standard tests")
    ]
    typed(
        workbook(outline),
        {("costs", lines[1], "units"): 99},
    )
    package = Package.read(workbook(outline).read_bytes())
    plane = keyed_sheets(package).by_key["costs"]
    plane.rename(lines[0], lines[1])
    package.put(plane.part, plane.tree)
    workbook(outline).write_bytes(package.to_bytes())
    found = pulled(outline)
    assert [(one.old, one.new) for one in found.changes] == [("10", "99")]
    assert [one.split(" ")[0] for one in told(found)] == ["MRG045"]


def test_lines_sorted_without_their_ids_are_not_pulled(outline: Path) -> None:
    one, two = (
        f"cost/innovate/citeve/C.3/{name}"
        for name in ("Travelling case with samples", "Reference samples and standard tests")
    )
    typed(
        workbook(outline),
        {
            ("costs", one, "item"): two.rpartition("/")[2],
            ("costs", two, "item"): one.rpartition("/")[2],
            ("costs", one, "units"): 10,
            ("costs", two, "units"): 2,
        },
    )
    found = pulled(outline)
    assert not found.changes
    assert [one.split(" ")[0] for one in told(found)] == ["MRG049"]


def test_a_part_that_left_the_outline_is_told(outline: Path) -> None:
    text = outline.read_text("utf-8")
    cut = re.sub(
        r"      - \{partner: citeve, row: C\.3, item: Travelling case.*?\}\n",
        "",
        text,
        flags=re.DOTALL,
    )
    assert cut != text
    outline.write_text(cut, encoding="utf-8")
    key = "cost/innovate/citeve/C.3/Travelling case with samples"
    typed(workbook(outline), {("costs", key, "units"): 7})
    (message,) = told(pulled(outline))
    assert message.startswith("MRG046 'Costs'!")
    assert message.endswith("and what it belongs to (" + key + ") is not in the outline")


def test_a_file_that_is_no_workbook_of_ours_is_named(outline: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.xlsx"
    strange.write_bytes(b"no workbook")
    with pytest.raises(ProposalError, match="MRG117 this is not a"):
        pulled(outline, workbook=strange)
    package = Package.read(workbook(outline).read_bytes())
    for name in [one for one in package.parts if one.startswith(("customXml", "docProps/custom"))]:
        del package.parts[name]
    strange.write_bytes(package.to_bytes())
    with pytest.raises(
        ProposalError, match="MRG023 the workbook has lost the record of what was generated"
    ):
        pulled(outline, workbook=strange)
    with pytest.raises(ProposalError, match="MRG080 there is no such file"):
        pulled(outline, workbook=tmp_path / "gone.xlsx")


def test_the_copy_beside_the_outline_serves_where_the_record_is_lost(outline: Path) -> None:
    package = Package.read(workbook(outline).read_bytes())
    for name in [one for one in package.parts if one.startswith("customXml")]:
        del package.parts[name]
    workbook(outline).write_bytes(package.to_bytes())
    typed(workbook(outline), {("rates", "aei/expert", "rate"): 4000})
    assert [one.new for one in pulled(outline).changes] == ["4000"]


def sessions(outline: Path, number: int) -> Iterator[tuple[list[list[Any]], dict[str, Any]]]:
    """Random work in LibreOffice, and what the outline has to say afterwards."""
    proposal = read_dossier(outline).proposal
    tasks = [one.id for one in proposal.tasks]
    lines = [
        f"cost/{package.id}/{cost.partner}/{cost.row}/{cost.item}"
        for package in proposal.work_packages
        for cost in package.costs
    ]
    lines = [one for one in lines if lines.count(one) == 1]
    for seed in range(number):
        dice = random.Random(seed)
        edits: list[list[Any]] = []
        wanted: dict[str, Any] = {}
        for sheet in dice.sample(["work_plan", "effort", "costs", "rates"], 2):
            edits.append(["insert row", sheet, ""])
            if dice.random() < 0.5:
                edits.append(["insert column", sheet, ""])
            if dice.random() < 0.5:
                edits.append(["rename", sheet, f"Mine {sheet}"])
        edits.append(["sheet", "Notes of mine"])
        for task in dice.sample(tasks, 3):
            months = dice.randint(1, 12), dice.randint(13, 36)
            for column, month in zip(("start", "end"), months, strict=True):
                edits.append(["type", "work_plan", task, column, month])
            wanted[f"months/{task}"] = "M{}-M{}".format(*months)
        for task in dice.sample(tasks, 2):
            partner = dice.choice(["aei", "ntt", "citeve"])
            amount = dice.randint(1, 99) / 20
            edits.append(["type", "effort", task, f"{partner}/manager", amount])
            wanted[f"effort/{task}/{partner}"] = Decimal(str(amount))
        for line in dice.sample(lines, 2):
            price = dice.randint(1, 99999) / 100
            edits.append(["type", "costs", line, "unit_cost", price])
            edits.append(["insert row", "costs", line])
            wanted[line] = Decimal(str(price))
        rate = dice.randint(3000, 6000)
        edits.append(["type", "rates", "ateval/expert", "rate", f"={rate}+0.5"])
        wanted["rate"] = Decimal(rate) + Decimal("0.5")
        item = f"Line of {seed}"
        values = {
            "partner": "NTT",
            "package": "WP4",
            "row": "C.3",
            "item": item,
            "units": 2,
            "unit_cost": 10.5,
        }
        if dice.random() < 0.5:
            edits.append(["line", "costs", "__end", values])
        else:
            edits += [["type", "costs", "new/4", column, one] for column, one in values.items()]
        wanted["new"] = item
        yield edits, wanted


@pytest.mark.long
@needs_office
@needs_calc
def test_fifty_values_typed_in_libreoffice_arrive(outline: Path, tmp_path: Path) -> None:
    work = list(sessions(outline, 6))
    results = worked_in_office(workbook(outline), tmp_path / "office", [one for one, _ in work])
    original = outline.read_bytes()
    values = 0
    for result, (_, wanted) in zip(results, work, strict=True):
        outline.write_bytes(original)
        (outline.parent / ".proposal/outlines/outline.yaml/pulled.json").unlink(missing_ok=True)
        found = pulled(outline, workbook=result)
        assert told(found) == []
        proposal = read_dossier(outline).proposal
        tasks = {one.id: one for one in proposal.tasks}
        costs = {
            f"cost/{package.id}/{cost.partner}/{cost.row}/{cost.item}": cost
            for package in proposal.work_packages
            for cost in package.costs
        }
        for key, value in wanted.items():
            values += 1
            kind, _, rest = key.partition("/")
            if kind == "months":
                assert str(tasks[rest].months) == value
            elif kind == "effort":
                task, partner = rest.split("/")
                assert tasks[task].effort[partner]["manager"] == value
            elif kind == "cost":
                assert costs[key].unit_cost == value
            elif kind == "rate":
                assert proposal.partner["ateval"].rates["expert"] == value
            else:
                assert costs[f"cost/adopt/ntt/C.3/{value}"].unit_cost == Decimal("10.5")
        assert not pulled(outline, workbook=result).changes
    assert values == 6 * 9
