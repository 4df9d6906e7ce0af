"""
Which libraries each command loads, and which imports take longest.

    python benchmarks/startup.py [--slowest 5] [--check bars.toml]
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from run import EXAMPLE
from runner import ENVIRONMENT

PROBE = """
import json, pathlib, sys
from toolkit.cli.main import main
try:
    main(sys.argv[2:], prog_name="proposal")
finally:
    pathlib.Path(sys.argv[1]).write_text(json.dumps(sorted(sys.modules)))
"""

NO_LIBRARY = {
    "toolkit", "budgets", "__main__", "cython_runtime", "sitecustomize", "usercustomize",
}  # fmt: skip
"""Ours, a name that compiled libraries leave behind, and what a system's Python runs by itself."""


def commands(scratch: Path) -> dict[str, list[str]]:
    """A call of each command."""
    return {
        "help": ["--help"],
        "explain": ["explain", "OUT001"],
        "schema": ["schema"],
        "check": ["check", str(EXAMPLE)],
        "build": ["build", str(EXAMPLE), "--out", str(scratch / "out")],
    }


def loaded(arguments: list[str], scratch: Path) -> tuple[set[str], list[tuple[int, str]]]:
    """The libraries that a call loads, and its imports by their own microseconds."""
    told = scratch / "modules.json"
    process = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", PROBE, str(told), *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if not told.is_file():
        raise RuntimeError(process.stderr)
    known = sys.stdlib_module_names | set(sys.builtin_module_names) | NO_LIBRARY
    tops = {name.partition(".")[0] for name in json.loads(told.read_text(encoding="utf-8"))}
    times = re.findall(r"import time: +(\d+) \| +\d+ \| +(\S+)", process.stderr)
    slowest = sorted(((int(own), name) for own, name in times), reverse=True)
    return {top for top in tops - known if top[0] != "_"}, slowest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--slowest", type=int, default=5, help="how many imports to tell")
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()
    bars = tomllib.loads(given.check.read_text(encoding="utf-8")) if given.check else {}
    never = set(bars.get("never", {}).get("libraries", ()))

    beyond = 0
    with TemporaryDirectory() as scratch:
        for name, arguments in commands(Path(scratch)).items():
            libraries, slowest = loaded(arguments, Path(scratch))
            print(f"{name:<8} {', '.join(sorted(libraries))}")
            for microseconds, module in slowest[: given.slowest]:
                print(f"         {microseconds / 1000:6.1f} ms  {module}")
            allowed = set(bars.get("loads", {}).get(name, libraries))
            if extra := (libraries - allowed) | (libraries & never):
                print(f"{name} loads {', '.join(sorted(extra))}, which it may not")
                beyond = 1
    return beyond


if __name__ == "__main__":
    sys.exit(main())
