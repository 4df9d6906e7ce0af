"""What is measured is sound, and what each command loads is held in every run of the tests."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_code import CHECKOUT
from toolkit import checks
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

BENCHMARKS = CHECKOUT / "benchmarks"


def written(size: str, folder: Path) -> Path:
    """The outline of that size, as the benchmarks draw it."""
    told = subprocess.run(
        [sys.executable, str(BENCHMARKS / "outlines.py"), size, str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(told.stdout.strip())


@pytest.mark.parametrize("size", ["x1", "x8"])
def test_an_outline_drawn_at_random_has_nothing_to_mend(size: str, tmp_path: Path) -> None:
    proposal = read_outline(written(size, tmp_path))
    found = checks.run(Dossier.of(proposal, read_call(proposal.call)))
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []


def test_the_same_size_is_the_same_outline(tmp_path: Path) -> None:
    first, second = written("x1", tmp_path / "a"), written("x1", tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_a_command_loads_no_more_than_it_may() -> None:
    told = subprocess.run(
        [sys.executable, str(BENCHMARKS / "startup.py"), "--check", str(BENCHMARKS / "bars.toml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_what_our_writer_is_measured_by_is_all_in_its_file(tmp_path: Path) -> None:
    rivals = BENCHMARKS / "rivals"
    written("x1", tmp_path)
    for script, *arguments in (
        ("content.py", "outline.yaml", "."),
        ("ours.py", "content.json", "ours.docx"),
    ):
        command = [sys.executable, str(rivals / script), *arguments]
        subprocess.run(command, check=True, cwd=tmp_path)
    content = json.loads((tmp_path / "content.json").read_text(encoding="utf-8"))
    tables = [one for one in content if one["kind"] == "table"]
    found = runpy.run_path(str(rivals / "same_content.py"))["counts_of"](tmp_path / "ours.docx")
    assert found.tables == found.fields == len(tables)
    assert found.rows == sum(1 + len(one["rows"]) for one in tables)
    assert found.cells == sum(len(one["titles"]) * (1 + len(one["rows"])) for one in tables)


def test_an_outline_that_was_changed_has_nothing_to_mend(tmp_path: Path) -> None:
    outline = written("x1", tmp_path)
    runpy.run_path(str(BENCHMARKS / "edits.py"))["changed"](outline, outline)
    proposal = read_outline(outline)
    found = checks.run(Dossier.of(proposal, read_call(proposal.call)))
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
    assert [task.id for package in proposal.work_packages for task in package.tasks].count(
        "added-1"
    )
