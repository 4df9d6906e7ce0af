"""
Sections are in another order than in the form.

Why it matters
    Evaluators read with the form beside them. A section in another place is overlooked, and
    what it says is missing where it is scored.

Example
    3.3 Sustainability and continuation comes before 3.2 Communication.

How to correct it
    In Word choose View, Navigation Pane, and drag the heading to its place: its text goes with
    it. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.finished_file.rules._form_headings import form_headings
from toolkit.plan.dossier import Dossier


@file_rule("FIL129", Severity.WARNING)
def heading_out_of_order(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.kind is Kind.PDF:
        return  # a title in it may as well be a line of the contents, or of a table
    order = {one.tag: number for number, one in enumerate(file.form_sections)}
    latest = None
    for one in form_headings(file):
        if latest and order[one.section.tag] < order[latest.section.tag]:
            yield Found(
                f"{one.section.label} comes after {latest.section.label}, unlike in the form",
                "drag the heading to its place in View, Navigation Pane: its text goes with it",
                one.at,
            )
        else:
            latest = one
