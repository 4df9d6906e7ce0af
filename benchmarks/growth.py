"""
How a build grows with its outline: 1, 2, 4 and 8 times the size of the example, in processor time
net of the import floor. An exponent of 1 is a straight line.

    python benchmarks/growth.py [--what word] [--rounds 7] [--check bars.toml]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory

from outlines import GROWING, written
from run import FLOOR, commands
from runner import Command, Sample, line, measured, ratios


def growth_in(samples: Mapping[str, Sequence[Sample]]) -> dict[str, float]:
    """The exponent over all sizes and that of the last doubling, net of the floor; printed too."""
    net = {}
    for name, taken in samples.items():
        print(line(name, taken, ratios(taken, samples["floor"])))
        pairs = zip(taken, samples["floor"], strict=True)
        net[name] = median(one.cpu - floor.cpu for one, floor in pairs)
    sizes = [log2(factor) for factor in GROWING.values()]
    costs = [log2(net[name]) for name in GROWING]
    found = {
        "exponent": linear_regression(sizes, costs).slope,
        "last_doubling": costs[-1] - costs[-2],
    }
    print(f"exponent {found['exponent']:.2f}, last doubling {found['last_doubling']:.2f}")
    return found


def above(found: Mapping[str, float], bars: Path, table: str) -> int:
    """1 where something lies above its bar in that table of the file, which is told; else 0.

    A bar of something that was not measured holds.
    """
    held = tomllib.loads(bars.read_text(encoding="utf-8"))[table]
    over = [name for name, bar in held.items() if found.get(name, 0) > bar]
    for name in over:
        print(f"{name} is {found[name]:.2f}; its bar is {held[name]}")
    return 1 if over else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--what", default="build", help="build, word or workbook")
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as scratch:
        timed = {"floor": Command([sys.executable, "-c", FLOOR])}
        for name in GROWING:
            outline = written(name, Path(scratch, name, "outline"))
            timed[name] = commands(outline, Path(scratch, name))[given.what]
        samples = measured(timed, given.rounds)

    found = growth_in(samples)
    return above(found, given.check, "growth") if given.check else 0


if __name__ == "__main__":
    sys.exit(main())
