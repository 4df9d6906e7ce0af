"""A text that somebody pasted in by mistake, or to do harm, does not keep the rules busy."""

from __future__ import annotations

from time import process_time

import pytest

from tests.builders import make_dossier
from toolkit import checks

LENGTH = 40_000
LONGEST = 3
"""Seconds; a rule whose time grows with the square of the length takes far longer."""


@pytest.mark.parametrize("piece", ["1", "« ", "[[ ", "WP1 "], ids=repr)
def test_rules_soon_have_done_with_it(piece: str) -> None:
    text = f"x {piece * (LENGTH // len(piece))} y"
    begun = process_time()
    checks.run(make_dossier(sections={"PRJ-OBJ-NEEDS": text}, project={"summary": text}))
    assert process_time() - begun < LONGEST
