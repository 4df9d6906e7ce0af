"""
How a build grows with its outline: 1, 2, 4 and 8 times the size of the example, in processor time
net of the import floor. An exponent of 1 is a straight line.

    python benchmarks/growth.py [--what word] [--rounds 7] [--check bars.toml]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from math import log2
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory

from outlines import GROWING, written
from run import FLOOR, commands
from runner import Command, line, measured, ratios


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
    if not given.check:
        return 0
    bars = tomllib.loads(given.check.read_text(encoding="utf-8"))["growth"]
    above = [name for name, bar in bars.items() if found[name] > bar]
    for name in above:
        print(f"{name} is {found[name]:.2f}; its bar is {bars[name]}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
