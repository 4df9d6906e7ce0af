"""
The text leads readers to web pages.

Why it matters
    The application form says that hyperlinks must not show information that is an essential
    part of the proposal: evaluators judge what is in the file and do not follow links. A source
    is named in words, as in a footnote.

Example
    "The method is described on our website" in 2.1.1, with a link.

How to correct it
    Say in the text what the page says, as far as an evaluator needs it, and name the source in
    words. A link that is a source alone may stay. It is advice.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Link, Part
from toolkit.finished_file.rules._persons_text import persons_text
from toolkit.finished_file.rules._places import sections_named
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

WEB = ("http://", "https://")
SCORED = ("1", "2", "3", "4")
"""The parts of the form that evaluators score."""


@file_rule("FIL123", Severity.ADVICE)
def link_carries_content(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    scored = {one.tag for one in dossier.call.sections if one.number[:1] in SCORED}
    written = {id(one) for one in persons_text(file) if one.section in scored}
    found = [one for one in file.links if id(one.at) in written and _is_content(one)]
    if found:
        number = counted(len(found), "link leads", "links lead")
        where = sections_named(one.at for one in found if one.at)
        yield Found(
            f"{number} to web pages{where}, which evaluators do not open",
            "say in the text what matters of these pages, and name the source in words",
            found[0].at,
            found[0].shown,
        )


def _is_content(link: Link) -> bool:
    """Whether a link is behind words of the text; an address that is written out is a source."""
    if not link.target.startswith(WEB) or (link.at and link.at.part is Part.NOTE):
        return False
    shown = link.shown.strip().casefold()
    return bool(shown) and not shown.startswith(("http", "www.")) and "/" not in shown
