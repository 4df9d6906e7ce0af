"""
Building onto a Word file that people have edited, against a fresh build of the same outline.

    python benchmarks/merging.py [--rounds 7] [--check benchmarks/bars.toml]
    python benchmarks/merging.py --growth [--rounds 5] [--check benchmarks/bars.toml]

The example is built, edited by hand and changed in its outline; then it is built again onto the
edited file, and afresh where there is none: both cold, the Word file alone. With --growth the same
for outlines of 1 to 8 times the size, in processor time net of the import floor: as often as the
text is longer there are as many edits and changes more. An exponent of 1 is a straight line.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from edits import changed, edited, through_office, without_anchors
from growth import above, growth_in
from outlines import GROWING, written
from run import EXAMPLE, FLOOR, PROPOSAL
from runner import ENVIRONMENT, Command, line, measured, ratios

WORD = ("--only", "word")
UPDATED = "updated, with everything that was typed in it"
MERGED = (0, 1)
"""A conflict with what was written by hand ends a build with 1."""


class Project:
    """An outline that was built, edited and changed: what is to be built again."""

    def __init__(self, outline: Path, folder: Path, times: int = 1) -> None:
        self.folder = folder
        shutil.copytree(
            outline.parent,
            folder / "kept",
            ignore=shutil.ignore_patterns("*.docx", "*.xlsx", ".proposal"),
        )
        self.outline = folder / "kept" / outline.name
        _run([PROPOSAL, "build", str(self.outline), *WORD])
        self.built = next((folder / "kept").glob("*-proposal.docx"))
        self.edited = folder / self.built.name
        edited(self.built, self.edited, times)
        changed(self.outline, self.outline, times)

    def onto(self, name: str, damage: Callable[[Path, Path], object] = shutil.copy) -> Command:
        """A build onto the edited file, after what else befell it."""
        lying = self.folder / f"{name}.docx"
        if damage(self.edited, lying) is False:
            raise FileNotFoundError(name)

        def prepare() -> None:
            self._afresh()
            shutil.copytree(self.folder / "kept" / ".proposal", self._project / ".proposal")
            shutil.copy(lying, self._project / self.built.name)

        prepare()
        if UPDATED not in (told := _run(self._build)):
            raise RuntimeError(f"the file that was edited was not updated: {told}")
        return Command(self._build, prepare, ends_with=MERGED)

    def fresh(self) -> Command:
        """A build where nothing lies."""
        return Command(self._build, self._afresh, ends_with=MERGED)

    @property
    def _project(self) -> Path:
        return self.folder / "project"

    @property
    def _build(self) -> list[str]:
        return [PROPOSAL, "build", str(self._project / self.outline.name), *WORD]

    def _afresh(self) -> None:
        shutil.rmtree(self._project, ignore_errors=True)
        shutil.copytree(
            self.folder / "kept",
            self._project,
            ignore=shutil.ignore_patterns("*.docx", "*.xlsx", ".proposal"),
        )


def _run(command: list[str]) -> str:
    """What the command tells. Raises RuntimeError where it ends as it should not."""
    told = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if told.returncode not in MERGED:
        raise RuntimeError(told.stdout + told.stderr)
    return told.stdout + told.stderr


def on_the_example(rounds: int, scratch: Path) -> dict[str, float]:
    """The ratios to a fresh build, on the clock and in processor time, the worse of the two."""
    project = Project(EXAMPLE, scratch)
    timed = {
        "fresh": project.fresh(),
        "edited": project.onto("edited"),
        "no_anchors": project.onto("no_anchors", without_anchors),
    }
    if shutil.which("soffice"):
        timed["office"] = project.onto("office", through_office)
    samples = measured(timed, rounds)
    found = {}
    for name, taken in samples.items():
        by_cpu, by_wall = (ratios(taken, samples["fresh"], by=by) for by in ("cpu", "wall"))
        print(line(name, taken, by_cpu) + f"  on the clock {median(by_wall):.2f}x")
        found[name] = max(median(by_cpu), median(by_wall))
    return found


def growing(rounds: int, scratch: Path) -> dict[str, float]:
    """The exponent of a build onto an edited file, and of its last doubling."""
    timed = {"floor": Command([sys.executable, "-c", FLOOR])}
    for name, factor in GROWING.items():
        outline = written(name, scratch / name / "outline")
        timed[name] = Project(outline, scratch / name, factor).onto("edited")
    samples = measured(timed, rounds)
    return growth_in(samples)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--growth", action="store_true", help="of outlines 1 to 8 times as large")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as name:
        found = (growing if given.growth else on_the_example)(given.rounds, Path(name))
    return above(found, given.check, "merging") if given.check else 0


if __name__ == "__main__":
    sys.exit(main())
