"""What of a finished file a person has written, and what the form has printed there itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.finished_file.model import TAG, FinishedFile, Paragraph, Part

INSERT = r"insert(?: here)?|enter|add|ins[ée]rer|saisir|compl[ée]ter"
PLACEHOLDER = re.compile(
    rf"^\W*(?:{INSERT})(?: your| the| le| votre)? te?xte?\W*$"
    rf"|\[\s*(?:{INSERT})\b[^\]]*\]"
    r"|\[\s*(?:(?:project|organi[sz]ation|short) )?(?:title|acronym|name|number|nom|titre|acronyme)"
    r"(?: name| nom)?\s*\]"
    r"|\[\s*city\s*,\s*country\s*\]"
    r"|^\W*1\s?-\s?short name\W*$"
    r"|^\W*M\s?X\s*[-–—]\s*M\s?X\W*$|\[?\bX\]? (?:EUR|person[ -]months?)\b",
    re.IGNORECASE,
)
"""A place that the official form leaves to be filled in."""

BLANK = 10
"""Places to be filled in from which on a form counts as not filled in yet."""


def is_placeholder(one: Paragraph) -> bool:
    """Whether a paragraph holds a place of the official form that nobody has filled in."""
    return PLACEHOLDER.search(one.text) is not None


def is_unfinished(file: FinishedFile) -> bool:
    """Whether it is the official form, and most of it is still to be filled in."""
    return file.is_form and sum(map(is_placeholder, file.body)) >= BLANK


def persons_text(file: FinishedFile) -> Iterator[Paragraph]:
    """The paragraphs that say something, without headings and without what the form says itself:
    its instructions, titles of tables, tags and places to be filled in."""
    for one in file.body:
        if one.level or not one.text.strip() or not TAG.sub("", one.text).strip():
            continue
        if not file.is_form or not _is_of_form(one):
            yield one


def _is_of_form(one: Paragraph) -> bool:
    """Whether the form itself says it: its instructions are in italics, or in shaded cells."""
    if TAG.search(one.text) or is_placeholder(one):
        return True
    if not one.section or (one.part is Part.BOX and not one.cell):
        return True
    return one.is_aside or bool(one.cell and one.cell.shaded)


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
