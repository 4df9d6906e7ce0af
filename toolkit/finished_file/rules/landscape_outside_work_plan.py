"""
Pages lie on their side where the form has them upright.

Why it matters
    The form turns the pages of the work plan alone, for its wide tables. A section of text on
    its side is hard to read on a screen, and shows that a section break was lost.

Example
    The break behind the timetable was deleted, so sections 5 and 6 are in landscape.

How to correct it
    Put a section break (Layout, Breaks, Next Page) before and behind the work plan, and set the
    pages of the other sections to portrait. It is advice.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

MOST = 3


@file_rule("FIL114", Severity.ADVICE)
def landscape_outside_work_plan(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    sections = dossier.call.sections
    if not any(one.landscape for one in sections):
        return
    for pages in file.sections:
        upright = [one for one in sections if one.tag in pages.sections and not one.landscape]
        if pages.is_landscape and upright:
            names = [f"{one.number} {one.title}".strip() for one in upright]
            at = next((one for one in file.body if one.section == upright[0].tag), pages.first)
            yield Found(
                f"pages in landscape hold {listed_up_to(names, MOST)}, which the form has upright",
                "put a section break (Layout, Breaks, Next Page) between them and the work plan, "
                "and set them to portrait",
                at,
            )
