"""
Tracked changes are open.

Why it matters
    A PDF that is made of the file shows them, with struck words and the names of those who
    proposed them; or it shows neither, and nobody knows which words were handed in.

Example
    Twelve insertions of Marta wait in section 2, and three changes of the last build in 4.2.

How to correct it
    In Word choose Review, and accept or reject each change; Accept, Accept All Changes takes
    the rest. Then switch Track Changes off and make the PDF. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._places import counted_by, sections_named
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier


@file_rule("FIL115", Severity.WARNING)
def tracked_changes_left(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if not file.changes:
        return
    number = counted(len(file.changes), "tracked change is", "tracked changes are")
    names = ("the last build" if one.is_generated else one.author for one in file.changes)
    yield Found(
        f"{number} open{sections_named(one.at for one in file.changes)}, of {counted_by(names)}",
        "choose Review in Word, accept or reject them, and switch Track Changes off",
        file.changes[0].at,
    )
