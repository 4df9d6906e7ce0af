"""Whatever the code page of a terminal, a file or a pipe: all is told, and nothing raises."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.systems import LINUX
from toolkit.cli.main import main

CODE_PAGES = ["cp1252", "cp850", "cp437", "latin-1", "ascii", "utf-8"]
GREEK = "Ελλάδα"
OUTLINE = f"""\
call: smp-cosme-2021-cluster
project: {{acronym: X, title: "Łódź, {GREEK}, 𝄞", strand: open, start: 2026-09-01, duration: 36}}
partners:
  - {{id: pl, name: "Ośrodek w Łodzi", short_name: ŁÓDŹ, country: PL, role: coordinator}}
work_packages:
  - id: wp
    title: Badania w {GREEK}
    priority: innovate
    lead: pl
    deliverables:
      - {{id: d, title: "Raport ze środowiska {GREEK}", lead: pl, due: M40}}
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in a folder with an outline whose letters are in no code page but UTF-8."""
    (tmp_path / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "źródło.yaml").write_text(OUTLINE.replace("M40", "środa"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def proposal(code_page: str, *words: str) -> Result:
    """What `proposal` answers where output is written in that code page."""
    return CliRunner(charset=code_page, catch_exceptions=False).invoke(main, words)


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_every_command_tells_all_it_has_to_tell(code_page: str) -> None:
    for words in (
        ("check",),
        ("check", "źródło.yaml"),
        ("check", f"{GREEK}.yaml"),
        ("build", "--only", "workbook"),
        ("diff",),
        ("pull", "--dry-run"),
        ("merge", f"{GREEK}.docx"),
        ("undo",),
        ("explain",),
        ("explain", GREEK),
        (GREEK,),
        ("new", GREEK, "--strand", GREEK),
        ("new", "one", "--strand", "open", "--acronym", "ŁÓDŹ"),
        ("--help",),
        ("schema",),
    ):
        answer = proposal(code_page, *words)
        assert answer.exit_code in (0, 1, 2), words
        assert answer.output.strip()


def test_a_letter_that_the_code_page_lacks_is_shown_by_its_number() -> None:
    told = proposal("cp1252", "check").stdout
    assert (
        "D1.1 'Raport ze \\u015brodowiska \\u0395\\u03bb\\u03bb\\u03ac\\u03b4\\u03b1' is due"
        in told
    )
    assert " warnings" in proposal("cp1252", "check").stderr


@pytest.mark.parametrize("code_page", CODE_PAGES)
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_is_told_to_programs_is_the_same_in_every_code_page(code_page: str, form: str) -> None:
    told = proposal(code_page, "check", "--format", form)
    assert told.stdout_bytes.isascii()
    assert GREEK in json.dumps(json.loads(told.stdout), ensure_ascii=False)
    assert json.loads(proposal(code_page, "schema").stdout)


@LINUX
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_name_that_is_no_unicode_is_told(form: str) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    Path(name).write_text(OUTLINE, encoding="utf-8")
    told = proposal("utf-8", "check", name, "--format", form)
    assert told.exit_code == 1
    assert told.stdout_bytes.decode("utf-8")
    if form == "sarif":
        (run,) = json.loads(told.stdout)["runs"]
        places = [one["locations"][0] for one in run["results"] if "locations" in one]
        uris = {one["physicalLocation"]["artifactLocation"]["uri"] for one in places}
        assert uris == {"caf%E9.yaml"}
    if form != "text":
        json.dumps(json.loads(told.stdout), ensure_ascii=False).encode()


@pytest.mark.parametrize("code_page", ["cp1252", "cp850", "latin-1"])
def test_the_program_itself_writes_in_the_code_page_that_it_finds(code_page: str) -> None:
    program = [sys.executable, "-c", "from toolkit.cli.main import run; run()", "check"]
    told = subprocess.run(
        program,
        env={**os.environ, "PYTHONIOENCODING": code_page},
        capture_output=True,
        check=False,
    )
    assert told.returncode == 1
    assert b"Traceback" not in told.stderr
    assert "\\u015brodowiska" in told.stdout.decode(code_page)
