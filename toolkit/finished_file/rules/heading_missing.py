"""
A section of the form has no heading in the file.

Why it matters
    Evaluators score by the sections of the form, and an application that lacks one is not
    complete. "Template structure not respected" is among the reasons that national contact
    points give for low scores.

Example
    2.1.5 Risk management is nowhere: its heading was deleted with a table.

How to correct it
    Put the heading back with its number and its words, as a heading (Heading 2 or 3) and not
    as bold text; where nothing is to be said, write "Not applicable" below it. It is an error.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._form_headings import missing_sections
from toolkit.model.wording import counted, listed_up_to
from toolkit.plan.dossier import Dossier

MOST = 6


@file_rule("FIL127", Severity.ERROR)
def heading_missing(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    missing = missing_sections(file)
    if missing:
        number = counted(len(missing), "section of the form has", "sections of the form have")
        yield Found(
            f"{number} no heading: {listed_up_to([one.label for one in missing], MOST)}",
            f"write '{missing[0].label}' as a heading where the form has it, with its text below",
        )
