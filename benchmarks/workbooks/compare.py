"""
The workbook beside XlsxWriter: the same cells, formats, formulas and stored results, in turn.

    python benchmarks/workbooks/compare.py [--size x1] [--rounds 5] [--check benchmarks/bars.toml]

A ratio counts only where both files hold the same counts.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from cells import cells_of, counts_of  # noqa: E402
from outlines import written  # noqa: E402


def seconds(*arguments: str | Path) -> float:
    """What one writing took, in a process of its own."""
    command = [sys.executable, str(HERE / "write.py"), *(str(one) for one in arguments)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--size", default="x1", help="of the outline, as outlines.py names it")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as name:
        folder = Path(name)
        outline = written(given.size, folder / "outline")
        mine, theirs = folder / "ours.xlsx", folder / "xlsxwriter.xlsx"
        seconds("ours", outline, mine)
        cells = folder / "cells.pickle"
        cells.write_bytes(pickle.dumps(cells_of(mine)))
        taken: list[tuple[float, float]] = []
        for _ in range(given.rounds):
            pair = seconds("ours", outline, mine), seconds("xlsxwriter", cells, theirs)
            taken.append(pair)
        counts, same = counts_of(mine), counts_of(mine) == counts_of(theirs)

    ratio = median(ours / other for ours, other in taken)
    print(f"{given.size}: " + ", ".join(f"{number} {what}" for what, number in counts.items()))
    print(f"ours {median(one for one, _ in taken):.3f} s, ", end="")
    print(f"XlsxWriter {median(other for _, other in taken):.3f} s, ratio {ratio:.2f}")
    if not same:
        print("the files do not hold the same: the ratio is void")
        return 1
    if not given.check:
        return 0
    bars = tomllib.loads(given.check.read_text(encoding="utf-8"))["workbook"]
    bar = bars.get(given.size, bars["else"])
    if ratio > bar:
        print(f"the ratio is {ratio:.2f}; its bar is {bar}")
    return int(ratio > bar)


if __name__ == "__main__":
    sys.exit(main())
