"""Two commands for one outline never work at the same time, on any system."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.store import lock
from toolkit.store.lock import LOCK, exclusive

HOLDER = """
import sys
from pathlib import Path
from toolkit.store.lock import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is at work in the folder until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield other


def test_a_command_that_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with held(tmp_path), pytest.raises(ProposalError) as caught, exclusive(tmp_path):
        pass
    assert str(caught.value) == (
        f"{tmp_path}: MRG095 another proposal command has been at work in this folder for 0 seconds"
        "\n    hint: wait until it has ended, or end it, and try again"
    )


def test_it_goes_on_when_the_other_has_ended(tmp_path: Path) -> None:
    with held(tmp_path) as other:
        assert other.stdin
        other.stdin.close()
        with exclusive(tmp_path):
            assert other.wait(timeout=60) == 0


def test_one_that_was_killed_keeps_nobody_out(tmp_path: Path) -> None:
    with held(tmp_path) as other:
        other.kill()
        with exclusive(tmp_path):
            pass


def test_two_folders_have_nothing_to_do_with_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    (tmp_path / "other").mkdir()
    with held(tmp_path), exclusive(tmp_path / "other"):
        pass


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


COUNTER = """
import sys
from pathlib import Path
from toolkit.store.lock import exclusive
folder = Path(sys.argv[1])
for _ in range(40):
    with exclusive(folder / ".proposal"):
        number = int((folder / "number").read_text())
        (folder / "number").write_text(str(number + 1))
"""


def test_many_that_come_and_go_are_never_at_work_together(tmp_path: Path) -> None:
    (tmp_path / ".proposal").mkdir()
    (tmp_path / "number").write_text("0")
    command = [sys.executable, "-c", COUNTER, str(tmp_path)]
    several = [subprocess.Popen(command) for _ in range(4)]
    assert [one.wait(timeout=120) for one in several] == [0, 0, 0, 0]
    assert (tmp_path / "number").read_text() == "160"


def test_no_folder_is_made_for_it(tmp_path: Path) -> None:
    with exclusive(tmp_path / ".proposal"):
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("odd", ["folder", "link"])
def test_what_is_no_lock_is_left_as_it_is(tmp_path: Path, odd: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    if odd == "folder":
        (tmp_path / LOCK).mkdir()
    else:
        (tmp_path / LOCK).symlink_to("mine.txt")
    with exclusive(tmp_path):
        pass
    assert (tmp_path / "mine.txt").read_text() == "mine"
