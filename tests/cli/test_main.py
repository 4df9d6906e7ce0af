"""`proposal` as a program, with whatever it is connected to."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = f"{sys.executable} -c 'from toolkit.cli.main import run; run()'"


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
