"""
The properties of the file name a person or another organisation.

Why it matters
    A PDF that is made of the file takes them over, and whoever opens its properties reads who
    wrote it, or that it was made from a file of somebody else. Organisations of the consortium
    are not reported.

Example
    The author is "Consulting Partners Ltd", from whose earlier proposal the file was made.

How to correct it
    In Word choose File, Info, Check for Issues, Inspect Document, and remove document
    properties and personal information; or write the coordinator there. It is advice.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._persons_text import is_unfinished
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

NOBODY = ("microsoft", "python-docx", "libreoffice", "user", "admin", "windows", "un-named")
"""How names begin that a program has written there."""


@file_rule("FIL121", Severity.ADVICE)
def people_in_properties(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    if is_unfinished(file):
        return
    proposal = dossier.proposal
    own = {proposal.project.acronym.casefold()}
    own |= {name.casefold() for one in proposal.partners for name in (one.name, one.short_name)}
    if file.blank is not None:  # those who made the form are no secret
        form = file.blank.properties
        own |= {form.author.casefold(), form.last_author.casefold()}
        own |= {form.company.casefold(), form.manager.casefold()}
    properties = file.properties
    named = {
        "author": properties.author,
        "last modified by": properties.last_author,
        "company": properties.company,
        "manager": properties.manager,
    }
    foreign = [
        f"{what} {name!r}"
        for what, name in named.items()
        if name and name.casefold() not in own and not name.casefold().startswith(NOBODY)
    ]
    if foreign:
        yield Found(
            f"the properties of the file name {listed(foreign)}",
            "choose File, Info, Check for Issues, Inspect Document, and remove document properties "
            "and personal information",
        )
