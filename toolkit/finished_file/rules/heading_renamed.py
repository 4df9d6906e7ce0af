"""
A heading of the form has other words.

Why it matters
    Evaluators look for the words of the form, and some tools that process applications do too.
    A section under a name of its own is taken for missing.

Example
    2.1.5 is called "Risks and how we meet them" where the form says "Risk management".

How to correct it
    Write the heading as the form has it; a heading of your own can follow below it. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.finished_file.rules._form_headings import form_headings
from toolkit.plan.dossier import Dossier


@file_rule("FIL128", Severity.WARNING)
def heading_renamed(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.kind is Kind.PDF:
        return
    for one in form_headings(file):
        if one.is_renamed:
            yield Found(
                f"the heading '{one.at.words}' is '{one.section.label}' in the form",
                f"write '{one.section.title}'",
                one.at,
            )
