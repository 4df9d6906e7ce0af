"""Whether a build fills a budget table; what reads workbooks is loaded only where it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from toolkit.budget_form.table import NO_TABLE, Table
from toolkit.parallel import in_second_process
from toolkit.plan.dossier import Dossier
from toolkit.store.memory import BUDGET_TABLE, Memory

if TYPE_CHECKING:
    from toolkit.budget_form.build import Filling

Made = TypeVar("Made")


def filling_of(
    dossier: Dossier, outline: Path, given: Path | None, memory: Memory, folder: Path
) -> Filling | None:
    """How the budget table is filled, from the blank that is `given` or that the outline names.

    None where there is neither, and no build has filled one before. Raises ProposalError where the
    outline names a file that it must not.
    """
    named = given or dossier.proposal.project.budget_form
    if not named and memory.read(BUDGET_TABLE) is None:
        return None
    from toolkit.budget_form.build import Filling, blank_of

    return Filling(dossier, outline, blank_of(dossier, outline, given), memory, folder)


def with_table(filling: Filling | None, generate: Callable[[], Made]) -> tuple[Made, Table]:
    """What `generate` gives, and the table, which is filled beside it."""
    if filling is None:
        return generate(), NO_TABLE
    with in_second_process(filling.table) as filled:
        made = generate()
        return made, filled()
