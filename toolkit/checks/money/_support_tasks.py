"""Which tasks handle the open calls and the payments to third parties."""

from __future__ import annotations

from toolkit.checks._vocabulary import speaks_of
from toolkit.model.proposal import MANAGEMENT, Proposal
from toolkit.model.workplan import Task

HANDLES_SUPPORT = (
    "call", "support", "voucher", "instrument", "payment", "third part", "award", "lump sum",
    "appel", "soutien", "aide", "guichet", "paiement", "tiers$", "subvention",
)  # fmt: skip


def support_tasks(proposal: Proposal) -> tuple[Task, ...]:
    """The tasks of management that by their titles handle calls or payments."""
    return tuple(
        task
        for package in proposal.work_packages
        if package.priority == MANAGEMENT
        for task in package.tasks
        if speaks_of(task.title, HANDLES_SUPPORT)
    )
