"""What people hand over by mistake gets a clear sentence; nothing is written, nothing is lost."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import main

STARTER = ["--strand", "agri-food", "--acronym", "AGRIRES"]


def proposal(*words: str | Path) -> Result:
    """What `proposal` answers; something that we did wrong is raised, not answered."""
    return CliRunner(catch_exceptions=False).invoke(main, [str(word) for word in words])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a starter outline that has been built once."""
    assert proposal("new", tmp_path / "project", *STARTER).exit_code == 0
    assert proposal("build", tmp_path / "project" / "outline.yaml").exit_code == 0
    return tmp_path / "project"


def endless_anchors() -> str:
    levels = [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    return "\n".join(["a0: &a0 [ha, ha, ha]", *levels])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("acronym: Caf\xe9".encode("latin-1"), "UTF-8"),
        (b"", "empty"),
        (b"- one\n- two\n", "list"),
        (b"call: x\n" * 7_000_000, "MB"),
        (endless_anchors().encode(), "repeated"),
        (b"\x00\x01\x02", "no text, not an outline"),
        (b"call: [unclosed", "]"),
        (b"call:\tx\n\tproject: y\n", "tab"),
    ],
    ids=["latin-1", "empty", "a list", "56 MB", "endless anchors", "binary", "unclosed", "tabs"],
)
def test_a_file_that_is_no_outline_is_refused_in_words(
    tmp_path: Path, content: bytes, said: str
) -> None:
    outline = tmp_path / "outline.yaml"
    outline.write_bytes(content)
    for command in ("check", "build"):
        answer = proposal(command, outline)
        assert answer.exit_code == 1
        assert said.lower() in answer.stdout.lower()
        assert "Traceback" not in answer.output
    assert [one.name for one in tmp_path.iterdir()] == ["outline.yaml"]


def test_an_outline_that_is_not_there_is_told(tmp_path: Path) -> None:
    answer = proposal("build", tmp_path / "outline.yaml")
    assert answer.exit_code == 1
    assert "OUT001 there is no file" in answer.output


@pytest.mark.parametrize("name", ["AGRIRES-proposal.docx", "AGRIRES-workplan.xlsx"])
@pytest.mark.parametrize("lock", [".~lock.{}#", "~${}"])
def test_a_file_that_is_open_stays_as_it_was_and_so_does_its_neighbour(
    project: Path, name: str, lock: str
) -> None:
    (project / lock.format(name)).write_text("somebody")
    outline = project / "outline.yaml"
    outline.write_text(outline.read_text().replace("duration: 36", "duration: 35"))
    before = {one: one.read_bytes() for one in project.glob("AGRIRES-*")}
    answer = proposal("build", outline)
    assert answer.exit_code == 1
    assert f"{name} is open in" in answer.stdout
    assert {one: one.read_bytes() for one in project.glob("AGRIRES-*")} == before


def test_an_output_folder_that_cannot_be_written_is_told(project: Path) -> None:
    answer = proposal("build", project / "outline.yaml", "--out", "/proc/nowhere")
    assert answer.exit_code == 1
    assert "/proc" in answer.stdout
    assert "Traceback" not in answer.output


def test_a_file_in_place_of_the_output_folder_is_told(project: Path) -> None:
    (project / "out").write_text("not a folder")
    answer = proposal("build", project / "outline.yaml", "--out", project / "out")
    assert answer.exit_code == 1
    assert (project / "out").read_text() == "not a folder"
