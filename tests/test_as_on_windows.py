"""The commands on a system that lacks what Windows lacks, as far as that can be imitated here.

There is no fork and no fcntl, output has the code page 1252, a folder cannot be opened, and a file
that a program has open cannot be replaced. The real thing is run by the workflow.
"""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from tests.systems import LINUX

IMITATION = """
import errno, os, pathlib, sys

for name in ("fork", "forkpty", "geteuid", "getuid", "chown", "register_at_fork"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
os.supports_effective_ids = set()

real_open, real_replace = os.open, pathlib.Path.replace
opened = set()

def open_file(path, flags, *args, **options):
    if os.path.isdir(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))
    return real_open(path, flags, *args, **options)

def replace(new, target):
    if os.path.basename(target) in opened:
        error = PermissionError(errno.EACCES, "The process cannot access the file", str(new))
        error.winerror = 32
        raise error
    return real_replace(new, target)

os.open, pathlib.Path.replace = open_file, replace

import toolkit.windows
toolkit.windows.HERE = True
toolkit.windows.PAUSES = (0, 0)

from click.testing import CliRunner
from toolkit.cli.main import main

def proposal(*words):
    runner = CliRunner(charset="cp1252", catch_exceptions=False)
    answer = runner.invoke(main, words)
    print(answer.exit_code, words[0], answer.output.replace("\\n", " | "))
    return answer.exit_code
"""


def told(program: str, folder: Path) -> list[str]:
    """What a program prints after the imitation has begun: a line for each command."""
    ended = subprocess.run(
        [sys.executable, "-c", IMITATION + dedent(program)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout.splitlines()


@LINUX
def test_every_command_does_its_work(tmp_path: Path) -> None:
    lines = told(
        """
        import shutil
        from pathlib import Path
        proposal("new", ".", "--strand", "textile", "--acronym", "TEX")
        outline = Path("outline.yaml")
        outline.write_bytes(outline.read_bytes().replace(b"\\n", b"\\r\\n"))
        proposal("check")
        proposal("build")
        proposal("build")
        text = outline.read_bytes()
        outline.write_bytes(text.replace(b"The full title of TEX", "Łódź weaves".encode()))
        proposal("diff")
        proposal("build")
        shutil.copy("TEX-proposal.docx", "copy.docx")
        proposal("pull")
        proposal("merge", "copy.docx")
        proposal("undo")
        assert b"\\r\\n" in outline.read_bytes()
        """,
        tmp_path,
    )
    assert [line.split()[:2] for line in lines] == [
        [code, command]
        for code, command in (
            ("0", "new"),
            ("1", "check"),  # a starter is full of prompts
            ("0", "build"),
            ("0", "build"),
            ("0", "diff"),
            ("0", "build"),
            ("0", "pull"),
            ("0", "merge"),
            ("0", "undo"),
        )
    ]
    assert lines[3].count("unchanged") == 2
    assert "\\u0141" in lines[4]
    assert {one.name for one in (tmp_path / ".proposal").iterdir()} >= {"outlines", "base"}
    assert not list(tmp_path.rglob("*.tmp"))


@LINUX
def test_a_file_that_a_program_has_open_leaves_both_as_they_were(tmp_path: Path) -> None:
    lines = told(
        """
        from pathlib import Path
        proposal("new", ".", "--strand", "textile", "--acronym", "TEX")
        proposal("build")
        before = {one: one.read_bytes() for one in Path().glob("TEX-*")}
        outline = Path("outline.yaml")
        text = outline.read_text("utf-8")
        outline.write_text(text.replace("duration: 36", "duration: 37"), "utf-8")
        for name in ("TEX-proposal.docx", "TEX-workplan.xlsx"):
            opened.add(name)
            proposal("build")
            opened.clear()
            assert {one: one.read_bytes() for one in Path().glob("TEX-*")} == before
        proposal("build")
        """,
        tmp_path,
    )
    assert [line.split()[0] for line in lines] == ["0", "0", "1", "1", "0"]
    hint = "|     hint: close it and build again"
    assert f"MRG001 TEX-proposal.docx is open in Word {hint}" in lines[2]
    assert f"MRG001 TEX-workplan.xlsx is open in Excel {hint}" in lines[3]
    assert not list(tmp_path.rglob("*.tmp"))


@LINUX
def test_two_builds_at_once_leave_whole_files(tmp_path: Path) -> None:
    told(
        'proposal("new", ".", "--strand", "textile", "--acronym", "TEX"); proposal("build")',
        tmp_path,
    )
    program = IMITATION + 'raise SystemExit(proposal("build", "--adopt"))'
    several = [
        subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [one.wait(timeout=120) for one in several if one.communicate()] == [0, 0, 0]
    assert not list(tmp_path.rglob("*.tmp"))
