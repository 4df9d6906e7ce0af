"""A folder from somebody else: nothing outside of it is read, written or deleted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.foreign_project import (
    BOOK,
    OWN,
    TOP,
    WORD,
    ForeignProject,
    files_in,
)
from tests.foreign_project import built as built
from tests.foreign_project import scene as scene

LINKS = pytest.mark.skipif(os.name == "nt", reason="links and pipes need rights on Windows")
COMMANDS = ("build", "pull", "merge", "undo", "diff", "check")


def checksum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def journal(files: list[dict[str, str]] | None = None, notes: Any = None) -> str:
    data = {"version": 2, "what": "build", "when": "2026-01-01T00:00:00"}
    return json.dumps(data | {"files": files or [], "notes": notes or {}})


def file(path: str, was: str, now: str, backup: str = "") -> dict[str, str]:
    return {"path": path, "was": was, "now": now, "backup": backup}


def attacks(scene: ForeignProject) -> Iterator[tuple[str, str]]:
    """Journals that reach outside, by what they would do."""
    letter, mine = scene.outside / "letter.docx", scene.outside / WORD
    was, theirs = checksum("a letter"), checksum("another project of mine")
    evil = scene.project / ".proposal/backups/evil" / WORD
    evil.parent.mkdir(parents=True, exist_ok=True)
    evil.write_text("evil")
    copy = f".proposal/backups/evil/{WORD}"
    for shown in (str, lambda path: f"../outside/{path.name}"):
        yield "write a note", journal(notes={shown(letter): "evil"})
        yield "delete by a note", journal(notes={shown(letter): ""})
        yield "delete a file", journal([file(shown(letter), "", was)])
        yield "delete one of our kind", journal([file(shown(mine), "", theirs)])
        yield "write a file", journal([file(shown(letter), checksum("evil"), was, copy)])
        yield "write one of our kind", journal([file(shown(mine), checksum("evil"), theirs, copy)])
        new = scene.outside / "NEW-proposal.docx"
        yield "write a new file", journal([file(shown(new), checksum("evil"), "", copy)])
        yield "copy a file in", journal([file("X-proposal.docx", was, "", shown(letter))])
    for name in ("outline.yaml", "templates/x.md.j2", ".proposal/x", "a/../../outside/letter.docx"):
        yield f"write {name}", journal([file(name, checksum("evil"), "", copy)])
    yield "behind a file", journal([file("outline.yaml/X-proposal.docx", "", was)])
    yield "note of another kind", journal(notes={"x.json": "evil"})
    yield "note in a folder", journal(notes={"../x/state.json": "evil"})
    yield "a path that is none", journal([file("a\0b", "", was)])
    yield "a path with an escape", journal([file("\x1b]0;x\x07-proposal.docx", "", was)])


@pytest.mark.parametrize("command", ["undo", "build"])
@pytest.mark.parametrize("where", [OWN, TOP])
def test_unfinished_work_never_reaches_outside(
    scene: ForeignProject, command: str, where: str
) -> None:
    (scene.project / OWN / "last-build.json").unlink()
    before, mine = scene.victims(), files_in(scene.project)
    # a build and an undo ask one function, and a build takes many times as long
    step = 4 if command == "build" else 1
    for what, text in islice(attacks(scene), 0, None, step):
        (scene.project / where / "unfinished.json").write_text(text)
        code, told = scene.run(command)
        assert scene.victims() == before, what
        assert "MRG101" in told, what
        assert "\x1b" not in told
        assert files_in(scene.project) == mine, what
        assert code == (0 if command == "build" else 1)


@pytest.mark.parametrize("command", ["build", "pull", "merge"])
def test_a_command_puts_unfinished_work_aside_that_is_none_of_ours(
    scene: ForeignProject, command: str
) -> None:
    before, (_, text) = scene.victims(), next(attacks(scene))
    path = scene.project / OWN / "unfinished.json"
    path.write_text(text)
    _, told = scene.run(command)
    assert "the record unfinished.json is not used, and nothing in it was done: it names " in told
    assert scene.victims() == before
    assert not path.exists()
    assert (scene.project / ".proposal/backups/not-used/unfinished.json").read_text() == text
    assert "MRG101" not in scene.run(command)[1]


@pytest.mark.parametrize("where", [OWN, TOP])
def test_undo_never_reaches_outside(scene: ForeignProject, where: str) -> None:
    before, mine = scene.victims(), files_in(scene.project)
    for what, text in attacks(scene):
        if where == TOP:
            shutil.rmtree(scene.project / OWN, ignore_errors=True)
        (scene.project / where / "last-build.json").write_text(text)
        code, told = scene.run("undo")
        assert scene.victims() == before, what
        assert code == 1, what
        assert "MRG101" in told or "MRG061" in told, what
        assert files_in(scene.project) == mine, what


def linked(path: str) -> Callable[[ForeignProject], None]:
    """Makes a file or folder of the project a link to what it was, which lies outside now."""

    def make(scene: ForeignProject) -> None:
        here = scene.project / path
        there = scene.outside / "taken" / here.name
        there.parent.mkdir(exist_ok=True)
        if here.exists():
            shutil.move(here, there)
        here.parent.mkdir(parents=True, exist_ok=True)
        here.symlink_to(there)

    return make


def piped(path: str) -> Callable[[ForeignProject], None]:
    def make(scene: ForeignProject) -> None:
        here = scene.project / path
        here.parent.mkdir(parents=True, exist_ok=True)
        here.unlink(missing_ok=True)
        os.mkfifo(here)

    return make


def folder(path: str) -> Callable[[ForeignProject], None]:
    def make(scene: ForeignProject) -> None:
        here = scene.project / path
        here.unlink(missing_ok=True)
        (here / "inside").mkdir(parents=True)

    return make


def filed(path: str) -> Callable[[ForeignProject], None]:
    def make(scene: ForeignProject) -> None:
        shutil.rmtree(scene.project / path)
        (scene.project / path).write_text("a file")

    return make


FOLDERS = (TOP, ".proposal/outlines", OWN, ".proposal/base", ".proposal/backups")
RECORDS = ("state", "snapshot", "last-build", "unfinished", "pulled", "pulled-words")
STRANGE = {
    **{f"{path} linked": linked(path) for path in FOLDERS},
    **{f"{path} a file": filed(path) for path in FOLDERS},
    **{f"{name} linked": linked(f"{OWN}/{name}.json") for name in RECORDS},
    **{f"{name} a pipe": piped(f"{OWN}/{name}.json") for name in RECORDS},
    **{f"{name} a folder": folder(f"{OWN}/{name}.json") for name in RECORDS},
    **{f"old {name} linked": linked(f"{TOP}/{name}.json") for name in ("unfinished",)},
    **{f"old {name} a pipe": piped(f"{TOP}/{name}.json") for name in ("unfinished",)},
}


@LINKS
@pytest.mark.parametrize("kind", STRANGE)
def test_something_strange_in_the_place_of_a_record_is_refused(
    scene: ForeignProject, kind: str
) -> None:
    STRANGE[kind](scene)
    before, mine = scene.victims(), files_in(scene.project)
    for command in COMMANDS[:-1]:
        code, told = scene.run(command)
        assert scene.victims() == before, command
        if command == "diff" and not any(one in kind for one in (*FOLDERS, "snapshot")):
            continue  # nothing else is read there
        assert "MRG100" in told, (command, told)
        assert code == 1, command
        assert files_in(scene.project) == mine, command


@LINKS
@pytest.mark.parametrize("target", ["letter.docx", "missing.docx", "known"])
def test_an_output_that_is_a_link_is_neither_read_nor_written(
    scene: ForeignProject, target: str
) -> None:
    there = scene.outside / target
    if target == "known":
        shutil.move(scene.project / BOOK, there)
    else:
        (scene.project / BOOK).unlink()
    (scene.project / BOOK).symlink_to(there)
    text = scene.outline.read_text("utf-8")
    scene.outline.write_text(text.replace("adviser: 6000", "adviser: 6100"), "utf-8")
    before = there.read_bytes() if there.exists() else None
    code, told = scene.run("build")
    assert (code, "MRG103" in told) == (1, True)
    assert (there.read_bytes() if there.exists() else None) == before
    _, told = scene.run("pull")
    assert "MRG103" in told


@LINKS
def test_an_output_that_is_a_pipe_does_not_hold_a_build_up(scene: ForeignProject) -> None:
    (scene.project / BOOK).unlink()
    os.mkfifo(scene.project / BOOK)
    code, told = scene.run("build")
    assert (code, "MRG103" in told) == (1, True)


@LINKS
def test_nothing_is_cleared_behind_a_link(scene: ForeignProject) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    (scene.outside / f".x.{gone.pid}.tmp").write_text("not ours")
    shutil.rmtree(scene.project / ".proposal")
    (scene.project / ".proposal").symlink_to(scene.outside)
    before = scene.victims()
    scene.run("build")
    assert scene.victims() == before
    (scene.project / ".proposal").unlink()
    (scene.project / ".proposal").mkdir()
    (scene.project / ".proposal/inside").symlink_to(scene.outside)
    scene.run("build")
    assert scene.victims() == before


@LINKS
@pytest.mark.parametrize("command", ["build", "pull", "merge", "undo", "diff"])
def test_an_outline_that_is_a_link_to_another_project_is_refused(
    scene: ForeignProject, command: str
) -> None:
    mine = Path(shutil.copytree(scene.project, scene.outside / "mine"))
    scene.outline.unlink()
    scene.outline.symlink_to(mine / "outline.yaml")
    before = {one: one.read_bytes() for one in mine.rglob("*") if one.is_file()}
    code, told = scene.run(command)
    assert f"MRG113 outline.yaml is a link to {mine / 'outline.yaml'}" in told
    assert code == 1
    assert {one: one.read_bytes() for one in mine.rglob("*") if one.is_file()} == before


@LINKS
def test_an_outline_may_be_a_link_to_a_file_of_its_folder(scene: ForeignProject) -> None:
    scene.outline.rename(scene.project / "version-3.yaml")
    scene.outline.symlink_to("version-3.yaml")
    assert scene.run("build")[0] == 0
    assert scene.run("undo")[0] == 0


@pytest.mark.parametrize("key", ["../outside/mine/{}", "{}/outside/mine/{}"])
def test_a_record_does_not_make_pull_read_a_file_elsewhere(scene: ForeignProject, key: str) -> None:
    """The workbook of another project of mine would come home into the partner's outline."""
    mine = scene.outside / "mine"
    mine.mkdir()
    shutil.copy(scene.project / BOOK, mine)
    (scene.project / BOOK).unlink()
    path = scene.project / OWN / "state.json"
    state = json.loads(path.read_text())
    name = key.format(BOOK) if key.startswith("..") else str(mine / BOOK)
    state["files"] = {name: state["files"][BOOK]}
    path.write_text(json.dumps(state))
    code, told = scene.run("pull")
    assert f"MRG104 the last build wrote {BOOK} into {mine}, says its record" in told
    assert code == 1


