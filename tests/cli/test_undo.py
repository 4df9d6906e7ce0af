"""What `proposal undo` says."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.killed_commands import building, killed
from toolkit.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"
BOOK = "EUROBOOSTEX-workplan.xlsx"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "outline.yaml"))


def said(*words: str) -> tuple[int, list[str]]:
    answer = CliRunner(catch_exceptions=False).invoke(main, list(words))
    return answer.exit_code, answer.stdout.splitlines()


def test_a_build_is_taken_back_once(outline: Path) -> None:
    building(outline)
    assert said("undo", str(outline)) == (
        0,
        [
            "The build of 2026-02-01 12:00 was undone.",
            "EUROBOOSTEX-proposal.docx: removed, it was new",
            f"{BOOK}: removed, it was new",
        ],
    )
    code, lines = said("undo", str(outline))
    assert code == 1
    assert lines == [
        "MRG061 there is no build, merge or pull to take back",
        "    hint: only the last one can be taken back, and only once; "
        "older files are in .proposal/backups",
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_a_build_that_was_killed_is_taken_back(outline: Path) -> None:
    killed(building, outline, before=BOOK)
    assert said("undo", str(outline)) == (
        0,
        [
            "The build of 2026-02-01 12:00 had been interrupted.",
            "EUROBOOSTEX-proposal.docx: removed, it was new",
        ],
    )
    assert [one.name for one in outline.parent.glob("EUROBOOSTEX-*")] == []
