"""The outlines in which rules find something, each in the folder of its family.

They include the same few parts, and an outline includes nothing from outside its folder; so they
are read in one folder that has all of them.
"""

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = ("parts", "templates")

CASES = sorted(HERE.glob("*/*.yaml"))
CASES = [path for path in CASES if path.parent.name not in SHARED]


def lay_out(folder: Path) -> Path:
    """Copies all outlines and what they share into `folder`, and returns it."""
    for case in CASES:
        shutil.copy(case, folder / case.name)
    for name in SHARED:
        shutil.copytree(HERE / name, folder / name)
    return folder
