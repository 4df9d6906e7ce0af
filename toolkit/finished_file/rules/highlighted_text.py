"""
Text is marked with a highlighter.

Why it matters
    Colour behind words is how colleagues mark what is not finished. It stays in the PDF, and an
    evaluator sees what nobody was sure of.

Example
    "about 40 SMEs" is yellow in 3.1, since the figure was to be looked up.

How to correct it
    Settle what the colour stands for, then select all text and choose Home, Text Highlight
    Colour, No Colour. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.rules._persons_text import persons_text
from toolkit.finished_file.rules._places import places, sections_named
from toolkit.plan.dossier import Dossier


@file_rule("FIL119", Severity.WARNING)
def highlighted_text(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    marked = [one for one in persons_text(file) if any(map(str.isalpha, one.highlighted))]
    if file.is_form:  # what the form itself highlights stands in square brackets
        marked = [one for one in marked if f"[{one.highlighted.strip()}" not in one.text]
    if marked:
        yield Found(
            f"{places(len(marked))} marked with a highlighter{sections_named(marked)}",
            "settle what the colour stands for, then choose Home, Text Highlight Colour, No Colour",
            marked[0],
            marked[0].highlighted,
        )
