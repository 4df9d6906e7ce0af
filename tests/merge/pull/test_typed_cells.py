"""What people type into tables of the Word file is in the outline and everywhere, or is told."""

import os
import random
import shutil
from copy import deepcopy
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import remove, text_of
from toolkit.document.tree import Mark
from toolkit.merge.pull.composed_text import draft_of
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.word_texts import opened_units
from toolkit.merge.record import word_record
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import BOOKMARK_END, BOOKMARK_START, ID, PPR, TR, P, w
from toolkit.pipeline import Only, build, pull, read_dossier
from toolkit.store.opening import looked_at
from toolkit.word_file import compose_document

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parent / "short_outline.yaml"
DRAWN = int(os.environ.get("PROPOSAL_LAWS", "1"))


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cells")
    shutil.copy(EXAMPLE, folder / "outline.yaml")
    build(folder / "outline.yaml", clock=CLOCK, only=Only.WORD)
    return folder


@pytest.fixture
def outline(built_once: Path, tmp_path: Path) -> Path:
    shutil.copytree(built_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def word(outline: Path) -> Path:
    return outline.with_name("AGRIRES-proposal.docx")


def disagreeing(outline: Path) -> list[str]:
    """The cells of the Word file that say something else than the outline."""
    dossier = read_dossier(outline)
    draft = draft_of(dossier, partial(compose_document, own_templates=Path("nowhere")))
    content = word(outline).read_bytes()
    record = word_record(content, looked_at(outline).memory.bases, "")
    assert record is not None
    units = opened_units(content, record.data, draft.blocks).read().units
    cells = [(unit, draft.tables.cell(unit.key)) for unit in units if unit.is_cell]
    return [
        f"{draft.tables.name(unit.key)}: {''.join(unit.current)}"
        for unit, cell in cells
        if cell and unit.current != unit.incoming and cell.mark is not Mark.PROMPT
    ]


def test_cells_and_rows_come_into_the_outline_and_are_one_everywhere(outline: Path) -> None:
    pen = WordEditor(word(outline))
    pen.retype("Milestones of WP5", "Ninety", 5, "m16")
    pen.retype("Tasks of WP5", "T5.2", 1, "Training of advisers\nM6 – M20")
    pen.retype("Deliverables of WP4", "D4.1", 3, "Thessaly Agro-Tech Centre (invented)")
    pen.retype("Critical risks", "R1", 2, "WP4, WP5")
    pen.retype("Subcontracting", "S1.1", 4, "6.800,50 €")
    pen.retype("Specific objectives", "SO2", 3, "n/a")
    pen.retype("Estimated budget by participant", "Vistula", 6, "120 000.00")
    pen.type_row(
        "Tasks of WP5",
        "T5.2",
        ["T5.9", "Refresher courses\nM20-M23", "Held a year later.", "Vistula, TATC", "No"],
    )
    pen.type_row(
        "Deliverables of WP4", "D4.1", ["", "Energy atlas", "", "TATC", "R", "PU", "20", ""]
    )
    pen.type_row("Milestones of WP2", "MS2", ["", "Ten agreements", "", "Vistula", "", "", ""])
    pen.save()
    found = pull(outline, clock=CLOCK)
    assert [(one.what.partition(" '")[0], one.old, one.new) for one in found.changes] == [
        ("the cost of subcontract judges", "6400", "6800.50"),
        (
            "a new deliverable of work package adopt",
            "",
            "id energy-atlas, title Energy atlas, due M20, lead thessaly, type R, dissemination PU",
        ),
        ("the lead of deliverable savings", "polder", "thessaly"),
        (
            "a new task of work package train",
            "",
            "id refresher-courses, title Refresher courses, months M20-M23, lead vistula, "
            "participants thessaly, description Held...",
        ),
        ("the months of task advisers", "M6-M16", "M6-M20"),
        ("the due month of milestone half-trained", "M14", "M16"),
        ("the work_package of risk", "adopt", "adopt, train"),
    ]
    assert [(one.code, one.message.partition(":")[0]) for one in found.findings] == [
        (
            "MRG131",
            "the table 'Specific objectives and their indicators', row 'Employees with a "
            "certificate', column 'Baseline'",
        ),
        ("MRG134", "the new row 'Ten agreements' in the table 'Milestones of WP2' is not pulled"),
        (
            "MRG132",
            "the table 'Estimated budget by participant (EUR)', row 'Vistula', column 'Total'",
        ),
    ]
    (delivered,) = build(outline, clock=CLOCK, only=Only.WORD).delivered
    assert [one.code for one in delivered.findings] == ["MRG133", "MRG132"]
    assert [one.partition(", row")[0] for one in disagreeing(outline)] == [
        "the table 'Specific objectives and their indicators'",
        "the table 'Estimated budget by participant (EUR)'",
    ]
    rows = [text_of(row) for row in WordEditor(word(outline)).body.iter(TR)]
    assert sum("Energy atlas" in row for row in rows) == 2, "in both tables, once in each"


@pytest.mark.long
def test_a_value_that_the_outline_changed_too_waits_for_a_decision(outline: Path) -> None:
    pen = WordEditor(word(outline))
    pen.retype("Milestones of WP5", "Ninety", 5, "M16")
    pen.save()
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("due: M14, lead: vistula", "due: M15, lead: vistula"), "utf-8")
    found = pull(outline, clock=CLOCK)
    assert found.changes == ()
    (told,) = found.findings
    assert told.code == "MRG070"
    assert "Word says 'M16'" in told.message
    assert "the outline 'M15'" in told.message
    found = pull(outline, clock=CLOCK, prefer=Prefer.WORD)
    assert [(one.old, one.new) for one in found.changes] == [("M15", "M16")]


