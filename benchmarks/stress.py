"""
Both files of the stress outline: 40 partners, 100 work packages, 1 000 tasks.

    python benchmarks/stress.py [--rounds 5] [--check benchmarks/bars.toml]

The memory is judged; seconds are told, for they mean something on an idle machine only.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from outlines import written
from run import commands
from runner import line, measured, ratios

TIMED = ("floor", "build", "word", "workbook")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as scratch:
        every = commands(written("stress", Path(scratch, "outline")), Path(scratch))
        samples = measured({name: every[name] for name in TIMED}, given.rounds)
    for name, taken in samples.items():
        print(line(name, taken, ratios(taken, samples["floor"])))
    if not given.check:
        return 0
    bar = tomllib.loads(given.check.read_text(encoding="utf-8"))["stress"]["mebibytes"]
    peak = max(one.mebibytes for one in samples["build"])
    if peak > bar:
        print(f"a build takes {peak:.0f} MiB; its bar is {bar}")
    return int(peak > bar)


if __name__ == "__main__":
    sys.exit(main())
