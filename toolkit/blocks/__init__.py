"""Blocks: one computed table a file; a file here is a block that templates place by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from sys import modules

from toolkit.document.tree import Block as TreeBlock
from toolkit.plan.dossier import Dossier
from toolkit.registry import modules_in

Block = Callable[[Dossier, str], tuple[TreeBlock, ...]]
"""From a dossier and the word behind the block's name (`::: tasks innovate`; empty when there is
none) to what is in its place; nothing where there is nothing to show."""


def block(name: str, of: str = "") -> Callable[[Block], Block]:
    """Gives the function below it the name by which templates place it.

    A block that is `of` a work package or an instrument takes its id.
    """

    def register(function: Block) -> Block:
        function.block_name = name  # type: ignore[attr-defined]
        function.block_of = of  # type: ignore[attr-defined]
        return function

    return register


@cache
def blocks() -> dict[str, Block]:
    """Every block, by the name that templates use."""
    found = {}
    for module in modules_in(modules[__name__]):
        for value in vars(module).values():
            if getattr(value, "__module__", "") == module.__name__ and hasattr(value, "block_name"):
                found[value.block_name] = value
    return found


def owner(block: Block) -> str:
    """What it is a block of: `work_package`, `instrument`; empty where it is of the whole."""
    found: str = block.block_of  # type: ignore[attr-defined]
    return found


def owners(dossier: Dossier, kind: str) -> tuple[str, ...]:
    """The ids of all that a block of this kind can be placed for."""
    proposal = dossier.proposal
    every = proposal.work_packages if kind == "work_package" else proposal.instruments
    return tuple(one.id for one in every)
