"""The whole way through: an outline goes in, a Word file and a workbook come out and agree."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from tests.writers.docx.firm import firm
from toolkit.cli.main import main
from toolkit.merge.delivery_result import Kind
from toolkit.model.money import written
from toolkit.pipeline import Built, Only, build

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[1] / "examples" / "euroboostex"
GOLDEN = {
    "total_costs": "1438888.89",
    "grant": "1400000.00",
    "own_contribution": "38888.89",
    "third_parties": "1050000.00",
}


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    """The example's outline, in a folder of its own."""
    return Path(shutil.copy(EXAMPLE / "outline.yaml", tmp_path / "outline.yaml"))


def built(outline: Path, **options: object) -> Built:
    return build(outline, clock=CLOCK, **options)  # type: ignore[arg-type]


def words_of(document: Path) -> str:
    """All text of a Word file, a line a paragraph, tables included."""
    body = Document(str(document)).element.body
    paragraphs = (one for one in body.iter() if one.tag.endswith("}p"))
    return "\n".join("".join(text_of(one)) for one in paragraphs)


def text_of(paragraph: object) -> Iterator[str]:
    for one in paragraph.iter():  # type: ignore[attr-defined]
        if one.tag.endswith("}t"):
            yield one.text or ""


def cells_of(workbook: Path) -> Iterator[object]:
    """Every stored value of a workbook."""
    book = openpyxl.load_workbook(BytesIO(workbook.read_bytes()), data_only=True)
    return (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def test_word_workbook_and_check_agree_on_the_figures_to_the_cent(outline: Path) -> None:
    built(outline)
    answer = CliRunner().invoke(main, ["check", str(outline), "--format", "json"])
    told = json.loads(answer.stdout)["figures"]
    assert {name: told[name] for name in GOLDEN} == GOLDEN
    assert Decimal(told["third_party_share"]) == Decimal("0.75")

    words = words_of(outline.with_name("EUROBOOSTEX-proposal.docx"))
    for amount in GOLDEN.values():
        assert written(Decimal(amount)) in words

    numbers = [
        Decimal(str(cell)).quantize(Decimal("0.01"))
        for cell in cells_of(outline.with_name("EUROBOOSTEX-workplan.xlsx"))
        if isinstance(cell, int | float)
    ]
    for amount in GOLDEN.values():
        assert Decimal(amount) in numbers
    assert Decimal("0.75") in numbers


def test_a_second_build_of_the_same_outline_writes_nothing(outline: Path) -> None:
    first = {one.path: one.path.read_bytes() for one in built(outline).delivered}
    again = built(outline)
    assert [one.kind for one in again.delivered] == [Kind.UNCHANGED, Kind.UNCHANGED]
    assert {one.path: one.path.read_bytes() for one in again.delivered} == first


def test_a_dry_run_writes_nothing(outline: Path) -> None:
    assert [one.kind for one in built(outline, dry_run=True).delivered] == [Kind.WRITTEN] * 2
    assert [one.name for one in outline.parent.iterdir()] == ["outline.yaml"]


@pytest.mark.parametrize(("only", "ending"), [(Only.WORD, ".docx"), (Only.WORKBOOK, ".xlsx")])
def test_one_of_the_files_can_be_built_alone(outline: Path, only: Only, ending: str) -> None:
    assert [one.path.suffix for one in built(outline, only=only).delivered] == [ending]


def test_the_communication_plan_is_a_file_of_its_own_when_asked_for(outline: Path) -> None:
    assert "communication-plan" not in "".join(one.path.name for one in built(outline).delivered)
    alone = built(outline, only=Only.COMMUNICATION_PLAN)
    assert [one.path.name for one in alone.delivered] == ["EUROBOOSTEX-communication-plan.docx"]
    words = words_of(alone.delivered[0].path)
    for said in ("Calendar of the activities", "Funded by the European Union.", "Visibility check"):
        assert said in words


def test_an_edited_file_is_brought_up_to_date_and_keeps_what_was_written(outline: Path) -> None:
    built(outline)
    edited = outline.with_name("EUROBOOSTEX-proposal.docx")
    document = Document(str(edited))
    document.add_paragraph("A sentence of ours.")
    document.save(str(edited))
    outline.write_text(outline.read_text().replace("duration: 36", "duration: 35"))

    answer = CliRunner(catch_exceptions=False).invoke(main, ["build", str(outline)])

    assert answer.exit_code == 0
    assert "EUROBOOSTEX-proposal.docx: updated" in answer.stdout
    assert "A sentence of ours." in words_of(edited)
    assert not edited.with_name("EUROBOOSTEX-proposal-new.docx").exists()


NEW_PACKAGE = """
  - id: pilots
    title: Pilots between the two
    priority: network
    lead: ateval
    tasks:
      - {id: pilot-line, title: A pilot line, months: M2-M6, lead: ateval, effort: {ateval: 0.1}}
"""


def inserted(outline: Path, before: str, text: str) -> None:
    """Lays `text` into the outline, before the work package of that id."""
    words = outline.read_text()
    mark = f"  - id: {before}\n"
    at = words.index(mark, words.index("\nwork_packages:"))
    outline.write_text(f"{words[:at]}{text.lstrip(chr(10))}\n{words[at:]}")


def test_a_work_package_in_the_middle_renumbers_everything_but_what_is_frozen(
    outline: Path,
) -> None:
    from toolkit.pipeline import read_dossier

    before = read_dossier(outline).proposal
    third, last = before.work_packages[2], before.work_packages[-1]
    inserted(outline, third.id, NEW_PACKAGE)
    words = outline.read_text()
    mark = f"  - id: {last.id}\n"
    at = words.index(mark, words.index("\nwork_packages:")) + len(mark)
    outline.write_text(f"{words[:at]}    label: WP7\n{words[at:]}")
    built(outline)
    after = read_dossier(outline).proposal

    assert after.labels["pilots"] == "WP3"
    assert after.labels[third.id] == "WP4"
    assert after.labels[last.id] == before.labels[last.id] == "WP7"

    document = words_of(outline.with_name("EUROBOOSTEX-proposal.docx"))
    moved = {one.id for package in before.work_packages[2:-1] for one in package.tasks}
    for task in after.tasks:
        if task.id in moved:
            assert f"{after.labels[task.id]}\n{task.title}" in document
    stored = list(cells_of(outline.with_name("EUROBOOSTEX-workplan.xlsx")))
    for id_ in (*moved, "pilots", "pilot-line", last.id):
        assert after.labels[id_] in stored


def test_the_sentences_that_refer_to_a_part_follow_its_number(outline: Path) -> None:
    built(outline)
    document = outline.with_name("EUROBOOSTEX-proposal.docx")
    old = words_of(document)
    inserted(outline, "network", NEW_PACKAGE)
    built(outline)
    new = words_of(document)
    # every label of WP2 to WP7 stands one higher, in sentences as in tables
    for before, after in (("T7.1", "T8.1"), ("D3.1", "D4.1")):
        assert old.count(before) > 1
        assert len(re.findall(rf"{re.escape(after)}(?!\d)", new)) == len(
            re.findall(rf"{re.escape(before)}(?!\d)", old)
        )


def told(outline: Path, *options: str) -> str:
    answer = CliRunner().invoke(main, ["build", str(outline), "--only", "word", *options])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_a_clean_draft_has_no_prompt_and_lists_what_it_lacks_by_section(outline: Path) -> None:
    words = outline.read_text(encoding="utf-8")
    outline.write_text(
        words[: words.index("\n  DEC-LAR-DL/double-funding:")] + "\n", encoding="utf-8"
    )
    assert "1 place in the draft needs your words (highlighted)" in told(outline)
    said = told(outline, "--clean")
    assert "Left out of this clean draft, and still to be written:\n    6 Declarations\n" in said
    assert "your words" not in said
    (draft,) = outline.parent.glob("*.docx")
    assert "To complete" not in words_of(draft)
    assert not list(Document(str(draft)).comments)


def test_a_firms_document_lends_its_look_and_what_it_lacks_is_told(
    outline: Path, tmp_path: Path
) -> None:
    path = firm(tmp_path / "firm.docx", left=10, footer="")
    said = told(outline, "--reference", str(path))
    assert "TXT082 warning: margins are narrower than the call allows (left 10 mm)" in said
    assert "TXT084 warning: the document has no footer" in said
    (draft,) = outline.parent.glob("EUROBOOSTEX*.docx")
    assert Document(str(draft)).styles["Normal"].font.name == "Georgia"


def test_a_look_of_ones_own_goes_before_the_houses(outline: Path) -> None:
    styles = outline.parent / "templates" / "styles"
    styles.mkdir(parents=True)
    (styles / "house.yaml").write_text("font: Verdana\npage: {left: 33}\n", encoding="utf-8")
    told(outline)
    (draft,) = outline.parent.glob("EUROBOOSTEX*.docx")
    assert round(Document(str(draft)).sections[0].left_margin.mm) == 33


def test_a_record_that_cannot_be_read_is_told(outline: Path) -> None:
    told(outline)
    (outline.parent / ".proposal/outlines/outline.yaml/state.json").write_text(
        "{", encoding="utf-8"
    )
    answer = CliRunner().invoke(main, ["build", str(outline), "--only", "word"])
    assert "MRG011 warning: the record of what was built cannot be understood" in answer.output


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pages_are_counted_where_they_are_asked_for(outline: Path) -> None:
    told(outline)
    (draft,) = outline.parent.glob("EUROBOOSTEX*.docx")
    assert "PAGEREF" not in Document(str(draft)).element.xml
    assert "no page numbers" not in told(outline, "--pages")
    assert "PAGEREF" in Document(str(draft)).element.xml


def test_own_templates_that_replace_nothing_are_told_in_the_account(outline: Path) -> None:
    folder = outline.parent / "templates" / "priorities"
    folder.mkdir(parents=True)
    (folder / "inovate.md.j2").write_text("Words.", encoding="utf-8")
    answer = CliRunner().invoke(main, ["build", str(outline), "--dry-run", "--only", "word"])
    assert answer.exit_code == 0
    assert "inovate.md.j2: TXT009 warning: this template of yours replaces none" in answer.stdout


def test_a_template_of_somebody_else_runs_nothing_and_is_told(outline: Path) -> None:
    ran, folder = outline.parent / "ran", outline.parent / "templates"
    folder.mkdir()
    pickled = f"cos\\nsystem\\n(S'touch {ran}'\\ntR."
    text = f'{{{{ proposal.parse_raw("{pickled}", proto="pickle", allow_pickle=True) }}}}'
    (folder / "communication_plan.md.j2").write_text(text, encoding="utf-8")
    answer = CliRunner().invoke(main, ["build", str(outline), "--dry-run", "--only", "word"])
    assert answer.exit_code == 1
    assert "communication_plan.md.j2:1:1: TXT001" in answer.output
    assert "proposal has no 'parse_raw'" in answer.output
    assert not ran.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
@pytest.mark.parametrize(
    "name", ["", "part_b", "part_b/ethics.md.j2", "styles", "styles/house.yaml"]
)
def test_a_link_out_of_the_folder_of_templates_is_told(
    outline: Path, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file of this machine would go into the draft that is sent back."""
    away = tmp_path_factory.mktemp("away")
    (away / "part_b").mkdir()
    for one in ("ethics.md.j2", "house.yaml", "part_b/ethics.md.j2"):
        (away / one).write_text("key: secret", encoding="utf-8")
    link = outline.parent / "templates" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    target = {"part_b/ethics.md.j2": "ethics.md.j2", "styles/house.yaml": "house.yaml"}
    link.symlink_to(away / target.get(name, "."))
    answer = CliRunner().invoke(main, ["build", str(outline), "--only", "word"])
    assert answer.exit_code == 1
    assert "TXT014 this is a link to " in answer.output
    assert list(outline.parent.glob("*.docx")) == []
