"""Whatever is written into an outline, the answer comes soon, and is no traceback.

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

HOW_MANY = int(os.environ.get("PROPOSAL_MUTATIONS", "24"))
FIRST = int(os.environ.get("PROPOSAL_MUTATIONS_FROM", "0"))
ROOT = Path(__file__).parents[2]

pytest.importorskip("resource", reason="memory is measured where the system can do that")


def test_every_mutated_outline_is_answered() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.readers.mutated_outlines", str(FIRST), str(HOW_MANY)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr[-3000:]


def test_an_outline_is_the_same_every_time() -> None:
    assert mutated(7) == mutated(7) != mutated(8)
