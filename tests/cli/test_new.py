"""`proposal new` writes an outline and its schema, and never over one that is there."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from toolkit.cli.commands import new
from toolkit.cli.main import main
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline
from toolkit.readers.starter import starter_call, starter_strands


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *words], input=typed)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "on_a_terminal", lambda: True)


def test_it_writes_an_outline_and_its_schema() -> None:
    result = run("deep/my-project", "--strand", "agri-food", "--acronym", "AGRIRES")
    outline = Path("deep/my-project/outline.yaml")
    assert result.exit_code == 0
    assert result.output == (
        f"{outline} is the outline of AGRIRES, strand Agri-food\n"
        f"next: fill it in, then: proposal build {outline}\n"
    )
    assert read_outline(outline).project.strand == "agri-food"
    assert json.loads(outline.with_name("outline.schema.json").read_text("utf-8"))["$defs"]
    assert outline.read_text("utf-8").splitlines()[0].endswith("$schema=outline.schema.json")


def test_the_next_command_can_be_typed_as_it_is_printed() -> None:
    result = run("my project", "--strand", "agri-food", "--acronym", "AGRIRES")
    outline = Path("my project/outline.yaml")
    assert result.output.splitlines()[1] == f'next: fill it in, then: proposal build "{outline}"'


def test_an_outline_that_is_there_is_left_alone() -> None:
    Path("outline.yaml").write_text("mine", "utf-8")
    result = run(".", "--strand", "textile", "--acronym", "TEX")
    assert result.exit_code == 1
    assert result.output == (
        "outline.yaml: OUT007 outline.yaml is there already, and nothing is written over it\n"
        "    hint: go on with it, or name another folder\n"
    )
    assert Path("outline.yaml").read_text("utf-8") == "mine"
    assert not Path("outline.schema.json").exists()


def test_the_folder_gives_the_acronym_where_nobody_can_be_asked() -> None:
    assert run("euro-tex", "--strand", "textile").exit_code == 0
    assert read_outline(Path("euro-tex/outline.yaml")).project.acronym == "EURO-TEX"


def test_the_strand_is_never_guessed() -> None:
    result = run("my-project")
    assert result.exit_code == 2
    assert "name the strand of the call: --strand NAME; there are open, tourism" in result.output
    assert not Path("my-project").exists()


def test_an_unknown_strand_is_answered_with_the_nearest() -> None:
    result = run("my-project", "--strand", "agrifod")
    assert result.exit_code == 2
    assert "the call has no strand 'agrifod'; did you mean agri-food?" in result.output


def test_an_acronym_that_cannot_name_files_is_refused() -> None:
    result = run("my-project", "--strand", "textile", "--acronym", "TEX/NEXT")
    assert result.exit_code == 2
    assert "got 'TEX/NEXT'; write --acronym SHORTNAME" in result.output
    assert not Path("my-project").exists()


def test_an_acronym_that_windows_takes_for_a_device_is_refused() -> None:
    result = run("my-project", "--strand", "textile", "--acronym", "Aux.x")
    assert result.exit_code == 2
    fact = "Windows takes Aux.x-proposal.docx for the device AUX, not for a file"
    assert f"{fact}; write --acronym Aux-x" in result.output
    assert not Path("my-project").exists()
    assert run("my-project", "--strand", "textile", "--acronym", "Aux-x").exit_code == 0


@pytest.mark.usefixtures("terminal")
def teston_a_terminal_it_asks_for_what_is_missing() -> None:
    number = [one.id for one in starter_strands()].index("textile") + 1
    result = run("my-project", typed=f"TEXNEXT\nwool\n{number}\n")
    assert result.exit_code == 0
    assert "Acronym of the project [MY-PROJECT]: TEXNEXT" in result.output
    assert f"  {number}  textile                   Textile\n" in result.output
    assert "Error: there is no 'wool'\n" in result.output
    project = read_outline(Path("my-project/outline.yaml")).project
    assert (project.acronym, project.strand) == ("TEXNEXT", "textile")


@pytest.mark.usefixtures("terminal")
def test_prompts_never_go_to_stdout() -> None:
    result = run("my-project", typed="TEXNEXT\ntextile\n")
    assert result.stdout.splitlines()[0].endswith("is the outline of TEXNEXT, strand Textile")
    assert "Strand, by number or name: " in result.stderr


@pytest.mark.usefixtures("terminal")
def test_nothing_is_asked_where_json_is_wanted() -> None:
    result = run("my-project", "--format", "json")
    assert result.exit_code == 2
    (finding,) = json.loads(result.stdout)["findings"]
    assert "name the strand of the call: --strand NAME" in finding["message"]
    assert not Path("my-project").exists()


@pytest.mark.usefixtures("terminal")
def teston_a_terminal_nothing_is_asked_that_was_given() -> None:
    result = run("my-project", "--strand", "tex", "--acronym", "TEX")
    assert result.exit_code == 0
    assert "Strand" not in result.output


def test_a_folder_that_cannot_be_made_is_told_about() -> None:
    Path("file").write_text("", "utf-8")
    result = run("file/inside", "--strand", "textile", "--acronym", "TEX")
    assert result.exit_code == 1
    assert "MRG003" in result.output


def test_a_project_begins_with_a_form() -> None:
    result = run("my-project", "--intake")
    outline = Path("my-project/outline.yaml")
    form = Path("my-project/MY-PROJECT-intake.xlsx")
    assert result.exit_code == 0
    assert result.output == (
        f"{form} is the form of MY-PROJECT\n"
        f"next: fill it in, save it, then: proposal pull {outline}, proposal build {outline}\n"
    )
    assert form.exists()
    assert f"call: {starter_call()}\n" in outline.read_text("utf-8")


def test_a_form_for_another_call_offers_its_strands() -> None:
    result = run("x", "--intake", "--call", "smp-cosme-2024-cluster", "--acronym", "OTHER")
    assert result.exit_code == 0
    assert "call: smp-cosme-2024-cluster\n" in Path("x/outline.yaml").read_text("utf-8")
    sheets = load_workbook("x/OTHER-intake.xlsx")
    shown = {str(cell.value) for sheet in sheets for row in sheet for cell in row if cell.value}
    theirs = {one.title for one in read_call("smp-cosme-2024-cluster").strands}
    ours = {one.title for one in starter_strands()} - theirs
    assert ours
    assert not ours & shown
    assert all(any(title in text for text in shown) for title in theirs)


def test_a_call_without_a_profile_begins_nothing() -> None:
    result = run("x", "--intake", "--call", "smp-cosme-2021-clusters")
    assert result.exit_code == 1
    assert "did you mean smp-cosme-2021-cluster?" in result.output
    assert not Path("x").exists()


def test_another_call_is_written_into_a_commented_outline_by_hand() -> None:
    result = run("x", "--strand", "textile", "--call", "smp-cosme-2024-cluster")
    assert result.exit_code == 2
    assert "--call goes with --intake" in result.output
