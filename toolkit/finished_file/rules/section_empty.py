"""
A section of the form has no text.

Why it matters
    An empty box is scored 0, and an application with one is not complete. A section in which
    only the instructions of the form are left is empty.

Example
    Below 3.3 Sustainability and continuation comes section 4 at once.

How to correct it
    Write the section; where nothing is to be said, write "Not applicable" and why. It is an
    error.
"""

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, FormSection, Kind
from toolkit.finished_file.rules._form_headings import COVER, form_headings
from toolkit.finished_file.rules._persons_text import is_placeholder, persons_text, words_in
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

FEW = 2
"""Words."""

NOT_APPLICABLE = re.compile(r"^\W*(?:not applicable|n/a|non applicable|sans objet)", re.IGNORECASE)
"""What is an answer, also where the form itself gives it."""

MOST = 6


@file_rule("FIL135", Severity.ERROR)
def section_empty(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    if file.kind is Kind.PDF:
        return  # where a section ends in it is not sure enough
    words: Counter[str] = Counter()
    for one in persons_text(file):
        words[one.section] += words_in(one.text)
    answered = {one.section for one in file.body if NOT_APPLICABLE.search(one.text)}
    waiting = {one.section for one in file.body if one.is_prompt or is_placeholder(one)}
    waiting |= {one.at.section for one in file.open_boxes}  # each is found as an empty box
    written = {one.tag for one in file.form_sections if one.has_text and _is_asked(one, file)}
    if file.blank is not None:
        written &= file.blank.asked  # of others a form has the heading alone
    empty = [
        one
        for one in form_headings(file)
        if one.section.tag in written - waiting - answered and words[one.section.tag] < FEW
    ]
    if empty:
        names = listed_up_to([one.section.label for one in empty], MOST)
        verb = "has" if len(empty) == 1 else "have"
        yield Found(
            f"{names} {verb} no text",
            "write it; where nothing is to be said, write 'Not applicable' and why",
            empty[0].at,
        )


def _is_asked(section: FormSection, file: FinishedFile) -> bool:
    """Whether the section is to be written in this file; the official form takes the summary from
    Part A."""
    return section.tag != COVER and (bool(section.number) or not file.is_form)
