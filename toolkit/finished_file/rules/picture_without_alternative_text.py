"""
A picture or chart has no alternative text.

Why it matters
    Evaluators who have it read to them hear nothing of it, and the accessibility checker of
    Word and of the Portal's PDF viewers marks it. Documents of the Commission have to be
    accessible; of applications it is good practice.

Example
    The map of the regions in 2.2.1 was pasted without a description.

How to correct it
    In Word click on it with the right button, choose View Alt Text, and say in a sentence what
    it shows; a picture that only adorns is marked as decorative. It is advice.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._places import sections_named
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier


@file_rule("FIL134", Severity.ADVICE)
def picture_without_alternative_text(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    found = [one for one in file.pictures if not one.is_described]
    if found:
        kinds = [one.what for one in found]
        what = kinds[0] if len(set(kinds)) == 1 else "picture"
        number = counted(len(found), f"{what} has", f"{what}s have")
        yield Found(
            f"{number} no alternative text{sections_named(one.at for one in found)}",
            "right click on it, choose View Alt Text, and say in a sentence what it shows",
            found[0].at,
        )
