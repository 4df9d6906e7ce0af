"""
Instructions of the official form are missing.

Why it matters
    The forms say that no instructions may be deleted, and that the page limit was set with them
    in mind: a file without them has more room than others have.

Example
    The grey sentences below the title of the box on risks were deleted to save space.

How to correct it
    Copy them from an unused copy of the form, and put them back where they are there. They are
    held against the form that the last build filled in; the instructions of the timetable for
    projects of another length may be missing. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.blank_form import missing_instructions
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

LONGEST = 80
"""Letters of an instruction that are quoted."""


@file_rule("FIL138", Severity.WARNING)
def instruction_missing(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.blank is None or file.kind is Kind.PDF:
        return  # in a PDF a paragraph is many lines, and pages cut it
    missing = missing_instructions(file, file.blank)
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        number = counted(len(missing), "instruction")
        yield Found(
            f"{number} of the form {verb} missing, first '{_cut(missing[0])}'",
            "put them back as an unused copy of the form has them: none may be deleted",
        )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
