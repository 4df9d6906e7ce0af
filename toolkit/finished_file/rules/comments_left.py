"""
Comments of people are in the margin.

Why it matters
    They are notes between colleagues ("is this true?"), and a PDF that is made of the file may
    print them beside the text. Evaluators read them then.

Example
    Marta asks beside the objectives whether a figure still holds.

How to correct it
    Answer them, then choose Review, Delete, Delete All Comments in Document in Word. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._places import counted_by, sections_named
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier


@file_rule("FIL116", Severity.WARNING)
def comments_left(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    found = [one for one in file.comments if not one.is_generated]
    if not found:
        return
    number = counted(len(found), "comment is", "comments are")
    where = sections_named(one.at for one in found if one.at)
    yield Found(
        f"{number} in the margin{where}, of {counted_by(one.author for one in found)}",
        "answer them, then choose Review, Delete, Delete All Comments in Document",
        found[0].at,
    )
