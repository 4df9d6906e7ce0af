"""A folder stands for the outline in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from toolkit.cli.main import main

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = EXAMPLES / "agri-food" / "outline.yaml"
OTHER = EXAMPLES / "open-strand" / "outline.yaml"


CONTEXT = click.Context(main)
TAKE_AN_OUTLINE = [
    name
    for name in main.list_commands(CONTEXT)
    if (command := main.get_command(CONTEXT, name))
    and [one.name for one in command.params if isinstance(one, click.Argument)] == ["outline"]
]
"""`language` is not among them: it needs the folder alone."""


def run(*words: str | Path) -> tuple[int, str]:
    answer = CliRunner(catch_exceptions=False).invoke(main, [str(one) for one in words])
    return answer.exit_code, answer.stdout


@pytest.mark.parametrize(
    "name", ["outline.yaml", "agrires.yaml", "agrires.yml", "Mein Antrag.yaml"]
)
def test_every_command_takes_a_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "my-project"
    folder.mkdir()
    shutil.copy(EXAMPLE, folder / name)
    (folder / "partners.yaml").write_text("- {id: a}\n")
    code, _ = run("build", folder)
    assert (code, (folder / "AGRIRES-proposal.docx").is_file()) == (0, True)
    assert run("check", folder)[0] == 0
    assert run("facts", folder)[0] == 0
    assert run("diff", folder) == (0, "nothing has changed in the outline since the last build\n")
    assert run("pull", folder)[0] == 0
    copy = shutil.copy(folder / "AGRIRES-proposal.docx", tmp_path / "copy.docx")
    assert run("merge", copy, "--outline", folder)[0] == 0
    assert "removed, it was new" in run("undo", folder)[1]


def test_outline_yaml_goes_before_all_others(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "outline.yaml")
    shutil.copy(OTHER, tmp_path / "a.yaml")
    assert run("check", tmp_path)[0] == run("check", tmp_path / "outline.yaml")[0]
    run("build", tmp_path, "--only", "workbook")
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["AGRIRES-workplan.xlsx"]


@pytest.mark.parametrize("command", TAKE_AN_OUTLINE)
def test_of_several_one_has_to_be_named(tmp_path: Path, command: str) -> None:
    shutil.copy(EXAMPLE, tmp_path / "b.yaml")
    shutil.copy(OTHER, tmp_path / "a.yaml")
    assert run(command, tmp_path) == (
        1,
        f"{tmp_path}: MRG110 {tmp_path} is a folder with 2 outlines: a.yaml, b.yaml\n"
        f"    hint: name the one that you mean, such as {tmp_path / 'a.yaml'}\n",
    )


@pytest.mark.parametrize("command", TAKE_AN_OUTLINE)
def test_a_folder_without_an_outline_is_told(tmp_path: Path, command: str) -> None:
    (tmp_path / "mkdocs.yaml").write_text("site: x\n")
    code, told = run(command, tmp_path)
    assert told == (
        f"{tmp_path}: MRG110 {tmp_path} is a folder without an outline\n"
        f"    hint: write one with: proposal new {tmp_path}; or name another folder or file\n"
    )
    assert code == 1


def test_check_tells_it_in_every_form(tmp_path: Path) -> None:
    for form in ("json", "sarif"):
        code, told = run("check", tmp_path, "--format", form)
        assert (code, "MRG110" in json.dumps(json.loads(told))) == (1, True)


def test_many_outlines_are_counted(tmp_path: Path) -> None:
    for number in range(9):
        shutil.copy(EXAMPLE, tmp_path / f"{number}.yaml")
    told = run("diff", tmp_path)[1]
    assert (
        "a folder with 9 outlines: 0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml, 5.yaml and 3 more"
        in (told)
    )
