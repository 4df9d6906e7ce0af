"""Folders in which something is missing, forbidden or in the way: a sentence, never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.foreign_project import BOOK, OWN, WORD, built, no_longer_than
from toolkit.cli.main import main

__all__ = ["built"]

NOBODY = 65534
RUN = "from toolkit.cli.main import run; run()"
EVERY = "PROPOSAL_ODD" in os.environ
"""Whether all commands are tried in all folders, in the place of three in each."""
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are others on Windows")

Make = Callable[[Path], None]


@pytest.fixture(scope="module")
def warm(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project; everything is imported, since Python itself may lie where nobody may look."""
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("warm") / "project"))
    outline = folder / "outline.yaml"
    outline.write_text(
        outline.read_text("utf-8").replace("adviser: 6000", "adviser: 6100"), "utf-8"
    )
    for words in COMMANDS.values():
        typed = [one.format(outline, project=folder) for one in words]
        CliRunner(catch_exceptions=False).invoke(main, typed)
    return built


@pytest.fixture
def project(warm: Path) -> Iterator[Path]:
    """The project where somebody without special rights may look at it and write into it."""
    base = Path(tempfile.mkdtemp())
    base.chmod(0o755)
    folder = Path(shutil.copytree(warm, base / "project"))
    for one in (folder, *folder.rglob("*")):
        one.chmod(0o777 if one.is_dir() else 0o666)
    yield folder
    for inside, folders, _ in os.walk(base):
        for name in folders:
            if not Path(inside, name).is_symlink():
                Path(inside, name).chmod(0o700)
    shutil.rmtree(base)


@contextmanager
def as_nobody() -> Iterator[None]:
    """With the rights of somebody without any, where the tests run with all of them."""
    if os.geteuid():
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def forbidden(path: str, mode: int) -> Make:
    def make(project: Path) -> None:
        (project / path).chmod(mode)

    return make


def empty_folder(path: str, mode: int) -> Make:
    def make(project: Path) -> None:
        (project / path).mkdir(parents=True, exist_ok=True)
        (project / path).chmod(mode)

    return make


def looped(path: str) -> Make:
    def make(project: Path) -> None:
        here = project / path
        if here.is_dir():
            shutil.rmtree(here)
        here.unlink(missing_ok=True)
        here.symlink_to(here.name)

    return make


def missing(path: str) -> Make:
    def make(project: Path) -> None:
        here = project / path
        shutil.rmtree(here) if here.is_dir() else here.unlink()

    return make


MODES = (0o000, 0o444, 0o555)
PLACES = (
    ".",
    ".proposal",
    ".proposal/outlines",
    OWN,
    ".proposal/base",
    ".proposal/backups",
)
FILES = ("outline.yaml", BOOK, WORD, "copy.docx")
RECORDS = tuple(f"{OWN}/{name}.json" for name in ("state", "snapshot", "last-build"))
KINDS: dict[str, Make] = {
    **{f"{path} {mode:o}": forbidden(path, mode) for path in PLACES for mode in MODES},
    **{f"{path} {mode:o}": forbidden(path, mode) for path in FILES for mode in (0o000, 0o444)},
    **{f"{path} 000": forbidden(path, 0o000) for path in RECORDS},
    **{f"templates {mode:o}": empty_folder("templates", mode) for mode in (0o000, 0o444)},
    "templates a loop": looped("templates"),
    **{f"{path} a loop": looped(path) for path in (*PLACES[1:], *FILES)},
    **{f"{path} missing": missing(path) for path in (*PLACES[1:], *FILES, *RECORDS)},
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "{}", "--only", "workbook"),
    "dry": ("build", "{}", "--dry-run", "--only", "workbook"),
    "pull": ("pull", "{}"),
    "merge": ("merge", "{project}/copy.docx", "--outline", "{}"),
    "diff": ("diff", "{}"),
    "undo": ("undo", "{}"),
    "check": ("check", "{}"),
    "folder": ("diff", "{project}"),
}


def answer(project: Path, *words: str) -> tuple[int, str]:
    """What a command says, to somebody without special rights."""
    outline = project / "outline.yaml"
    typed = [one.format(outline, project=project) for one in words]
    with no_longer_than(60), as_nobody():
        told = CliRunner(catch_exceptions=False).invoke(main, typed)
    return told.exit_code, told.stdout


@POSIX
@pytest.mark.parametrize("number", range(len(KINDS)), ids=list(KINDS))
def test_no_command_breaks_down(project: Path, number: int) -> None:
    list(KINDS.values())[number](project)
    names = list(COMMANDS)
    tried = names if EVERY else [names[(number * 3 + one) % len(names)] for one in range(3)]
    for name in tried:
        code, told = answer(project, *COMMANDS[name])
        assert code in (0, 1), (name, told)
        assert code == 0 or told, name


@POSIX
@pytest.mark.parametrize("mode", [0o000, 0o444])
@pytest.mark.parametrize("command", ["build", "pull", "merge", "diff", "undo"])
def test_records_that_nobody_may_read_are_told(project: Path, command: str, mode: int) -> None:
    (project / ".proposal").chmod(mode)
    code, told = answer(project, *COMMANDS[command])
    assert (code, "MRG112 outlines cannot be read or changed: Permission denied" in told) == (
        1,
        True,
    )


