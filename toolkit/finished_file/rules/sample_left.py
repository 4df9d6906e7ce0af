"""
Rows of a table of the official form are still the samples of the form.

Why it matters
    A row with "MS2" and nothing else reads as a milestone that nobody planned, and the sample
    bars of a timetable as work that is done. Evaluators compare the tables with the text.

Example
    Below the one milestone of WP3 the table still has the row MS2 of the form.

How to correct it
    Fill the rows in, or delete them. Of two timetables delete the one for projects of another
    length, with its samples; delete the heading "Work Package …" once all packages are there. It
    is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._persons_text import is_placeholder
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

FILL_IN = "fill in what is planned there, and delete what is not"


@file_rule("FIL137", Severity.WARNING)
def sample_left(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    for one in file.samples:
        if not one.number:
            fact = f"the heading '{one.title}' of the form is a sample"
            yield Found(fact, "delete it", one.paragraphs[0])
        elif not any(map(is_placeholder, one.paragraphs)):  # these are found by themselves
            rows = counted(one.number, "row")
            where = f" of '{one.title}'" if one.title else ""
            still = "is still a sample" if one.number == 1 else "are still samples"
            yield Found(f"{rows}{where} {still} of the form", FILL_IN, one.paragraphs[0])