def test_a_row_that_was_deleted_and_a_point_that_waits_are_named(outline: Path) -> None:
    pen = WordEditor(word(outline))
    remove(pen.row_below("Critical risks", "R2"))
    point = pen.paragraph("Nine signed agreements")
    pen.propose_paragraph(point, "Ten firms.", pen.change("ins", "Ann"), pen.change("ins", "Ann"))
    waits = point.getnext()
    waits.find(PPR).insert(0, deepcopy(point.find(f"{PPR}/{w('pStyle')}")))
    pen.save()
    found = pull(outline, clock=CLOCK, only=Only.WORD)
    assert ["Critical risks" in one and "row 'R2 " in one for one in found.deleted] == [True]
    assert [one.code for one in found.findings] == ["MRG072"]
    assert "a decision in 'Ten firms.' under" in found.findings[0].message
    assert found.changes == ()


def test_new_points_of_a_list_are_points_of_the_outline(outline: Path) -> None:
    pen = WordEditor(word(outline))
    pen.insert_alike_after("Nine signed agreements", "Ten firms with a plan.")
    pen.insert_alike_after("The savings known in 600 firms", "Ten visits")
    copied = deepcopy(pen.row_below("Deliverables of WP4", "D4.1"))  # with its bookmarks
    for one in copied.iter(BOOKMARK_START, BOOKMARK_END):
        one.set(ID, f"9{one.get(ID)}")
    pen.row_below("Deliverables of WP4", "D4.1").addnext(copied)
    pen.retype_cell(list(cells_in(copied))[1], "Water atlas")
    pen.save()
    found = pull(outline, clock=CLOCK)
    brought = [(one.what.partition(" '")[0], one.new) for one in found.changes]
    assert [(what, new.partition(" description")[0]) for what, new in brought] == [
        (
            "a new deliverable of work package adopt",
            "id water-atlas, title Water atlas, due M23, lead polder, type R, dissemination PU,",
        ),
        ("a new point of the results of priority network", "Ten firms with a plan."),
        ("a new point of the objectives of the communication plan", "Ten visits"),
    ]
    assert (found.findings, found.stays) == ((), ())
    assert pull(outline, clock=CLOCK, dry_run=True).changes == ()
    (delivered,) = build(outline, clock=CLOCK, only=Only.WORD).delivered
    assert delivered.findings == ()
    assert not {"added", "kept", "conflict"} & set(dict(delivered.tally.counts))
    assert pull(outline, clock=CLOCK, dry_run=True).changes == ()
    pen = WordEditor(word(outline))
    rows = [text_of(one) for one in pen.table_below("Deliverables of WP4").iter(TR)]
    assert sum("Water atlas" in one for one in rows) == 1
    assert sum("Ten visits" in text_of(one) for one in pen.body.iter(P)) == 1


@pytest.mark.long
@pytest.mark.parametrize("seed", range(DRAWN))
def test_random_edits_of_cells_are_one_everywhere_or_are_told(outline: Path, seed: int) -> None:
    dice = random.Random(f"cells {seed}")
    dossier = read_dossier(outline)
    draft = draft_of(dossier, partial(compose_document, own_templates=Path("nowhere")))
    pen = WordEditor(word(outline))
    kinds = {"months": "M3-M11", "due": "M9", "lead": "TATC", "target": "77", "attendees": "31"}
    places = [
        (table.table.caption, key, number, str(kinds[str(cell.shows[0].way[-1])]))
        for table in draft.tables.tables.values()
        for key, cells in table.rows.items()
        for number, cell in enumerate(cells)
        if table.table.caption and len(cell.shows) == 1 and cell.shows[0].way[-1] in kinds
    ]
    for caption, key, number, text in dice.sample(places, 8):
        rows = [row for row in pen.table_below(caption).iter() if row.tag.endswith("}tr")]
        row = next(one for one in rows if key.encode() in etree.tostring(one))
        cells = [one for one in row if one.tag.endswith("}tc")]
        pen.retype_cell(cells[number], text)
    pen.save()
    found = pull(outline, clock=CLOCK)
    assert found.changes or found.findings
    build(outline, clock=CLOCK, only=Only.WORD)
    assert len(disagreeing(outline)) <= 2 * len(found.findings)
