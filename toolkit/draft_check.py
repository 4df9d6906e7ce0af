"""What a check finds in an outline and in the draft that is composed of it."""

from __future__ import annotations

import os
from functools import partial
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

OF_FILES = "FIL"
"""The letters of the codes of what is found in a finished file."""


class Checked(NamedTuple):
    """What a check of an outline finds."""

    findings: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]
    readiness: Readiness | None = None
    """How far the proposal is written; None where its draft cannot be composed."""


def check_outline(outline: Path, dossier: Dossier, file: Path | None = None) -> Checked:
    """What is found in the outline at `outline`, which was read, and in its draft; or what keeps
    the project's own templates from being composed. Then what is found in the finished `file`, if
    one is to be checked; each finding there has its passage.

    Raises OSError where that file cannot be opened.
    """
    from toolkit import checks
    from toolkit.readiness.readiness import readiness_of
    from toolkit.silences import settled

    home = Path(os.path.realpath(outline.parent))
    more = _in_file(file, outline, home, dossier) if file else ()
    readiness = None
    # most rules know nothing of the draft, so they look while it is composed
    with in_second_process(partial(compose_document, dossier, home / "templates")) as composed:
        seen = checks.in_outline(dossier)
        try:
            draft = composed()
        except ProposalError as error:
            found = (*checks.in_order(seen, dossier), *error.diagnostics)
        else:
            found = checks.in_order((*seen, *checks.in_draft(dossier, draft)), dossier)
            readiness = readiness_of(dossier, draft)
    return Checked(*settled((*found, *more), dossier, OF_FILES if file else ""), readiness)


def _in_file(file: Path, outline: Path, home: Path, dossier: Dossier) -> tuple[Diagnostic, ...]:
    from toolkit.finished_file.check_file import check_file
    from toolkit.official_form_file import blanks_of
    from toolkit.store.memory import BASES
    from toolkit.store.names import FOLDER

    blanks = blanks_of(outline, dossier.proposal.project.form)
    return check_file(file, dossier, home / FOLDER / BASES, blanks)


def found_by_build(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What a check finds that a build reports too: the facts of the call that a profile in the
    project's own folder changes, unless the outline silences it.

    Without such a profile no rule is loaded; all of them take longer than many a build.
    """
    if dossier.call.origin is None:
        return ()
    from toolkit import checks
    from toolkit.silences import settled

    found = checks.shown_by_build(dossier)
    return tuple(one for one in settled(found, dossier).findings if one in found)


def check_draft(dossier: Dossier, draft: Document) -> Settled:
    """What the rules find in a dossier and its draft, without what the outline silences."""
    from toolkit import checks
    from toolkit.silences import settled

    return settled(checks.run(dossier, draft), dossier)
