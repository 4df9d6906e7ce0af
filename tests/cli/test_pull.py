"""`proposal pull`, `diff` and `undo`, as they are typed and as they answer."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.merge.workbook.workbook_editor import typed
from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example, in which the commands are typed."""
    shutil.copy(EXAMPLE, tmp_path / "outline.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def proposal(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_a_workbook_comes_home(here: Path) -> None:
    answer = proposal("pull")
    assert answer.exit_code == 1
    assert answer.stdout == (
        "outline.yaml: MRG040 there is no form, no workbook and no Word file to pull from\n"
        "    hint: write them with proposal intake or proposal build, or name others with --from, "
        "--workbook and --word\n"
    )
    proposal("build", "--only", "workbook")
    nothing = "EUROBOOSTEX-workplan.xlsx has nothing that is not in the outline\n"
    assert proposal("pull").stdout == nothing
    typed(here / "EUROBOOSTEX-workplan.xlsx", {("work_plan", "coordination", "end"): 35})
    line = (
        "outline.yaml:291:17: the months of task coordination 'Coordination, reporting and "
        "financial...': M1-M36 -> M1-M35\n"
    )
    would = proposal("pull", "--dry-run")
    assert would.stdout == (
        f"Nothing is written; a pull would bring:\n{line}"
        "next: the same command without --dry-run writes it into the outline\n"
    )
    answer = proposal("pull")
    assert (answer.exit_code, answer.stdout) == (
        0,
        f"{line}1 change in outline.yaml\n"
        "next: proposal build outline.yaml brings the files up to date\n",
    )
    assert proposal("diff").stdout == "T1.2 now ends M35 (was M36)\n"


def test_what_waits_for_a_decision_ends_with_one(here: Path) -> None:
    proposal("build", "--only", "workbook")
    typed(here / "EUROBOOSTEX-workplan.xlsx", {("rates", "aei/expert", "rate"): "a lot"})
    answer = proposal("pull")
    assert answer.exit_code == 1
    assert "MRG042 warning: 'Rates'!D9 holds the text 'a lot', which is not pulled" in answer.stdout


def test_a_build_is_taken_back(here: Path) -> None:
    proposal("build", "--only", "workbook")
    assert proposal("diff").stdout == "nothing has changed in the outline since the last build\n"
    answer = proposal("undo")
    assert answer.exit_code == 0
    assert answer.stdout.endswith("EUROBOOSTEX-workplan.xlsx: removed, it was new\n")
    assert not (here / "EUROBOOSTEX-workplan.xlsx").exists()
    assert proposal("undo").exit_code == 1


@pytest.mark.long
def test_copies_of_a_workbook_come_home_one_after_the_other(here: Path) -> None:
    """What one partner typed is not taken back because another's copy still has the old value."""
    proposal("build", "--only", "workbook")
    own = here / "EUROBOOSTEX-workplan.xlsx"
    for name, values in {
        "anna.xlsx": {("work_plan", "coordination", "end"): 35},
        "bob.xlsx": {("rates", "aei/expert", "rate"): 4400},
        "cleo.xlsx": {("work_plan", "coordination", "end"): 34},
    }.items():
        shutil.copy(own, here / name)
        typed(here / name, values)
    assert "M1-M36 -> M1-M35" in proposal("pull", "--workbook", "anna.xlsx").stdout
    told = proposal("pull", "--workbook", "bob.xlsx").stdout
    assert "3920 -> 4400" in told
    assert "M35" not in told
    told = proposal("pull", "--workbook", "cleo.xlsx")
    assert told.exit_code == 1
    assert "MRG041" in told.stdout
    again = proposal("pull", "--workbook", "anna.xlsx").stdout
    assert "->" not in again
    assert "M1-M35" in proposal("diff").stdout or "now ends M35" in proposal("diff").stdout


def test_what_stays_in_word_is_counted_and_named_when_asked(here: Path) -> None:
    proposal("build", "--only", "word")
    pen = WordEditor(here / "EUROBOOSTEX-proposal.docx")
    pen.replace("The money comes as", "Money comes as").replace(
        "six times in", "seven times in"
    ).save()
    answer = proposal("pull", "--dry-run")
    assert answer.exit_code == 0
    first, change, stays, _ = answer.stdout.splitlines()
    assert first == "Nothing is written; a pull would bring:"
    assert change.startswith("outline.yaml:2066:22: section CON-SOR-DECISIONS: ... the room. It")
    assert stays == "Word: 1 edited text belongs to no single field, and stays (--all names them)"
    named = proposal("pull", "--all").stdout.splitlines()
    assert named[1:] == [
        "Word: 1 edited text belongs to no single field, and stays",
        "    under 'How they are helped': Money comes as 10 lump sums of EUR 15 000 each under the "
        "name Innovate Boost,...",
        "1 change in outline.yaml",
        "next: proposal build outline.yaml brings the files up to date",
    ]
    assert proposal("pull").stdout.splitlines()[-1] == (
        "EUROBOOSTEX-proposal.docx has nothing that is not in the outline"
    )


def test_a_workbook_in_the_place_of_a_word_file_is_refused(here: Path) -> None:
    proposal("build", "--only", "workbook")
    answer = proposal("pull", "--word", "EUROBOOSTEX-workplan.xlsx")
    assert (answer.exit_code, "MRG117" in answer.stdout) == (1, True), here


def test_what_is_no_file_of_that_kind_is_refused_by_its_name(here: Path) -> None:
    proposal("build", "--only", "workbook")
    typed(here / "EUROBOOSTEX-workplan.xlsx", {("rates", "aei/expert", "rate"): 4400})
    edited = proposal("pull", "--word", "EUROBOOSTEX-workplan.xlsx")
    assert "MRG117 this is not a Word document" in edited.stdout
    for option in ("--word", "--workbook"):
        folder = proposal("pull", option, ".")
        assert ".: MRG080 this is a folder and not a file" in folder.stdout


def test_what_waits_in_the_workbook_is_said_until_it_is_pulled(here: Path) -> None:
    proposal("build", "--only", "workbook")
    typed(here / "EUROBOOSTEX-workplan.xlsx", {("rates", "aei/expert", "rate"): 4400})
    line = "'Rates'!D9: the rate of expert in partner aei 'AEI Tèxtils': 4400 there, 3920 in"
    for command in ("check", "diff"):
        answer = proposal(command)
        assert (line in answer.stdout, "MRG140" in answer.stdout) == (True, True)
        assert answer.exit_code == 0
        (value,) = json.loads(proposal(command, "--format", "json").stdout)["waiting"]["values"]
        assert (value["cell"], value["outline"], value["workbook"]) == (
            "'Rates'!D9",
            "3920",
            "4400",
        )
    built = proposal("build", "--only", "workbook")
    assert built.exit_code == 0
    assert line in built.stdout
    last = "next: proposal pull outline.yaml brings 1 value from the workbook into the outline\n"
    assert built.output.endswith(last)
    assert proposal("build", "--prefer", "workbook").exit_code == 2
    both = proposal("build", "--only", "workbook", "--pull")
    assert "3920 -> 4400" in both.stdout
    assert "outline.yaml: has these values now; the previous one is in .proposal" in both.stdout
    assert "MRG140" not in both.stdout + proposal("check").stdout
    assert proposal("undo").stdout.startswith("The build --pull of ")
    assert "MRG140" in proposal("check").stdout
