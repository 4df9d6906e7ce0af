"""LibreOffice's own commands that accept or reject all tracked changes of Word files.

They say what a tracked change means by a program that we did not write. All files of a call go
through one start of LibreOffice.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from tests.office import OFFICE_PYTHON, PATIENCE, SOFFICE

Command = Literal["accept", "reject"]

COMMANDS: Mapping[Command, str] = {
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
}
SECONDS_A_FILE = 10
SCRIPT = Path(__file__).with_name("decide_revisions.py")


def lines_after(files: Sequence[tuple[bytes, Command]], folder: Path) -> list[list[str]]:
    """The lines of each Word file after LibreOffice has accepted or rejected all its changes.

    A line is a paragraph of the body or of a table cell. `folder` takes the files on the way.
    """
    jobs = []
    for number, (content, command) in enumerate(files):
        source = folder / f"{number}.docx"
        source.write_bytes(content)
        target = source.with_suffix(".txt")
        jobs.append({"from": source.as_uri(), "to": target.as_uri(), "command": COMMANDS[command]})
    jobs_file = folder / "jobs.json"
    jobs_file.write_text(json.dumps(jobs), encoding="utf-8")
    ended = subprocess.run(
        [OFFICE_PYTHON, SCRIPT, str(SOFFICE), (folder / "profile").as_uri(), jobs_file],
        capture_output=True,
        text=True,
        timeout=PATIENCE + SECONDS_A_FILE * len(files),
        check=False,
    )
    results = [folder / f"{number}.txt" for number in range(len(files))]
    missing = [path.name for path in results if not path.is_file()]
    assert not missing, f"LibreOffice left out {missing}\n{ended.stdout}{ended.stderr}"
    return [path.read_text(encoding="utf-8-sig").splitlines() for path in results]
