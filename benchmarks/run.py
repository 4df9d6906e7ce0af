"""
The speed of the commands on the example, against the import floor: what it costs to import the
libraries that a build needs and to do nothing.

    python benchmarks/run.py [--outline FILE] [--rounds 9] [--json FILE] [--check bars.toml]

Ratios are of time on the clock, which is what a person waits for: a build makes its two files side
by side where there are two processors. With --check it ends with 1 when a ratio is above its bar.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from runner import Command, line, measured, ratios

CHECKOUT = Path(__file__).resolve().parent.parent
EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"
PROPOSAL = str(Path(sys.executable).parent / "proposal")
# pydantic loads itself piece by piece: a bare `import pydantic` imports next to nothing of it
FLOOR = "import click, docx, openpyxl, yaml; from pydantic import BaseModel"


def commands(outline: Path, scratch: Path) -> dict[str, Command]:
    """What is timed; a build finds a fresh copy of the outline's folder each time."""
    project = scratch / "project"

    def afresh() -> None:
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(
            outline.parent, project, ignore=shutil.ignore_patterns("*.docx", "*.xlsx", ".proposal")
        )

    copy = str(project / outline.name)
    return {
        "floor": Command([sys.executable, "-c", FLOOR]),
        "click": Command([sys.executable, "-c", "import click"]),
        "help": Command([PROPOSAL, "--help"]),
        "check": Command([PROPOSAL, "check", copy], afresh, ends_with=(0, 1)),
        "build": Command([PROPOSAL, "build", copy], afresh),
        "word": Command([PROPOSAL, "build", copy, "--only", "word"], afresh),
        "workbook": Command([PROPOSAL, "build", copy, "--only", "workbook"], afresh),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--outline", type=Path, default=EXAMPLE)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--reference", default="floor")
    parser.add_argument("--json", type=Path, help="write every sample here")
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as scratch:
        samples = measured(commands(given.outline.resolve(), Path(scratch)), given.rounds)

    reference = samples[given.reference]
    against = {name: ratios(taken, reference, by="wall") for name, taken in samples.items()}
    print(f"{given.outline.parent.name}, {given.rounds} rounds, against {given.reference}")
    for name, taken in samples.items():
        print(line(name, taken, against[name]))
    if given.json:
        told = {name: [asdict(one) for one in taken] for name, taken in samples.items()}
        given.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    if not given.check:
        return 0
    bars = tomllib.loads(given.check.read_text(encoding="utf-8"))["ratio"]
    above = [name for name, bar in bars.items() if median(against[name]) > bar]
    for name in above:
        print(f"{name} takes {median(against[name]):.2f} times the floor; its bar is {bars[name]}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
