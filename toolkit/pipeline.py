"""The story from an outline to its files."""

from pathlib import Path

from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline


def read_dossier(outline: Path) -> Dossier:
    """What the outline says and what follows from it; raises ProposalError with all its faults."""
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call))
