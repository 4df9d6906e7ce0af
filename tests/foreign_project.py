"""A project folder from somebody else, with files outside of it that no command may touch."""

from __future__ import annotations

import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from tests.word_editor.editor import WordEditor
from toolkit.cli.main import main
from toolkit.pipeline import build

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


EXAMPLE = Path(__file__).parents[1] / "examples" / "agri-food" / "outline.yaml"


WORD, BOOK = "AGRIRES-proposal.docx", "AGRIRES-workplan.xlsx"


OWN = ".proposal/outlines/outline.yaml"


TOP = ".proposal"


PATIENCE = 60
"""Seconds after which a command counts as one that waits for ever."""


class ForeignProject(NamedTuple):
    """A project from somebody else, and what lies outside of it."""

    project: Path
    outside: Path

    @property
    def outline(self) -> Path:
        return self.project / "outline.yaml"

    def victims(self) -> dict[str, bytes]:
        return {
            str(one.relative_to(self.outside)): one.read_bytes()
            for one in sorted(self.outside.rglob("*"))
            if one.is_file()
        }

    def run(self, command: str, *more: str) -> tuple[int, str]:
        """What a command answers; it may not wait for ever, and never ends in a traceback."""
        words = {
            "build": ["build", str(self.outline), "--only", "workbook"],
            "merge": ["merge", str(self.project / "copy.docx"), "--outline", str(self.outline)],
        }.get(command, [command, str(self.outline)])
        with no_longer_than(PATIENCE):
            answer = CliRunner(catch_exceptions=False).invoke(main, [*words, *more])
        return answer.exit_code, answer.stdout


class no_longer_than:  # noqa: N801
    """What takes longer fails."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        def strike(*_: object) -> None:
            pytest.fail("the command waits for ever")

        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, strike)
            signal.alarm(self.seconds)

    def __exit__(self, *why: object) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built twice, with a copy that somebody has edited."""
    folder = tmp_path_factory.mktemp("built") / "project"
    folder.mkdir()
    outline = Path(shutil.copy(EXAMPLE, folder / "outline.yaml"))
    build(outline, clock=CLOCK)
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("adviser: 5900", "adviser: 6000"), "utf-8")
    build(outline, clock=CLOCK)
    hand = WordEditor((folder / WORD).read_bytes())
    hand.insert_after("A dairy without", "Typed by a partner.")
    (folder / "copy.docx").write_bytes(hand.save())
    return folder


@pytest.fixture
def scene(built: Path, tmp_path: Path) -> ForeignProject:
    project = Path(shutil.copytree(built, tmp_path / "project"))
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.docx").write_text("a letter")
    (outside / "AGRIRES-proposal.docx").write_text("another project of mine")
    (outside / "notes.json").write_text("{}")
    return ForeignProject(project, outside)


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a project but its records, which may be put aside."""
    return {
        one.name: one.read_bytes()
        for one in sorted(folder.iterdir())
        if one.is_file() and not one.is_symlink()
    }
