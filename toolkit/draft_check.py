"""What a check finds in an outline and in the draft that is composed of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.diagnostics import ProposalError
from toolkit.parallel import in_second_process
from toolkit.plan.dossier import Dossier
from toolkit.word_file import compose_document

if TYPE_CHECKING:
    from toolkit.diagnostics import Diagnostic
    from toolkit.document.tree import Document
    from toolkit.readiness.readiness import Readiness
    from toolkit.silences import Settled, Silenced


class Checked(NamedTuple):
    """What a check of an outline finds."""

    findings: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]
    readiness: Readiness | None = None
    """How far the proposal is written; None where its draft cannot be composed."""


def check_outline(outline: Path, dossier: Dossier) -> Checked:
    """What is found in the outline at `outline`, which was read, and in its draft; or what keeps
    the project's own templates from being composed."""
    import pickle

    from toolkit import checks
    from toolkit.readiness.readiness import readiness_of
    from toolkit.silences import settled

    own_templates = Path(os.path.realpath(outline.parent)) / "templates"

    def composed() -> bytes:
        return pickle.dumps(compose_document(dossier, own_templates), pickle.HIGHEST_PROTOCOL)

    # most rules know nothing of the draft, so they look while it is composed
    with in_second_process(composed) as content:
        found = checks.in_outline(dossier)
        try:
            draft: Document = pickle.loads(content())  # noqa: S301 - from our own process
        except ProposalError as error:
            every = (*checks.in_order(found, dossier), *error.diagnostics)
            return Checked(*settled(every, dossier))
    every = checks.in_order((*found, *checks.in_draft(dossier, draft)), dossier)
    return Checked(*settled(every, dossier), readiness_of(dossier, draft))


def check_draft(dossier: Dossier, draft: Document) -> Settled:
    """What the rules find in a dossier and its draft, without what the outline silences."""
    from toolkit import checks
    from toolkit.silences import settled

    return settled(checks.run(dossier, draft), dossier)
