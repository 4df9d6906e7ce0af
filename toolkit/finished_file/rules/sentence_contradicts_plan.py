"""
A sentence says something else than the plan.

Why it matters
    The tables of the proposal come from the plan, and sentences that people wrote or changed in
    Word do not follow it. Where the text has six partners and the table five, an evaluator
    trusts neither; comments of evaluators name that again and again.

Example
    "The consortium of six partners starts in M2" in 2.2.1, and the plan has five partners.

How to correct it
    Correct the sentence, in figures or in words; where it is right, change the outline and
    build again. Sentences that a build wrote are not read: they follow the plan. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.claims.against_plan import contradictions
from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Kind, Paragraph, Part
from toolkit.finished_file.rules._persons_text import persons_text, words_in
from toolkit.plan.dossier import Dossier

OF_OTHERS = ("staff", "consortium", "annexes", "complementarity", "cover")
"""How the names of the templates begin whose sections tell of other projects and of partners."""

FEW = 4
"""Words: what is shorter is no sentence."""

FEW_FIGURES, WORDS_A_FIGURE = 3, 3
"""A row of a table has so many figures at least, and so many words for each of them at most."""


@file_rule("FIL145", Severity.WARNING)
def sentence_contradicts_plan(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    of_others = {one.tag for one in dossier.call.sections if one.template.startswith(OF_OTHERS)}
    for one in persons_text(file):
        if one.section in of_others or not _is_written(one, file):
            continue
        for found in contradictions(one.text, dossier):
            if file.kind is Kind.PDF and _is_row_of_table(found.sentence):
                continue
            yield Found(
                f"{one.text[found.start : found.end]!r} in the text, but {found.plan}",
                found.correction,
                one,
                found.sentence,
            )


def _is_row_of_table(sentence: str) -> bool:
    """Whether much of a sentence is figures, as where the rows of a table stand in a PDF."""
    words = sentence.split()
    figures = sum(not any(map(str.isalpha, one)) for one in words)
    return figures >= FEW_FIGURES and WORDS_A_FIGURE * figures >= len(words)


def _is_written(one: Paragraph, file: FinishedFile) -> bool:
    """Whether a person has written or changed a sentence there."""
    if one.is_prompt or one.is_conflict or words_in(one.text) < FEW:
        return False
    return not one.is_generated and not (file.is_ours and one.part is Part.BOX)