def test_a_folder_that_a_person_named_is_used_on_this_computer(scene: ForeignProject) -> None:
    out = scene.outside / "drafts"
    assert scene.run("build", "--out", str(out))[0] == 0
    (scene.project / BOOK).unlink()
    _, told = scene.run("pull", "--only", "workbook")
    assert told == f"{BOOK} has nothing that is not in the outline\n"
    code, told = scene.run("undo")
    assert (code, f"{BOOK}: removed, it was new" in told) == (0, True)
    assert not (out / BOOK).exists()


def test_the_same_record_is_not_believed_on_another_computer(
    scene: ForeignProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = scene.outside / "drafts"
    scene.run("build", "--out", str(out))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "another"))
    code, told = scene.run("undo")
    assert "MRG101 nothing is taken back" in told
    assert (code, (out / BOOK).exists()) == (1, True)
    scene.run("build", "--out", str(out))
    assert scene.run("undo")[0] == 0


@LINKS
def test_what_is_noted_on_this_computer_is_only_believed_where_it_is_ours(
    scene: ForeignProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    out = scene.outside / "drafts"
    scene.run("build", "--out", str(out))
    (note,) = state.rglob("*.json")
    note.chmod(0o666)
    assert scene.run("undo")[0] == 1
    note.chmod(0o600)
    assert scene.run("undo")[0] == 0
