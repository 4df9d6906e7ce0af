"""
A text of the outline is nothing but a mark that it is still to be written.

Why it matters
    "TBD", "to be completed" or "lorem ipsum" takes the place of a prompt, so the draft no longer
    asks for the text and nobody notices until an evaluator reads it. Good practice.

Example
    partners:
      - {id: aei, profile: TBD, ...}

How to correct it
    Write the text, or leave the field out: the draft asks for it again then. Names of staff who
    are still to be found have a finding of their own.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._unwritten import mark_alone
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

NAMED = 3
"""Texts that are named."""

OF_STAFF = re.compile(r"\.staff\.\d+\.name$")


@rule("FRM115", Severity.WARNING)
def text_still_to_be_written(dossier: Dossier) -> Iterator[Finding]:
    found = [(one, mark) for one in dossier.texts if (mark := _mark(one))]
    if not found:
        return
    first, mark = found[0]
    fields = ", ".join(
        f"{_field(one)} in line {one.place.line} ({mark!r})" for one, mark in found[:NAMED]
    )
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    yield Finding(
        first.place.inside(first.text, max(first.text.find(mark), 0)),
        f"{counted(len(found), 'text is', 'texts are')} still to be written: {fields}{more}",
        hint="write the text, or leave the field out, and the draft asks for it",
    )


def _field(one: PlacedText) -> str:
    """The last name on the way to the text: `profile`; of one in a list, that of the list."""
    names = [name for name in one.place.path.split(".") if not name.isdigit()]
    return names[-1] if names else "a text"


def _mark(one: PlacedText) -> str:
    """The words that say that the text is still to be written; empty where there are none."""
    if OF_STAFF.search(one.place.path):
        return ""
    return mark_alone(one.text) if one.is_prose else ""
