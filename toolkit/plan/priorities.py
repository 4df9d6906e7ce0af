"""Which of the call's priorities a proposal has to answer."""

from __future__ import annotations

from toolkit.model.call import Call, CallPriority
from toolkit.model.proposal import Proposal


def is_wanted(proposal: Proposal, call: Call, priority: CallPriority) -> bool:
    """Whether a priority belongs in the text: the call demands it, or the outline serves it."""
    name = priority.id
    return (
        call.objectives_rule.serve == "all"
        or priority.role == "main"
        or name in proposal.priorities
        or name in proposal.project.leading_priorities
        or any(one.priority == name for one in proposal.work_packages)
        or any(one.priority == name for one in proposal.instruments)
    )
