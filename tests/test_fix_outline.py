"""`proposal check --fix`: what can mean one thing is corrected, shown, and can be taken back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.readers.newcomers.mistake import OUTLINE
from toolkit.cli.main import main

WRONG = OUTLINE.replace("role: coordinator", "role: Coordinator", 1)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "outline.yaml"
    found.write_text(WRONG, encoding="utf-8")
    return found


def run(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, list(words))


def test_each_line_is_shown_before_and_after(path: Path) -> None:
    answer = run("check", "--fix")
    assert path.read_text(encoding="utf-8") == OUTLINE
    assert ": OUT025 corrected\n" in answer.stdout
    assert "    + role: coordinator" in answer.stdout
    assert ": OUT025 the role" not in answer.stdout


def test_undo_takes_the_corrections_back(path: Path) -> None:
    run("check", "--fix")
    assert "check --fix" in run("undo").stdout
    assert path.read_text(encoding="utf-8") == WRONG


def test_json_has_each_correction(path: Path) -> None:
    (made,) = json.loads(run("check", "--fix", "--format", "json").stdout)["corrections"]
    assert (made["code"], made["file"]) == ("OUT025", "outline.yaml")
    assert made["before"].replace("Coordinator", "coordinator") == made["after"]
    assert path.read_text(encoding="utf-8").splitlines()[made["line"] - 1] == made["after"]


def test_without_the_option_nothing_is_written(path: Path) -> None:
    assert "OUT025" in run("check").stdout
    assert path.read_text(encoding="utf-8") == WRONG


def test_where_nothing_can_be_corrected_nothing_is_written(path: Path) -> None:
    path.write_text(OUTLINE, encoding="utf-8")
    run("check", "--fix")
    assert [one.name for one in path.parent.iterdir()] == ["outline.yaml"]
