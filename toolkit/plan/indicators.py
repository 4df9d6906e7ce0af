"""All indicators of a proposal, in the order of the outline."""

from collections.abc import Iterator

from toolkit.model.indicators import Indicator
from toolkit.model.proposal import Proposal


def indicators_of(proposal: Proposal) -> Iterator[Indicator]:
    """Those of the objectives, then of the priorities, then of the communication plan."""
    for objective in proposal.project.objectives:
        yield from objective.indicators
    for case in proposal.priorities.values():
        yield from case.indicators
    yield from proposal.communication.indicators
