"""Records that were damaged, or made by somebody else: a sentence each, and never a traceback.

`PROPOSAL_RECORDS=300` tries so many in the place of the few of every day.
"""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.foreign_project import BOOK, OWN, WORD, ForeignProject, built, files_in
from tests.foreign_project import scene as scene
from toolkit.plan.project_diff import project_changes
from toolkit.store import record_forms

__all__ = ["built"]

COUNT = int(os.environ.get("PROPOSAL_RECORDS", "8"))
NAMES = ("state", "snapshot", "last-build", "unfinished", "pulled", "pulled-words")

DAMAGE = {
    "empty": b"",
    "nothing": b"null",
    "a list": b"[]",
    "cut short": b'{"version": 1, "files": {"AGRIRES-pro',
    "deep": b"[" * 100_000,
    "deep inside": b'{"version": 1, "files": ' + b'{"a":' * 50_000,
    "no text": b"\xff\xfe\x00",
    "half a letter": b'{"version": 1, "files": {"\\ud800": {}}}',
    "an earlier version": b'{"version": 0}',
    "a number without end": b'{"version": 1' + b"0" * 100_000 + b"}",
    "a number too large": b'{"version": 1e999999999}',
    "many parts": b'{"version": 1, "x": [' + b"[]," * 300_000 + b"0]}",
    "conflict marks": b"<<<<<<< HEAD\n{}\n=======\n",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_record_is_told_and_nothing_is_lost(scene: ForeignProject, name: str) -> None:
    mine = files_in(scene.project)
    for what, content in DAMAGE.items():
        (scene.project / OWN / f"{name}.json").write_bytes(content)
        for command in ("diff", "undo") if name == "last-build" else ("diff",):
            code, told = scene.run(command)
            assert files_in(scene.project) == mine, (what, command)
            if command == "undo" or name == "snapshot":
                assert code == 1, (what, command)
    code, told = scene.run("build")
    assert files_in(scene.project) == mine
    codes = {"state": "MRG011", "last-build": ""}
    assert codes.get(name, "MRG101") in told
    assert code == 0
    if name != "last-build":
        assert "MRG" not in scene.run("build")[1], "it is told once"
    assert scene.run("diff") == (0, "nothing has changed in the outline since the last build\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_record_of_a_later_version_stops_every_command_and_is_kept(
    scene: ForeignProject, name: str
) -> None:
    mine = files_in(scene.project)
    path = scene.project / OWN / f"{name}.json"
    path.write_bytes(b'{"version": 99, "new": true}')
    for command in ("build", "pull", "undo"):
        code, told = scene.run(command)
        assert f"MRG024 the record {name}.json was written by a later version of this tool" in told
        assert code == 1
    assert files_in(scene.project) == mine
    assert path.read_bytes() == b'{"version": 99, "new": true}'


def test_a_record_that_is_too_large_is_not_read(scene: ForeignProject) -> None:
    with (scene.project / OWN / "snapshot.json").open("wb") as file:
        file.truncate(5_000_000_000)  # takes no room on the disk
    code, told = scene.run("diff")
    assert "MRG100 snapshot.json is larger than 8 MB" in told
    assert code == 1


def junk(dice: random.Random) -> Any:
    """Something that no record holds at that place."""
    return dice.choice(
        [None, True, -1, 0, 10**40, 0.5, "", "x", "../x", "/etc/passwd", [], {}, [[]], {"": {}}]
    )


def mutated(data: Any, dice: random.Random) -> Any:
    """The same with something else at some place of it."""
    if not isinstance(data, dict | list) or not data or dice.random() < 0.15:
        return junk(dice)
    data = copy.copy(data)
    where = dice.choice(list(data) if isinstance(data, dict) else range(len(data)))
    if isinstance(data, dict) and dice.random() < 0.2:
        data[dice.choice(["", "../x", "\0", f"x{where}"])] = data.pop(where)
    elif isinstance(data, dict) and dice.random() < 0.1:
        del data[where]
    else:
        data[where] = mutated(data[where], dice)
    return data


def test_whatever_stands_in_a_record_no_command_breaks_down(
    scene: ForeignProject, tmp_path: Path
) -> None:
    dice = random.Random(9)
    before = scene.victims()
    shutil.copy(scene.project / "copy.docx", scene.project / WORD)  # somebody works in it
    records = {name: scene.project / OWN / f"{name}.json" for name in NAMES}
    whole = {
        "unfinished": records["last-build"].read_bytes(),
        "pulled": b'{"version": 1, "base": "b", "cells": {"rates": {"a/b": {"rate": "1"}}}, '
        b'"rows": {"costs": {"new/1": "c"}}}',
        "pulled-words": b'{"version": 1, "files": {"base": {"text": "key"}}}',
    }
    for number in range(COUNT):
        again = scene._replace(project=Path(shutil.copytree(scene.project, tmp_path / f"{number}")))
        name = dice.choice(NAMES)
        path = again.project / OWN / f"{name}.json"
        data = mutated(json.loads(whole.get(name) or path.read_bytes()), dice)
        path.write_text(json.dumps(data))
        typed = (again.project / WORD).read_bytes()
        command = dice.choice(("build", "pull", "undo", "diff", "undo", "diff"))
        again.run(command)
        assert scene.victims() == before, (number, command, data)
        now = {one.read_bytes() for one in again.project.rglob(f"*{WORD}")}
        assert typed in now, (number, command, data)
        shutil.rmtree(again.project)


def test_whatever_a_snapshot_says_the_changes_can_be_told(scene: ForeignProject) -> None:
    now = json.loads((scene.project / OWN / "snapshot.json").read_bytes())
    dice, read = random.Random(4), 0
    for _ in range(COUNT * 100):
        content = json.dumps(mutated(now, dice)).encode()
        try:
            old = record_forms.understood(content, record_forms.SnapshotRecord)
        except record_forms.DamagedError:
            continue
        read += 1
        assert isinstance(project_changes(old.model_dump(exclude_unset=True), now), tuple)
    assert read > COUNT


def test_what_a_build_writes_is_what_its_records_have_to_be(scene: ForeignProject) -> None:
    forms = {
        "state": record_forms.StateRecord,
        "snapshot": record_forms.SnapshotRecord,
        "last-build": record_forms.JournalRecord,
    }
    for name, form in forms.items():
        content = (scene.project / OWN / f"{name}.json").read_bytes()
        found = record_forms.understood(content, form).model_dump(mode="json", exclude_unset=True)
        assert found == json.loads(content)
    assert {BOOK, WORD} == {
        one.path
        for one in record_forms.understood(
            (scene.project / OWN / "last-build.json").read_bytes(), record_forms.JournalRecord
        ).files
    }
