"""Headers and footers as the body names them: ours, or those of a firm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.writers.docx.anchors import FOOTER, HEADER


class Frame(NamedTuple):
    """A header or a footer."""

    kind: str
    """`header` or `footer`."""

    when: str
    """On which pages: `default`, `first` or `even`."""

    relation: str
    """The name by which the body knows it."""

    part: str = ""
    """Where it is in the firm's file; empty where it is ours."""


class Frames(NamedTuple):
    """All headers and footers of a file."""

    all: tuple[Frame, ...]

    @property
    def xml(self) -> str:
        """What the first section says, and the others take from it."""
        return "".join(
            f'<w:{one.kind}Reference w:type="{one.when}" r:id="{one.relation}"/>'
            for one in self.all
        )

    @property
    def first_page_apart(self) -> bool:
        """Whether the first page has one of its own."""
        return any(one.when == "first" for one in self.all)


def missing(frames: Iterable[Frame]) -> frozenset[str]:
    """Whether it is a header, a footer or both that most pages still lack."""
    there = {one.kind for one in frames if one.when == "default"}
    return frozenset({HEADER, FOOTER} - there)
