"""
Text is printed in smaller type than the call allows.

Why it matters
    The application form sets a smallest size of type (Arial 9 points in the forms of this
    family, 2021 to 2026) so that all proposals have the same room. Text below it can be left
    unread, and looks like a way round the page limit. Header and footer are not meant; nor are
    tables of many columns that a build has drawn smaller, as the form does with its own.

Example
    A table in 2.1.3 was pasted from another document, where its style has 8 points.

How to correct it
    Select the text and set the size of its type to that of the call or more; a table that is
    too wide then needs fewer columns or shorter words. Where the size comes from a style, change
    the style once. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Paragraph
from toolkit.finished_file.rules._persons_text import persons_text, words_in
from toolkit.finished_file.rules._places import places, sections_named
from toolkit.plan.dossier import Dossier

NARROW = re.compile(r"table (?:text|head) (\d+(?:\.\d+)?)")
"""The styles of such tables: `table text 8.5`."""

ROUNDING = 0.01
FEW = 4
"""Words: what is shorter in the official form is its own, as `X person months`."""


@file_rule("FIL111", Severity.WARNING)
def type_too_small(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    least = float(dossier.call.layout.min_font_size)
    scored = {one.tag for one in dossier.call.sections if one.number or one.level > 1}
    small = [
        (one, one.type_sizes[0])
        for one in persons_text(file)
        if one.type_sizes
        and (one.section in scored or not file.is_form)
        and not (file.is_ours and _is_narrow_table(one))
        and one.type_sizes[0].size < least - ROUNDING
        and (not file.is_form or words_in(one.type_sizes[0].text) >= FEW)
    ]
    if not small:
        return
    paragraphs = [one for one, _ in small]
    first, passage = min(small, key=lambda found: found[1].size)
    style = f"its style {first.style!r}" if first.style else "its style"
    yield Found(
        f"type of {_points(passage.size)} points and the call allows {_points(least)} or more: "
        f"{places(len(small))}{sections_named(paragraphs)}",
        f"select the text and set its type to {_points(least)} points, or change {style} once",
        first,
        passage.text,
    )


def _is_narrow_table(one: Paragraph) -> bool:
    """Whether its size is that which a build gives the type of a table of many columns."""
    found = NARROW.fullmatch(one.style)
    return found is not None and all(each.size >= float(found[1]) for each in one.type_sizes)


def _points(size: float) -> str:
    return f"{size:g}"
