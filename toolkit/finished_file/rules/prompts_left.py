"""
A place of the form or of the draft still waits for words.

Why it matters
    An application has to be complete. A box with "Insert text", or with the question of the
    draft in the place of an answer, is scored 0 at best, and is inadmissible where the section
    is required.

Example
    Section 2.1.3 still says [name] where the partner should be named.

How to correct it
    Write the answer in the place of the highlighted words; where nothing is to be said, write
    "Not applicable" and why. It is an error.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Paragraph
from toolkit.finished_file.rules._persons_text import is_placeholder
from toolkit.finished_file.rules._places import places
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

MOST = 3
"""Boxes that are named."""


@file_rule("FIL117", Severity.ERROR)
def prompts_left(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    is_to_fill_in = file.is_form or not file.is_ours
    waiting: dict[str, list[Paragraph]] = {}
    for one in file.body:
        if one.is_prompt or (is_placeholder(one) and is_to_fill_in):
            waiting.setdefault(one.section, []).append(one)
    for found in waiting.values():
        verb = "waits" if len(found) == 1 else "wait"
        boxes = dict.fromkeys(f"'{one.box}'" for one in found if one.box not in one.heading)
        where = f", beside or below {listed_up_to(list(boxes), MOST)}" if boxes else ""
        yield Found(
            f"{places(len(found))} still {verb} for your words{where}",
            "write the answer there, or 'Not applicable' and why, and delete what asks for it",
            found[0],
        )
