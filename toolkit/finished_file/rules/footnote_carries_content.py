"""
A footnote is as long as a paragraph.

Why it matters
    Footnotes are read last or not at all, and long ones look like a way round the page limit or
    the size of the type. What an evaluator is to score belongs in the text.

Example
    The selection of firms is explained in a footnote of 90 words.

How to correct it
    Move what matters into the text, and leave the source in the footnote. It is advice.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Part
from toolkit.finished_file.rules._persons_text import words_in
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

LONG = 60
"""Words: a source with title, publisher, year and address has up to forty."""


@file_rule("FIL124", Severity.ADVICE)
def footnote_carries_content(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    long = [one for one in file.body if one.part is Part.NOTE and words_in(one.text) > LONG]
    if long:
        number = counted(len(long), "footnote has", "footnotes have")
        yield Found(
            f"{number} more than {LONG} words",
            "move what evaluators are to read into the text, and leave the source there",
            max(long, key=lambda one: words_in(one.text)),
        )
