"""
The table of contents names other headings than the text has.

Why it matters
    Evaluators go by it. A heading that is not there, or one that was renamed, costs them time
    and looks as if the file was put together in haste.

Example
    The contents name "Pilot scheme", which is "Vouchers for first steps" in the text now.

How to correct it
    In Word click into the table of contents, press F9 and choose Update entire table. It is a
    warning.
"""

import re
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.model.wording import counted, listed_up_to
from toolkit.official_form.titles import folded_title
from toolkit.plan.dossier import Dossier

PAGE = re.compile(r"[\t .·…]*\d*\s*$")
FEW, MOST = 3, 3
TITLE = "heading"
"""Ends the name of the style of the title above the contents: `toc heading`."""


@file_rule("FIL126", Severity.WARNING)
def contents_out_of_date(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.kind is Kind.PDF:
        return
    lines = [one for one in file.paragraphs if one.is_contents and not one.style.endswith(TITLE)]
    entries = {folded_title(PAGE.sub("", one.text)): one for one in lines}
    entries.pop("", None)
    if len(entries) < FEW:
        return
    headings = {folded_title(one.text): one for one in file.headings}
    unknown = [one for title, one in entries.items() if title not in headings]
    named = {headings[title].level for title in entries if title in headings}
    deepest = min(max(named, default=0), 2)
    missing = [
        one
        for title, one in headings.items()
        if title and one.level <= deepest and title not in entries
    ]
    if not unknown and not missing:
        return
    wrong = []
    if unknown:
        names = [" ".join(PAGE.sub("", one.text).split()) for one in unknown]
        wrong.append(f"names {listed_up_to(names, MOST)}, which is not a heading of the text")
    if missing:
        number = counted(len(missing), "heading", "headings")
        names = [" ".join(one.text.split()) for one in missing]
        wrong.append(f"lacks {number}: {listed_up_to(names, MOST)}")
    yield Found(
        f"the table of contents {' and '.join(wrong)}",
        "click into the table of contents, press F9 and choose Update entire table",
        (unknown or missing)[0],
    )
