"""Two outlines of a folder never take turns on the same files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "agri-food" / "outline.yaml"
WORD, BOOK = "AGRIRES-proposal.docx", "AGRIRES-workplan.xlsx"


def run(*words: str | Path) -> tuple[int, str]:
    answer = CliRunner(catch_exceptions=False).invoke(main, [str(one) for one in words])
    return answer.exit_code, answer.stdout


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "outline.yaml"))


@pytest.fixture
def second(outline: Path) -> Path:
    """Another outline of the same acronym, after the first was built."""
    run("build", outline)
    return Path(shutil.copy(outline, outline.with_name("second.yaml")))


def test_pull_and_merge_are_refused_as_well(second: Path) -> None:
    before = second.read_bytes()
    code, told = run("pull", second)
    assert (code, "MRG106" in told) == (1, True)
    hand = WordEditor(second.with_name(WORD).read_bytes())
    hand.insert_after("A dairy without", "Typed.")
    second.with_name("copy.docx").write_bytes(hand.save())
    code, told = run("merge", second.with_name("copy.docx"), "--outline", second)
    assert (code, "MRG106" in told) == (1, True)
    assert second.read_bytes() == before


def test_a_file_that_is_named_may_be_pulled(second: Path) -> None:
    code, told = run("pull", second, "--workbook", second.with_name(BOOK), "--only", "workbook")
    assert (code, "MRG106" in told) == (0, False)


def test_an_acronym_of_its_own_is_a_way_out(second: Path) -> None:
    text = second.read_text("utf-8")
    second.write_text(text.replace("acronym: AGRIRES", "acronym: SECOND"), "utf-8")
    code, told = run("build", second)
    assert (code, "MRG10" in told) == (0, False)
    assert run("build", second.with_name("outline.yaml")) == (
        0,
        run("build", second)[1].replace("SECOND", "AGRIRES"),
    )


def test_a_folder_of_its_own_is_a_way_out(second: Path) -> None:
    code, told = run("build", second, "--out", second.parent / "second")
    assert code == 0
    assert "outline.yaml is an outline of AGRIRES as well" not in told
    assert "MRG105" not in run("build", second.with_name("outline.yaml"))[1]


def test_moving_one_away_is_a_way_out(second: Path) -> None:
    second.with_name("outline.yaml").unlink()
    code, told = run("build", second)
    assert (code, told.count(": unchanged")) == (0, 2)


def test_a_file_that_is_not_there_belongs_to_nobody(second: Path) -> None:
    second.with_name(BOOK).unlink()
    assert run("build", second, "--only", "workbook")[0] == 0


def test_an_outline_of_another_project_is_not_spoken_of(outline: Path) -> None:
    shutil.copy(EXAMPLE.parents[1] / "open-strand" / "outline.yaml", outline.with_name("b.yaml"))
    outline.with_name("c.yaml").write_text("mkdocs: true\n")
    outline.with_name("d.yaml").write_bytes(b"\xff\xfe")
    (outline.parent / "e.yaml").mkdir()
    assert "MRG10" not in run("build", outline)[1]


def test_a_broken_outline_of_the_same_acronym_is_told(outline: Path) -> None:
    text = outline.read_text("utf-8")
    outline.with_name("b.yaml").write_text(f"<<<<<<< HEAD\n{text}", "utf-8")
    assert "MRG105" in run("build", outline)[1]


@pytest.mark.parametrize("acronym", ["EARLIER", ""])
def test_a_copy_of_another_acronym_is_known_by_its_name(outline: Path, acronym: str) -> None:
    """A cloud folder keeps what a colleague saved before the acronym was changed."""
    copy = outline.with_name("outline (Anna's conflicted copy).yaml")
    text = outline.read_text("utf-8")
    copy.write_text(text.replace("acronym: AGRIRES", f"acronym: {acronym}"), "utf-8")
    assert (
        f"{copy}: MRG105 warning: {copy.name} has the name of a copy of outline.yaml, and is not "
        "read: this build is that of outline.yaml\n    hint: compare the two, bring what is "
        "missing into one of them and move the other away; or give outline (Anna's conflicted "
        "copy).yaml another name\n"
    ) in run("build", outline)[1]
    copy.rename(outline.with_name("earlier.yaml"))
    assert "MRG105" not in run("build", outline)[1]


def test_a_copy_that_was_built_into_files_of_its_own_is_another_project(outline: Path) -> None:
    copy = outline.with_name("outline (1).yaml")
    copy.write_text(outline.read_text("utf-8").replace("acronym: AGRIRES", "acronym: SECOND"))
    run("build", copy)
    assert "MRG105" not in run("build", outline)[1]


def test_an_outline_of_the_former_acronym_is_told(outline: Path) -> None:
    run("build", outline)
    text = outline.read_text("utf-8")
    outline.with_name("b.yaml").write_text(text, "utf-8")
    outline.write_text(text.replace("acronym: AGRIRES", "acronym: FARMWISE"), "utf-8")
    assert (
        "b.yaml is an outline of AGRIRES, the acronym that this one had before, and is not read"
    ) in run("build", outline)[1]
