"""
A margin of the page is narrower than the call allows.

Why it matters
    The application form sets the narrowest margins (15 mm at all sides in the forms of this
    family, without header and footer). Text in the margin may be cut off where it is printed,
    and looks like a way round the page limit.

Example
    The left margin of the pages of section 4 was set to 10 mm so that a table fits.

How to correct it
    In Word click into the section, choose Layout, Margins, and set them to those of the call or
    more. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

ROUNDING = 0.2
"""Millimetres that are lost where a program counts in inches."""


@file_rule("FIL112", Severity.WARNING)
def margin_too_narrow(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    least = float(dossier.call.layout.min_margin_mm)
    for section in file.sections:
        narrow = [
            f"{side} {length:g} mm"
            for side, length in section.margins.items()
            if length < least - ROUNDING
        ]
        if narrow:
            yield Found(
                f"margins narrower than the {least:g} mm of the call: {listed(narrow)}",
                f"click into these pages, choose Layout, Margins, and set {least:g} mm or more",
                section.first,
            )
