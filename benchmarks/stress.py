"""
Both files of the stress outline, of 40 partners, 100 work packages and 1 000 tasks, and its check.

    python benchmarks/stress.py [--rounds 5] [--check benchmarks/bars.toml]

The memory of a build is judged, and what a check takes to what reading the outline takes; seconds
are told, for they mean something on an idle machine only.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from outlines import written
from run import commands
from runner import Command, line, measured, ratios

TIMED = ("floor", "check", "build", "word", "workbook")
READ = """
import sys
from pathlib import Path
from toolkit.pipeline import read_dossier
read_dossier(Path(sys.argv[1]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as scratch:
        outline = written("stress", Path(scratch, "outline"))
        every = commands(outline, Path(scratch))
        timed = {"reading": Command([sys.executable, "-c", READ, str(outline)])}
        timed |= {name: every[name] for name in TIMED}
        samples = measured(timed, given.rounds)
    for name, taken in samples.items():
        print(line(name, taken, ratios(taken, samples["floor"])))
    to_reading = median(ratios(samples["check"], samples["reading"], by="wall"))
    print(f"a check takes {to_reading:.2f} times as long as reading the outline")
    if not given.check:
        return 0
    bars = tomllib.loads(given.check.read_text(encoding="utf-8"))["stress"]
    peak = max(one.mebibytes for one in samples["build"])
    if peak > bars["mebibytes"]:
        print(f"a build takes {peak:.0f} MiB; its bar is {bars['mebibytes']}")
    if to_reading > bars["check"]:
        print(f"the bar of a check is {bars['check']}")
    return int(peak > bars["mebibytes"] or to_reading > bars["check"])


if __name__ == "__main__":
    sys.exit(main())
