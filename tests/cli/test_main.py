"""`proposal` as a program, with whatever it is connected to."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.systems import LINUX, POSIX

PROGRAM = f"{sys.executable} -c 'from toolkit.cli.main import run; run()'"


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-", "| head -n 1"])
def test_nobody_has_to_listen(tmp_path: Path, closed: str) -> None:
    told = subprocess.run(
        f"exec 3>told; ({PROGRAM} explain {closed}) 2>&3 >&3",
        shell=True,
        cwd=tmp_path,
        check=False,
    )
    assert told.returncode == 0
    assert "Traceback" not in (tmp_path / "told").read_text()


@LINUX
@pytest.mark.parametrize("asked", ["explain", "explain PLN104", "--help", "check none.yaml"])
def test_a_full_disk_in_the_place_of_the_terminal_is_told(tmp_path: Path, asked: str) -> None:
    told = subprocess.run(
        f"{PROGRAM} {asked} >/dev/full",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr.endswith(
        "the output could not be written: No space left on device\n"
        "    hint: make room, or write it somewhere else\n"
    )
    assert "Traceback" not in told.stderr


@LINUX
def test_a_full_disk_for_all_that_is_told_ends_in_silence(tmp_path: Path) -> None:
    whole = f"{PROGRAM} check none.yaml >/dev/full 2>/dev/full"
    assert subprocess.run(whole, shell=True, cwd=tmp_path, check=False).returncode == 1
