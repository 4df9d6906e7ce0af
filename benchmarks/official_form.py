"""
What filling the official form costs, to composing and writing the draft, and how both grow with the
outline: in processor time of this process, one after the other in each round.

    python benchmarks/official_form.py [--blank FORM.docx] [--rounds 5] [--check bars.toml]
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from math import log2
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from time import process_time

from growth import above
from outlines import GROWING, written

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.official_forms.maker import blank_form  # noqa: E402
from toolkit.command_context import read_dossier  # noqa: E402
from toolkit.document.style import HOUSE  # noqa: E402
from toolkit.official_form_file import Blank, render_official_form  # noqa: E402
from toolkit.word_file import WordOptions, compose_document, render_word  # noqa: E402

CLOCK = datetime(2026, 1, 1, tzinfo=UTC)


def timed(work: Callable[[], object]) -> float:
    """The seconds of processor time that it takes."""
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.strip().split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--blank", type=Path, help="a blank form; one that is made where left out")
    parser.add_argument("--check", type=Path, help="the bars that hold")
    given = parser.parse_args()

    blank = Blank(given.blank.read_bytes() if given.blank else blank_form(), "form.docx")
    costs: dict[str, float] = {}
    to_draft: dict[str, float] = {}
    with TemporaryDirectory() as scratch:
        for name in GROWING:
            outline = written(name, Path(scratch, name))
            dossier, own = read_dossier(outline), outline.parent / "templates"
            document = compose_document(dossier, own)

            def draft(dossier=dossier, own=own):  # type: ignore[no-untyped-def]
                return render_word(
                    dossier, own, WordOptions(), plan=False, clock=CLOCK, generation=1
                )

            def fill(dossier=dossier, document=document):  # type: ignore[no-untyped-def]
                return render_official_form(
                    blank, dossier, document, HOUSE, clock=CLOCK, generation=1
                )

            draft(), fill()
            rounds = [(timed(draft), timed(fill)) for _ in range(given.rounds)]
            costs[name] = median(one for _, one in rounds)
            to_draft[name] = median(filled / drawn for drawn, filled in rounds)
            print(f"{name:8} form {costs[name]:.2f} s, {to_draft[name]:.2f} times the draft")
    sizes = [log2(factor) for factor in GROWING.values()]
    logs = [log2(costs[name]) for name in GROWING]
    found = {
        "to_draft": to_draft[next(iter(GROWING))],
        "exponent": linear_regression(sizes, logs).slope,
    }
    print(f"exponent {found['exponent']:.2f}")
    return above(found, given.check, "official_form") if given.check else 0


if __name__ == "__main__":
    sys.exit(main())
