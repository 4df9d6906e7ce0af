"""The form's table of contents: lines that lead to a heading which is gone are taken out.

The page numbers are those of the blank form until Word counts them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit.official_form.survey import OfficialForm
from toolkit.ooxml.wordml import (
    BOOKMARK_START,
    HYPERLINK,
    NAME,
    PPR,
    VAL,
    Element,
    P,
    removed,
    w,
)

ENTRY = "toc "
"""How the names of the styles of these lines begin."""

ANCHOR_OF_LINK = w("anchor")
FIELD, KIND = w("fldChar"), w("fldCharType")


def without_dead_lines(form: OfficialForm) -> bool:
    """Takes lines out that lead nowhere. Whether the form has a table of contents."""
    there = {one.get(NAME, "") for one in form.tree.iter(BOOKMARK_START)}
    lines = [one for one in form.blocks if one.tag == P and _is_line(one, form.style_names)]
    for line in lines:
        led_to = [one.get(ANCHOR_OF_LINK, "") for one in line.iter(HYPERLINK)]
        if led_to and not any(one in there for one in led_to) and _is_whole(line.iter(FIELD)):
            removed(line)
    return bool(lines)


def _is_line(paragraph: Element, style_names: Mapping[str, str]) -> bool:
    style = paragraph.find(f"{PPR}/{w('pStyle')}")
    return style is not None and style_names.get(style.get(VAL, ""), "").startswith(ENTRY)


def _is_whole(marks: Iterable[Element]) -> bool:
    """Whether every field that begins in a line ends there."""
    kinds = [one.get(KIND) for one in marks]
    return kinds.count("begin") == kinds.count("end")
