"""
A font is not embedded in the PDF.

Why it matters
    A computer that does not have the font shows another one, with which lines and pages break
    elsewhere: what was 70 pages here may be 71 there.

Example
    The PDF was made by a printer driver, and names Arial without holding it.

How to correct it
    Make the PDF with Save As, PDF in Word (or Export as PDF in LibreOffice), with the option
    PDF/A, which embeds all fonts. It is a warning.
"""

from collections.abc import Iterator

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier

MOST = 4


@file_rule("FIL142", Severity.WARNING)
def font_not_embedded(file: FinishedFile, _: Dossier) -> Iterator[Found]:
    names = sorted({one.name for one in file.fonts if not one.is_embedded})
    if names:
        verb = "is" if len(names) == 1 else "are"
        yield Found(
            f"{listed_up_to(names, MOST)} {verb} not embedded in the PDF",
            "make the PDF with Save As, PDF in Word and the option PDF/A, which embeds all fonts",
        )
