"""What a check finds in an outline and in the draft that is composed of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.diagnostics import ProposalError
from toolkit.plan.dossier import Dossier
from toolkit.word_file import compose_document

if TYPE_CHECKING:
    from toolkit.document.tree import Document
    from toolkit.silences import Settled


def check_outline(outline: Path, dossier: Dossier) -> Settled:
    """What is found in the outline at `outline`, which was read, and in its draft; or what keeps
    the project's own templates from being composed."""
    from toolkit import checks
    from toolkit.silences import settled

    own_templates = Path(os.path.realpath(outline.parent)) / "templates"
    try:
        draft = compose_document(dossier, own_templates)
    except ProposalError as error:
        return settled((*checks.run(dossier), *error.diagnostics), dossier)
    return check_draft(dossier, draft)


def check_draft(dossier: Dossier, draft: Document) -> Settled:
    """What the rules find in a dossier and its draft, without what the outline silences."""
    from toolkit import checks
    from toolkit.silences import settled

    return settled(checks.run(dossier, draft), dossier)
