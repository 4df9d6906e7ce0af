"""
A link leads to a file on somebody's computer.

Why it matters
    Nobody else can open it, and it says how the folders of that computer are called, often with
    the name of its owner. A picture that is linked and not embedded is missing elsewhere.

Example
    The word "survey" is a link to file:///C:/Users/Marta/Documents/survey.xlsx.

How to correct it
    Remove the link (right click, Remove Hyperlink), or lead to a place that all can open. A
    linked picture is inserted again without "Link to File". It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

OWN_DISK = re.compile(r"file:|[a-z]:[\\/]|\\\\|/(?:users|home|volumes)/", re.IGNORECASE)


@file_rule("FIL122", Severity.WARNING)
def link_to_own_disk(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    found = [one for one in file.links if OWN_DISK.match(one.target)]
    if found:
        number = counted(len(found), "link leads", "links lead")
        yield Found(
            f"{number} to a file on somebody's computer: {found[0].target[:120]}",
            "remove the link, or lead to a place that all can open",
            found[0].at,
            found[0].shown,
        )
