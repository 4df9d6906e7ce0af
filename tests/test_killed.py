"""Whatever kills the program, and whenever: every file is the old or the new, whole.

`PROPOSAL_KILLS=200` kills the build so often, and pull and undo half as often, instead of the few
times of every day.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.edited_project import BOOK, LATER, NAME, TYPED
from tests.killed_commands import (
    RECORDS,
    WRITES,
    Work,
    building,
    killed,
    pulling,
)
from tests.killed_commands import typed_in as typed_in
from tests.killed_commands import waiting as waiting
from tests.merge.word.readings import said
from tests.word_editor.editor import WordEditor
from toolkit.merge.copies.merge_command import Wanted
from toolkit.ooxml.embedded_base import digest
from toolkit.ooxml.package import Package
from toolkit.pipeline import build, merge, undo
from toolkit.store.memory import JOURNAL

KILLS = int(os.environ.get("PROPOSAL_KILLS", "3"))
TORN = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")


def touches_of(work: Work, outline: Path) -> int:
    """How often the work touches a file of the project."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        found, home = [0], str(outline.parent)

        def count(event: str, told: tuple[object, ...]) -> None:
            found[0] += event in WRITES and home in str(told[0])

        sys.addaudithook(count)
        try:
            work(outline)
        finally:
            os.write(write, str(found[0]).encode())
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        touches = int(answer.read())
    os.waitpid(child, 0)
    return touches


def merging(outline: Path) -> object:
    copy = outline.with_name("copy.docx")
    return merge(outline, [copy], clock=LATER, wanted=Wanted())


class Scene(NamedTuple):
    """A project before and after a command, and what that took."""

    start: Path
    end: Path
    names: tuple[str, ...]
    took: float
    """Seconds."""

    touches: int
    """How often a file of the project was touched."""

    def contents(self, folder: Path) -> list[bytes]:
        return [(folder / name).read_bytes() for name in self.names]

    def deaths(self, count: int) -> Iterator[Callable[[Work, Path], None]]:
        """Ways to kill: at a touch of a file, from the first to the last, or after some while."""
        dice = random.Random(count)
        for number in range(count):
            last = number == count - 1
            if number % 3 or last:
                step = self.touches - 2 if last else (number + dice.random()) * self.touches / count
                yield partial(killed, step=int(step))
            else:
                yield partial(killed, moment=dice.uniform(0.001, self.took))


def scene(work: Work, start: Path, end: Path, names: tuple[str, ...]) -> Scene:
    shutil.copytree(start, end)
    touches = touches_of(work, end / "outline.yaml")
    shutil.rmtree(end)
    shutil.copytree(start, end)
    began = time.perf_counter()
    work(end / "outline.yaml")
    return Scene(start, end, names, time.perf_counter() - began, touches)


def alike(contents: list[bytes]) -> list[str]:
    """Files of Office by what they say, whenever they were written."""
    return [digest(Package.read(one)) for one in contents]


@TORN
def test_a_build_that_is_killed_is_made_or_taken_back_by_the_next_command(
    waiting: Path, tmp_path: Path
) -> None:
    told = scene(building, waiting, tmp_path / "whole", (NAME, BOOK))
    old, new = told.contents(told.start), told.contents(told.end)
    seen = Counter[tuple[bool, ...]]()
    for number, kill in enumerate(told.deaths(KILLS)):
        folder = tmp_path / str(number)
        outline = Path(shutil.copytree(waiting, folder)) / "outline.yaml"
        kill(building, outline)
        now = told.contents(folder)
        assert all(one in both for one, *both in zip(now, old, new, strict=True))
        seen[tuple(one == two for one, two in zip(now, new, strict=True))] += 1
        if (folder / RECORDS / JOURNAL).exists() or now == new:
            undo(outline)
            assert told.contents(folder) == old
        if number % 5 == 0:
            building(outline)
            assert alike(told.contents(folder)) == alike(new)
            assert not list(folder.glob("*-new*"))
            undo(outline)
            assert told.contents(folder) == old
        assert not (folder / RECORDS / JOURNAL).exists()
        shutil.rmtree(folder)
    assert len(seen) > 1, "no build came as far as its files"


@TORN
def test_a_build_after_one_that_was_killed_can_be_taken_back_whole(
    waiting: Path, tmp_path: Path
) -> None:
    """One file is new and the other old: the next build makes both, and undo takes both back."""
    told = scene(building, waiting, tmp_path / "whole", (NAME, BOOK))
    old, new = told.contents(told.start), told.contents(told.end)
    outline = Path(shutil.copytree(waiting, tmp_path / "torn")) / "outline.yaml"
    killed(building, outline, before=BOOK)
    assert told.contents(outline.parent) == [new[0], old[1]]
    again = build(outline, clock=LATER)
    assert "the build of 2026-02-01 12:00 was cut short" in str(again.warnings[0])
    assert alike(told.contents(outline.parent)) == alike(new)
    undo(outline)
    assert told.contents(outline.parent) == old


