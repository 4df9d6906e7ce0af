"""
Two versions of a text are beside each other, and nobody has decided.

Why it matters
    Where the outline and a person have both changed a text, a build keeps the one and proposes
    the other below it, or says in a comment what it could not do. Handed in like that, the
    proposal says two things.

Example
    The paragraph on the open calls is there twice, once as Marta wrote it and once as the
    outline has it now.

How to correct it
    Keep one of the two versions, delete the other, and delete the comment of "proposal" beside
    it. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._places import places, sections_named
from toolkit.plan.dossier import Dossier


@file_rule("FIL118", Severity.WARNING)
def conflict_left(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    waiting = [one for one in file.body if one.is_conflict]
    waiting += [
        one.at
        for one in file.comments
        if one.is_generated and one.at and not one.at.is_prompt and one.at not in waiting
    ]
    if waiting:
        verb = "waits" if len(waiting) == 1 else "wait"
        yield Found(
            f"{places(len(waiting))} that the last build has marked {verb} for a decision"
            f"{sections_named(waiting)}",
            "keep one version, and delete the other and the comment of 'proposal' beside it",
            waiting[0],
        )
