"""The steps by which the current file takes up a copy, beside those that a build takes as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.merge.outcome import MergeReport
from toolkit.merge.word.model.text_model import Block
from toolkit.merge.word.plan.steps import Step
from toolkit.ooxml.wordml import Element


@dataclass(frozen=True, slots=True)
class InsertFromCopy:
    """A leaf of the copy comes whole, after a leaf of the current file."""

    leaf: int
    after: int
    beside: bool = False
    """Whether it waits beside what stands there."""

    remark: str = ""
    """What is said of it in the margin."""


@dataclass(frozen=True, slots=True)
class AttributedStep:
    """A step, and in whose name it is taken."""

    step: Step | InsertFromCopy
    by: Element | None = None
    """The tracked change of the copy that asks for it; None where its person just did it."""

    waits: bool = False
    """Whether it stays a proposal even where changes come plainly."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps, what they come to, and which leaves belong together."""

    steps: tuple[AttributedStep, ...]
    account: MergeReport
    pairs: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    """Leaves of the copy and those of the current file that have, or will have, their words."""

    rows: Mapping[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By the leaf of a table of the copy its rows and those of the current file's."""

    behind: tuple[int, ...] = ()
    """For each leaf of the copy the one of the current file that it stands behind; -1: none."""

    anchors: Mapping[int, Block] = field(default_factory=dict)
    """As which block a leaf that is brought is known from now on."""

    changed: frozenset[str] = frozenset()
    """The ids of the blocks in which this copy changed something."""
