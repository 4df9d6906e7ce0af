"""
Our writer beside docxtpl and pandoc, each a cold process that writes the same content.

    python benchmarks/rivals/compare.py [--size x4] [--rounds 9] [--check benchmarks/bars.toml]

A ratio counts only where both files hold the same: headings, tables, rows, cells, words, letters;
for docxtpl also coloured cells and counted captions, of which pandoc's Markdown knows nothing.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from outlines import written  # noqa: E402
from runner import Command, line, measured, ratios  # noqa: E402
from same_content import counts_of  # noqa: E402

NOT_IN_MARKDOWN = frozenset({"coloured", "fields"})


def commands(outline: Path, folder: Path) -> dict[str, Command]:
    """The three writers; what they need beforehand is made here, and not timed."""
    import subprocess

    import pypandoc

    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], check=True)

    content, template = str(folder / "content.json"), str(folder / "template.docx")
    run(str(HERE / "content.py"), str(outline), str(folder))
    run(str(HERE / "with_docxtpl.py"), "template", template)
    docxtpl = [str(HERE / "with_docxtpl.py"), template, content, str(folder / "docxtpl.docx")]
    markdown, pandoc = str(folder / "content.md"), str(folder / "pandoc.docx")
    return {
        "ours": Command(
            [sys.executable, str(HERE / "ours.py"), content, str(folder / "ours.docx")]
        ),
        "docxtpl": Command([sys.executable, *docxtpl]),
        "pandoc": Command(
            [str(pypandoc.get_pandoc_path()), "-f", "markdown", "-o", pandoc, markdown]
        ),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--size", default="x4", help="of the outline, as outlines.py names it")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        samples = measured(commands(written(given.size, folder), folder), given.rounds)
        counts = {name: counts_of(folder / f"{name}.docx") for name in samples}

    print(f"{given.size}: {counts['ours']}")
    void = []
    for name in ("docxtpl", "pandoc"):
        left_out = NOT_IN_MARKDOWN if name == "pandoc" else frozenset()
        if found := counts["ours"].differences(counts[name], left_out):
            void.append(name)
            print(f"{name} does not hold the same content: {found}")
    against = {name: ratios(samples["ours"], taken) for name, taken in samples.items()}
    for name, taken in samples.items():
        print(line(name, taken, against[name]))
    if not given.check:
        return 1 if void else 0
    bars = tomllib.loads(given.check.read_text(encoding="utf-8"))["rivals"]
    above = [name for name, bar in bars.items() if median(against[name]) > bar]
    for name in above:
        print(f"ours takes {median(against[name]):.2f} times {name}; the bar is {bars[name]}")
    return 1 if above or void else 0


if __name__ == "__main__":
    sys.exit(main())