@TORN
def test_what_was_typed_into_a_file_of_a_killed_build_is_not_put_back(
    waiting: Path, tmp_path: Path
) -> None:
    outline = Path(shutil.copytree(waiting, tmp_path / "torn")) / "outline.yaml"
    killed(building, outline, before=BOOK)
    word = outline.with_name(NAME)
    hand = WordEditor(word.read_bytes())
    hand.insert_after("The priority leads", "Typed into the new file.")
    word.write_bytes(hand.save())
    build(outline, clock=LATER)
    text = "\n".join(said(word.read_bytes()))
    assert "Typed into the new file." in text
    assert TYPED in text


@TORN
def test_an_undo_of_a_pull_that_is_killed_is_finished_by_the_next_one(
    typed_in: Path, tmp_path: Path
) -> None:
    start = Path(shutil.copytree(typed_in, tmp_path / "pulled"))
    pulling(start / "outline.yaml")
    told = scene(undo, start, tmp_path / "whole", ("outline.yaml", "partners.yaml"))
    new, old = told.contents(told.start), told.contents(told.end)
    assert all(one != two for one, two in zip(old, new, strict=True))
    for number, kill in enumerate(told.deaths(KILLS // 2)):
        folder = tmp_path / str(number)
        outline = Path(shutil.copytree(start, folder)) / "outline.yaml"
        kill(undo, outline)
        now = told.contents(folder)
        assert all(one in both for one, *both in zip(now, old, new, strict=True))
        if now != old or (folder / RECORDS / JOURNAL).exists():
            undo(outline)
        assert told.contents(folder) == old
        assert not (folder / RECORDS / JOURNAL).exists()
        shutil.rmtree(folder)


@TORN
def test_an_undo_that_is_killed_is_finished_by_the_next_command(
    waiting: Path, tmp_path: Path
) -> None:
    start = tmp_path / "built"
    shutil.copytree(waiting, start)
    building(start / "outline.yaml")
    told = scene(undo, start, tmp_path / "whole", (NAME, BOOK))
    new, old = told.contents(told.start), told.contents(told.end)
    for number, kill in enumerate(told.deaths(KILLS // 2)):
        folder = tmp_path / str(number)
        outline = Path(shutil.copytree(start, folder)) / "outline.yaml"
        kill(undo, outline)
        now = told.contents(folder)
        assert all(one in both for one, *both in zip(now, old, new, strict=True))
        if number % 5 == 0:
            building(outline)
            assert alike(told.contents(folder)) == alike(new)
            undo(outline)
        elif now != old or (folder / RECORDS / JOURNAL).exists():
            undo(outline)
        assert told.contents(folder) == old
        shutil.rmtree(folder)


@pytest.mark.long
@TORN
def test_a_merge_that_is_killed_loses_nothing(waiting: Path, tmp_path: Path) -> None:
    start = Path(shutil.copytree(waiting, tmp_path / "start"))
    hand = WordEditor((start / NAME).read_bytes())
    hand.insert_after("Four rules of method", "Typed by a colleague.")
    (start / "copy.docx").write_bytes(hand.save())
    told = scene(merging, start, tmp_path / "whole", (NAME, "copy.docx"))
    old, new = told.contents(told.start), told.contents(told.end)
    assert old[0] != new[0]
    for number, kill in enumerate(told.deaths(KILLS // 3)):
        folder = tmp_path / str(number)
        outline = Path(shutil.copytree(start, folder)) / "outline.yaml"
        kill(merging, outline)
        now = told.contents(folder)
        assert now in (old, new)
        merging(outline)
        assert "Typed by a colleague." in "\n".join(said((folder / NAME).read_bytes()))
        assert not (folder / RECORDS / JOURNAL).exists()
        shutil.rmtree(folder)


@TORN
def test_a_pull_that_is_killed_is_taken_back_by_the_next_command(
    typed_in: Path, tmp_path: Path
) -> None:
    told = scene(pulling, typed_in, tmp_path / "whole", ("outline.yaml", "partners.yaml"))
    old, new = told.contents(told.start), told.contents(told.end)
    assert all(one != two for one, two in zip(old, new, strict=True))
    for number, kill in enumerate(told.deaths(KILLS // 2)):
        folder = tmp_path / str(number)
        outline = Path(shutil.copytree(typed_in, folder)) / "outline.yaml"
        kill(pulling, outline)
        now = told.contents(folder)
        assert all(one in both for one, *both in zip(now, old, new, strict=True))
        if number % 3 == 0:
            pulling(outline)
            assert told.contents(folder) == new
        elif (folder / RECORDS / JOURNAL).exists():
            undone = undo(outline)
            assert undone.cut_short == "pull"
            assert told.contents(folder) == old
        assert not (folder / RECORDS / JOURNAL).exists()
        shutil.rmtree(folder)
