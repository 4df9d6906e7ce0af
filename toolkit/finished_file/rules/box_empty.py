"""
A box of the official form is empty.

Why it matters
    Evaluators read the form box by box, and an empty one is scored 0. A box that is empty because
    it does not apply cannot be told from one that was forgotten.

Example
    The box "Outside resources" below 2.1.3 has no words, and "Insert text" was deleted.

How to correct it
    Write the text there; where nothing is to be said, write "Not applicable" and why. It is an
    error, and a warning where the title says that the box is filled in only if it applies, or
    not for the kind of grant that the call gives.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.model.call import LUMP_SUM
from toolkit.plan.dossier import Dossier


@file_rule("FIL136", Severity.ERROR)
def box_empty(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    pays_lump_sums = dossier.call.grant == LUMP_SUM
    for one in file.open_boxes:
        what = f"the box '{one.title}'" if one.is_box else f"the cell beside '{one.title}'"
        may_be_empty = one.is_optional or (one.is_for_actual_costs and pays_lump_sums)
        yield Found(
            f"{what} is empty",
            "write it there; where nothing is to be said, write 'Not applicable' and why",
            one.at,
            severity=Severity.WARNING if may_be_empty else None,
        )
