"""What is said of a value that does not fit: a word or a number is proposed where it is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.newcomers.mistake import OUTLINE, swapped
from toolkit.diagnostics import ProposalError
from toolkit.readers.outline import read_outline


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        # a per cent sign is not dropped where the unit is another one
        ("target: 600, owner", "target: 60 %, owner", 'write target: 60, and unit: "%"'),
        ("target: 15, owner", "target: 15 %, owner", "write target: 15"),
        # of two words nobody knows which one is meant
        ("likelihood: medium", "likelihood: high/medium", "write one of these words"),
        ("likelihood: medium", "likelihood: mediun", "did you mean medium?"),
    ],
)
def test_what_is_proposed(old: str, new: str, hint: str, outline: Callable[[str], Path]) -> None:
    path = outline(swapped(OUTLINE, ((old, new),)))
    with pytest.raises(ProposalError) as raised:
        read_outline(path)
    assert [one.hint for one in raised.value.diagnostics] == [hint]
