"""A mistake that somebody makes who writes an outline for the first time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

OUTLINE = (Path(__file__).parent / "outline.yaml").read_text("utf-8")

Swap = tuple[str, str]
"""What stands in the outline, and what is written in its place."""


class Mistake(NamedTuple):
    """What is done to the outline, and what is wanted of the answer."""

    name: str
    wrong: tuple[Swap, ...] = ()
    right: tuple[Swap, ...] = ()
    """What is meant, where that is not the outline as it stands."""

    rewritten: Callable[[str], str | bytes] | None = None
    """What is done to the whole text."""

    taken: bool = False
    """Whether it is wanted to be taken as meant, with a remark at most; else to be one finding."""

    asks: bool = False
    """Whether the hint asks, since nobody can know what was meant, or says it in other words than
    those that `obedient.py` understands."""

    @property
    def meant(self) -> str:
        """The outline as it was meant."""
        return swapped(OUTLINE, self.right)

    @property
    def made(self) -> str | bytes:
        """The outline with the mistake in it."""
        text = swapped(OUTLINE, self.wrong)
        return self.rewritten(text) if self.rewritten else text


def swapped(text: str, swaps: tuple[Swap, ...]) -> str:
    """The text with each of these changes made once."""
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
