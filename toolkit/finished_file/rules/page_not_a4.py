"""
Pages are of another size than A4.

Why it matters
    The application form asks for A4. Pages of another size, as US Letter from a computer with
    American settings, are scaled or cut where they are printed, and there are more or
    fewer of them than were counted.

Example
    A partner made section 4 on a computer that is set to Letter, 216 x 279 mm.

How to correct it
    In Word click into these pages, choose Layout, Size, A4; a PDF is made again after that. It
    is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Section
from toolkit.plan.dossier import Dossier

A4 = (210, 297)
TOLERANCE = 2
"""Millimetres."""


@file_rule("FIL113", Severity.WARNING)
def page_not_a4(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    size = dossier.call.layout.page
    others = [one for one in file.sections if one.width and one.height and not _is_a4(one)]
    if not others:
        return
    sizes = dict.fromkeys(f"{one.width:.0f} x {one.height:.0f} mm" for one in others)
    yield Found(
        f"pages of {' and '.join(sizes)}, and the call asks for {size} (210 x 297 mm)",
        f"click into these pages, choose Layout, Size, {size}",
        others[0].first,
    )


def _is_a4(section: Section) -> bool:
    sides = sorted((section.width, section.height))
    return all(abs(one - wanted) <= TOLERANCE for one, wanted in zip(sides, A4, strict=True))
