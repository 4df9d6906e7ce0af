"""A line without end is answered in time that grows with its length alone."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from tests.readers.newcomers.mistake import OUTLINE, swapped
from toolkit.diagnostics import ProposalError
from toolkit.readers.outline import read_outline

pytestmark = pytest.mark.slow

MOST_SECONDS = 20
CHARACTERS = 60_000
PIECES = (" ", "\t", "\u00a0", "x\u00a0", "x", '"', "'", "a, ", "a: ", "[", "]", "{a: ", "(x", "#")
"""What such a line is made of."""


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("before", ["title: Orchards [", "keywords: [", "keywords: (", "title: '"])
def test_a_line_without_end_is_answered_soon(
    outline: Callable[[str], Path], before: str, piece: str
) -> None:
    field = before.partition(":")[0]
    old = next(one for one in OUTLINE.split("\n") if one.strip().startswith(f"{field}:"))
    line = f"  {before}" + piece * (CHARACTERS // len(piece))
    path = outline(swapped(OUTLINE, ((old, line),)))
    began = process_time()
    with suppress(ProposalError):
        read_outline(path)
    assert process_time() - began < MOST_SECONDS
