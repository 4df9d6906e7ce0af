"""Whatever is written into an outline, the answer of a check comes soon, and is no traceback.

Each is checked with its draft and against a finished file, twice, and some in another process,
where sets have another order; the answer is the same each time.

PROPOSAL_MUTATIONS says how many outlines are tried (10000 for the long campaign), and
PROPOSAL_MUTATIONS_FROM which one is the first.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.mutations import mutated

pytestmark = pytest.mark.slow

HOW_MANY = int(os.environ.get("PROPOSAL_MUTATIONS", "12"))
FIRST = int(os.environ.get("PROPOSAL_MUTATIONS_FROM", "0"))
ROOT = Path(__file__).parents[2]

pytest.importorskip("resource", reason="memory is measured where the system can do that")


def answered(count: int, order: int) -> subprocess.CompletedProcess[str]:
    """What became of the first outlines, with sets in the order that this number makes."""
    return subprocess.run(
        [sys.executable, "-m", "tests.readers.mutated_outlines", str(FIRST), str(count)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(order)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_mutated_outline_is_answered() -> None:
    done = answered(HOW_MANY, 1)
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr[-3000:]
    again = answered(max(HOW_MANY // 6, 1), 2)
    assert again.stderr, again.stdout
    assert done.stderr.startswith(again.stderr)


def test_an_outline_is_the_same_every_time() -> None:
    assert mutated(7) == mutated(7) != mutated(8)
