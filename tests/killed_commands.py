"""Commands that are killed while they write, and the projects on which they run."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.edited_project import BOOK, CLOCK, EXAMPLE, LATER, NAME, prepared
from tests.merge.workbook.workbook_editor import typed
from toolkit.pipeline import build, pull
from toolkit.store.memory import LAST_BUILD

RECORDS = ".proposal/outlines/outline.yaml"


WRITES = frozenset({"open", "os.rename", "os.mkdir", "os.chmod", "os.remove"})


Work = Callable[[Path], object]


def killed(
    work: Work, outline: Path, *, step: int = -1, moment: float = 0, before: str = ""
) -> None:
    """Work that is killed at its n-th touch of a file of the project, or after a while.

    With `before` it is killed when the file of that name is about to take its place.
    """
    child = os.fork()
    if not child:
        left, home = [max(step, 0)], str(outline.parent)
        target = outline.with_name(before or NAME)

        def strike(event: str, told: tuple[object, ...]) -> None:
            if event not in WRITES or home not in str(told[0]):
                return
            if before and not (event == "os.rename" and str(told[1]) == str(target)):
                return
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        if before or step >= 0:
            sys.addaudithook(strike)
        try:
            work(outline)
        finally:
            os._exit(0)
    if moment:
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def building(outline: Path) -> object:
    return build(outline, clock=LATER)


def pulling(outline: Path) -> object:
    return pull(outline, clock=LATER)


def files_of(folder: Path) -> dict[str, bytes]:
    """Everything but our notes about what was, which may grow."""
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and not {"backups", "base"} & set(one.parts) and one.name != LAST_BUILD
    }


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built and edited, and waits for its second build."""
    folder = tmp_path_factory.mktemp("waiting") / "start"
    folder.mkdir()
    prepared(folder)
    return folder


@pytest.fixture(scope="module")
def typed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in two files, with a workbook in which people changed values of both."""
    folder = tmp_path_factory.mktemp("typed") / "start"
    folder.mkdir()
    text = EXAMPLE.read_text("utf-8")
    begin, end = text.index("\npartners:\n"), text.index("\n# ====", text.index("\npartners:\n"))
    lines = text[begin:end].splitlines()[2:]
    (folder / "partners.yaml").write_text("\n".join(one[2:] for one in lines) + "\n", "utf-8")
    whole = f"{text[:begin]}\npartners: !include partners.yaml\n{text[end:]}"
    (folder / "outline.yaml").write_text(whole, "utf-8")
    build(folder / "outline.yaml", clock=CLOCK)
    sheets = {("rates", "aei/expert", "rate"): 4000, ("work_plan", "adoption-call", "end"): 17}
    typed(folder / BOOK, sheets)
    return folder