@POSIX
def test_an_undo_that_is_refused_half_way_can_be_repeated(project: Path) -> None:
    """The record of the last build may be read and not be moved."""
    before = (project / BOOK).read_bytes()
    (project / OWN).chmod(0o555)
    code, told = answer(project, "undo", "{}")
    assert (code, "MRG112" in told) == (1, True)
    assert (project / BOOK).read_bytes() == before
    (project / OWN).chmod(0o777)
    assert answer(project, "undo", "{}")[0] == 0
    assert (project / BOOK).read_bytes() != before


@pytest.fixture
def gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder in which the commands are typed is deleted."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    yield
    monkeypatch.undo()


@POSIX
@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("build", "--out", "x"),
        ("check",),
        ("check", "."),
        ("facts",),
        ("pull",),
        ("diff",),
        ("undo",),
        ("merge", "copy.docx"),
        ("new", "x", "--strand", "open"),
        ("new", ".", "--strand", "open"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("gone")
def test_a_folder_that_is_gone_is_told(words: tuple[str, ...]) -> None:
    told = CliRunner(catch_exceptions=False).invoke(main, words)
    assert told.exit_code == 1
    assert told.stdout.startswith("MRG111 the current folder no longer exists, or cannot be read")


@POSIX
@pytest.mark.usefixtures("gone")
def test_a_project_elsewhere_can_be_built_from_a_folder_that_is_gone(project: Path) -> None:
    code, told = answer(project, "build", "{}", "--only", "workbook")
    assert code == 0, told


@POSIX
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "{loop}", "--strand", "open", "--acronym", "A"), "MRG003"),
        (("new", "{nowhere}", "--strand", "open", "--acronym", "A"), "MRG003"),
        (("new", "{loop}/x", "--strand", "open", "--acronym", "A"), "MRG007 the disk refused"),
        (("build", "{outline}", "--out", "{loop}"), "MRG112"),
        (("build", "{outline}", "--out", "{nowhere}"), "MRG003 there is a file"),
        (("build", "{loop}"), "OUT001"),
        (("build", "{loop}/outline.yaml"), "MRG112 .proposal cannot be read"),
        (("check", "{loop}/outline.yaml"), "OUT001"),
        (("merge", "{loop}", "--outline", "{outline}"), "MRG080"),
        (("pull", "{outline}", "--workbook", "{loop}"), "MRG"),
        (("pull", "{outline}", "--word", "{loop}"), "MRG"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_a_link_that_leads_nowhere_is_told(
    built: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    outline = Path(shutil.copytree(built, tmp_path / "project")) / "outline.yaml"
    loop, nowhere = tmp_path / "loop", tmp_path / "nowhere"
    loop.symlink_to("loop")
    nowhere.symlink_to("missing")
    typed = [one.format(loop=loop, nowhere=nowhere, outline=outline) for one in words]
    told = CliRunner(catch_exceptions=False).invoke(main, typed)
    assert told.exit_code == 1
    assert said in told.stdout


def test_files_may_lie_on_another_drive(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two drives of Windows there is no relative path; inside an Office file there is."""
    relative = os.path.relpath

    def refuse(path: str | Path, start: str | Path) -> str:
        if tmp_path in Path(path).parents:
            raise ValueError("path is on mount 'D:', start on mount 'C:'")
        return relative(path, start)

    monkeypatch.setattr(os.path, "relpath", refuse)
    outline = Path(shutil.copytree(built, tmp_path / "project")) / "outline.yaml"
    out = tmp_path / "another drive"
    for words in (
        ("build", str(outline), "--out", str(out), "--only", "workbook"),
        ("pull", str(outline), "--only", "workbook"),
        ("undo", str(outline)),
    ):
        told = CliRunner(catch_exceptions=False).invoke(main, words)
        assert told.exit_code == 0, told.stdout


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are text")
def test_a_folder_whose_name_is_no_text_is_told(built: Path, tmp_path: Path) -> None:
    out = tmp_path / os.fsdecode(b"dr\xff")
    told = CliRunner(catch_exceptions=False).invoke(
        main, ["build", str(built / "outline.yaml"), "--out", str(out), "--dry-run"]
    )
    assert "MRG114 the name of the file or of its folder cannot be written down" in told.stdout
    assert told.exit_code == 1
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are text")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_project_in_a_folder_whose_name_is_no_text_is_read(
    built: Path, tmp_path: Path, form: str
) -> None:
    folder = tmp_path / os.fsdecode(b"proj\xff")
    shutil.copytree(built, folder)
    for words in (["check", str(folder / "outline.yaml"), "--format", form], ["diff", str(folder)]):
        told = subprocess.run(
            [sys.executable, "-c", RUN, *words],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace"},
            check=False,
        )
        assert b"Traceback" not in told.stderr
        assert told.returncode in (0, 1)
